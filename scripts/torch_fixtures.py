"""Write data/fixtures/*.json: what PyTorch computes, for the tests of the engine to be held to.

Run once, with PyTorch 2.13 in an environment of its own; PyTorch is no dependency of the project:

    python scripts/torch_fixtures.py

A case names an operation of the engine, its arguments, the cotangent of the result, and PyTorch's
value and gradients, all in float64. Optimisers and whole networks have files of their own form.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

HERE = Path(__file__).parent.parent / "data" / "fixtures"
Case = dict[str, Any]
Build = Callable[[random.Random], list[Case]]

torch.set_default_dtype(torch.float64)


def drawn(rng: random.Random, *shape: int, low: float = -2, high: float = 2) -> Tensor:
    """A tensor of numbers with four digits after the point."""
    count = math.prod(shape)
    entries = [round(rng.uniform(low, high), 4) for _ in range(count)]
    return torch.tensor(entries).reshape(shape)


def case(operation: str, function: Callable[..., Tensor], *arguments: Tensor | float) -> Case:
    """What ``function`` gives, and its gradients by every tensor among the arguments."""
    tensors = [
        part.clone().requires_grad_() if isinstance(part, Tensor) else part for part in arguments
    ]
    value = function(*tensors)
    if value.numel() == 1 and value.dim() <= 2:
        value = value.reshape(())
    cotangent = torch.cos(torch.arange(value.numel()) + 0.5).reshape(value.shape)
    leaves = [part for part in tensors if isinstance(part, Tensor)]
    gradients: list[Any] = [None] * len(leaves)
    if value.requires_grad:
        gradients = list(torch.autograd.grad(value, leaves, cotangent, allow_unused=True))
    found = iter(gradients)
    return {
        "operation": operation,
        "arguments": [plain(part) for part in arguments],
        "value": plain(value),
        "cotangent": plain(cotangent),
        "gradients": [plain(next(found)) if isinstance(p, Tensor) else None for p in tensors],
    }


def plain(part: Any) -> Any:
    """Nested lists of the numbers, with every digit that float64 has."""
    return part.detach().tolist() if isinstance(part, Tensor) else part


ELEMENTWISE: dict[str, tuple[Callable[[Tensor], Tensor], tuple[float, float]]] = {
    "exp": (torch.exp, (-2, 2)), "log": (torch.log, (0.1, 4)), "log2": (torch.log2, (0.1, 4)),
    "log10": (torch.log10, (0.1, 4)), "sqrt": (torch.sqrt, (0.1, 4)), "abs": (torch.abs, (-2, 2)),
    "sign": (torch.sign, (-2, 2)), "floor": (torch.floor, (-4, 4)), "ceil": (torch.ceil, (-4, 4)),
    "round": (torch.round, (-4, 4)), "erf": (torch.erf, (-2, 2)), "sin": (torch.sin, (-4, 4)),
    "cos": (torch.cos, (-4, 4)), "tan": (torch.tan, (-1, 1)), "asin": (torch.asin, (-0.9, 0.9)),
    "acos": (torch.acos, (-0.9, 0.9)), "atan": (torch.atan, (-4, 4)), "sinh": (torch.sinh, (-2, 2)),
    "cosh": (torch.cosh, (-2, 2)), "tanh": (torch.tanh, (-3, 3)), "asinh": (torch.asinh, (-4, 4)),
    "acosh": (torch.acosh, (1.1, 4)), "atanh": (torch.atanh, (-0.9, 0.9)),
    "sigma": (torch.sigmoid, (-6, 6)), "relu": (F.relu, (-2, 2)),
    "leaky_relu": (F.leaky_relu, (-2, 2)), "elu": (F.elu, (-2, 2)),
    "softplus": (F.softplus, (-4, 4)), "gelu": (F.gelu, (-3, 3)),
    "gelu_tanh": (lambda z: F.gelu(z, approximate="tanh"), (-3, 3)), "swish": (F.silu, (-4, 4)),
    "Phi": (torch.special.ndtr, (-3, 3)),
    "phi_pdf": (lambda z: torch.distributions.Normal(0.0, 1.0).log_prob(z).exp(), (-3, 3)),
}  # fmt: skip


def elementwise(rng: random.Random) -> list[Case]:
    """Functions of one variable; at 0 too for the activations with a corner."""
    cases = [
        case(name, function, drawn(rng, 6, 1, low=low, high=high))
        for name, (function, (low, high)) in ELEMENTWISE.items()
    ]
    corners = [name for name in ("relu", "leaky_relu", "elu", "abs") if name in ELEMENTWISE]
    cases += [case(name, ELEMENTWISE[name][0], torch.tensor([[0.0], [-1.0]])) for name in corners]
    cases.append(case("softplus", F.softplus, torch.tensor([[-700.0], [700.0]])))
    cases.append(case("sigma", torch.sigmoid, torch.tensor([[-700.0], [700.0]])))
    z = drawn(rng, 4, 1)
    cases.append(case("leaky_relu", lambda z: F.leaky_relu(z, 0.2), z) | _with(z, 0.2))
    cases.append(case("elu", lambda z: F.elu(z, 1.5), z) | _with(z, 1.5))
    return cases


def _with(*arguments: Any) -> Case:
    """Arguments that PyTorch takes as settings and the engine as numbers, without gradients."""
    return {"arguments": [plain(part) for part in arguments]}


def linear(rng: random.Random) -> list[Case]:
    """Products, joins and the parts of a matrix."""
    A, B, u, v = drawn(rng, 2, 3), drawn(rng, 3, 2), drawn(rng, 3, 1), drawn(rng, 3, 1)
    return [
        case("matmul", torch.matmul, A, B),
        case("matmul", torch.matmul, A, u),
        case("matmul", torch.matmul, u, drawn(rng, 1, 2)),
        case("transpose", lambda A: A.T, A),
        case("dot", lambda u, v: torch.dot(u[:, 0], v[:, 0]), u, v),
        case("outer", lambda u, v: torch.outer(u[:, 0], v[:, 0]), u, v),
        case("diag", lambda u: torch.diag(u[:, 0]), u),
        case("stack", lambda u, v: torch.cat([u, v]), u, v),
        case("hstack", lambda A, b: torch.cat([A, b], 1), A, drawn(rng, 2, 1)),
        case("rows", lambda B: B[1:3], B) | _with(B, 2, 3),
        case("columns", lambda A: A[:, 1:2], A) | _with(A, 2, 2),
        case("flatten", lambda x: x.reshape(-1, 1), drawn(rng, 2, 2, 2)),
        case("pow", torch.pow, drawn(rng, 3, 1, low=0.2), drawn(rng, 3, 1)),
        case("div", torch.div, A, drawn(rng, 2, 1, low=0.5)),
        case("mul", torch.mul, A, drawn(rng, 1, 3)),
        case("sub", torch.sub, A, torch.tensor(0.5)),
    ]


REDUCTIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "sum": torch.sum, "mean": torch.mean, "prod": torch.prod, "max": torch.amax,
    "min": torch.amin, "norm": torch.linalg.norm,
    "var": lambda A: torch.var(A, correction=0), "std": lambda A: torch.std(A, correction=0),
    "rowsum": lambda A: A.sum(1, keepdim=True), "colsum": lambda A: A.sum(0, keepdim=True),
    "rowmean": lambda A: A.mean(1, keepdim=True), "colmean": lambda A: A.mean(0, keepdim=True),
    "rowmax": lambda A: A.amax(1, keepdim=True), "colmax": lambda A: A.amax(0, keepdim=True),
    "rowvar": lambda A: A.var(1, correction=0, keepdim=True),
    "colvar": lambda A: A.var(0, correction=0, keepdim=True),
    "softmax": lambda A: F.softmax(A, 0), "rowsoftmax": lambda A: F.softmax(A, 1),
    "log_softmax": lambda A: F.log_softmax(A, 0),
    "logsumexp": lambda A: torch.logsumexp(A, 0, keepdim=True),
    "rowlogsumexp": lambda A: torch.logsumexp(A, 1, keepdim=True),
}  # fmt: skip


def reductions(rng: random.Random) -> list[Case]:
    """Of a matrix, of a column, and softmax where naive exponentials overflow."""
    cases = []
    for name, function in REDUCTIONS.items():
        cases.append(case(name, function, drawn(rng, 2, 3)))
        cases.append(case(name, function, drawn(rng, 4, 1)))
    large = torch.tensor([[1000.0], [999.0], [0.0]])
    cases += [case(n, REDUCTIONS[n], large) for n in ("softmax", "log_softmax", "logsumexp")]
    a, b = drawn(rng, 3, 1), drawn(rng, 3, 1)
    cases += [case("max", torch.maximum, a, b), case("min", torch.minimum, a, b)]
    return cases


def _focal(z: Tensor, y: Tensor, gamma: float, alpha: float) -> Tensor:
    """torchvision.ops.sigmoid_focal_loss with the mean for reduction."""
    p = torch.sigmoid(z)
    entropy = F.binary_cross_entropy_with_logits(z, y, reduction="none")
    p_t = p * y + (1 - p) * (1 - y)
    return ((alpha * y + (1 - alpha) * (1 - y)) * entropy * (1 - p_t) ** gamma).mean()


def losses(rng: random.Random) -> list[Case]:
    """Losses with PyTorch's reduction, the mean."""
    a, b, c = (drawn(rng, 4, 1) for _ in range(3))
    Z, P = drawn(rng, 3, 4), F.softmax(drawn(rng, 3, 4), 0).round(decimals=4)
    binary = torch.tensor([[1.0], [0.0], [1.0], [0.0]])
    s = drawn(rng, 5, 1)
    smooth = lambda y: (1 - 0.1) * y + 0.1 / 3  # noqa: E731
    onehot = torch.eye(3)[:, [0, 2]]
    return [
        case("mse", F.mse_loss, a, b),
        case("mse", F.mse_loss, Z, P),
        case("mae", F.l1_loss, a, b),
        case("huber", F.huber_loss, a, 2 * b),
        case("huber", lambda x, y: F.huber_loss(x, y, delta=0.5), a, b) | _with(a, b, 0.5),
        case("bce_logits", F.binary_cross_entropy_with_logits, a, binary),
        case("bce_logits", F.binary_cross_entropy_with_logits, 300 * a, binary),
        case("cross_entropy", lambda z, y: F.cross_entropy(z.T, y.T), Z, P),
        case("row_cross_entropy", F.cross_entropy, Z.T.contiguous(), P.T.contiguous()),
        case("focal", lambda z, y: _focal(z, y, 2.0, 0.25), a, binary),
        case("focal", lambda z, y: _focal(z, y, 1.5, 0.6), a, binary) | _with(a, binary, 1.5, 0.6),
        case("label_smoothing", smooth, onehot) | _with(onehot, 0.1),
        case("triplet", lambda a, p, n: F.triplet_margin_loss(a.T, p.T, n.T, margin=4.0, eps=0.0),
             a, b, c) | _with(a, b, c, 4.0),
        case("cosine_similarity", lambda x, y: F.cosine_similarity(x, y, 0), a, b),
        case("info_nce", lambda s: F.cross_entropy(s.T / 0.1, torch.tensor([0])), s)
        | _with(s, 0.1),
    ]  # fmt: skip


