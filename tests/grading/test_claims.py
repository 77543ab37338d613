"""Each claim is known by SymPy where it can prove it, else by sampling; each body is looked at."""

from drill.decks.card import Block
from drill.grading.claims import Claim, known_claims, unclaimed_steps
from drill.grading.prover import Prover
from drill.problems.block import read_block

TEXT = """problem slopes
"Slopes."
level 1: c = 2
level 2: c = 3
level 3: c = 3  "Another loss."
given
  z : decimals(-2, 2, 1)
  n : integers(1, 9)
steps
  L = c*z^2   at levels 1, 2
  L = c*z^3   at level 3
  dz = 2*c*z     gradient of L by z at levels 1, 2
  dz = 3*c*z^2   gradient of L by z at level 3
check dz*z == 2*L at levels 1, 2
check dz*z == 3*L at level 3
check sum(i for i in 1..n) == n*(n + 1)/2
ask value dz
"""


def claims_of(text: str) -> list[Claim]:
    """What is known of the claims of a block."""
    kind, name = text.split()[:2]
    block = Block(kind, name, text, "x.md", 1, (), ())
    with Prover() as prover:
        return list(known_claims(prover, block, read_block(text, "x.md", 1)))


def test_how_claims_are_known() -> None:
    found = {(claim.level, claim.about, claim.line): claim.how for claim in claims_of(TEXT)}
    assert found == {
        (1, "gradient dz", 12): "proved by SymPy, differentiating",
        (1, "check", 14): "proved by SymPy, from the steps before",
        (1, "check", 16): "held at drawn numbers",
        (3, "gradient dz", 13): "proved by SymPy, differentiating",
        (3, "check", 15): "proved by SymPy, from the steps before",
        (3, "check", 16): "held at drawn numbers",
    }


def test_an_asked_step_without_a_claim_is_told() -> None:
    text = """derivation two
"Two steps."
given
  z : decimals(-2, 2, 1)
steps
  s = sigma(z)
  a = s*(1 - s)   "The slope." gradient of s by z
  b = 1/4         "Its largest value."
"""
    assert unclaimed_steps(read_block(text, "x.md", 1)) == [(8, "b")]
    assert unclaimed_steps(read_block(TEXT, "x.md", 1)) == []
