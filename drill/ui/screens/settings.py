"""The settings: a list to choose from, a field to type another value into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from drill.settings.writing import SettingsFileError
from drill.ui.keys.settings import FIELD, SETTINGS
from drill.ui.preferences import Preferences, SettingsChanged
from drill.ui.screens.failure import Failure
from drill.ui.setting_rows import Row
from drill.ui.widgets.find_line import FindLine
from drill.ui.widgets.headed_list import HeadedList
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.words.line import Line, Page, Role, clipped, paragraph


class SettingsScreen(Screen[None]):
    """Every setting with its value; what is changed is written at once."""

    CSS_PATH = "settings.tcss"

    def __init__(self, preferences: Preferences, rows: Sequence[Row]) -> None:
        super().__init__()
        self.preferences = preferences
        self.rows = rows

    def compose(self) -> ComposeResult:
        """The list, and below it what the selected setting does."""
        yield Static("Settings", id="title", markup=False)
        with Container(id="setting-body"):
            yield SettingList(self.preferences, self.rows)
            yield Lines(id="meaning")
        yield FindLine("words of a setting or a key")
        yield KeyLine()

    @property
    def _list(self) -> SettingList:
        return self.query_one(SettingList)

    @on(OptionList.OptionHighlighted)
    def explain(self) -> None:
        """Say what the selected setting does, and where it is kept."""
        row = self._list.row
        if row is None:
            self.query_one("#meaning", Lines).show(lambda _: [])
        else:
            path = self.preferences.path
            self.query_one("#meaning", Lines).show(
                lambda page: [
                    *paragraph(row.meaning, page),
                    *paragraph(f"Wanted: {row.wanted}.", page, Role.QUIET),
                    *([_place(str(path), page)] if path and page.width >= _WIDE else []),
                ]
            )

    @on(OptionList.OptionSelected)
    def change(self) -> None:
        """Take the next choice, or ask for a value."""
        row = self._list.row
        if row is None or not self.is_active:
            return
        if row.following is not None:
            text = row.following(self.preferences)
            self._keep(lambda: row.put(self.preferences, text))
        else:
            self.app.push_screen(Field(row, self.preferences), lambda _: self._changed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All are shown again only where some are hidden."""
        if action == "end_find":
            found = any(listed.looked_for for listed in self.query(SettingList))
            return found or isinstance(self.focused, FindLine)
        return True

    def action_find(self) -> None:
        """Ask for words to find."""
        self.query_one(FindLine).open()
        self.refresh_bindings()

    @on(Input.Changed, "#find")
    def show_found(self, event: Input.Changed) -> None:
        """Show only the settings that have the words."""
        self._list.look_for(event.value)
        self.explain()

    @on(Input.Submitted, "#find")
    def choose_found(self) -> None:
        """Leave the line; what was found stays."""
        self.query_one(FindLine).close(self._list)
        self.refresh_bindings()

    def action_end_find(self) -> None:
        """Show all settings again, the selected one still selected."""
        self.query_one(FindLine).close(self._list)
        self._list.look_for("")
        self.refresh_bindings()

    def action_reset(self) -> None:
        """Set the default again."""
        row = self._list.row
        if row is not None:
            self._keep(lambda: row.reset(self.preferences))

    def action_leave(self) -> None:
        """Back to the screen below."""
        self.dismiss()

    def _keep(self, change: Callable[[], None]) -> None:
        try:
            change()
        except (SettingsFileError, ValueError) as error:
            self.app.push_screen(Failure(str(error)))
        self._changed()

    def _changed(self) -> None:
        self._list.write()
        self.post_message(SettingsChanged())


_WIDE = 50
"""Columns from which on there is room to say where the settings are kept."""


def _place(path: str, page: Page) -> Line:
    return Line(clipped(f"Kept in {path}", page.width), Role.QUIET)


_NOTHING = "Nothing has all these words."


class SettingList(HeadedList):
    """The settings under the headings of their sections."""

    BINDINGS: ClassVar = [*SETTINGS]

    def __init__(self, preferences: Preferences, rows: Sequence[Row]) -> None:
        super().__init__(id="settings", markup=False, compact=True)
        self._preferences = preferences
        self._rows = rows
        self._marked: int | None = None
        self.looked_for = ""

    @property
    def row(self) -> Row | None:
        """The selected setting."""
        option = self.highlighted_option
        return self._rows[int(option.id)] if option and option.id else None

    def look_for(self, text: str) -> None:
        """Show only the settings that have all words of ``text``."""
        self.looked_for = text.strip().casefold()
        self.write()

    def on_resize(self) -> None:
        """Write the rows for the new width."""
        self.write()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Put the mark on the selected row, and take it from the one before."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and highlighted != self._marked:
            self.write()

    def write(self) -> None:
        """Write every row anew; the selection stays, or goes to the first where it is hidden."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        words = self.looked_for.split()
        found = [number for number, row in enumerate(self._rows) if self._has(words, row)]
        selected = self.highlighted_option
        number = int(selected.id) if selected and selected.id else None
        marked = number if number in found else next(iter(found), None)
        options: list[Option] = [] if found else [Option(_NOTHING, disabled=True)]
        section = ""
        for number in found:
            row = self._rows[number]
            if row.section != section:
                section = row.section
                options.append(Option(Content.styled(section, "bold"), disabled=True))
            if number == marked:
                self._marked = len(options)
            mark = "▸ " if number == marked else "  "
            options.append(Option(Content(mark + self._line(row, width - 2)), id=str(number)))
        self.set_options(options)
        self.highlighted = None if marked is None else self._marked

    def _has(self, words: Sequence[str], row: Row) -> bool:
        if not words:  # as at each key that goes through the list
            return True
        text = f"{row.section} {row.title} {row.meaning} {row.shown(self._preferences)}".casefold()
        return all(word in text for word in words)

    def _line(self, row: Row, width: int) -> str:
        left = min(26, width // 2)
        title = clipped(row.title, left - 1)
        return title.ljust(left) + clipped(row.shown(self._preferences), width - left)


class Field(ModalScreen[None]):
    """One value to type."""

    CSS_PATH = ["dialog.tcss", "settings.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar = [*FIELD]

    def __init__(self, row: Row, preferences: Preferences) -> None:
        super().__init__()
        self.row = row
        self.preferences = preferences

    def compose(self) -> ComposeResult:
        """The name, the field, what is wanted."""
        with Vertical(id="field"):
            yield Label(self.row.title, id="dialog-title", markup=False)
            yield Input(self.row.text(self.preferences), compact=True, select_on_focus=True)
            yield Lines(self._wanted, id="wanted")
        yield KeyLine()

    def _wanted(self, page: Page) -> list[Line]:
        return paragraph(f"Wanted: {self.row.wanted}.", page, Role.QUIET)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that comes before the widgets are there has nothing to act on."""
        return self.is_mounted or action == "leave"

    def action_take(self) -> None:
        """Set the value, or say why it can't be."""
        try:
            self.row.put(self.preferences, self.query_one(Input).value)
        except (SettingsFileError, ValueError) as error:
            reason = f"Not set: {error}."
            self.query_one("#wanted", Lines).show(
                lambda page: paragraph(reason, page, Role.NEARLY, "! ")
            )
        else:
            self.dismiss()

    def action_leave(self) -> None:
        """Leave the setting as it is."""
        self.dismiss()
