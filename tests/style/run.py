# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""run.py CHECK SOURCE BUILD: runs one check of this folder and reports as TAP.

A check is a module check_NAME.py with
  check(tree) -> findings, "path:line: what is wrong" each
  BAD = [(title, {path: text}, words of the finding), ...]    trees in which it must find exactly that
  GOOD = [(title, {path: text}), ...]                         trees in which it must find nothing
so that each run shows first that the check can fail, then what the project looks like.
A check of built files has self_test(tree), which yields (title, passed), in place of BAD and GOOD.
"""
import importlib
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from tree import Tree


def findings_in(module, files):
    with tempfile.TemporaryDirectory(prefix="linli-style-") as folder:
        for path, text in files.items():
            target = pathlib.Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return module.check(Tree(folder))


def fixtures(module):
    for title, files, words in getattr(module, "BAD", []):
        found = findings_in(module, files)
        yield f"finds {title}", len(found) == 1 and words in found[0], found
    for title, files in getattr(module, "GOOD", []):
        found = findings_in(module, files)
        yield f"accepts {title}", not found, found


def main(name, source, build):
    module = importlib.import_module(f"check_{name.replace('-', '_')}")
    tree = Tree(source, build)
    results = list(fixtures(module))
    if hasattr(module, "self_test"):
        results += [(title, passed, []) for title, passed in module.self_test(tree)]
    if not results:
        results.append(("has a self-test", False, []))
    found = module.check(tree)
    results.append(("this tree", not found, found))
    for number, (title, passed, shown) in enumerate(results, 1):
        print(f"{'ok' if passed else 'not ok'} {number} - {name}: {title}")
        if not passed:
            for line in shown or ["nothing was found"]:
                print(f"# {line}")
                print(line, file=sys.stderr)  # meson keeps this, but not the comments, for its list of failures
    print(f"1..{len(results)}")
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
