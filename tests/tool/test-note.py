# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What linli-tool tells of a line of a notebook, with the households of a file and without any."""
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
import desk  # noqa: E402


def brief(parts):
    return [(part["part"], part["value"]) for part in parts]


def test_without_file(desk):
    """tells what is understood without any household, and leaves nothing behind"""
    folder = desk.folder / "tmp"
    folder.mkdir()
    parts = desk.listing("note", "parse", "--json", "张阿姨 漏水 急 13800001234")
    assert brief(parts) == [("person", "张阿姨"), ("category", "water"), ("urgency", "urgent"), ("phone", "13800001234")], parts
    assert [part["written"] for part in parts] == ["张阿姨", "漏水", "急", "13800001234"], parts
    assert desk.tool("note", "parse", "漏水", TMPDIR=str(folder)).startswith("category\t漏水\twater\t")
    assert list(folder.iterdir()) == []
    assert desk.listing("note", "parse", "", "--json") == []


def test_with_file(desk):
    """a dwelling is a place when the file is named that has it"""
    path = desk.demo()
    row = desk.run("sqlite3", "-separator", " ", path, "SELECT d.id, c.name || b.name || u.name || d.room FROM dwelling d "
                   "JOIN unit u ON u.id = d.unit_id JOIN building b ON b.id = d.building_id JOIN compound c ON c.id = b.compound_id LIMIT 1")
    number, address = row.strip().split(" ")
    parts = desk.listing("note", "parse", "--json", f"{address}漏水", "--file", path)
    assert brief(parts) == [("place", address), ("category", "water")], parts
    assert (parts[0]["kind"], parts[0]["records"], parts[0]["id"]) == ("dwelling", 1, int(number)), parts
    assert brief(desk.listing("note", "parse", "--json", f"{address}漏水")) == [("category", "water")], address


def test_mistakes(desk):
    """says what was meant, and that a file is not there"""
    desk.tool("note", code=2)
    desk.tool("note", "parse", code=2)
    desk.tool("note", "write", "漏水", code=2)
    desk.tool("note", "parse", "漏水", "--file", desk.folder / "absent.linli", code=1)


desk.run(globals())
