"""The published parameter counts follow from the layers, and the layers fit together."""

import json
import math
from collections.abc import Callable
from typing import Any

import pytest

from drill.cli.syllabus import load_library
from drill.engine import OPERATIONS
from drill.problems.draw import draw
from drill.session.library import Library
from drill.shipped import cards_folder, data_folder

Layer = dict[str, Any]
Shape = list[int]

FOLDER = data_folder() / "architectures"
NETWORKS = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
PARAMETERS = {
    "alexnet": 61_100_840,
    "bert-base": 109_482_240,
    "densenet-121-block-1": 335_040,
    "gpt-2": 124_439_808,
    "lenet-5": 61_706,
    "resnet-18": 11_689_512,
    "resnet-50": 25_557_032,
    "vgg-16": 138_357_544,
    "vit-b-16": 86_567_656,
}
"""As ``sum(p.numel() for p in model.parameters())`` counts torchvision's and transformers' models.

LeNet-5 is that of PyTorch's tutorials for images of 32 × 32 pixels.
"""
PROBLEMS = {
    **{name: f"{name}-param-count" for name in PARAMETERS},
    "bert-base": "bert-param-count",
    "vit-b-16": "vit-param-count",
}
"""The problem of the notes whose step ``total`` counts the parameters of each network."""
SEEDS = 30


def _count(name: str, *arguments: float) -> int:
    return round(float(OPERATIONS[name].value(*arguments)))


COUNTS: dict[str, Callable[[Layer], int]] = {
    "conv": lambda y: _count("conv_parameters", y["kernel"], y["in"], y["out"], y["bias"]),
    "dense": lambda y: _count("dense_parameters", y["in"], y["out"], y["bias"]),
    "batch_norm": lambda y: 2 * y["features"],
    "layer_norm": lambda y: 2 * y["features"],
    "embedding": lambda y: y["entries"] * y["width"],
    "token": lambda y: y["width"],
}
"""The parameters of a layer by its kind; every other kind has none."""


def _window(layer: Layer, shape: Shape) -> Shape:
    channels, *sides = shape
    steps = (layer["kernel"], layer["stride"], layer["padding"])
    assert layer["kind"] == "pool" or layer["in"] == channels
    return [layer.get("out", channels), *(_count("conv_output_size", n, *steps) for n in sides)]


def _dense(layer: Layer, shape: Shape) -> Shape:
    assert layer["in"] == shape[-1]
    return [*shape[:-1], layer["out"]]


def _normalised(layer: Layer, shape: Shape) -> Shape:
    assert layer["features"] == shape[0 if layer["kind"] == "batch_norm" else -1]
    return shape


def _same(_layer: Layer, *shapes: Shape) -> Shape:
    assert all(shape == shapes[0] for shape in shapes)
    return shapes[0]


def _concatenated(_layer: Layer, *shapes: Shape) -> Shape:
    assert all(shape[1:] == shapes[0][1:] for shape in shapes)
    return [sum(shape[0] for shape in shapes), *shapes[0][1:]]


def _attended(layer: Layer, *shapes: Shape) -> Shape:
    width, rest = divmod(sum(shape[-1] for shape in shapes), 3)
    assert rest == 0
    assert width % layer["heads"] == 0
    return [*shapes[0][:-1], width]


OUTPUTS: dict[str, Callable[..., Shape]] = {
    "conv": _window,
    "pool": _window,
    "adaptive_pool": lambda layer, shape: [shape[0], layer["size"], layer["size"]],
    "flatten": lambda _layer, shape: [math.prod(shape)],
    "to_tokens": lambda _layer, shape: [math.prod(shape[1:]), shape[0]],
    "first": lambda _layer, shape: shape[1:],
    "dense": _dense,
    "batch_norm": _normalised,
    "layer_norm": _normalised,
    "add": _same,
    "concat": _concatenated,
    "attention": _attended,
    "token": lambda layer: [1, layer["width"]],
    "embedding": lambda layer: [layer["output"][0], layer["width"]],
}
"""The output of a layer by its kind, from the outputs that it reads."""


@pytest.fixture(params=sorted(NETWORKS))
def network(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each network in turn."""
    found: dict[str, Any] = NETWORKS[request.param]
    return found


def test_the_networks_are_those_that_are_known() -> None:
    assert {name: network["parameters"] for name, network in NETWORKS.items()} == PARAMETERS


def test_each_count_follows_from_its_layer(network: dict[str, Any]) -> None:
    for layer in network["layers"]:
        count = COUNTS.get(layer["kind"])
        assert layer["parameters"] == (count(layer) if count else 0), layer["name"]


def test_the_layers_add_up_to_the_published_count(network: dict[str, Any]) -> None:
    assert sum(layer["parameters"] for layer in network["layers"]) == network["parameters"]


def test_each_layer_fits_what_it_reads(network: dict[str, Any]) -> None:
    shapes: dict[str, Shape] = {"input": network["input"]}
    before = "input"
    for layer in network["layers"]:
        assert layer["name"] not in shapes
        read = [shapes[name] for name in layer.get("of", [before])]
        before = layer["name"]
        shapes[before] = _output(layer, read, network["layers"])
        assert shapes[before] == layer["output"], before


def _output(layer: Layer, read: list[Shape], layers: list[Layer]) -> Shape:
    if layer["kind"] != "tied_dense":
        return OUTPUTS[layer["kind"]](layer, *read)
    table = next(other for other in layers if other["name"] == layer["with"])
    assert read[0][-1] == table["width"]
    return [*read[0][:-1], table["entries"]]


def test_each_network_names_its_source_and_form(network: dict[str, Any]) -> None:
    assert {"name", "year", "source", "variant"} <= network.keys()
    assert str(network["year"])[:2] in {"19", "20"}


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_the_notes_give_the_same_exact_counts(name: str) -> None:
    said = f"{NETWORKS[name]['parameters']:,}"
    assert any(said in path.read_text("utf-8") for path in cards_folder().glob("*.md"))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(())


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_a_problem_counts_the_same_parameters(name: str, library: Library) -> None:
    """One of the sizes that the problem draws is the published one."""
    template = library.template_named(PROBLEMS[name])
    assert template is not None
    totals = (draw(template, 3, seed).values["total"] for seed in range(SEEDS))
    assert NETWORKS[name]["parameters"] in totals
