# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Files that the document portal lends, as it does to programs in a sandbox: they are read and written whole; a community is not opened there."""
import os
import pathlib
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "util"))
import desk  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402

NAME, PLACE = "org.freedesktop.portal.Documents", "/org/freedesktop/portal/documents"
MISSING = ("org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.Spawn", "org.freedesktop.DBus.Error.NoReply")


def lend(path):
    """The path by which the portal shows a file, which may be one that is yet to be made."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    handles = Gio.UnixFDList.new()
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    words = GLib.Variant("(haybb)", (handles.append(folder), path.name.encode() + b"\0", False, False))
    os.close(folder)
    try:
        answer, _ = bus.call_with_unix_fd_list_sync(NAME, PLACE, NAME, "AddNamed", words, None, Gio.DBusCallFlags.NONE, -1, handles, None)
    except GLib.Error as error:
        if (Gio.DBusError.get_remote_error(error) or "").startswith(MISSING):
            raise desk.Skip("there is no document portal (xdg-desktop-portal)")
        raise
    return pathlib.Path(os.environ["XDG_RUNTIME_DIR"], "doc", answer.unpack()[0], path.name)


def test_backup(desk):
    """a backup is written whole, over nothing and over another"""
    out = desk.folder / "backup.linli"
    for _ in range(2):
        desk.tool("backup", desk.demo(), lend(out))
        with sqlite3.connect(f"file:{out}?mode=ro", uri=True) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert file.execute("SELECT count(*) FROM household").fetchone()[0] >= 60


def test_exchange(desk):
    """a GeoPackage goes out and comes in"""
    out = desk.folder / "grids.gpkg"
    desk.tool("export", "--kind=grid", desk.demo(), lend(out))
    told = desk.tool("import", "--dry-run", "--as=grid", desk.demo(), lend(out), code=3)
    assert told.count("It has no shape") == 5, told  # what is divided further has none


def test_community(desk):
    """a community is not opened there, where nobody can be kept out of it, and its journal would be forgotten"""
    path = desk.demo()
    before = path.read_bytes()
    for command in ("journal", "undo"):
        desk.tool(command, lend(path), code=1)
    left = [file.name for file in desk.folder.iterdir()]
    assert path.read_bytes() == before and left == [path.name], left


desk.run(globals())