def normalization(rng: random.Random) -> list[Case]:
    """Batch normalisation with running statistics and without, layer normalisation, dropout."""
    x, gamma, beta = drawn(rng, 5, 3), drawn(rng, 1, 3), drawn(rng, 1, 3)
    mean, var, g = drawn(rng, 1, 3), drawn(rng, 1, 3, low=0.2), drawn(rng, 5, 3)

    def train(x: Tensor, gamma: Tensor, beta: Tensor, eps: float = 1e-5) -> Tensor:
        return F.batch_norm(x, None, None, gamma[0], beta[0], training=True, eps=eps)

    def infer(x: Tensor, gamma: Tensor, beta: Tensor, mean: Tensor, var: Tensor) -> Tensor:
        scaled = F.batch_norm(x, mean[0].detach(), var[0].detach(), training=False)
        return scaled * gamma + beta

    def layer(x: Tensor, gamma: Tensor, beta: Tensor) -> Tensor:
        return F.layer_norm(x, (3,), gamma[0], beta[0])

    leaf = x.clone().requires_grad_()
    dx = torch.autograd.grad(train(leaf, gamma, beta), leaf, g)[0]
    inference = case("batchnorm_inference", infer, x, gamma, beta, mean, var)
    threshold = nn.Parameter(torch.zeros(3, 1))
    threshold.grad = drawn(rng, 3, 1)
    before = threshold.grad.clone()
    nn.utils.clip_grad_value_([threshold], 0.8)
    return [
        case("batchnorm", train, x, gamma, beta),
        case("batchnorm", lambda *a: train(*a, eps=0.1), x, gamma, beta)
        | _with(x, gamma, beta, 0.1),
        inference | {"gradients": [*inference["gradients"][:3], None, None]},
        {"operation": "batchnorm_backward", "arguments": [plain(p) for p in (g, x, gamma)],
         "value": plain(dx)},
        case("layernorm", layer, x, gamma, beta),
        {"operation": "clip_value", "arguments": [plain(before), 0.8],
         "value": plain(threshold.grad)},
    ]  # fmt: skip


