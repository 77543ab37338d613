"""How wide the rows of a scrolled widget may be."""

from __future__ import annotations

from textual.widget import Widget


def room(widget: Widget) -> int:
    """Columns inside padding and border, beside a scroll bar whether it is shown or not.

    So the width stays while the bar comes and goes, and nothing is laid out twice.
    """
    width = widget.outer_size.width - widget.styles.gutter.width
    return max(width - widget.styles.scrollbar_size_vertical, 0)
