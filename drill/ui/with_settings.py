"""The part of the program that follows the learner's settings: its keys, its colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from textual import on
from textual.app import App
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.theme import Theme
from textual.widget import Widget

from drill.ui.keys.own import with_own_keys
from drill.ui.preferences import Preferences, SettingsChanged
from drill.ui.themes import TERMINAL, themes, without_colours


class WithSettings(App[str]):
    """Takes the settings when it begins, follows what is changed, and keeps what is chosen."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self._first_bindings = WeakKeyDictionary[DOMNode, BindingsMap]()
        self._take_themes()

    def follow_settings(self) -> None:
        """From now on, follow what is set; name what of it is not used."""
        self.take_own_keys()
        self.theme_changed_signal.subscribe(self, self.keep_theme)
        if self.preferences.complaints or self.preferences.settings.keys:
            self.complain()

    def complain(self) -> None:
        """Name what of the settings is not used."""
        from drill.ui.keys.groups import unknown_bindings
        from drill.ui.screens.complaints import Complaints

        unknown = unknown_bindings(self.preferences.settings.keys)
        if complaints := [*self.preferences.complaints, *unknown]:
            self.push_screen(Complaints(complaints))

    @on(SettingsChanged)
    def apply_settings(self) -> None:
        """Let the screen follow what was set."""
        settings = self.preferences.settings
        self.theme = settings.screen.theme
        self.take_own_keys()

    def take_own_keys(self) -> None:
        """Give the bindings of all that is there the keys that are set."""
        for node in (self, *self._registry):
            self._give_own_keys(node)
        self.refresh_bindings()

    def _give_own_keys(self, node: DOMNode) -> None:
        first = self._first_bindings.setdefault(node, node._bindings)
        node._bindings = with_own_keys(first, self._own_keys)

    @property
    def _own_keys(self) -> Mapping[str, str]:
        return self._normalize_keymap(self.preferences.settings.keys)

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        """Give what comes to be there its keys."""
        super()._register_child(parent, child, before, after)
        if self.preferences.settings.keys:
            self._give_own_keys(child)

    def keep_theme(self, theme: Theme) -> None:
        """A theme that was chosen by key or in the palette is a setting too."""
        if theme.name in (self.preferences.settings.screen.theme, self._first_theme):
            return
        from drill.settings.options import BY_ID
        from drill.settings.writing import SettingsFileError

        try:
            self.preferences.change(BY_ID["screen.theme"], theme.name)
        except SettingsFileError as error:
            self.notify(str(error), title="Settings", severity="warning", markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to the colours of every line: what the theme that is set now needs."""
        filters = super().get_line_filters()
        return without_colours(filters) if self.native_ansi_color else filters

    def _take_themes(self) -> None:
        """Offer our own themes alone, and take the one that is set.

        A terminal of sixteen colours shows its own: ours would be rounded to them.
        """
        for name in self.available_themes:
            self.unregister_theme(name)
        for theme in themes():
            self.register_theme(theme)
        few = self.console.color_system == "standard"
        self._first_theme = TERMINAL if few else self.preferences.settings.screen.theme
        self.theme = self._first_theme
