from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import drill

MOST = 10_000


def caches() -> Iterator[tuple[str, int | None]]:
    for module in pkgutil.walk_packages(drill.__path__, "drill."):
        if module.name.endswith("__main__"):
            continue
        for name, thing in vars(importlib.import_module(module.name)).items():
            cached = [(name, thing)]
            if isinstance(thing, type):
                cached += [(f"{name}.{part}", own) for part, own in vars(thing).items()]
            for place, each in cached:
                if getattr(each, "__module__", "") == module.name and hasattr(each, "cache_info"):
                    yield f"{module.name}.{place}", each.cache_info().maxsize


def test_every_cache_has_a_bound() -> None:
    bounds = dict(caches())
    assert len(bounds) > 20
    assert {name: most for name, most in bounds.items() if most is None or most > MOST} == {}
