"""Dropout with a given mask, and the clipping of gradients."""

from __future__ import annotations

from drill.engine.composite import Functions, Term, composite
from drill.engine.operation import MANY


def dropout(f: Functions, x: Term, mask: Term, p: Term) -> Term:
    """Inverted dropout: mask ⊙ x/(1 − p), p the probability of dropping, mask 1 where kept.

    Srivastava et al. 2014, "Dropout", section 10, scaled in training as in PyTorch.
    """
    return mask * x / (1 - p)


def clip_value(f: Functions, g: Term, threshold: Term) -> Term:
    """Each entry brought into [−threshold, threshold]."""
    return f.max(f.min(g, threshold), -threshold)


def global_norm(f: Functions, *gradients: Term) -> Term:
    """The Euclidean norm of all entries of all the gradients together."""
    total = f.sum(gradients[0] ** 2)
    for g in gradients[1:]:
        total = total + f.sum(g**2)
    return f.sqrt(total)


def clip_factor(f: Functions, threshold: Term, *gradients: Term) -> Term:
    """min(1, threshold/‖all gradients‖), by which clipping by the global norm multiplies each.

    Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063, algorithm 1.
    """
    return f.min(1.0, threshold / global_norm(f, *gradients))


def clip_norm(f: Functions, g: Term, threshold: Term) -> Term:
    """``g`` shortened to the norm ``threshold`` where it is longer."""
    return clip_factor(f, threshold, g) * g


composite("dropout", dropout, 3, spoken="inverted dropout")
composite("clip_value", clip_value, 2, elementwise=True, spoken="clipping by value")
composite("global_norm", global_norm, (1, MANY), spoken="the global norm")
composite("clip_factor", clip_factor, (2, MANY), spoken="the factor of clipping by global norm")
composite("clip_norm", clip_norm, 2, spoken="clipping by norm")
