# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What every check looks at: the files of the project (or of a fixture), and C text without its comments."""
import pathlib
import re
import shutil
import subprocess

# The rooms of the house and their ranks; a file includes its own rank or lower. Longest prefix wins.
RANKS = {
    "src/core/base/": 0,
    "src/core/store/": 1,
    "src/core/model/": 2,
    "src/core/service/": 3,
    "src/core/plugin/": 4,
    "src/core/": 4,
    "src/shell/widgets/": 5,
    "src/shell/map/": 6,
    "src/shell/extend/": 6,
    "src/shell/paper/": 6,
    "src/shell/pages/": 7,
    "src/shell/window/": 8,
    "src/shell/": 8,
    "src/solver/": 0,
    "src/app/": 9,
    "src/tool/": 9,
    "plugins/": 10,
}
WALKED = ("src", "plugins", "tests", "data", "po", "build-aux", ".ci")


def rank_of(path):
    found = [prefix for prefix in RANKS if path.startswith(prefix)]
    return RANKS[max(found, key=len)] if found else None


class Tree:
    """A folder and the files in it that belong to the project; paths are relative, with forward slashes."""

    def __init__(self, root, build=None):
        self.root = pathlib.Path(root)
        self.build = pathlib.Path(build) if build else None
        self._paths = None
        self._texts = {}

    def paths(self, *endings, under=""):
        if self._paths is None:
            self._paths = sorted(self._list())
        return [p for p in self._paths if p.startswith(under) and (not endings or p.endswith(endings))]

    def text(self, path):
        if path not in self._texts:
            self._texts[path] = (self.root / path).read_text(encoding="utf-8", errors="replace")
        return self._texts[path]

    def _list(self):
        if (self.root / ".git").exists() and shutil.which("git"):
            listed = subprocess.run(["git", "-C", self.root, "ls-files", "-z"], capture_output=True, text=True)
            if listed.returncode == 0:
                return [p for p in listed.stdout.split("\0") if p and (self.root / p).is_file()]
        found = [p for p in self.root.iterdir() if p.is_file()]
        for folder in WALKED:
            found += [p for p in (self.root / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
        return [p.relative_to(self.root).as_posix() for p in found]


TOKEN = re.compile(
    r"""/\*.*?\*/ | //[^\n]* | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'""", re.VERBOSE | re.DOTALL)


def blank(match):
    return re.sub(r"[^\n]", " ", match)


def code(text):
    """The text with comments and the insides of literals blanked; lines and columns stay."""

    def keep(match):
        token = match.group()
        if token[0] == "/":
            return blank(token)
        return token[0] + blank(token[1:-1]) + token[-1]

    return TOKEN.sub(keep, text)


def uncommented(text):
    """The text with comments blanked and literals kept."""
    return TOKEN.sub(lambda m: blank(m.group()) if m.group()[0] == "/" else m.group(), text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1
