"""TeX's names of signs, and what each sign is to its neighbours."""

from __future__ import annotations

from drill.maths.tree import Kind, Symbol

_ORDINARY = r"""
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
varGamma Γ varDelta Δ varTheta Θ varLambda Λ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω
partial ∂ nabla ∇ infty ∞ ell ℓ hbar ℏ hslash ℏ Re ℜ Im ℑ aleph ℵ beth ℶ wp ℘ imath ı jmath ȷ
forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ angle ∠ prime ′
dagger † ddagger ‡ dag † ddag ‡ degree ° checkmark ✓ complement ∁ eth ð mho ℧ Bbbk 𝕜
vdots ⋮ ddots ⋱ iddots ⋰ adots ⋰ vert | Vert ‖ | ‖ backslash \
_ _ % % # # & & $ $ S § P ¶ pounds £ euro € yen ¥ copyright © blacksquare ■ square □ Box □
Diamond ◇ triangle △ bigstar ★ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ sharp ♯ flat ♭
natural ♮ surd √ lbrack [ rbrack ] textunderscore _ textbackslash \ textdegree ° colon :
"""
_DOTS = """
ldots … dots … cdots ⋯ hdots … dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ dotso … mathellipsis …
textellipsis …
"""
_BINARY = r"""
pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔
vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘
odot ⊙ bigcirc ◯ diamond ⋄ amalg ⨿ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡
circledast ⊛ circledcirc ⊚ barwedge ⊼ veebar ⊻ dotplus ∔ intercal ⊺ cdotp · centerdot · lhd ⊲ rhd ⊳
divideontimes ⋇ bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷ oasterisk ⊛
"""
_RELATION = r"""
le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ lt < gt > ne ≠ neq ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙
approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜
coloneqq ≔ coloneq ≔ eqqcolon ≕ eqdef ≝ prec ≺ succ ≻ preceq ≼ succeq ≽ preccurlyeq ≼ succcurlyeq ≽
lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ nless ≮ ngtr ≯ nleq ≰ ngeq ≱
in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋
nsubseteq ⊈ nsupseteq ⊉ sqsubseteq ⊑ sqsupseteq ⊒ mid | nmid ∤ parallel ∥ nparallel ∦ perp ⟂
models ⊨ vDash ⊨ Vdash ⊩ vdash ⊢ dashv ⊣ bowtie ⋈ smile ⌣ frown ⌢ because ∵ therefore ∴
thicksim ∼ thickapprox ≈ bumpeq ≏ between ≬ ncong ≇ nsim ≁ vartriangleleft ⊲ trianglelefteq ⊴
to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸
Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪
hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕
nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝ rightleftharpoons ⇌
leftrightharpoons ⇋ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽
rightrightarrows ⇉ leftleftarrows ⇇ rightleftarrows ⇄ leftrightarrows ⇆ twoheadrightarrow ↠
nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ circlearrowleft ↺ circlearrowright ↻ curvearrowright ↷
curvearrowleft ↶ dashrightarrow ⇢ multimap ⊸ rightarrowtail ↣ restriction ↾ upharpoonright ↾
"""
_OPEN = r"{ { lbrace { lparen ( langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ llbracket ⟦ ulcorner ⌜ "
_CLOSE = r"} } rbrace } rparen ) rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rrbracket ⟧ urcorner ⌝ "
_BIG = r"""
sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀
biguplus ⨄ bigsqcup ⨆
"""
_INTEGRALS = "int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ smallint ∫ "
_FUNCTIONS = (
    "log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg dim"
    " hom ker sgn sign"
)
_LIMITS = "max min sup inf lim det gcd Pr argmax argmin"


def _named(pairs: str, kind: Kind, *, limits: bool = False) -> dict[str, Symbol]:
    words = pairs.split()
    return {
        name: Symbol(sign, kind, limits) for name, sign in zip(words[::2], words[1::2], strict=True)
    }


SYMBOLS: dict[str, Symbol] = {
    **_named(_ORDINARY, Kind.ORDINARY),
    **_named(_DOTS, Kind.INNER),
    **_named(_BINARY, Kind.BINARY),
    **_named(_RELATION, Kind.RELATION),
    **_named(_OPEN, Kind.OPEN),
    **_named(_CLOSE, Kind.CLOSE),
    **_named(_BIG, Kind.BIG, limits=True),
    **_named(_INTEGRALS, Kind.BIG),
    **{name: Symbol(name, Kind.OPERATOR) for name in _FUNCTIONS.split()},
    **{name: Symbol(name, Kind.OPERATOR, limits=True) for name in _LIMITS.split()},
    "limsup": Symbol("lim sup", Kind.OPERATOR, limits=True),
    "liminf": Symbol("lim inf", Kind.OPERATOR, limits=True),
    "bmod": Symbol("mod", Kind.BINARY),
    "mod": Symbol("mod", Kind.BINARY),
    "colon": Symbol(":", Kind.PUNCTUATION),
}

SPACES = {
    ",": 1, ":": 1, ">": 1, ";": 1, " ": 1, "!": -1, "quad": 3, "qquad": 5, "thinspace": 1,
    "medspace": 1, "thickspace": 1, "negthinspace": -1, "enspace": 1, "enskip": 1, "space": 1,
    "nobreakspace": 1, "/": 0, "~": 1, "hfill": 3,
}  # fmt: skip

# Signs that a line of TeX may hold as they are.
CHARACTERS: dict[str, Symbol] = {
    **{symbol.text: symbol for symbol in SYMBOLS.values() if len(symbol.text) == 1},
    **{letter: Symbol(letter) for letter in "|‖:[]△▽·"},
    "+": Symbol("+", Kind.BINARY),
    "-": Symbol("−", Kind.BINARY),
    "−": Symbol("−", Kind.BINARY),
    "*": Symbol("*", Kind.BINARY),
    "·": Symbol("·", Kind.BINARY),
    **{sign: Symbol(sign, Kind.RELATION) for sign in "=<>:"},
    **{sign: Symbol(sign, Kind.PUNCTUATION) for sign in ",;"},
    **{sign: Symbol(sign, Kind.OPEN) for sign in "(["},
    **{sign: Symbol(sign, Kind.CLOSE) for sign in ")]!?."},
}

PAIRS = {
    "(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "|": "|", "‖": "‖", "⟦": "⟧",
    "⌜": "⌝",
}  # fmt: skip
