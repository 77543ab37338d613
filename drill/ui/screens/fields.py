"""A few values to type, one a line, taken together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from drill.maths.width import cell_width
from drill.notation.names import show_name
from drill.session.playground import Playground, PlaygroundError
from drill.ui.keys.playground import FIELDS
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Draw, Lines
from drill.ui.words.failure import reason_of
from drill.ui.words.line import Role, paragraph

Take = Callable[[Mapping[str, str]], Playground]


class Fields(ModalScreen[Playground | None]):
    """Gives what ``take`` makes of the texts; one that it refuses is named, and stays."""

    AUTO_FOCUS = "Input"
    CSS_PATH = ["dialog.tcss", "playground.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar = [*FIELDS]

    def __init__(self, title: str, texts: Mapping[str, str], take: Take, said: Draw) -> None:
        super().__init__()
        self._heading = title
        self._texts = texts
        self._take = take
        self._said = said

    def compose(self) -> ComposeResult:
        """The title, a field for each name, what is wanted."""
        names = [show_name(name) for name in self._texts]
        wide = max(map(cell_width, names), default=0)
        with Vertical(id="dialog"):
            yield Label(self._heading, id="dialog-title", markup=False)
            with VerticalScroll(can_focus=False, id="fields"):
                for name, text in zip(names, self._texts.values(), strict=True):
                    with Horizontal():
                        yield Label(f"{name:<{wide}} = ", markup=False)
                        yield Input(text, compact=True, select_on_focus=False)
            yield Lines(self._said, id="said-below")
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that comes before the widgets are there has nothing to act on."""
        return self.is_mounted or action == "cancel"

    def action_take(self) -> None:
        """Take the values, or say which one can't be."""
        inputs = dict(zip(self._texts, self.query(Input), strict=True))
        try:
            made = self._take({name: field.value for name, field in inputs.items()})
        except Exception as error:  # whatever it is, the learner is told and goes on
            reason = reason_of(error).rstrip(".") + "."
            self.query_one("#said-below", Lines).show(
                lambda page: paragraph(reason, page, Role.NEARLY, "! ")
            )
            if isinstance(error, PlaygroundError) and error.name in inputs:
                inputs[error.name].focus()
        else:
            self.dismiss(made)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)
