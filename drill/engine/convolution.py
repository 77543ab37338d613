"""Convolution as networks mean it (cross-correlation: the kernel is not flipped)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from drill.engine.composite import Functions, Term, composite
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


@dataclass(frozen=True)
class Window:
    """How a window moves over an image, the same in both directions."""

    kernel: tuple[int, int]
    stride: int
    padding: int
    dilation: int = 1

    def output(self, size: Shape) -> tuple[int, int]:
        """⌊(in + 2p − d(k−1) − 1)/s⌋ + 1 in each direction.

        Raises:
            ShapeError: when the window is larger than the padded image.
        """
        height, width = (
            (one + 2 * self.padding - self.dilation * (k - 1) - 1) // self.stride + 1
            for one, k in zip(size, self.kernel, strict=True)
        )
        if height < 1 or width < 1:
            raise ShapeError(
                f"a window of {describe(self.kernel)} does not fit into {describe(size)}"
            )
        return height, width

    def padded(self, image: Array, fill: float = 0.0) -> Array:
        """``image`` (channels, height, width) with ``fill`` around it."""
        channels, height, width = image.shape
        p = self.padding
        whole = np.full((channels, height + 2 * p, width + 2 * p), fill, dtype=image.dtype)
        whole[:, p : p + height, p : p + width] = image
        return whole

    def cropped(self, whole: Array) -> Array:
        """What :meth:`padded` was given, of an array of its result's shape."""
        p = self.padding
        return whole[:, p : whole.shape[1] - p, p : whole.shape[2] - p]

    def places(self, size: Shape) -> Iterator[tuple[int, int, tuple[slice, slice, slice]]]:
        """Each place in the window, and the padded entries that stand there as it moves."""
        height, width = self.output(size)
        for i in range(self.kernel[0]):
            for j in range(self.kernel[1]):
                top, left = i * self.dilation, j * self.dilation
                down = slice(top, top + self.stride * (height - 1) + 1, self.stride)
                across = slice(left, left + self.stride * (width - 1) + 1, self.stride)
                yield i, j, (slice(None), down, across)


def _window(kernel: Shape, settings: tuple[Any, ...]) -> tuple[Window, int]:
    """The window and the number of groups; what is left out of ``settings`` is 1, 0, 1, 1."""
    defaults: tuple[Any, ...] = (1, 0, 1, 1)
    stride, padding, dilation, groups = settings + defaults[len(settings) :]
    window = Window(
        kernel=(kernel[-2], kernel[-1]),
        stride=setting("the stride", stride),
        padding=setting("the padding", padding, 0),
        dilation=setting("the dilation", dilation),
    )
    return window, setting("the number of groups", groups)


def _require_kernel(image: Shape, kernel: Shape, groups: int) -> None:
    if (len(image), len(kernel)) == (2, 2) and groups == 1:
        return
    if (len(image), len(kernel)) != (3, 4):
        raise ShapeError(
            f"{describe(kernel)} is no kernel for {describe(image)}: it takes h×w and kh×kw, "
            "or channels×h×w and out×(channels/groups)×kh×kw"
        )
    if image[0] != kernel[1] * groups or kernel[0] % groups:
        raise ShapeError(
            f"a kernel of {describe(kernel)} in {groups} group{'s' * (groups > 1)} "
            f"does not go with {image[0]} channels"
        )


def _conv2d_shape(image: Shape, kernel: Shape, *settings: Any) -> Shape:
    window, groups = _window(kernel, settings)
    _require_kernel(image, kernel, groups)
    size = window.output(image[-2:])
    return (kernel[0], *size) if len(image) == 3 else collapsed_shape(size)


def _per_group(image: Array, kernel: Array, groups: int) -> tuple[Array, Array]:
    """Image as (groups, channels, h, w), kernel as (groups, out, channels, kh, kw)."""
    planes = np.reshape(image, (groups, -1, *image.shape[-2:]))
    filters = np.reshape(kernel, (groups, -1, planes.shape[1], *kernel.shape[-2:]))
    return planes, filters


def conv2d(image: Array, kernel: Array, *settings: Any) -> Array:
    """Cross-correlation of (C, H, W) with (O, C/groups, kh, kw), or of H×W with kh×kw.

    ``settings`` are stride, padding, dilation and groups. Dumoulin & Visin 2016, "A guide to
    convolution arithmetic for deep learning", arXiv:1603.07285.
    """
    window, groups = _window(kernel.shape, settings)
    planes, filters = _per_group(image, kernel, groups)
    size = window.output(planes.shape[-2:])
    outputs = []
    for plane, weights in zip(planes, filters, strict=True):
        whole = window.padded(plane)
        total: Any = 0
        for i, j, place in window.places(plane.shape[-2:]):
            total = total + np.tensordot(weights[:, :, i, j], whole[place], 1)
        outputs.append(total)
    out = np.concatenate(outputs)
    return out if image.ndim == 3 else collapse(np.reshape(out, size))


