"""Operations on arrays: a value, a vector-Jacobian product and a SymPy form each; no text."""

from drill.engine import arithmetic, elementwise, linear, reduce
from drill.engine.operation import OPERATIONS

__all__ = ["OPERATIONS", "arithmetic", "elementwise", "linear", "reduce"]
