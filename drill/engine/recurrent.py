"""One step of a recurrent network; vectors are columns, W takes the input and U the last state."""

from __future__ import annotations

from drill.engine.composite import Functions, Term, composite


def rnn_step(  # noqa: PLR0917 (a formula's arguments have an order)
    f: Functions, x: Term, h: Term, W: Term, U: Term, b: Term
) -> Term:
    """h_t = tanh(Wx_t + Uh_(t−1) + b). Elman 1990, "Finding structure in time"."""
    return f.tanh(W @ x + U @ h + b)


def _gates(f: Functions, stacked: Term, count: int) -> list[Term]:
    """The ``count`` equal parts of a column, one above the other."""
    size = stacked.shape[0] // count
    return [f.rows(stacked, 1 + gate * size, (gate + 1) * size) for gate in range(count)]


def lstm_cell(  # noqa: PLR0917
    f: Functions, x: Term, h: Term, c: Term, W: Term, U: Term, b: Term
) -> Term:
    """c_t = f ⊙ c_(t−1) + i ⊙ g, with the gates stacked in W, U, b in PyTorch's order i, f, g, o.

    Hochreiter & Schmidhuber 1997, with the forget gate of Gers, Schmidhuber & Cummins 2000.
    """
    i, forget, g, _ = _gates(f, W @ x + U @ h + b, 4)
    return f.sigma(forget) * c + f.sigma(i) * f.tanh(g)


def lstm_hidden(  # noqa: PLR0917
    f: Functions, x: Term, h: Term, c: Term, W: Term, U: Term, b: Term
) -> Term:
    """h_t = o ⊙ tanh(c_t), of the same step as :func:`lstm_cell`."""
    output = _gates(f, W @ x + U @ h + b, 4)[3]
    return f.sigma(output) * f.tanh(lstm_cell(f, x, h, c, W, U, b))


def gru_reset_before(  # noqa: PLR0917
    f: Functions, x: Term, h: Term, W: Term, U: Term, b: Term
) -> Term:
    """(1 − z) ⊙ n + z ⊙ h_(t−1), with n = tanh(W_n x + U_n(r ⊙ h_(t−1)) + b_n).

    The gates are stacked in W, U, b in the order r, z, n. Cho et al. 2014, arXiv:1406.1078.
    """
    size = h.shape[0] if h.shape else 1
    gates = W @ x + b
    r, z = _gates(f, f.rows(gates, 1, 2 * size) + f.rows(U, 1, 2 * size) @ h, 2)
    candidate = f.rows(U, 2 * size + 1, 3 * size) @ (f.sigma(r) * h)
    n = f.tanh(f.rows(gates, 2 * size + 1, 3 * size) + candidate)
    return (1 - f.sigma(z)) * n + f.sigma(z) * h


def gru_step(  # noqa: PLR0917
    f: Functions, x: Term, h: Term, W: Term, U: Term, b: Term, b_hidden: Term
) -> Term:
    """(1 − z) ⊙ n + z ⊙ h_(t−1), with n = tanh(W_n x + b_n + r ⊙ (U_n h_(t−1) + c_n)).

    The reset gate acts after the product, as in PyTorch; the gates are stacked in the order r, z, n
    and ``b_hidden`` holds the second bias c.
    """
    from_input, from_state = _gates(f, W @ x + b, 3), _gates(f, U @ h + b_hidden, 3)
    r = f.sigma(from_input[0] + from_state[0])
    z = f.sigma(from_input[1] + from_state[1])
    n = f.tanh(from_input[2] + r * from_state[2])
    return (1 - z) * n + z * h


composite("rnn_step", rnn_step, 5, spoken="a step of a recurrent network")
composite("lstm_cell", lstm_cell, 6, spoken="the cell state of an LSTM")
composite("lstm_hidden", lstm_hidden, 6, spoken="the hidden state of an LSTM")
composite("gru_step", gru_step, 6, spoken="a step of a GRU")
composite(
    "gru_reset_before", gru_reset_before, 5, spoken="a step of a GRU, reset before the product"
)