def convolution(rng: random.Random) -> list[Case]:
    """Convolutions with every setting, poolings, and sizes of outputs."""
    cases = []
    for image, kernel, settings in (
        ((1, 5, 5), (1, 1, 3, 3), (1, 0, 1, 1)), ((2, 5, 4), (3, 2, 2, 2), (1, 1, 1, 1)),
        ((2, 7, 7), (2, 2, 3, 3), (2, 1, 1, 1)), ((1, 7, 6), (2, 1, 2, 2), (1, 0, 2, 1)),
        ((4, 4, 4), (6, 2, 3, 3), (1, 1, 1, 2)), ((3, 5, 5), (3, 1, 3, 3), (2, 1, 1, 3)),
    ):  # fmt: skip
        x, k = drawn(rng, *image), drawn(rng, *kernel)
        run = lambda x, k, s=settings: F.conv2d(x[None], k, None, *s)[0]  # noqa: E731
        cases.append(case("conv2d", run, x, k) | _with(x, k, *settings))
    x, k, b = drawn(rng, 4, 4), drawn(rng, 2, 3), drawn(rng, 2, 1)
    cases.append(case("conv2d", lambda x, k: F.conv2d(x[None, None], k[None, None])[0, 0], x, k))
    image = drawn(rng, 2, 6, 7)
    cases.append(case("channel_bias", lambda x, b: x + b[:, :, None], image, b))
    for name, pool in (("max_pool2d", F.max_pool2d), ("avg_pool2d", F.avg_pool2d)):
        for s in ((2, 2, 0), (3, 1, 0), (3, 2, 1)):
            cases.append(case(name, lambda x, p=pool, s=s: p(x, *s), image) | _with(image, *s))
    for size, k, s, p, d in ((8, 3, 2, 0, 1), (32, 5, 1, 2, 1), (28, 3, 2, 1, 1), (17, 3, 2, 1, 2)):
        out = nn.Conv1d(1, 1, k, s, p, d)(torch.zeros(1, 1, size)).shape[-1]
        arguments = [size, k, s, p, d]
        cases.append({"operation": "conv_output_size", "arguments": arguments, "value": out})
    cases += [_receptive(*layers) for layers in (([3, 3, 2], [1, 2, 1], [1, 1, 1]),
                                                 ([5, 3, 3], [2, 1, 1], [1, 2, 1]))]  # fmt: skip
    return cases


