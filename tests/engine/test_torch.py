"""The engine's numbers against PyTorch's, which scripts/torch_fixtures.py has written down."""

import json
from pathlib import Path

import numpy as np
import pytest

from drill.engine import OPERATIONS, optimizers
from drill.engine.closed_forms import mlp_gradients

FIXTURES = Path(__file__).parents[2] / "data" / "fixtures"
APART = {"optimizers", "networks"}
STEPS = {
    "sgd": lambda theta, gs: optimizers.sgd_steps(theta, gs, 0.1),
    "momentum": lambda theta, gs: optimizers.momentum_steps(theta, gs, 0.1, 0.9),
    "nesterov_here": lambda theta, gs: optimizers.nesterov_here_steps(theta, gs, 0.1, 0.9),
    "adagrad": lambda theta, gs: optimizers.adagrad_steps(theta, gs, 0.1),
    "rmsprop": lambda theta, gs: optimizers.rmsprop_steps(theta, gs, 0.01, beta=0.9),
    "adam": lambda theta, gs: optimizers.adam_steps(theta, gs, 0.1),
    "adamw": lambda theta, gs: optimizers.adamw_steps(theta, gs, 0.1, 0.05),
}
STATE_NAMES = {
    "momentum_buffer": "velocity",
    "sum": "v",
    "square_avg": "v",
    "exp_avg": "m",
    "exp_avg_sq": "v",
}


def _read(name):
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))["cases"]


def _operations():
    return [
        pytest.param(case, id=f"{path.stem} {case['operation']} {place}")
        for path in sorted(FIXTURES.glob("*.json"))
        if path.stem not in APART
        for place, case in enumerate(_read(path.stem))
    ]


def _arrays(case):
    return [np.asarray(part, dtype=float) for part in case["arguments"]]


def _agree(found, expected, within=1e-9):
    np.testing.assert_allclose(found, expected, rtol=within, atol=within)


@pytest.mark.parametrize("case", _operations())
def test_value_is_that_of_pytorch(case):
    value = OPERATIONS[case["operation"]].value(*_arrays(case))
    assert value.shape == np.shape(case["value"])
    _agree(value, case["value"], case.get("within", 1e-9))


@pytest.mark.parametrize("case", [p for p in _operations() if "gradients" in p.values[0]])
def test_gradients_are_those_of_pytorch(case):
    operation, arrays = OPERATIONS[case["operation"]], _arrays(case)
    if operation.vjp is None:
        assert all(not np.any(one) for one in case["gradients"] if one is not None)
        return
    out = operation.value(*arrays)
    found = operation.vjp(np.asarray(case["cotangent"]), out, *arrays)
    for ours, theirs in zip(found, case["gradients"], strict=False):
        if theirs is not None:
            _agree(ours, theirs)


@pytest.mark.parametrize("case", [p for p in _operations() if p.id.startswith("elementwise")])
def test_the_derivative_by_name_is_that_of_pytorch(case):
    derivative = OPERATIONS.get(f"{case['operation']}'")
    if derivative is None:
        assert OPERATIONS[case["operation"]].vjp is None
        return
    slope = np.divide(case["gradients"][0], case["cotangent"])
    _agree(derivative.value(*_arrays(case)), slope)


@pytest.mark.parametrize("case", _read("optimizers"), ids=lambda case: case["optimizer"])
def test_optimizer_follows_pytorch_step_by_step(case):
    theta, gradients = np.array(case["theta"]), [np.array(g) for g in case["gradients"]]
    if case["optimizer"] == "sgd_weight_decay":
        for g, expected in zip(gradients, case["thetas"], strict=True):
            theta = optimizers.sgd_step(theta, g, 0.1, weight_decay=0.2)
            _agree(theta, expected)
        return
    states = STEPS[case["optimizer"]](theta, gradients)
    assert [state.t for state in states] == [1, 2, 3, 4]
    for state, expected, kept in zip(states, case["thetas"], case["states"], strict=True):
        _agree(state.theta, expected)
        for name, array in kept.items():
            if array is not None:
                _agree(getattr(state, STATE_NAMES[name]), array)


@pytest.mark.parametrize("case", _read("networks"), ids=lambda c: f"{c['hidden']} {c['head']}")
def test_backpropagation_by_hand_is_that_of_autograd(case):
    weights, biases = (list(map(np.array, case[name])) for name in ("weights", "biases"))
    x, y = np.array(case["x"]), np.array(case["y"])
    found = mlp_gradients(weights, biases, x, y, hidden=case["hidden"], head=case["head"])
    _agree(found.loss, case["loss"])
    _agree(found.dx, case["dx"])
    for ours, theirs in zip(found.dWs + found.dbs, case["dWs"] + case["dbs"], strict=True):
        _agree(ours, theirs)
