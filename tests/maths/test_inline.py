"""On one line a formula reads in one way only."""

import pytest

from drill.maths.render import render_inline


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"x^2 y_1 z^{-1} a^{i+1} b_{t-1}", "x²y₁z⁻¹aⁱ⁺¹bₜ₋₁"),
        (r"x^{q} x^{\infty} x_{\theta} x_K x^{ab/c}", "x^(q)x^(∞)x_(θ)x_(K)x^(ab/c)"),
        (r"W^{(1)} W^{[l]} W^{[l+1]} W^{(q)}", "W⁽¹⁾W^[l]W^[l+1]W^((q))"),
        (r"W^\top W^{-\top} W^T \theta^*", "WᵀW⁻ᵀWᵀθ*"),
        (r"f'(x) + f''_i + f'^{[l]}", "f′(x) + f″ᵢ + f′^[l]"),
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a+b}{2m}", "(a + b)/(2m)"),
        (r"\frac{-1}{n}", "(−1)/n"),
        (r"\frac{\partial L}{\partial z_1} + \frac{dy}{dx}", "∂L/∂z₁ + dy/dx"),
        (r"\frac{p(x,z)}{q(x)} = \frac{1}{m(n+1)}", "p(x, z)/q(x) = 1/(m(n + 1))"),
        (r"\frac{1}{2}x, 2\frac{1}{2}", "(1/2) x, 2 (1/2)"),
        (r"a - \frac{b}{c} + 1", "a − b/c + 1"),
        (r"a/\frac{b}{c} \cdot \frac{d}{e}", "a/ (b/c) · (d/e)"),
        (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
        (r"\left(\frac{a}{b}\right)^2 \frac{a}{b}^2", "(a/b)² (a/b)²"),
        (r"\log\frac{p}{q} \quad \sum_i \frac{a_i}{n}", "log (p/q)   ∑ᵢ (aᵢ/n)"),
        (r"\sqrt{x+1} \sqrt[3]{x} 2\sqrt[n]{x} \sqrt{x}^2", "√(x + 1) ∛(x) 2 ⁿ√(x) (√(x))²"),
        (r"{x^2}^3 {x_1}_2 {a^{[l]}}^\top", "(x²)³(x₁)₂a^[l]ᵀ"),
        (r"\underset{i}{a+b} \underset{\theta}{\arg\max} f", "(a + b)ᵢ arg max_(θ) f"),
        (r"-x, a - b, a = -b, (-c), a \cdot -b", "−x, a − b, a = −b, (−c), a · −b"),
        (r"2\mathrm{ReLU} x \log x \log(x) \mathrm{d}x", "2 ReLU x log x log(x)dx"),
        (r"\text{if } x > 0, \text{ else}", "if x > 0, else"),
        (r"\alpha^* x f^*(x) a * b", "α* xf*(x)a * b"),
        (r"\hat{x} \bar{\mathbf{h}} \hat{xy} \overline{AB}", "x̂𝐡̄hat(xy)A̅B̅"),
        (r"\begin{bmatrix} a+b & c \\ d & e \end{bmatrix}", "[a + b, c; d, e]"),
        (r"\left.\frac{df}{dx}\right|_{x=0} \left.f\right|_a", "(df/dx)|ₓ₌₀f|ₐ"),
        (r"\binom{n}{k}", "(n choose k)"),
        (r"\mathbb{R}^{m \times n} \mathcal{L} \mathbf{1} \mathbb{1}", "ℝ^(m×n)ℒ𝟏𝟙"),
        (r"1{,}000.5 \times .5", "1,000.5 × .5"),
        (r"x^10", "x¹0"),
        (r"a \over b", "a/b"),
        ("σ(z) ≤ 1 − ε", "σ(z) ≤ 1 − ε"),
    ],
)
def test_inline(tex: str, line: str) -> None:
    rendered = render_inline(tex)
    assert rendered.lines == (line,)
    assert rendered.ok
