"""A problem is picked: words narrow the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drill.session.library import StudyItem
from drill.session.playground import found
from drill.ui.keys.playground import PICK
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines, nothing
from drill.ui.words.line import paragraph
from drill.ui.words.playground import NOTHING_FOUND, problem_row


class Picker(Screen[StudyItem | None]):
    """Gives the item that was picked, or None."""

    AUTO_FOCUS = "Input"
    CSS_PATH = "playground.tcss"
    BINDINGS: ClassVar = [*PICK]

    def __init__(self, items: Sequence[StudyItem]) -> None:
        super().__init__()
        self._items = items
        self._found = tuple(items)

    def compose(self) -> ComposeResult:
        """What this is, the words, what they are found in."""
        yield Static("Playground: pick a problem", id="title", markup=False)
        yield Input(placeholder="Words of a title or a topic", compact=True, id="words")
        yield Lines(id="none-found")
        yield ProblemList()
        yield KeyLine()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """List what has all these words."""
        self._found = found(self._items, event.value)
        self.query_one(ProblemList).show(self._found)
        self.query_one("#none-found", Lines).show(
            nothing if self._found else lambda page: paragraph(NOTHING_FOUND, page)
        )

    def on_mount(self) -> None:
        """List everything."""
        if not self.display:
            return  # the next key has closed it again
        self.query_one(ProblemList).show(self._found)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that comes before the widgets are there has nothing to act on."""
        return self.is_mounted or action == "cancel"

    def action_select(self, step: int) -> None:
        """Select another problem."""
        listed = self.query_one(ProblemList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_select_page(self, pages: int) -> None:
        """Select a problem a page on, or back."""
        listed = self.query_one(ProblemList)
        if pages > 0:
            listed.action_page_down()  # type: ignore[no-untyped-call]
        else:
            listed.action_page_up()  # type: ignore[no-untyped-call]

    @on(OptionList.OptionSelected)
    def action_take(self) -> None:
        """Take the selected problem; without one, look on."""
        row = self.query_one(ProblemList).highlighted
        if self._found and row is not None and self.is_active:
            self.dismiss(self._found[row])

    def action_cancel(self) -> None:
        """Pick nothing."""
        self.dismiss(None)


class ProblemList(OptionList, can_focus=False):
    """The problems that were found; a mark stands before the selected one."""

    def __init__(self) -> None:
        super().__init__(id="problems", markup=False, compact=True)
        self._shown: Sequence[StudyItem] = ()

    def show(self, items: Sequence[StudyItem]) -> None:
        """List ``items``, the first of them selected."""
        self._shown = items
        self._write(0)

    def on_resize(self) -> None:
        """Write the rows for the new width."""
        self._write(self.highlighted or 0)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Put the mark on the selected row, and take it from the one before."""
        super().watch_highlighted(highlighted)
        for row in range(self.option_count):
            prompt = self._prompt(row)
            if self.get_option_at_index(row).prompt != prompt:
                self.replace_option_prompt_at_index(row, prompt)

    def _write(self, row: int) -> None:
        if self.scrollable_content_region.width > 0:
            self.set_options(Option(self._prompt(place)) for place in range(len(self._shown)))
            self.highlighted = row if self._shown else None

    def _prompt(self, row: int) -> Content:
        mark = "▸ " if row == self.highlighted else "  "
        width = self.scrollable_content_region.width - 2
        return Content(mark + problem_row(self._shown[row], width))
