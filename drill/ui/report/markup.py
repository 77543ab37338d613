"""Elements of HTML and SVG, every text and attribute escaped."""

from __future__ import annotations

from html import escape


def element(name: str, *inside: str, **attributes: object) -> str:
    """An element around ready markup; ``class_`` is class, other underscores are dashes."""
    given = "".join(
        f' {_attribute(key)}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(inside)}</{name}>"


def text(words: str) -> str:
    """Text as markup; control characters are left out."""
    return escape("".join(each for each in words if each.isprintable()))


def _attribute(key: str) -> str:
    return "viewBox" if key == "viewBox" else key.rstrip("_").replace("_", "-")


def _plain(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
