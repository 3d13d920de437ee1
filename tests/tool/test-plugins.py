# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What plugins give to linli-tool, without a screen: the modules link GTK, and there is no display to open."""
import csv
import json
import os
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
import desk  # noqa: E402

EXAMPLE = desk.BUILD / "plugins/example"


class PluginDesk(desk.Desk):
    """With the example switched on, and a lamp in the file."""

    def __init__(self, folder, name):
        super().__init__(folder, name)
        for variable in ("DISPLAY", "WAYLAND_DISPLAY", "LINLI_PLUGIN_PATH"):
            os.environ.pop(variable, None)
        os.environ["LINLI_PLUGIN_PATH"] = str(EXAMPLE)
        os.environ["XDG_CONFIG_HOME"] = str(self.folder / "config")
        self.path = self.demo()
        self.tool("plugins", "--enable", "example", self.path)

    def add_lamp(self, number, title, bulb, state="reported"):
        self.run("sqlite3", self.path, f"INSERT INTO matter (id, kind, state, title, place_text, opened_at) VALUES ({number}, 'example', "
                 f"'{state}', '{title}', 'Gate', '2026-01-01T00:00:00.000Z'); INSERT INTO example_lamp (id, bulb) VALUES ({number}, '{bulb}')")


def test_run(desk):
    """a command of a plugin is listed, runs, and ends with the code it chooses"""
    listed = json.loads(desk.tool("run", "--json"))
    summaries = {row["command"]: row["summary"] for row in listed}
    assert "stair lamps" in summaries["example"], listed
    assert any(line.startswith("example\t") for line in desk.tool("run").splitlines())
    assert desk.tool("run", "example", desk.path, code=4) == ""
    desk.add_lamp(77, "Dark", "E27")
    desk.add_lamp(78, "Dim", "GU10", "mended")
    assert desk.tool("run", "example", desk.path) == "reported\tDark\tGate\tE27\nmended\tDim\tGate\tGU10\n"
    assert desk.tool("run", "example", "mended", desk.path) == "mended\tDim\tGate\tGU10\n"
    desk.tool("run", "example", "--blue", desk.path, code=2)
    desk.tool("run", "nobody", desk.path, code=2)
    desk.tool("run", "example", code=2)
    desk.tool("run", "example", desk.folder / "absent.linli", code=1)
    desk.tool("plugins", "--disable", "example", desk.path)
    desk.tool("run", "example", desk.path, code=2)
    assert "example" not in [row["command"] for row in json.loads(desk.tool("run", "--json"))]


def test_search(desk):
    """what plugins find comes after what the core finds"""
    desk.add_lamp(77, "Dark", "E27 warm white")
    found = json.loads(desk.tool("search", "--json", desk.path, "e27"))
    assert [(row["kind"], row["id"], row["title"], row["subtitle"]) for row in found if row["provider"] == "example"] == [
        ("matter", 77, "E27 warm white", "Dark")], found
    people = json.loads(desk.tool("search", "--json", desk.path, "zh"))
    assert people and all(row["provider"] is None for row in people), people


def exported(desk):
    path = desk.folder / "matters.csv"
    desk.tool("export", "--kind", "matter", desk.path, path)
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {row["Title"]: row for row in csv.DictReader(file)}


def test_words(desk):
    """search and export say what a matter is in the words of its plugin, and name the plugin where it is off"""
    desk.add_lamp(77, "Dark landing", "E27")
    desk.run("sqlite3", desk.path, "UPDATE matter SET category = 'dark', number = '9' WHERE id = 77; INSERT INTO matter (id, kind, title, category,"
             " opened_at) VALUES (78, 'note', 'Leaking pipe', 'water', '2026-01-01T00:00:00.000Z')")

    def found(text):
        return [row["subtitle"] for row in json.loads(desk.tool("search", "--json", desk.path, text)) if row["provider"] is None]

    assert found("Dark landing") == ["Stair lamp · Reported (lamp) · 9 · Gate"], found("Dark landing")
    assert found("Leaking pipe") == [""] or found("Leaking pipe") == [None], found("Leaking pipe")
    row = exported(desk)["Dark landing"]
    assert (row["Kind"], row["State"], row["Category"], row["Number"]) == ("Stair lamp", "Reported (lamp)", "No light", "9"), row
    row = exported(desk)["Leaking pipe"]
    assert (row["Kind"], row["State"], row["Category"]) == ("Matter", "Open", "Water leak"), row
    desk.tool("plugins", "--disable", "example", desk.path)
    assert found("Dark landing") == ["(plugin example is not on) reported · 9 · Gate"], found("Dark landing")
    row = exported(desk)["Dark landing"]
    assert (row["Kind"], row["State"], row["Category"]) == (
        "(plugin example is not on)", "(plugin example is not on) reported", "(plugin example is not on) dark"), row


def lamps(desk):
    return [line.split("\t") for line in desk.tool("run", "example", desk.path).splitlines()]


def test_import(desk):
    """an importer of a plugin takes a list in as one step, tells which rows it left, and one undo takes it back"""
    source = desk.folder / "from the property management.lamps.csv"
    source.write_text("Lamp,Bulb\nHall 3,E27\n,GU10\nStair 2,\n\n" + "x" * 300 + ",E14\n", encoding="utf-8")
    left = json.loads(desk.tool("import", "--json", "--with", "example", desk.path, source, code=3))
    assert [row["row"] for row in left] == [3, 6], left
    assert [[lamp[1], lamp[3]] for lamp in lamps(desk)] == [["Hall 3", "E27"], ["Stair 2", ""]]
    assert "from the property management" in desk.tool("journal", "--count", 1, desk.path)
    desk.tool("undo", desk.path)
    desk.tool("run", "example", desk.path, code=4)
    desk.tool("import", "--with", "nobody", desk.path, source, code=2)
    desk.tool("import", "--with", "example", "--dry-run", desk.path, source, code=2)
    desk.tool("import", "--with", "example", desk.path, desk.folder / "absent.lamps.csv", code=1)


def test_export(desk):
    """an exporter of a plugin writes a whole file or none, and what it writes can be imported again"""
    desk.add_lamp(77, 'The ""big"" one, left', "E27")
    target = desk.folder / "out.lamps.csv"
    target.write_text("what was there before", encoding="utf-8")
    desk.tool("export", "--with", "nobody", desk.path, target, code=2)
    assert target.read_text(encoding="utf-8") == "what was there before"
    desk.tool("export", "--with", "example", desk.path, target)
    assert '"The """"big"""" one, left","E27","reported","Gate"' in target.read_text(encoding="utf-8")
    desk.tool("import", "--with", "example", desk.path, target)
    assert [lamp[1] for lamp in lamps(desk)] == ['The ""big"" one, left'] * 2
    desk.tool("export", "--with", "example", desk.path, desk.folder / "absent" / "out.lamps.csv", code=1)
    assert sorted(path.name for path in desk.folder.glob("out*")) == ["out.lamps.csv"]


desk.run(globals(), PluginDesk)
