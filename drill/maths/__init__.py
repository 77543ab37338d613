"""Mathematics in the terminal.

`render` draws TeX on one line or as a block, `markdown_maths` a card's Markdown, `spoken` says a
formula in words. All three stand on `tree`, the parts of a formula, and `layout`, boxes of text
with a baseline; both can be used by code that has no TeX.
"""
