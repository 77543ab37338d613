"""Where a letter commands though an answer is typed: it takes one key, and gives the focus back."""

from __future__ import annotations

from typing import ClassVar

from textual.events import Blur, Key
from textual.widget import Widget

from drill.ui.keys.answer import COMMAND
from drill.ui.keys.names import key_name
from drill.ui.widgets.lines import Lines
from drill.ui.words.letters import letter_lines


class CommandKeys(Lines, can_focus=True):
    """Lists what the letters do now; the next key does it, any other only leads back."""

    BINDINGS: ClassVar = [*COMMAND]

    def __init__(self) -> None:
        super().__init__(id="commands")
        self.display = False
        self._typed_into: Widget | None = None

    def take(self) -> None:
        """Take the next key, in place of what has the focus now."""
        self._typed_into = self.screen.focused
        self.display = True
        self.screen.set_focus(self)
        letters = self._letters()
        self.show(lambda page: letter_lines(letters, page))

    def _letters(self) -> list[tuple[str, str]]:
        """Each letter that does something here, and what."""
        found: dict[str, tuple[str, str]] = {}
        for key, active in self.screen.active_bindings.items():
            id_, name = active.binding.id, key_name(key)
            if id_ and active.enabled and id_ not in found and _is_typed(name):
                found[id_] = name, active.binding.description
        return [*found.values()]

    async def on_key(self, event: Key) -> None:
        """Back to the answer, then do what the key does on this screen."""
        event.stop()
        event.prevent_default()
        if self.screen.focused is not self:  # the key was pressed before the focus had gone back
            self.app.post_message(Key(event.key, event.character))
            return
        active = self.screen.active_bindings.get(event.key)
        self.action_go_on()
        if active and active.binding.id and active.enabled:
            await self.app.run_action(active.binding.action, active.node)

    def action_go_on(self) -> None:
        """Back to the answer."""
        self.display = False
        if self.screen.focused is self:
            self.screen.set_focus(self._typed_into)

    def on_blur(self, _event: Blur) -> None:
        """Something else was clicked; while another window has the keyboard, stay."""
        if self.app.app_focus:
            self.display = False


def _is_typed(name: str) -> bool:
    return len(name) == 1 and (name.isascii() or name.isalnum())
