"""Numbers of parameters, multiply-accumulates and bytes of layers and models.

``bias`` is 1 with biases and 0 without. All are for one example unless a batch is an argument.
"""

from __future__ import annotations

from drill.engine.composite import Functions, Term, composite

Number = Term | float


def dense_parameters(f: Functions, fan_in: Term, fan_out: Term, bias: Number = 1.0) -> Term:
    """in·out weights and ``out`` biases."""
    return fan_out * (fan_in + bias)


def conv_parameters(  # noqa: PLR0917 (a formula's arguments have an order)
    f: Functions,
    kernel_size: Term,
    in_channels: Term,
    out_channels: Term,
    bias: Number = 1.0,
    groups: Number = 1.0,
) -> Term:
    """k²·in/groups·out weights of a square kernel and ``out`` biases."""
    return out_channels * (kernel_size**2 * in_channels / groups + bias)


def rnn_parameters(f: Functions, n_input: Term, hidden: Term, biases: Number = 1.0) -> Term:
    """h(x + h) weights and ``biases`` vectors of h, of which PyTorch has two."""
    return hidden * (n_input + hidden + biases)


def lstm_parameters(f: Functions, n_input: Term, hidden: Term, biases: Number = 1.0) -> Term:
    """Four times those of :func:`rnn_parameters`: three gates and the candidate."""
    return 4 * rnn_parameters(f, n_input, hidden, biases)


def gru_parameters(f: Functions, n_input: Term, hidden: Term, biases: Number = 1.0) -> Term:
    """Three times those of :func:`rnn_parameters`: two gates and the candidate."""
    return 3 * rnn_parameters(f, n_input, hidden, biases)


def mha_parameters(f: Functions, d_model: Term, bias: Number = 1.0) -> Term:
    """Four projections of d×d, whatever the number of heads."""
    return 4 * dense_parameters(f, d_model, d_model, bias)


def ffn_parameters(f: Functions, d_model: Term, d_ff: Term, bias: Number = 1.0) -> Term:
    """d to d_ff and back."""
    return dense_parameters(f, d_model, d_ff, bias) + dense_parameters(f, d_ff, d_model, bias)


def encoder_block_parameters(f: Functions, d_model: Term, d_ff: Term, bias: Number = 1.0) -> Term:
    """Attention, feed-forward network and two layer norms of 2d each, as in PyTorch.

    ``bias`` is that of the projections; the norms keep theirs.
    """
    norms = 4 * d_model
    return mha_parameters(f, d_model, bias) + ffn_parameters(f, d_model, d_ff, bias) + norms


def dense_macs(f: Functions, fan_in: Term, fan_out: Term) -> Term:
    """Multiply-accumulates of one example; FLOPs are twice as many."""
    return fan_in * fan_out


def conv_macs(  # noqa: PLR0917
    f: Functions,
    kernel_size: Term,
    in_channels: Term,
    out_channels: Term,
    height: Term,
    width: Term,
    groups: Number = 1.0,
) -> Term:
    """k²·in/groups multiply-accumulates for each entry of the output, height×width×out."""
    return kernel_size**2 * in_channels / groups * out_channels * height * width


def attention_macs(f: Functions, length: Term, d_model: Term) -> Term:
    """2n²d, of QKᵀ and of the weights times V, projections not counted."""
    return 2 * length**2 * d_model


def training_bytes(
    f: Functions, parameters: Term, bytes_each: Number = 4.0, buffers: Number = 2.0
) -> Term:
    """Parameters, gradients and optimiser buffers: none for SGD, 1 for momentum, 2 for Adam."""
    return parameters * bytes_each * (2 + buffers)


for _formula, _arity, _spoken in (
    (dense_parameters, (2, 3), "the parameters of a dense layer"),
    (conv_parameters, (3, 5), "the parameters of a convolution"),
    (rnn_parameters, (2, 3), "the parameters of a recurrent layer"),
    (lstm_parameters, (2, 3), "the parameters of an LSTM"),
    (gru_parameters, (2, 3), "the parameters of a GRU"),
    (mha_parameters, (1, 2), "the parameters of multi-head attention"),
    (ffn_parameters, (2, 3), "the parameters of a feed-forward network"),
    (encoder_block_parameters, (2, 3), "the parameters of an encoder block"),
    (dense_macs, (2, 2), "the multiply-accumulates of a dense layer"),
    (conv_macs, (5, 6), "the multiply-accumulates of a convolution"),
    (attention_macs, (2, 2), "the multiply-accumulates of attention"),
    (training_bytes, (1, 3), "the memory for training"),
):
    composite(_formula.__name__, _formula, _arity, elementwise=True, spoken=_spoken)
