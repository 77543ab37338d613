"""Reading the notes below a folder."""

import os
from pathlib import Path

import pytest

from drill.decks.note import read_note
from drill.decks.vault import read_vault


@pytest.fixture
def write(tmp_path):
    def write_notes(**notes):
        for name, text in notes.items():
            file = tmp_path / "vault" / name.replace("__", "/")
            file.parent.mkdir(parents=True, exist_ok=True)
            data = text if isinstance(text, bytes) else text.encode()
            file.with_name(file.name + ".md").write_bytes(data)
        return tmp_path / "vault"

    return write_notes


def faults(vault):
    return [str(fault) for fault in vault.faults]


def test_notes_are_read_in_the_order_of_their_paths(write):
    folder = write(b="one::1", a="two::2\n\n```drill\nproblem p\n```", c__d="three::3", B="four::4")
    vault = read_vault([folder])
    assert [note.path for note in vault.notes] == [
        "vault/B.md",
        "vault/a.md",
        "vault/b.md",
        "vault/c/d.md",
    ]
    assert [card.question for card in vault.cards] == ["four", "two", "one", "three"]
    assert [block.id for block in vault.blocks] == ["problem:p"]
    assert vault.faults == ()


def test_only_notes_are_read(write):
    folder = write(README="a::b", readme="a::b", sub__ReadMe="a::b", _hidden="yes::1")
    (folder / ".obsidian").mkdir()
    (folder / ".obsidian" / "x.md").write_text("a::b")
    (folder / ".x.md").write_text("a::b")
    (folder / "notes.txt").write_text("a::b")
    (folder / "upper.MD").write_text("too::2")
    (folder / "folder.md").mkdir()
    (folder / "folder.md" / "x.md").write_text("deep::3")
    vault = read_vault([folder])
    assert [card.question for card in vault.cards] == ["yes", "deep", "too"]
    assert vault.faults == ()


def test_a_file_that_is_not_utf8_is_a_fault_and_the_rest_is_read(write):
    folder = write(bad=b"first\nf\xc3\xbcr \xff::x", good="a::b")
    vault = read_vault([folder])
    assert faults(vault) == ["vault/bad.md:2:5: not UTF-8: the byte 0xff starts no character"]
    assert [note.path for note in vault.notes] == ["vault/good.md"]


def test_what_cannot_be_read_is_a_fault(write, tmp_path):
    folder = write(good="a::b")
    (folder / "dangling.md").symlink_to(folder / "missing.md")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    os.mkfifo(folder / "pipe.md")
    vault = read_vault([folder, tmp_path / "nowhere"])
    assert [str(fault).split(" ", 1)[1] for fault in vault.faults] == [
        "no such folder",
        "cannot be read: not a file",
        "cannot be read: not a file",
        "cannot be read: not a file",
    ]
    assert len(vault.cards) == 1


def test_a_file_that_the_system_withholds_is_a_fault(write, monkeypatch):
    folder = write(good="a::b", locked="c::d")
    read_bytes = Path.read_bytes

    def withhold(file):
        if file.name == "locked.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", withhold)
    vault = read_vault([folder])
    assert faults(vault) == ["vault/locked.md:1:1: cannot be read: Permission denied"]
    assert [card.question for card in vault.cards] == ["a"]


def test_links_do_not_lead_out_of_the_vault(write, tmp_path):
    folder = write(good="a::b", sub__x="c::d")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret::1")
    (folder / "file.md").symlink_to(outside / "secret.md")
    (folder / "folder").symlink_to(outside)
    vault = read_vault([folder])
    assert [card.question for card in vault.cards] == ["a", "c"]
    assert faults(vault) == [
        "vault/file.md:1:1: not read: it links to a place outside its vault",
        "vault/folder:1:1: not read: it links to a place outside its vault",
    ]


def test_links_within_the_vault_are_read_once(write):
    folder = write(good="a::b", sub__x="c::d")
    (folder / "same.md").symlink_to(folder / "good.md")
    for name in ("up", "over", "back"):
        (folder / "sub" / name).symlink_to(folder)
    vault = read_vault([folder])
    assert [card.question for card in vault.cards] == ["a", "c"]
    assert vault.faults == ()


def test_a_folder_within_another_is_read_once(write):
    folder = write(good="a::b", sub__x="c::d")
    vault = read_vault([folder, folder / "sub"])
    assert [note.path for note in vault.notes] == ["vault/good.md", "vault/sub/x.md"]


def test_two_folders_are_one_vault(write, tmp_path):
    folder = write(a="one::1")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.md").write_text("two::2")
    vault = read_vault([folder, tmp_path / "mine"])
    assert [note.path for note in vault.notes] == ["mine/a.md", "vault/a.md"]


def test_two_folders_of_one_name_share_no_path(write, tmp_path):
    folder = write(a="one::1", b="two::2")
    other = tmp_path / "other" / "vault"
    other.mkdir(parents=True)
    (other / "a.md").write_text("three::3")
    (other / "c.md").write_text("four::4")
    vault = read_vault([folder, other])
    assert [card.question for card in vault.cards] == ["one", "two", "four"]
    assert faults(vault) == [
        f"vault/a.md:1:1: not read: another folder has this note ({other / 'a.md'})"
    ]


def test_a_block_id_of_two_notes_is_a_fault_and_names_the_first(write):
    folder = write(a="one::1 ^x", b="two::2\n\nthe ==gap== and ==gap== ^x")
    vault = read_vault([folder])
    assert faults(vault) == ["vault/b.md:3:1: the block id ^x is already at vault/a.md:1"]
    assert [card.block_id for card in vault.cards] == ["x", None, None, None]
    assert len({card.id for card in vault.cards}) == 4
    assert vault.cards[2].sibling_group == vault.cards[3].sibling_group == vault.cards[2].id


def test_a_problem_declared_twice_is_a_fault_and_the_first_counts(write):
    block = "```drill\nproblem p\n```\n\n"
    folder = write(a=block, b=block + block + "```drill\nderivation p\n```")
    vault = read_vault([folder])
    assert faults(vault) == [
        "vault/b.md:2:1: the problem p is already at vault/a.md:2",
        "vault/b.md:6:1: the problem p is already at vault/a.md:2",
    ]
    assert [(block.note, block.id) for block in vault.blocks] == [
        ("vault/a.md", "problem:p"),
        ("vault/b.md", "derivation:p"),
    ]


def test_a_reader_that_remembers_may_be_given(write):
    folder = write(a="one::1", b="two::2")
    remembered = {}

    def read(text, path):
        return remembered.setdefault((text, path), read_note(text, path))

    first = read_vault([folder], read)
    assert set(remembered) == {("one::1", "vault/a.md"), ("two::2", "vault/b.md")}
    assert read_vault([folder], remembered_only(remembered)) == first


def remembered_only(remembered):
    return lambda text, path: remembered[text, path]
