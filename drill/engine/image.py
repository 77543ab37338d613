"""Images rearranged, as the gradients of convolution and pooling need it; channels are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.engine.operation import (
    Array,
    Operation,
    Shape,
    ShapeError,
    as_matrix,
    collapse,
    collapsed_shape,
    describe,
    matrix_shape,
    register,
    setting,
)

Resize = Callable[[int, int], int]
"""The new height or width from the old one and the setting."""


def pad2d(image: Array, padding: Any) -> Array:
    """``image`` with that many rows and columns of zeros on every side."""
    p = setting("the padding", padding, 0)
    inner = as_matrix(image)
    height, width = inner.shape[-2:]
    whole = _zeros(inner, (height + 2 * p, width + 2 * p))
    whole[..., p : p + height, p : p + width] = inner
    return collapse(whole)


def _pad_vjp(g: Array, _out: Array, image: Array, padding: Any) -> tuple[Array | None, ...]:
    p = setting("the padding", padding, 0)
    whole = as_matrix(g)
    inner = whole[..., p : whole.shape[-2] - p, p : whole.shape[-1] - p]
    return np.reshape(inner, image.shape), None


def dilate2d(image: Array, factor: Any) -> Array:
    """``image`` with factor − 1 zeros between neighbours, as a stride spreads a gradient."""
    d = setting("the factor", factor)
    inner = as_matrix(image)
    height, width = inner.shape[-2:]
    whole = _zeros(inner, ((height - 1) * d + 1, (width - 1) * d + 1))
    whole[..., ::d, ::d] = inner
    return collapse(whole)


def _dilate_vjp(g: Array, _out: Array, image: Array, factor: Any) -> tuple[Array | None, ...]:
    d = setting("the factor", factor)
    return np.reshape(as_matrix(g)[..., ::d, ::d], image.shape), None


def upsample2d(image: Array, factor: Any) -> Array:
    """Every entry repeated over a square of factor × factor (nearest neighbour)."""
    k = setting("the factor", factor)
    return collapse(np.repeat(np.repeat(as_matrix(image), k, axis=-2), k, axis=-1))


def _upsample_vjp(g: Array, _out: Array, image: Array, factor: Any) -> tuple[Array | None, ...]:
    k = setting("the factor", factor)
    whole = as_matrix(g)
    height, width = whole.shape[-2] // k, whole.shape[-1] // k
    squares = np.reshape(whole, (*whole.shape[:-2], height, k, width, k))
    return np.reshape(np.sum(squares, axis=(-3, -1)), image.shape), None


def window(image: Array, row: Any, column: Any, size: Any) -> Array:
    """The size × size part of ``image`` with its top left entry at that place, from (1, 1) on."""
    inner = as_matrix(image)
    return collapse(inner[_place(inner.shape, row, column, size)])


def _place(shape: Shape, row: Any, column: Any, size: Any) -> tuple[Any, slice, slice]:
    k = setting("the size of the window", size, 1, min(shape[-2:]))
    top = setting("the row of the window", row, 1, shape[-2] - k + 1) - 1
    left = setting("the column of the window", column, 1, shape[-1] - k + 1) - 1
    return ..., slice(top, top + k), slice(left, left + k)


def _window_shape(image: Shape, row: Any, column: Any, size: Any) -> Shape:
    if len(image) > 3:
        raise ShapeError(f"{describe(image)} is no image")
    _, down, across = _place(matrix_shape(image), row, column, size)
    return collapsed_shape((*image[:-2], down.stop - down.start, across.stop - across.start))


def _window_vjp(
    g: Array, _out: Array, image: Array, row: Any, column: Any, size: Any
) -> tuple[Array | None, ...]:
    back = np.zeros_like(as_matrix(image))
    place = _place(back.shape, row, column, size)
    back[place] = np.reshape(g, back[place].shape)
    return np.reshape(back, image.shape), None, None, None


def _zeros(like: Array, size: tuple[int, int]) -> Array:
    """Zeros of the kind that ``like`` holds, with another height and width."""
    return np.full((*like.shape[:-2], *size), 0, dtype=like.dtype)


def _resized(name: str, resize: Resize, least: int) -> Callable[..., Shape]:
    def shape(image: Shape, given: Any) -> Shape:
        if len(image) > 3:
            raise ShapeError(f"{describe(image)} is no image")
        *channels, height, width = matrix_shape(image)
        number = setting(name, given, least)
        return collapsed_shape((*channels, resize(height, number), resize(width, number)))

    return shape


register(
    Operation(
        "pad2d",
        value=pad2d,
        shape=_resized("the padding", lambda size, p: size + 2 * p, 0),
        vjp=_pad_vjp,
        symbolic=lambda sympy, image, padding: pad2d(image, padding),
        arity=(2, 2),
        spoken="the image with zeros around it",
        settings=(1,),
    )
)
register(
    Operation(
        "dilate2d",
        value=dilate2d,
        shape=_resized("the factor", lambda size, d: (size - 1) * d + 1, 1),
        vjp=_dilate_vjp,
        symbolic=lambda sympy, image, factor: dilate2d(image, factor),
        arity=(2, 2),
        spoken="the image with zeros between its entries",
        settings=(1,),
    )
)
register(
    Operation(
        "upsample2d",
        value=upsample2d,
        shape=_resized("the factor", lambda size, k: size * k, 1),
        vjp=_upsample_vjp,
        symbolic=lambda sympy, image, factor: upsample2d(image, factor),
        arity=(2, 2),
        spoken="the image with every entry repeated",
        settings=(1,),
    )
)
register(
    Operation(
        "window",
        value=window,
        shape=_window_shape,
        vjp=_window_vjp,
        symbolic=lambda sympy, image, row, column, size: window(image, row, column, size),
        arity=(4, 4),
        spoken="the window of the image",
        settings=(1, 2, 3),
    )
)


def _flip(image: Array) -> Array:
    return image[..., ::-1, ::-1] if image.ndim else image


register(
    Operation(
        "flip2d",
        value=_flip,
        shape=lambda image: image,
        vjp=lambda g, out, image: (_flip(g),),
        symbolic=lambda sympy, image: _flip(image),
        arity=(1, 1),
        spoken="the image turned by half a turn",
    )
)
