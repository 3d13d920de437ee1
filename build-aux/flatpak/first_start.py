# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""first_start.py FOLDER: a person starts Linli in its sandbox for the first time. Run by `try`, inside on-screen.

Leaves pictures in FOLDER, and says about how long a start takes.
"""
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True
TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "tests/util"))
from person import Person, wait  # noqa: E402

ID = "io.github.linli.Linli"
DATA = pathlib.Path(os.environ["HOME"], ".var/app", ID, "data/linli")
PAGES = {"今日", "地图", "住户", "楼盘表", "隐患", "走访", "诉求", "停车", "志愿服务", "活动"}


class Visitor(Person):
    """A window of a sandbox names a process that nobody outside knows; on this display there are no windows but of one program."""

    def windows(self):
        search = ["xdotool", "search", "--onlyvisible", "--name", "."]
        found = subprocess.run(search, capture_output=True, text=True).stdout.split()
        return [window for window in found if self._is_of_its_own(window)]

    def look_around(self):
        """A community comes in a window of its own, in the place of the first page."""
        before = self.window
        self.get("push button|toggle button", "记一笔")
        self.window = wait(lambda: next((window for window in self.windows() if window != before), None), "the window of the community")
        self.do("windowfocus", self.window)

    def name_in_portal(self, path, over=()):
        """Names a file in the portal's dialog, which is a window of another program, and may stand over dialogs of ours."""
        dialog = wait(lambda: next((window for window in self.windows() if window not in {self.window, *over}), None), "the dialog of the portal")
        self.do("windowfocus", dialog)
        time.sleep(1)
        self.picture(FOLDER / "portal.png")
        self.key("ctrl+a")
        self.type(str(path))
        for _ in range(3):  # the first may go to the list of completions; a file that is there is asked about
            if dialog in self.windows():
                self.do("windowfocus", self.windows()[-1])
                self.key("Return", pause=0.7)
        wait(lambda: dialog not in self.windows(), "the dialog of the portal to go")
        self.do("windowfocus", self.window)


def environment():
    settings = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"}
    settings.pop("GTK_USE_PORTAL", None)
    if os.getuid() != 0:  # a session of its own has no system bus, which flatpak asks for the user's name
        settings["DBUS_SYSTEM_BUS_ADDRESS"] = settings["DBUS_SESSION_BUS_ADDRESS"]
    return settings


def visit(*words):
    return Visitor("flatpak", "run", "--user", *map(str, words), environment=environment(), last_picture=FOLDER / "trouble.png")


def inside(*words, lent=(), codes=(0,)):
    """What a command says that runs in the sandbox. Files that are lent come last; 3 is the code for rows that were refused."""
    command = ["flatpak", "run", "--user", "--file-forwarding", f"--command={words[0]}", ID, *map(str, words[1:])]
    for path in lent:
        command += ["@@", str(path), "@@"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True)
    assert done.returncode in codes, f"{' '.join(command)} ended with {done.returncode}: {done.stdout[-1000:]}{done.stderr[-2000:]}"
    return done.stdout


def rows(person):
    return [row for part in person.find_all("list", "^导航$", shown=False) for row in person.find_all("list item", within=part)]


def pages(person):
    return {re.split("[ ,，]", row.get_name())[0] for row in rows(person)}


def turn_to(person, page):
    person.get("push button|toggle button", "记一笔")
    person.click(wait(lambda: next((row for row in rows(person) if row.get_name().startswith(page)), None), f"the page {page}"))


def look_closed():
    """no network, no home, and every library from the runtime or the bundle"""
    said = inside("sh", "-c", "cat /proc/net/dev | wc -l; ls -A ~ | grep -v '^\\.var$' | wc -l; "
                  "ldd /app/bin/linli /app/bin/linli-tool /app/libexec/linli-solver /app/lib/linli/*.so /app/lib/linli/plugins/*.so")
    lines = said.splitlines()
    assert lines[0] == "3", f"there is a network: {lines[0]}"  # two lines of heading, and the machine itself
    assert lines[1] == "0", f"the home is open: {lines[1]}"
    assert "not found" not in said, said
    for library in ("libsqlite3", "libgeos_c", "libgdal", "libproj", "libglpk", "libqrencode", "libzip", "libxlsxwriter", "libshumate-1.0"):
        assert re.search(rf"{library}\.so[.\d]* => /app/lib/", said), f"{library} is not that of the bundle"