def _conv2d_vjp(
    g: Array, _out: Array, image: Array, kernel: Array, *settings: Any
) -> tuple[Array | None, ...]:
    window, groups = _window(kernel.shape, settings)
    planes, filters = _per_group(image, kernel, groups)
    g = np.reshape(g, (groups, filters.shape[1], *window.output(planes.shape[-2:])))
    to_planes, to_filters = [], np.zeros_like(filters)
    for group, (plane, weights) in enumerate(zip(planes, filters, strict=True)):
        whole = window.padded(plane)
        back = np.zeros_like(whole)
        for i, j, place in window.places(plane.shape[-2:]):
            back[place] += np.tensordot(weights[:, :, i, j].T, g[group], 1)
            to_filters[group, :, :, i, j] = np.tensordot(g[group], whole[place], ((1, 2), (1, 2)))
        to_planes.append(window.cropped(back))
    nothing = (None,) * len(settings)
    return (
        np.reshape(np.concatenate(to_planes), image.shape),
        np.reshape(to_filters, kernel.shape),
        *nothing,
    )


register(
    Operation(
        "conv2d",
        value=conv2d,
        shape=_conv2d_shape,
        vjp=_conv2d_vjp,
        symbolic=lambda sympy, *arrays: conv2d(*arrays),
        arity=(2, 6),
        spoken="the convolution",
        settings=(2, 3, 4, 5),
    )
)


def _channel_bias_shape(image: Shape, b: Shape) -> Shape:
    if len(image) != 3 or b not in ((), (image[0], 1)):
        raise ShapeError(f"{describe(b)} is not one number for each channel of {describe(image)}")
    return image


def _channel_bias(image: Array, b: Array) -> Array:
    return np.asarray(image + np.reshape(b, (-1, 1, 1)))


register(
    Operation(
        "channel_bias",
        value=_channel_bias,
        shape=_channel_bias_shape,
        vjp=lambda g, out, image, b: (
            g,
            np.reshape(np.sum(g, axis=(1, 2) if b.ndim else None), b.shape),
        ),
        symbolic=lambda sympy, image, b: _channel_bias(image, b),
        arity=(2, 2),
        spoken="the bias of each channel",
    )
)


def receptive_field(kernel_sizes: Array, strides: Array, dilations: Any = 1) -> Array:
    """1 + Σₗ dₗ(kₗ − 1) Π_{i<l} sᵢ, from columns with an entry for each layer from the input on.

    Araujo, Norris & Sim 2019, "Computing receptive fields of convolutional neural networks".
    """
    kernels, steps = np.ravel(kernel_sizes), np.ravel(strides)
    jumps = np.cumprod(np.concatenate([steps[:1] * 0 + 1, steps[:-1]]))
    return np.asarray(1 + np.sum(np.ravel(dilations) * (kernels - 1) * jumps))


def _receptive_field_shape(kernel_sizes: Shape, strides: Shape, dilations: Shape = ()) -> Shape:
    if kernel_sizes != strides or dilations not in ((), strides):
        raise ShapeError(
            f"{describe(kernel_sizes)} kernel sizes do not go with {describe(strides)} strides"
        )
    return ()


register(
    Operation(
        "receptive_field",
        value=receptive_field,
        shape=_receptive_field_shape,
        vjp=None,
        symbolic=lambda sympy, *columns: receptive_field(*columns),
        arity=(2, 3),
        spoken="the receptive field",
    )
)


def conv_output_size(  # noqa: PLR0917 (a formula's arguments have an order)
    f: Functions,
    size: Term,
    kernel_size: Term,
    stride: Term | float = 1.0,
    padding: Term | float = 0.0,
    dilation: Term | float = 1.0,
) -> Term:
    """⌊(in + 2p − d(k − 1) − 1)/s⌋ + 1. Dumoulin & Visin 2016, relationship 15."""
    return f.floor((size + 2 * padding - dilation * (kernel_size - 1) - 1) / stride) + 1


composite(
    "conv_output_size",
    conv_output_size,
    (2, 5),
    elementwise=True,
    spoken="the output size of a convolution",
)
