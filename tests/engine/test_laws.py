"""What holds for every operation there is: its parts agree with each other."""

import itertools
import random

import numpy as np
import pytest
import sympy

from drill.engine import OPERATIONS
from drill.engine.check import check_vjp
from drill.engine.precise import precise
from drill.engine.second_roads import PREFIX

INTERVALS = {
    "log": (0.3, 3),
    "log2": (0.3, 3),
    "log10": (0.3, 3),
    "sqrt": (0.3, 3),
    "asin": (-0.9, 0.9),
    "acos": (-0.9, 0.9),
    "asec": (1.2, 3),
    "acsc": (1.2, 3),
    "acosh": (1.2, 3),
    "atanh": (-0.9, 0.9),
    "asech": (0.1, 0.9),
    "acoth": (1.2, 3),
    "pow": (0.3, 2),
    "he_variance": (1, 9),
    "glorot_variance": (1, 9),
    "lecun_variance": (1, 9),
    "uniform_limit": (1, 9),
    "step_decay": (0.2, 5),
    "exponential_decay": (0.2, 5),
    "cosine_annealing": (0.2, 5),
    "linear_warmup": (0.2, 5),
    "noam": (0.2, 5),
    "clip_value": (0.2, 2),
    "clip_factor": (0.2, 2),
}
"""Where an operation's arguments are drawn from, when not from (−2, 2)."""

COLUMN, OTHER, ROW = (3, 1), (2, 1), (1, 3)
CELL = [(2, 1), (3, 1)]

