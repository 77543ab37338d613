"""Worked examples as published, typed in as a learner would."""

from typing import Any

import numpy as np
import pytest

from drill.problems.own_numbers import on_own_numbers
from drill.session.library import Library

EXAMPLES: list[tuple[str, int, dict[str, Any], str, Any, float, str]] = [
    (
        "sigmoid-neuron", 2, {"w": [2, -3, -3], "u": [-1, -2]}, "dw", [-0.20, -0.39, 0.20], 0.006,
        "CS231n, Backpropagation, Intuitions: the sigmoid example (w = [2, −3, −3], x = [−1, −2])",
    ),
    (
        "sigmoid-neuron", 2, {"w": [2, -3, -3], "u": [-1, -2]}, "a", 0.73, 0.005,
        "CS231n, Backpropagation, Intuitions: the sigmoid example, output 0.73",
    ),
    (
        "softmax-cross-entropy", 2, {"z": [-2.85, 0.86, 0.28], "y": [0, 0, 1]}, "yhat",
        [0.016, 0.631, 0.353], 0.0006, "CS231n, Linear Classification: SVM vs. Softmax figure",
    ),
    (
        "softmax-cross-entropy", 2, {"z": [-2.85, 0.86, 0.28], "y": [0, 0, 1]}, "L", 1.04, 0.005,
        "CS231n, Linear Classification: SVM vs. Softmax figure, −ln 0.353",
    ),
    (
        "output-delta-squared-sigmoid", 1,
        {"yhat": [0.75136507, 0.772928465], "y": [0.01, 0.99]}, "dz",
        [0.138498562, -0.0380982366], 1e-8,
        "Mazur, A Step by Step Backpropagation Example: δ of both outputs",
    ),
    (
        "mlp-parameter-count", 1, {"n": [784, 128, 10]}, "total", 101_770, 0,
        "TensorFlow, Basic classification: 100,480 + 1,290 parameters",
    ),
    (
        "conv-param-count", 1, {"k_h": 11, "k_w": 11, "C_in": 3, "C_out": 96}, "total", 34_944, 0,
        "CS231n, Convolutional Networks: the first layer of AlexNet, 96·11·11·3 weights, 96 biases",
    ),
    (
        "lstm-param-count", 1, {"n": 64, "h": 128}, "cell", 98_816, 0,
        "Keras guide, Working with RNNs: LSTM(128) on an embedding of 64",
    ),
    (
        "gru-param-count", 1, {"n": 64, "h": 256, "biases": 2}, "gru", 247_296, 0,
        "Keras guide, Working with RNNs: GRU(256) with reset after, two biases",
    ),
    (
        "rnn-param-count", 1, {"n": 256, "h": 128}, "cell", 49_280, 0,
        "Keras guide, Working with RNNs: SimpleRNN(128) on a GRU of 256",
    ),
    (
        "vgg-16-param-count", 3, {}, "total", 138_357_544, 0,
        "Simonyan & Zisserman 2015, configuration D: 138 million; torchvision: 138,357,544",
    ),
    (
        "init-variance", 1, {"n_in": 576, "n_out": 64}, "he", 0.059**2, 3e-5,
        "He et al. 2015: standard deviation 0.059 for 3×3 filters over 64 channels",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "level", "given", "step", "expected", "tolerance", "source"),
    EXAMPLES,
    ids=[f"{row[0]}:{row[3]}" for row in EXAMPLES],
)
def test_published_example(
    library: Library,
    name: str,
    level: int,
    given: dict[str, Any],
    step: str,
    expected: Any,
    tolerance: float,
    source: str,
) -> None:
    template = library.template_named(name)
    assert template is not None, source
    filled = {**_any_value(template, level), **given}
    value = np.ravel(on_own_numbers(template, level, filled).values[step])
    assert np.allclose(value, np.ravel(expected), rtol=0, atol=tolerance + 1e-12), source


def _any_value(template: Any, level: int) -> dict[str, Any]:
    """A value for givens that the example does not name, such as a slope it never uses."""
    return {
        given.name: 1
        for given in template.body(level).givens
        if given.form == "scalar" and given.source.formula is None
    }
