"""What is asked as it stands in its note: Markdown with TeX, to be copied."""

from __future__ import annotations

from drill.notation.names import latex_name
from drill.notation.show import show_latex
from drill.problems.question import statement
from drill.session.turn import Turn


def source_of(turn: Turn) -> str:
    """A card's question, or a problem's statement; once answered, with the answer's TeX."""
    if turn.card is not None:
        shown = [turn.card.question, *([turn.card.answer] if turn.answered else [])]
        return "\n\n".join(shown)
    if turn.problem is None or turn.step is None:
        return ""
    text = statement(turn.problem)
    if not turn.answered:
        return text
    step = turn.problem.step(turn.step.target)
    return f"{text}\n\n${latex_name(step.name)} = {show_latex(step.formula)}$"
