"""Every key and what it does, one module a screen.

Bindings, footer, palette and help are made from these lists, :mod:`drill.ui.keys.groups`. Letters
act only while no answer is typed; a key with Control or a function key acts at any time.
"""