def _receptive(kernels: list[int], strides: list[int], dilations: list[int]) -> Case:
    """Counted: the entries of the input that reach the output's middle entry."""
    x = torch.ones(1, 1, 101, requires_grad=True)
    out = x
    for k, s, d in zip(kernels, strides, dilations, strict=True):
        out = F.conv1d(out, torch.ones(1, 1, k), stride=s, dilation=d)
    out[0, 0, out.shape[-1] // 2].backward()
    reached = x.grad[0, 0].nonzero() if x.grad is not None else torch.zeros(0)
    columns = [[[float(n)] for n in column] for column in (kernels, strides, dilations)]
    value = int(reached.max() - reached.min()) + 1
    return {"operation": "receptive_field", "arguments": columns, "value": value}


def recurrent(rng: random.Random) -> list[Case]:
    """One step of each cell; PyTorch's gates are in the order i, f, g, o and r, z, n."""
    x, h, c = drawn(rng, 2, 1), drawn(rng, 3, 1), drawn(rng, 3, 1)

    def weights(count: int) -> list[Tensor]:
        return [drawn(rng, 3 * count, width, low=-1, high=1) for width in (2, 3, 1, 1)]

    def run(cell: nn.Module, x: Tensor, state: Any, *parts: Tensor) -> Any:
        names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        flat = [part[:, 0] if place > 1 else part for place, part in enumerate(parts)]
        return torch.func.functional_call(cell, dict(zip(names, flat, strict=True)), (x.T, state))

    def lstm(which: int) -> Callable[..., Tensor]:
        zero = torch.zeros(12, 1)
        return lambda x, h, c, *p: run(nn.LSTMCell(2, 3), x, (h.T, c.T), *p, zero)[which].T

    W, U, b, _ = weights(1)
    gates, gru = weights(4)[:3], weights(3)
    rnn = lambda x, h, *p: run(nn.RNNCell(2, 3), x, h.T, *p, torch.zeros(3, 1)).T  # noqa: E731
    return [
        case("rnn_step", rnn, x, h, W, U, b),
        case("lstm_hidden", lstm(0), x, h, c, *gates),
        case("lstm_cell", lstm(1), x, h, c, *gates),
        case("gru_step", lambda x, h, *p: run(nn.GRUCell(2, 3), x, h.T, *p).T, x, h, *gru),
    ]


def transformer(rng: random.Random) -> list[Case]:
    """Attention with and without a mask, two heads, and the two orders of a block."""
    Q, K, V, X = drawn(rng, 3, 4), drawn(rng, 5, 4), drawn(rng, 5, 2), drawn(rng, 3, 4)
    causal = torch.triu(torch.full((3, 3), -1e9), 1)
    squares = [drawn(rng, 4, 4, low=-1, high=1) for _ in range(4)]

    def heads(X: Tensor, *weights: Tensor) -> Tensor:
        joint, out = torch.cat(weights[:3], 1).T, weights[3].T
        attended, _ = F.multi_head_attention_forward(
            X[:, None], X[:, None], X[:, None], 4, 2, joint, None, None, None, False, 0.0, out, None
        )
        return attended[:, 0]

    def feed(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
        return F.linear(F.relu(F.linear(X, W1.T, b1[0])), W2.T, b2[0])

    def norm(X: Tensor, gamma: Tensor, beta: Tensor) -> Tensor:
        return F.layer_norm(X, (4,), gamma[0], beta[0])

    layers = [drawn(rng, 4, 6), drawn(rng, 1, 6), drawn(rng, 6, 4), drawn(rng, 1, 4)]
    scale = [drawn(rng, 1, 4), drawn(rng, 1, 4)]
    sdpa = F.scaled_dot_product_attention
    return [
        case("attention", sdpa, Q, K, V),
        case("attention", lambda q, k, v, m: sdpa(q, k, v, attn_mask=m), X, Q, Q, causal),
        case("multi_head_attention", heads, X, *squares) | _with(X, *squares, 2),
        case("feed_forward", feed, X, *layers),
        case("pre_norm_block", lambda X, g, b, *w: X + feed(norm(X, g, b), *w), X, *scale, *layers),
        case("post_norm_block", lambda X, g, b, *w: norm(X + feed(X, *w), g, b),
             X, *scale, *layers),
    ]  # fmt: skip


def _size(module: nn.Module) -> int:
    return sum(part.numel() for part in module.parameters())


def counts(rng: random.Random) -> list[Case]:
    """Parameters counted by PyTorch."""
    cases = []

    def count(operation: str, module: nn.Module, *arguments: float) -> None:
        cases.append({"operation": operation, "arguments": list(arguments), "value": _size(module)})

    x, h, d, ff = (rng.randint(2, 9) * 2 for _ in range(4))
    count("dense_parameters", nn.Linear(x, h), x, h)
    count("dense_parameters", nn.Linear(x, h, bias=False), x, h, 0)
    count("conv_parameters", nn.Conv2d(16, 32, 3), 3, 16, 32)
    count("conv_parameters", nn.Conv2d(16, 32, 3, groups=4), 3, 16, 32, 1, 4)
    count("conv_parameters", nn.Conv2d(3, 8, 5, bias=False), 5, 3, 8, 0)
    count("rnn_parameters", nn.RNN(x, h), x, h, 2)
    count("lstm_parameters", nn.LSTM(3, 5), 3, 5, 2)
    count("lstm_parameters", nn.LSTM(3, 5, bias=False), 3, 5, 0)
    count("gru_parameters", nn.GRU(3, 5), 3, 5, 2)
    count("mha_parameters", nn.MultiheadAttention(d, 2), d)
    count("mha_parameters", nn.MultiheadAttention(d, 2, bias=False), d, 0)
    count("encoder_block_parameters", nn.TransformerEncoderLayer(d, 2, ff), d, ff)
    count("ffn_parameters", nn.Sequential(nn.Linear(d, ff), nn.Linear(ff, d)), d, ff)
    return cases


def schedules(_rng: random.Random) -> list[Case]:
    """The learning rate of each epoch, as PyTorch's schedulers leave it in the optimiser."""
    kinds = torch.optim.lr_scheduler
    made: dict[str, Callable[[Any], Any]] = {
        "step_decay": lambda o: kinds.StepLR(o, 3, 0.5),
        "exponential_decay": lambda o: kinds.ExponentialLR(o, 0.9),
        "cosine_annealing": lambda o: kinds.CosineAnnealingLR(o, 10, 0.01),
        "one_cycle": lambda o: kinds.OneCycleLR(o, 0.4, total_steps=10),
    }
    arguments: dict[str, Callable[[int], list[float]]] = {
        "step_decay": lambda t: [0.4, 0.5, 3, t],
        "exponential_decay": lambda t: [0.4, 0.9, t],
        "cosine_annealing": lambda t: [0.4, 0.01, t, 10],
        "one_cycle": lambda t: [0.4, t, 10],
    }
    cases = []
    for name, make in made.items():
        optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.4)
        scheduler = make(optimizer)
        for t in range(9):
            rate = optimizer.param_groups[0]["lr"]
            cases.append({"operation": name, "arguments": arguments[name](t), "value": rate})
            optimizer.step()
            scheduler.step()
    return cases


def clipping(rng: random.Random) -> list[Case]:
    """clip_grad_norm_ over two tensors; it adds 1e-6 to the norm, so it is held to less."""
    parts = [nn.Parameter(torch.zeros(3, 1)), nn.Parameter(torch.zeros(2, 2))]
    for part in parts:
        part.grad = drawn(rng, *part.shape)
    before = [plain(part.grad) for part in parts]
    norm = nn.utils.clip_grad_norm_(parts, 1.5)
    factor = parts[0].grad[0, 0].item() / before[0][0][0]
    return [
        {"operation": "global_norm", "arguments": before, "value": plain(norm)},
        {"operation": "clip_factor", "arguments": [1.5, *before], "value": factor, "within": 1e-6},
    ]


OPTIMIZERS: dict[str, Callable[[list[nn.Parameter]], torch.optim.Optimizer]] = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "sgd_weight_decay": lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.2),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "nesterov_here": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9),
    "adam": lambda p: torch.optim.Adam(p, lr=0.1),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.05),
}


