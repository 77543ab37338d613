"""Learning rates over time; ``t`` is the epoch or step, from 0."""

from __future__ import annotations

from drill.engine.composite import Functions, Term, composite


def step_decay(f: Functions, lr: Term, gamma: Term, step_size: Term, t: Term) -> Term:
    """lr γ^⌊t/step_size⌋."""
    return lr * gamma ** f.floor(t / step_size)


def exponential_decay(f: Functions, lr: Term, gamma: Term, t: Term) -> Term:
    """lr γ^t."""
    return lr * gamma**t


def cosine_annealing(f: Functions, lr_max: Term, lr_min: Term, t: Term, total: Term) -> Term:
    """lr_min + ½(lr_max − lr_min)(1 + cos(πt/total)). Loshchilov & Hutter 2017, equation 5."""
    return lr_min + (lr_max - lr_min) * (1 + f.cos(_pi(f, t) * t / total)) / 2


def linear_warmup(f: Functions, lr: Term, t: Term, warmup: Term) -> Term:
    """lr min(1, t/warmup): 0 at t = 0, lr from ``warmup`` on."""
    return lr * f.min(1.0, t / warmup)


def warmup_cosine(  # noqa: PLR0917 (a formula's arguments have an order)
    f: Functions, lr_max: Term, lr_min: Term, t: Term, warmup: Term, total: Term
) -> Term:
    """Linear warm-up to lr_max, then a cosine from there to lr_min at ``total``."""
    after = f.max(t - warmup, 0.0)
    annealed = cosine_annealing(f, lr_max, lr_min, after, total - warmup)
    warming = f.lt(t, warmup)
    return warming * lr_max * t / warmup + (1 - warming) * annealed


def noam(f: Functions, d_model: Term, t: Term, warmup: Term) -> Term:
    """d_model^(−½) min(t^(−½), t·warmup^(−3/2)), t from 1. Vaswani et al. 2017, equation 3."""
    return d_model**-0.5 * f.min(t**-0.5, t * warmup**-1.5)


def one_cycle(  # noqa: PLR0917
    f: Functions,
    lr_max: Term,
    t: Term,
    total: Term,
    share: Term | float = 0.3,
    start_divisor: Term | float = 25.0,
    end_divisor: Term | float = 10_000.0,
) -> Term:
    """A cosine up from lr_max/25 over 30 % of the steps, then one down to lr_max/250,000.

    With the turning point at step share·total − 1 and the end at step total − 1, as in PyTorch.
    Smith & Topin 2019, "Super-convergence", arXiv:1708.07120.
    """
    low = lr_max / start_divisor
    turn = total * share - 1
    rising = f.le(t, turn)
    up = cosine_annealing(f, low, lr_max, f.min(t, turn), turn)
    down = cosine_annealing(f, lr_max, low / end_divisor, f.max(t - turn, 0.0), total - 1 - turn)
    return rising * up + (1 - rising) * down


def _pi(f: Functions, like: Term) -> Term:
    """π to as many digits as ``like`` has."""
    return f.acos(0 * like - 1)


composite("step_decay", step_decay, 4, elementwise=True, spoken="step decay")
composite("exponential_decay", exponential_decay, 3, elementwise=True, spoken="exponential decay")
composite("cosine_annealing", cosine_annealing, 4, elementwise=True, spoken="cosine annealing")
composite("linear_warmup", linear_warmup, 3, elementwise=True, spoken="linear warm-up")
composite(
    "warmup_cosine",
    warmup_cosine,
    5,
    elementwise=True,
    spoken="linear warm-up and cosine annealing",
)
composite("noam", noam, 3, elementwise=True, spoken="the Transformer's schedule")
composite("one_cycle", one_cycle, (3, 6), elementwise=True, spoken="the one-cycle schedule")