SAMPLES = {
    "factorial": [(4.0,), (np.array([[0.0], [5.0]]),)],
    "binomial": [(5.0, 2.0), (np.array([[6.0], [3.0]]), 3.0)],
    "matmul": [
        ((2, 3), (3, 4)),
        ((2, 3), COLUMN),
        (COLUMN, ROW),
        (ROW, COLUMN),
        ((), ()),
        (COLUMN, ()),
    ],
    "transpose": [((2, 3),), (COLUMN,), ((),)],
    "dot": [(COLUMN, COLUMN), ((), ()), (ROW, ROW)],
    "outer": [(COLUMN, OTHER), ((), COLUMN), ((), ())],
    "diag": [(COLUMN,), ((),)],
    "stack": [(COLUMN, OTHER), ((), (), ()), ((2, 3), ROW)],
    "hstack": [(COLUMN, (3, 2)), ((), ()), ((2, 2), OTHER, OTHER)],
    "channels": [((2, 3), (2, 3)), (ROW,), ((), ()), ((2, 2, 3), (2, 2, 3))],
    "rows": [((3, 2), 2.0, 3.0), (COLUMN, 1.0, 1.0)],
    "columns": [((2, 4), 2.0, 3.0), (ROW, 3.0, 3.0)],
    "flatten": [((2, 2, 3),), ((2, 3),), ((),)],
    "max": [((2, 3),), ((),), (COLUMN, COLUMN), ((2, 3), (), ROW)],
    "min": [((2, 3),), ((),), (COLUMN, COLUMN), ((2, 3), (), ROW)],
    "conv2d": [
        ((4, 5), (2, 3)),
        ((3, 3), (3, 3)),
        ((5, 5), (2, 2), 2.0, 1.0),
        ((6, 5), (2, 2), 1.0, 0.0, 2.0),
        ((2, 4, 4), (3, 2, 2, 2), 1.0, 1.0),
        ((4, 3, 3), (2, 2, 2, 2), 1.0, 0.0, 1.0, 2.0),
    ],
    "channel_bias": [((3, 2, 2), COLUMN), ((3, 2, 2), ())],
    "conv_output_size": [(8.0, 3.0, 2.0), (np.array([[8.0], [9.0]]), 3.0, 2.0, 1.0, 2.0)],
    "receptive_field": [(COLUMN, COLUMN), (COLUMN, COLUMN, COLUMN), ((), ())],
    "max_pool2d": [((4, 4), 2.0), ((2, 3, 3), 2.0, 2.0, 1.0), ((2, 2), 2.0)],
    "avg_pool2d": [((4, 4), 2.0), ((2, 3, 3), 2.0, 2.0, 1.0), ((2, 2), 2.0)],
    "pad2d": [((2, 3), 1.0), ((2, 2, 2), 2.0), ((), 1.0), ((2, 2), 0.0)],
    "dilate2d": [((2, 3), 2.0), ((2, 2, 2), 3.0), ((), 2.0)],
    "upsample2d": [((2, 3), 2.0), ((2, 2, 2), 2.0), ((), 3.0)],
    "window": [((3, 4), 2.0, 3.0, 2.0), ((2, 3, 3), 1.0, 2.0, 2.0), ((3, 3), 3.0, 1.0, 1.0)],
    "rnn_step": [(OTHER, COLUMN, (3, 2), (3, 3), COLUMN), ((),) * 5],
    "lstm_cell": [(COLUMN, OTHER, OTHER, (8, 3), (8, 2), (8, 1))],
    "lstm_hidden": [(COLUMN, OTHER, OTHER, (8, 3), (8, 2), (8, 1))],
    "gru_step": [(COLUMN, OTHER, (6, 3), (6, 2), (6, 1), (6, 1)), ((), (), *[COLUMN] * 4)],
    "gru_reset_before": [(COLUMN, OTHER, (6, 3), (6, 2), (6, 1)), ((), (), *[COLUMN] * 3)],
    "attention": [((2, 3), (4, 3), (4, 2)), ((3, 2), (3, 2), (3, 2), (3, 3)), ((), (), ())],
    "multi_head_attention": [
        ((2, 2), (2, 2), (2, 2), (2, 2), (2, 2), 2.0),
        ((2, 2), (2, 2), (2, 2), (2, 2), (2, 2), 1.0, (2, 2)),
    ],
    "feed_forward": [((2, 2), (2, 3), ROW, (3, 2), (1, 2))],
    "pre_norm_block": [((2, 2), (1, 2), (1, 2), (2, 3), ROW, (3, 2), (1, 2))],
    "post_norm_block": [((2, 3), ROW, ROW, (3, 2), (1, 2), (2, 3), ROW)],
    "positional_encoding": [(3.0, 4.0), (2.0, 2.0, 10.0)],
    "causal_mask": [(1.0,)],
    "mse": [(COLUMN, COLUMN), ((2, 3), (2, 3)), ((), ())],
    "mae": [(COLUMN, COLUMN), ((2, 3), (2, 3)), ((), ())],
    "huber": [(COLUMN, COLUMN), ((2, 3), (2, 3), 0.7)],
    "bce_logits": [(COLUMN, COLUMN), ((), ())],
    "cross_entropy": [(COLUMN, COLUMN), ((3, 2), (3, 2))],
    "row_cross_entropy": [(ROW, ROW), ((2, 3), (2, 3))],
    "focal": [((), 1.0), (COLUMN, np.array([[1.0], [0.0], [1.0]])), (COLUMN, 0.0, 1.5, 0.3)],
    "label_smoothing": [(COLUMN, ()), ((3, 2), ())],
    "triplet": [(COLUMN, COLUMN, COLUMN), (OTHER, OTHER, OTHER, 3.0)],
    "triplet_squared": [(COLUMN, COLUMN, COLUMN), (OTHER, OTHER, OTHER, 3.0)],
    "contrastive": [(COLUMN, COLUMN, 1.0), (COLUMN, COLUMN, 0.0, 4.0)],
    "cosine_similarity": [(COLUMN, COLUMN)],
    "info_nce": [(COLUMN,), (COLUMN, 0.5)],
    "batchnorm": [((4, 3), ROW, ROW), ((3, 2), (), (), 0.1), (COLUMN, (), ())],
    "batchnorm_inference": [((4, 3), ROW, ROW, ROW, np.array([[1.0, 2.0, 0.5]]))],
    "batchnorm_backward": [((3, 2), (3, 2), (1, 2)), ((3, 2), (3, 2), (), 0.1)],
    "layernorm": [((2, 4), (1, 4), (1, 4)), (COLUMN, COLUMN, COLUMN), ((2, 3), (), (), 0.1)],
    "dropout": [(COLUMN, np.array([[1.0], [0.0], [1.0]]), 0.4)],
    "global_norm": [(COLUMN, (2, 3)), ((),)],
    "clip_factor": [(0.5, COLUMN, (2, 3)), (50.0, COLUMN)],
    "clip_norm": [(COLUMN, 0.5), ((2, 3), 50.0)],
    "warmup_cosine": [((), (), 2.0, 4.0, 9.0), ((), (), 6.0, 4.0, 9.0)],
    "one_cycle": [((), 2.0, 12.0), ((), 7.0, 12.0), ((), 7.0, 12.0, 0.25, 3.0, 2.0)],
}
"""Arguments to try, each a shape to draw or a value that is fixed."""

REDUCTIONS = [((2, 3),), (COLUMN,), (ROW,), ((),)]
ONE_ARGUMENT = [(COLUMN,), ((2, 3),), ((),)]
TWO_ARGUMENTS = [(COLUMN, COLUMN), ((2, 3), ()), ((2, 3), (2, 1)), ((1, 3), (2, 3)), ((), ())]


