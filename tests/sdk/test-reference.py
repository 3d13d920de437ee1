# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""test-reference.py BUILD GI-DOCGEN: all that is public is documented; shown first, on a small library, to fail when something is not."""
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(SOURCE / "docs/reference"))
import complete
import generate

HEADER = "#include <glib-object.h>\nint thing_count (int from, int to);\nvoid thing_clear (void);\n"
WHOLE = """/**
 * thing_count:
 * @from: the first
 * @to: the last
 *
 * Returns: how many
 */
int thing_count (int from, int to) { return to - from; }
/**
 * thing_clear:
 *
 * Clears.
 */
void thing_clear (void) {}
"""
CONFIG = '[library]\nnamespace = "Thing"\nversion = "1"\n'


def scan(folder, text):
    """What the scanner and the check say of a library with these comments."""
    folder.mkdir()
    (folder / "thing.h").write_text(HEADER)
    (folder / "thing.c").write_text(text)
    (folder / "thing.toml").write_text(CONFIG)
    subprocess.run(["sh", "-c", "cc -shared -fPIC $(pkg-config --cflags gobject-2.0) -o libthing.so thing.c -include thing.h"], cwd=folder, check=True)
    done = subprocess.run(["g-ir-scanner", "--warn-all", "--warn-error", "--quiet", "--namespace=Thing", "--nsversion=1", "--identifier-prefix=Thing",
                           "--symbol-prefix=thing", "--include=GObject-2.0", "--pkg=gobject-2.0", "--library=thing", "-L.", "--output=Thing-1.gir",
                           "--no-libtool", "thing.h", "thing.c"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        return (done.stdout + done.stderr).splitlines() or ["g-ir-scanner failed"]
    complete.main(str(folder / "Thing-1.gir"), str(folder / "Thing.complete.gir"))
    return generate.check("gi-docgen", str(folder / "thing.toml"), str(folder / "Thing.complete.gir"), str(folder))


def self_test():
    with tempfile.TemporaryDirectory(prefix="linli-reference-") as folder:
        for number, (title, text, words) in enumerate((
                ("a documented library passes", WHOLE, ""),
                ("a function without a comment fails", WHOLE.replace("/**\n * thing_clear:\n *\n * Clears.\n */\n", ""), "clear"),
                ("a parameter without a word fails", WHOLE.replace(" * @to: the last\n", ""), "to"),
                ("a comment that cannot be read fails", WHOLE.replace("/**\n * thing_clear:\n *\n * Clears.\n */", "/** thing_clear: Clears. */"),
                 "thing"))):
            said = scan(pathlib.Path(folder, str(number)), text)
            yield title, words in "\n".join(said) and bool(said) == bool(words), said


def judge(build, docgen):
    """Both libraries, as the build makes their reference."""
    done = subprocess.run(["ninja", "-C", build, "docs/reference/Linli.complete.gir", "docs/reference/LinliShell.complete.gir"],
                          capture_output=True, text=True)
    yield "the comments of both libraries can be read", done.returncode == 0, [line for line in (done.stdout + done.stderr).splitlines() if re.search(r"[Ww]arning|[Ee]rror", line)]
    if done.returncode == 0:
        made = pathlib.Path(build, "docs/reference")
        for name, config in (("Linli", "core.toml"), ("LinliShell", "shell.toml")):
            missing = generate.check(docgen, str(made / config), str(made / f"{name}.complete.gir"), str(made))
            yield f"{name} is documented", not missing, missing


def main(build, docgen):
    failed, number = False, 0
    for number, (title, passed, lines) in enumerate([*self_test(), *judge(build, docgen)], 1):
        failed = failed or not passed
        print(f"{'ok' if passed else 'not ok'} {number} - {title}")
        for line in lines if not passed else []:
            print(f"# {line}")
            print(line, file=sys.stderr)
    print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