def start_first():
    """the first page, the demo community by a click, all pages, and nothing left open"""
    with visit(ID) as person:
        person.get("push button", "新建")
        person.picture(FOLDER / "first-start.png")
        person.click(person.get("push button", "示范|演示"))
        person.look_around()
        wait(lambda: PAGES <= pages(person), f"the pages {PAGES}")
        turn_to(person, "地图")
        time.sleep(3)
        person.picture(FOLDER / "window.png")
        assert person.leave()
    assert communities() == ["demo.linli"], "the community is not in the folder of the application"


def communities():
    journals = [file.name for file in DATA.iterdir() if file.name.endswith(("-wal", "-shm"))]
    assert not journals, f"left: {journals}"
    return sorted(file.name for file in DATA.glob("*.linli"))


def find_plugin():
    """the example is found in its extension, is off, and is a page once it was switched on"""
    def told():
        return next(plugin for plugin in json.loads(inside("linli-tool", "plugins", "--json", DATA / "demo.linli")) if plugin["id"] == "example")
    assert told()["path"].startswith("/app/lib/linli/extensions/Example/") and told()["origin"] == "outside", told()
    start = time.monotonic()
    with visit(ID, DATA / "demo.linli") as person:
        print(f"from the command to a window that has come to rest: {time.monotonic() - start:.1f} s", flush=True)
        turn_to(person, "插件")
        person.get(None, "楼道灯")
        person.picture(FOLDER / "plugin.png")
        assert "楼道灯" not in pages(person)
        assert person.leave()
    inside("linli-tool", "plugins", "--enable", "example", DATA / "demo.linli")
    with visit(ID, DATA / "demo.linli") as person:
        turn_to(person, "楼道灯")
        time.sleep(1)
        person.picture(FOLDER / "plugin-page.png")
        assert person.leave()


def borrow():
    """what lies elsewhere is read; a backup goes there whole; a community is copied, and nothing is written where it lies"""
    elsewhere = pathlib.Path(os.environ["HOME"], "elsewhere")
    elsewhere.mkdir()
    for name, kind in (("grids.gpkg", "grid"), ("people.xlsx", "people")):
        inside("linli-tool", "export", DATA / "demo.linli", f"--kind={kind}", DATA / name)
        shutil.move(DATA / name, elsewhere)
        inside("linli-tool", "import", "--dry-run", f"--as={kind}", DATA / "demo.linli", lent=[elsewhere / name], codes=(0, 3))
    backup = elsewhere / "backup.linli"
    backup.touch()
    inside("linli-tool", "backup", DATA / "demo.linli", lent=[backup])
    with sqlite3.connect(f"file:{backup}?mode=ro", uri=True) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",) and file.execute("SELECT count(*) > 5000 FROM person").fetchone() == (1,)
    community = elsewhere / "bamboo.linli"
    shutil.copy(DATA / "demo.linli", community)
    before = community.read_bytes()
    with visit("--file-forwarding", ID, "@@", community, "@@") as person:
        person.get(None, "把“bamboo.linli”复制到邻里")
        person.picture(FOLDER / "lent.png")
        person.click(person.get("push button", "复制进来"))
        person.look_around()
        assert person.leave()
    assert communities() == ["bamboo.linli", "demo.linli"]
    assert community.read_bytes() == before
    assert sorted(file.name for file in elsewhere.iterdir()) == ["backup.linli", "bamboo.linli", "grids.gpkg", "people.xlsx"]


def export():
    """a ledger goes where the person says in the dialog of the portal, whole, over one of before, and nothing else is left there"""
    folder = pathlib.Path(os.environ["HOME"], "ledgers")
    folder.mkdir()
    ledger = folder / "ledger.csv"
    for before in ("", "what was here before"):
        if before:
            ledger.write_text(before)
        with visit(ID, DATA / "demo.linli") as person:
            turn_to(person, "今日")
            person.press(person.get("push button", "^导出台账"))
            leave = person.get("push button", "^脱敏导出")
            question = person.windows()
            person.press(leave)
            person.name_in_portal(ledger, over=question)
            person.get("label", "ledger.csv")
            person.picture(FOLDER / "exported.png")
            assert person.leave()
        lines = ledger.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) > 1 and "before" not in lines[0], lines[:2]
        assert [file.name for file in folder.iterdir()] == ["ledger.csv"]


FOLDER = pathlib.Path(sys.argv[1])
if len(sys.argv) > 2:  # each part in a process of its own: libatspi remembers programs that have ended
    globals()[sys.argv[2]]()
    sys.exit(0)
for part in (look_closed, start_first, find_plugin, borrow, export):
    print(f"{part.__name__.replace('_', ' ')}: {part.__doc__}", flush=True)
    subprocess.run([sys.executable, __file__, FOLDER, part.__name__], check=True)
print(f"Pictures: {FOLDER}/*.png")
