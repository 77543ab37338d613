"""Which marks make a card, as the Obsidian spaced-repetition plugin lets its users choose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyntaxSettings:
    """The choices a vault may make; the defaults are the plugin's."""

    highlight_clozes: bool = True
    """``==gap==``"""
    bold_clozes: bool = False
    """``**gap**``"""
    curly_clozes: bool = False
    """``{{gap}}``"""
    deck_tags: tuple[str, ...] = ("flashcards",)
    """The tags in a text that name a deck, with all tags below them."""
    heading_tag: str = "card"
    """The tag in a heading that makes it the question of a card."""

    def names_deck(self, tag: str) -> bool:
        """Whether ``tag``, without its ``#``, is one of the deck tags or below one."""
        return any(tag == root or tag.startswith(root + "/") for root in self.deck_tags)


DEFAULT = SyntaxSettings()
