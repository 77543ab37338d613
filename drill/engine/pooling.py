"""Maximum and average over windows of an image (channels×h×w or h×w)."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.engine.convolution import Window
from drill.engine.operation import (
    Array,
    Operation,
    Shape,
    ShapeError,
    collapse,
    collapsed_shape,
    describe,
    register,
    setting,
)


def _window(kernel_size: Any, settings: tuple[Any, ...]) -> Window:
    """The stride is the kernel size and the padding 0 where left out."""
    defaults: tuple[Any, ...] = (kernel_size, 0)
    stride, padding = settings + defaults[len(settings) :]
    size = setting("the kernel size", kernel_size)
    return Window(
        kernel=(size, size),
        stride=setting("the stride", stride),
        padding=setting("the padding", padding, 0, size // 2),
    )


def _shape(image: Shape, kernel_size: Any, *settings: Any) -> Shape:
    if len(image) not in (2, 3):
        raise ShapeError(f"{describe(image)} is no image")
    size = _window(kernel_size, settings).output(image[-2:])
    return (image[0], *size) if len(image) == 3 else collapsed_shape(size)


def _windows(image: Array, window: Window, fill: float) -> Array:
    """The entries under the window: (kernel places, channels, output height, output width)."""
    planes = np.reshape(image, (-1, *image.shape[-2:]))
    whole = window.padded(planes, fill)
    return np.stack([whole[place] for _, _, place in window.places(planes.shape[-2:])])


def _as_given(pooled: Array, image: Array) -> Array:
    return pooled if image.ndim == 3 else collapse(pooled[0])


def max_pool2d(image: Array, kernel_size: Any, *settings: Any) -> Array:
    """The largest entry under each window; ``settings`` are stride and padding."""
    window = _window(kernel_size, settings)
    return _as_given(np.max(_windows(image, window, -np.inf), axis=0), image)


def avg_pool2d(image: Array, kernel_size: Any, *settings: Any) -> Array:
    """The mean of each window, zeros of the padding counted, as PyTorch does by default."""
    window = _window(kernel_size, settings)
    under = _windows(image, window, 0)
    return _as_given(np.asarray(np.sum(under, axis=0) / len(under)), image)


def _spread(shares: Array, image: Array, window: Window) -> Array:
    """The cotangent of ``image`` from those of the entries under the window."""
    planes = np.reshape(image, (-1, *image.shape[-2:]))
    back = np.zeros_like(window.padded(planes))
    for share, (_, _, place) in zip(shares, window.places(planes.shape[-2:]), strict=True):
        back[place] += share
    return np.reshape(window.cropped(back), image.shape)


def _max_vjp(
    g: Array, _out: Array, image: Array, kernel_size: Any, *settings: Any
) -> tuple[Array | None, ...]:
    """The cotangent goes to the first largest entry of each window, as in PyTorch."""
    window = _window(kernel_size, settings)
    under = _windows(image, window, -np.inf)
    chosen = np.argmax(under, axis=0) == np.reshape(np.arange(len(under)), (-1, 1, 1, 1))
    g = np.reshape(g, under.shape[1:])
    return _spread(g * chosen, image, window), None, *(None,) * len(settings)


def _avg_vjp(
    g: Array, _out: Array, image: Array, kernel_size: Any, *settings: Any
) -> tuple[Array | None, ...]:
    window = _window(kernel_size, settings)
    under = _windows(image, window, 0)
    share = np.reshape(g, under.shape[1:]) / len(under)
    return (
        _spread(np.broadcast_to(share, under.shape), image, window),
        None,
        *(None,) * len(settings),
    )


def _max_symbolic(sympy: Any, image: Array, kernel_size: Any, *settings: Any) -> Array:
    under = _windows(image, _window(kernel_size, settings), -sympy.oo)
    pooled = np.frompyfunc(sympy.Max, len(under), 1)(*under)
    return _as_given(pooled, image)


register(
    Operation(
        "max_pool2d",
        value=max_pool2d,
        shape=_shape,
        vjp=_max_vjp,
        symbolic=_max_symbolic,
        arity=(2, 4),
        spoken="max pooling",
        settings=(1, 2, 3),
    )
)
register(
    Operation(
        "avg_pool2d",
        value=avg_pool2d,
        shape=_shape,
        vjp=_avg_vjp,
        symbolic=lambda sympy, *arrays: avg_pool2d(*arrays),
        arity=(2, 4),
        spoken="average pooling",
        settings=(1, 2, 3),
    )
)
