"""Loss functions. Those of a batch are means, as in PyTorch; every factor is in the docstring."""

from __future__ import annotations

from drill.engine.composite import Functions, Term, composite


def mse(f: Functions, yhat: Term, y: Term) -> Term:
    """The mean over all entries of (ŷ − y)²."""
    return f.mean((yhat - y) ** 2)


def mae(f: Functions, yhat: Term, y: Term) -> Term:
    """The mean over all entries of |ŷ − y|."""
    return f.mean(f.abs(yhat - y))


def huber(f: Functions, yhat: Term, y: Term, delta: Term | float = 1.0) -> Term:
    """The mean of e²/2 where |e| ≤ δ and δ(|e| − δ/2) beyond. Huber 1964."""
    error = f.abs(yhat - y)
    near = f.min(error, delta)
    return f.mean(near * near / 2 + delta * (error - near))


def bce_logits(f: Functions, z: Term, y: Term) -> Term:
    """The mean binary cross-entropy of sigmoid outputs from their logits: softplus(z) − yz."""
    return f.mean(f.softplus(z) - y * z)


def cross_entropy(f: Functions, z: Term, y: Term) -> Term:
    """−Σₖ yₖ log softmax(z)ₖ (natural logarithm), averaged over the columns of ``z``."""
    columns = z.shape[1] if z.shape else 1
    return -f.sum(y * f.log_softmax(z)) / columns


def row_cross_entropy(f: Functions, z: Term, y: Term) -> Term:
    """:func:`cross_entropy` of a batch that has its examples in rows."""
    return cross_entropy(f, z.T, y.T)


def focal(
    f: Functions, z: Term, y: Term, gamma: Term | float = 2.0, alpha: Term | float = 0.25
) -> Term:
    """The mean of −α_t (1 − p_t)^γ log p_t, p = σ(z); α_t is α where y = 1 and 1 − α where y = 0.

    Lin et al. 2017, "Focal loss for dense object detection", arXiv:1708.02002.
    """
    weight = alpha * y + (1 - alpha) * (1 - y)
    wrong = f.sigma(z) * (1 - y) + f.sigma(-z) * y
    return f.mean(weight * wrong**gamma * (f.softplus(z) - y * z))


def label_smoothing(f: Functions, y: Term, eps: Term) -> Term:
    """The target (1 − ε)y + ε/K for columns y of K classes. Szegedy et al. 2016, section 7."""
    classes = y.shape[0] if y.shape else 1
    return (1 - eps) * y + eps / classes


def triplet(f: Functions, a: Term, p: Term, n: Term, margin: Term | float = 1.0) -> Term:
    """max(‖a − p‖ − ‖a − n‖ + margin, 0) of one triplet, with Euclidean distances."""
    return f.relu(f.norm(a - p) - f.norm(a - n) + margin)


def triplet_squared(f: Functions, a: Term, p: Term, n: Term, margin: Term | float = 1.0) -> Term:
    """max(‖a − p‖² − ‖a − n‖² + margin, 0). Schroff et al. 2015, "FaceNet", arXiv:1503.03832."""
    return f.relu(f.sum((a - p) ** 2) - f.sum((a - n) ** 2) + margin)


def contrastive(f: Functions, a: Term, b: Term, same: Term, margin: Term | float = 1.0) -> Term:
    """d² for a pair of one class (``same`` 1), max(margin − d, 0)² otherwise, d = ‖a − b‖.

    Hadsell, Chopra & LeCun 2006, there with a factor ½.
    """
    squared = f.sum((a - b) ** 2)
    return same * squared + (1 - same) * f.relu(margin - f.norm(a - b)) ** 2


def cosine_similarity(f: Functions, a: Term, b: Term) -> Term:
    """aᵀb/(‖a‖‖b‖)."""
    return f.sum(a * b) / (f.norm(a) * f.norm(b))


def info_nce(f: Functions, s: Term, tau: Term | float = 1.0) -> Term:
    """−log softmax(s/τ)₁ for a column of similarities whose first is that of the positive.

    van den Oord, Li & Vinyals 2018, arXiv:1807.03748; the denominator holds the positive too.
    """
    scaled = s / tau
    return f.logsumexp(scaled) - f.sum(f.rows(scaled, 1, 1))


composite("mse", mse, 2, spoken="the mean squared error")
composite("mae", mae, 2, spoken="the mean absolute error")
composite("huber", huber, (2, 3), spoken="the Huber loss")
composite("bce_logits", bce_logits, 2, spoken="the binary cross-entropy of logits")
composite("cross_entropy", cross_entropy, 2, spoken="the cross-entropy of logits")
composite("row_cross_entropy", row_cross_entropy, 2, spoken="the cross-entropy of rows of logits")
composite("focal", focal, (2, 4), spoken="the focal loss of logits")
composite("label_smoothing", label_smoothing, 2, spoken="the smoothed target")
composite("triplet", triplet, (3, 4), spoken="the triplet loss")
composite(
    "triplet_squared", triplet_squared, (3, 4), spoken="the triplet loss of squared distances"
)
composite("contrastive", contrastive, (3, 4), spoken="the contrastive loss")
composite("cosine_similarity", cosine_similarity, 2, spoken="the cosine similarity")
composite("info_nce", info_nce, (1, 2), spoken="InfoNCE")
