"""How answers are written, in a few sentences."""

from __future__ import annotations

ANSWERING = (
    "A number: 0.25, 1/4, -3e-2, 2*ln(3). A vector: [1, -2, 0.5]. A matrix: [[1, 2], [3, 4]], or "
    "its rows with semicolons: 1 2; 3 4. Rows that are pasted become such a line.",
    "A formula: W2.T @ dz2, dz @ x.T, relu'(z) * h, sum(y*log(yhat)). Greek letters by name or as "
    "they are; x^2, sqrt(x), and LaTeX such as \\frac{a}{b} are read too.",
    "What was read is shown back. What can't be read is not counted as an answer.",
)
