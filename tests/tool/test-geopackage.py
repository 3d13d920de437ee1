# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The file is a GeoPackage that other programs accept, read and edit."""
import json
import pathlib
import re
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
import desk  # noqa: E402

LAYERS = {"building", "dwelling", "place", "grid", "road", "water"}
TABLES = {"household", "person", "organisation", "vehicle"}


def as_gpkg(path):
    """The same file under a name that GDAL's validator takes for a GeoPackage."""
    link = path.with_suffix(".gpkg")
    link.symlink_to(path)
    return link


def timeless(value):
    """A moment is that of the making; everything else comes from the seed."""
    return "moment" if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", value) else value


def tables(path):
    """The rows of every recorded table, to compare."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        names = [row[0] for row in database.execute("SELECT name FROM linli_tracked ORDER BY name")]
        return {name: [[timeless(value) for value in row] for row in database.execute(f"SELECT * FROM {name} ORDER BY 1")]
                for name in names}


def faults(findings):
    """Without the hints: a small community has small grids, and nobody lives in its streets."""
    return [finding for finding in findings if finding["severity"] != "hint"]


def test_validator(desk):
    """GDAL's validator finds nothing wrong with a demo community"""
    link = as_gpkg(desk.demo(300))
    desk.run("/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg", "-k", link)


def test_seed(desk):
    """the same seed makes the same community, another seed another"""
    first, second = desk.folder / "a.linli", desk.folder / "b.linli"
    desk.tool("demo", "--households", 60, "--seed", 7, first)
    desk.tool("demo", "--households", 60, "--seed", 7, second)
    for name, rows in tables(first).items():
        assert rows == tables(second)[name], f"{name} differs"
    assert tables(first)["person"] != tables(desk.demo(60, seed=8))["person"]


def test_layers(desk):
    """every layer and table is listed and filled"""
    path = desk.demo(300)
    listed = desk.run("ogrinfo", "-ro", "-q", path)
    names = {line.split(": ", 1)[1].split(" (")[0] for line in listed.splitlines() if ": " in line}
    assert LAYERS | TABLES <= names, f"only {sorted(names)}"
    for layer in sorted(LAYERS | TABLES):
        summary = desk.run("ogrinfo", "-ro", "-so", path, layer)
        assert "Feature Count: 0" not in summary and "Feature Count" in summary, f"{layer} is empty"


def test_check(desk):
    """linli-tool finds nothing wrong with a demo community"""
    assert faults(desk.listing("check", "--json", desk.demo(300))) == []


def test_outside_edit(desk):
    """an edit through GDAL keeps the file valid and consistent; search and spatial index follow"""
    path, source = desk.demo(), desk.folder / "place.geojson"
    desk.run("ogrinfo", "-q", path, "-sql", "UPDATE person SET name='欧阳测试' WHERE id=(SELECT min(id) FROM person)")
    point = {"type": "Point", "coordinates": [104.02, 30.67]}
    source.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "东门快递柜"}, "geometry": point}]}))
    desk.run("ogr2ogr", "-append", "-f", "GPKG", path, source, "-nln", "place")
    found = desk.run("ogrinfo", "-ro", path, "place", "-spat", 104.01, 30.66, 104.03, 30.68)
    assert "东门快递柜" in found
    for query in ("欧阳测试", "oycs"):
        first = min(row[0] for row in tables(path)["person"])
        assert [(row["kind"], row["id"]) for row in desk.listing("search", "--json", path, query)] == [("person", first)]
    assert faults(desk.listing("check", "--json", path)) == []
    assert [row["kind"] for row in desk.listing("journal", "--json", path)] == ["outside"]
    desk.run("/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg", "-k", as_gpkg(path))


def test_refusals(desk):
    """a file that is not Linli's, or not there, is refused with exit code 1 and left alone"""
    other = desk.folder / "other.linli"
    other.write_text("not a database\n" * 100)
    desk.tool("journal", other, code=1)
    assert other.read_text() == "not a database\n" * 100
    desk.tool("journal", desk.folder / "missing.linli", code=1)
    assert not (desk.folder / "missing.linli").exists()
    desk.tool("demo", "--households", 10, desk.demo(), code=1)
    desk.tool("no-such-command", code=2)


desk.run(globals())
