"""The exams of the notes: those that can be sat, and why others can't."""

from __future__ import annotations

from dataclasses import dataclass

from drill.decks.card import Fault
from drill.exams.blueprint import Blueprint
from drill.exams.read import BlueprintError, read_blueprint
from drill.exams.sources import faults
from drill.session.library import Library


@dataclass(frozen=True)
class Catalogue:
    """Exams by name, in the order of their notes, and the faults of the others."""

    exams: dict[str, Blueprint]
    faults: tuple[Fault, ...]


def read_catalogue(library: Library) -> Catalogue:
    """Read the exam blocks of ``library``; one that asks for what there is not is left out."""
    exams, found = dict[str, Blueprint](), list[Fault]()
    for block in library.exams:
        try:
            blueprint = read_blueprint(block.text, block.note, block.line)
        except BlueprintError as error:
            found.append(Fault(block.note, error.line, error.column + block.indent, error.reason))
            continue
        wrong = [
            Fault(fault.note, fault.line, fault.column + block.indent, fault.reason)
            for fault in faults(blueprint, library)
        ]
        found += wrong
        if not wrong:
            exams[blueprint.name] = blueprint
    return Catalogue(exams, tuple(sorted(found)))
