"""The cells of gated recurrent networks."""

from __future__ import annotations

from dataclasses import dataclass

from drill.diagrams.diagram import DiagramError

_LSTM = """\
Cₜ₋₁ ──→ (×) ─────────→ (+) ─────────┬──→ Cₜ
          ↑              ↑           ↓
          fₜ     iₜ ──→ (×)        tanh
          │      │       ↑           ↓
        [ σ ]  [ σ ]  [tanh]  oₜ → (×) ──→ hₜ
          ↑      ↑       ↑     ↑
          │      │       │   [ σ ]
          │      │       │     ↑
[hₜ₋₁, xₜ]┴──────┴───────┴─────┘"""
_LSTM_FORMULAS = """\
fₜ, iₜ, oₜ: forget, input, output
C̃ₜ: candidate, from the tanh
Cₜ = fₜ ⊙ Cₜ₋₁ + iₜ ⊙ C̃ₜ
hₜ = oₜ ⊙ tanh(Cₜ)"""
_GRU = """\
hₜ₋₁ ─┬──→ (×) ← 1 − zₜ ──→ (+) ──→ hₜ
      │                      ↑
      ├──→ (×) ← rₜ   zₜ ─→ (×)
      │     ↓                ↑
      │   [rₜ ⊙ hₜ₋₁, xₜ]→[tanh] = h̃ₜ
      │
      └→ [hₜ₋₁, xₜ] ──→ [ σ ] = zₜ
                   └──→ [ σ ] = rₜ"""
_GRU_FORMULAS = """\
zₜ, rₜ: update and reset gate
hₜ = (1 − zₜ) ⊙ hₜ₋₁ + zₜ ⊙ h̃ₜ"""


@dataclass(frozen=True)
class Cell:
    """A drawing, and the formulas that it shows."""

    picture: str
    formulas: str

    def lines(self, width: int) -> list[str]:
        """The drawing where it fits, and the formulas."""
        rows, formulas = self.picture.splitlines(), self.formulas.splitlines()
        return [*rows, "", *formulas] if max(map(len, rows)) <= width else formulas


def read_cell(word: str, text: str, offset: int) -> Cell:
    """``lstm`` or ``gru``, with nothing behind it.

    Raises:
        DiagramError: when something is.
    """
    if text.strip():
        raise DiagramError(f"{word} takes nothing behind it", offset)
    return Cell(_LSTM, _LSTM_FORMULAS) if word == "lstm" else Cell(_GRU, _GRU_FORMULAS)