def _samples(operation):
    if operation.name in SAMPLES:
        return SAMPLES[operation.name]
    if operation.elementwise and operation.arity[0] == 1:
        return ONE_ARGUMENT
    if operation.elementwise and operation.arity[0] == 2:
        return TWO_ARGUMENTS
    if operation.elementwise:
        return [((),) * operation.arity[0], (COLUMN,) * operation.arity[0]]
    return REDUCTIONS


def _drawn(rng, sample, interval=(-2, 2)):
    def array(part):
        if not isinstance(part, tuple):
            return np.asarray(part)
        entries = np.empty(part)
        for place in np.ndindex(part):
            entries[place] = rng.uniform(*interval)
        return entries

    return [array(part) for part in sample]


def _cases(wanted=lambda operation: True):
    return list(_each_case(wanted))


def _each_case(wanted):
    for name, operation in OPERATIONS.items():
        # A closed form has no shape rule: it is only ever compared with a step.
        if wanted(operation) and not name.startswith(PREFIX):
            for sample in _samples(operation):
                interval = INTERVALS.get(name.rstrip("'"), (-2, 2))
                rng = random.Random(f"{name} {sample}")
                spelled = " ".join(str(np.shape(part)) for part in _drawn(rng, sample, interval))
                yield pytest.param(operation, _drawn(rng, sample, interval), id=f"{name} {spelled}")


def _shape_or_setting(operation, arrays):
    return [
        array if place in operation.settings else array.shape for place, array in enumerate(arrays)
    ]


@pytest.mark.parametrize(("operation", "arrays"), _cases())
def test_the_shape_rule_tells_the_shape_of_the_value(operation, arrays):
    value = operation.value(*arrays)
    assert value.dtype == np.float64
    assert value.shape == operation.shape(*_shape_or_setting(operation, arrays))
    assert value.shape != (1, 1)
    assert np.isfinite(value).all()


@pytest.mark.parametrize(("operation", "arrays"), _cases())
def test_fifty_digits_agree_with_float64(operation, arrays):
    exact = operation.value(*(precise(array) for array in arrays))
    assert exact.dtype == object
    np.testing.assert_allclose(exact.astype(float), operation.value(*arrays), 1e-12, 1e-12)


@pytest.mark.parametrize(("operation", "arrays"), _cases(lambda op: op.vjp is not None))
def test_the_vector_jacobian_product_is_that_of_the_value(operation, arrays):
    assert check_vjp(operation, *arrays) < 1e-6
    out = operation.value(*arrays)
    cotangents = operation.vjp(np.ones(out.shape), out, *arrays)
    assert len(cotangents) == len(arrays)
    for cotangent, array in zip(cotangents, arrays, strict=True):
        assert cotangent is None or cotangent.shape == array.shape


@pytest.mark.parametrize(("operation", "arrays"), _cases(lambda op: op.symbolic is not None))
def test_the_sympy_form_has_the_same_value(operation, arrays):
    numbers = {}

    def symbols(place, array):
        if place in operation.settings:
            return np.asarray(sympy.Integer(int(array)), dtype=object)
        entries = np.empty(array.shape, dtype=object)
        for at in np.ndindex(array.shape):
            entries[at] = sympy.Symbol(f"x{len(numbers)}", real=True)
            numbers[entries[at]] = sympy.Float(float(array[at]), 30)
        return entries

    form = operation.symbolic(sympy, *itertools.starmap(symbols, enumerate(arrays)))
    value = operation.value(*arrays)
    assert form.shape == value.shape
    for at in np.ndindex(value.shape):
        found = sympy.sympify(form[at]).subs(numbers)
        assert abs(float(found) - value[at]) < 1e-9 * max(1, abs(value[at]))


@pytest.mark.parametrize("name", [name for name, op in OPERATIONS.items() if op.elementwise])
def test_a_batch_of_points_gives_each_point_its_value(name):
    operation = OPERATIONS[name]
    rng = random.Random(name)
    interval = INTERVALS.get(name.rstrip("'"), (-2, 2))
    count = operation.arity[0]
    batches = _drawn(rng, ((7,),) * count, interval)
    whole = operation.value(*batches)
    one_by_one = [operation.value(*(batch[k] for batch in batches)) for k in range(7)]
    np.testing.assert_array_equal(whole, one_by_one)


@pytest.mark.parametrize("name", [n for n, op in OPERATIONS.items() if op.elementwise])
@pytest.mark.parametrize("point", [-1e300, -800.0, -2.5, -1.0, 0.0, 1.0, 800.0, 1e300, np.nan])
def test_outside_its_domain_an_operation_gives_a_number_or_nan_and_no_warning(name, point):
    operation = OPERATIONS[name]
    points = [np.asarray(point)] * operation.arity[0]
    assert operation.value(*points).shape == ()
    assert operation.value(*map(precise, points)).shape == ()
    if operation.vjp is not None:
        operation.vjp(np.ones(()), operation.value(*points), *points)