def optimizers(rng: random.Random) -> list[Case]:
    """Four steps of each optimiser on given gradients: the parameters after each, and its state."""
    cases = []
    for name, make in OPTIMIZERS.items():
        start, steps = drawn(rng, 3, 1), [drawn(rng, 3, 1) for _ in range(4)]
        theta = nn.Parameter(start.clone())
        optimizer, thetas, states = make([theta]), [], []
        for g in steps:
            theta.grad = g.clone()
            optimizer.step()
            thetas.append(plain(theta))
            kept = optimizer.state[theta]
            states.append({key: plain(part) for key, part in kept.items() if key != "step"})
        case_ = {"optimizer": name, "theta": plain(start), "gradients": [plain(g) for g in steps]}
        cases.append({**case_, "thetas": thetas, "states": states})
    return cases


MODULES = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigma": nn.Sigmoid, "leaky_relu": nn.LeakyReLU}
HEADS: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "softmax_ce": lambda z, y: F.cross_entropy(z, y, reduction="sum"),
    "sigmoid_bce": lambda z, y: F.binary_cross_entropy_with_logits(z, y, reduction="sum"),
    "mse_half": lambda z, y: F.mse_loss(z, y, reduction="sum") / 2,
}


def networks(rng: random.Random) -> list[Case]:
    """Multilayer perceptrons of two examples, differentiated by autograd."""
    cases = []
    for hidden, head in [(hidden, head) for hidden in MODULES for head in HEADS]:
        layers = [nn.Linear(3, 4), nn.Linear(4, 2)]
        with torch.no_grad():
            for layer in layers:
                layer.weight.copy_(drawn(rng, *layer.weight.shape))
                layer.bias.copy_(drawn(rng, *layer.bias.shape))
        x = drawn(rng, 2, 3).requires_grad_()
        y = torch.eye(2)[[rng.randrange(2), rng.randrange(2)]]
        loss = HEADS[head](nn.Sequential(layers[0], MODULES[hidden](), layers[1])(x), y)
        loss.backward()  # type: ignore[no-untyped-call]
        cases.append({
            "hidden": hidden, "head": head, "x": plain(x.T), "y": plain(y.T), "loss": plain(loss),
            "weights": [plain(layer.weight) for layer in layers],
            "biases": [plain(layer.bias[:, None]) for layer in layers],
            "dWs": [plain(layer.weight.grad) for layer in layers],
            "dbs": [plain(layer.bias.grad[:, None]) for layer in layers],
            "dx": plain(x.grad.T) if x.grad is not None else None,
        })  # fmt: skip
    return cases


FILES: tuple[Build, ...] = (
    elementwise, linear, reductions, losses, normalization, convolution, recurrent, transformer,
    counts, schedules, clipping, optimizers, networks,
)  # fmt: skip


def main() -> None:
    """Write every file anew."""
    HERE.mkdir(parents=True, exist_ok=True)
    for build in FILES:
        cases = build(random.Random(build.__name__))
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in cases)
        text = f'{{"source": "PyTorch {torch.__version__}, float64", "cases": [\n{lines}\n]}}\n'
        (HERE / f"{build.__name__}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
