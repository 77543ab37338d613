"""What is shown of links and images: their text."""

from __future__ import annotations

import re

_REACH = 400  # characters between two marks that belong together
_WIKI = re.compile(rf"(!?)\[\[([^][|\n]{{1,{_REACH}}})(?:\|([^][\n]{{0,{_REACH}}}))?]]")
_LINK = re.compile(
    rf"(!?)\[([^]\n]{{0,{_REACH}}})]"
    rf"\([ \t]*<?([^()\s<>]{{0,{_REACH}}})>?(?:[ \t]+\"[^\"\n]{{0,{_REACH}}}\")?\)"
)
_BLOCK = re.compile(r"#?\^[\w-]+$")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|avif|pdf)$", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?")


def shown_links(line: str) -> str:
    """``line`` with each link as its text and each image as ``[image: what it shows]``.

    ``[[note|text]]`` shows its text, ``[[note#part]]`` the way to the part. The words of an image
    are its alternative text, or else the name of its file.
    """
    return _LINK.sub(_inline, _WIKI.sub(_wiki, line)) if "[" in line else line


def _wiki(match: re.Match[str]) -> str:
    target, words = match[2].strip(), (match[3] or "").strip()
    if match[1] and _IMAGE.search(target):
        parts = [part.strip() for part in words.split("|") if not _SIZE.fullmatch(part.strip())]
        return _image(" ".join(filter(None, parts)), target)
    return words or " › ".join(filter(None, _BLOCK.sub("", target).split("#")))


def _inline(match: re.Match[str]) -> str:
    words = match[2].strip()
    if not match[1]:
        return words or match[3]
    return _image("" if _SIZE.fullmatch(words) else words.partition("|")[0], match[3])


def _image(words: str, target: str) -> str:
    return f"[image: {words or target.rpartition('/')[2]}]"
