# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""test-guide.py TOOL: every block of code in docs/plugins.md is a part of what `linli-tool plugin new` writes, which another test builds."""
import pathlib
import re
import subprocess
import sys
import tempfile

GUIDE = pathlib.Path(__file__).resolve().parents[2] / "docs/plugins.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENDINGS = {"c": ".c", "sql": ".sql", "meson": "meson.build", "ini": ".plugin.in"}
COMMANDS = ("linli-tool plugin new ", "linli-tool plugin check ", "linli-tool run ", "cd ", "meson setup ", "meson test ", "meson install ",
            "LINLI_PLUGIN_PATH=")


def stray(guide, folder):
    """Blocks that are in no file of that kind; commands that are none of those that other tests run."""
    texts = {path: path.read_text() for path in folder.rglob("*") if path.is_file()}
    found = []
    for language, block in BLOCK.findall(guide):
        if language == "sh":
            found += [line for line in block.splitlines() if not line.startswith(COMMANDS)]
        elif language not in ENDINGS or not any(block in text for path, text in texts.items() if str(path).endswith(ENDINGS[language])):
            found.append(f"```{language}\n{block}")
    return found


def main(tool):
    with tempfile.TemporaryDirectory(prefix="linli-guide-") as place:
        folder = pathlib.Path(place, "bench")
        subprocess.run([tool, "plugin", "new", "--folder", folder, "bench"], check=True, stdout=subprocess.DEVNULL)
        guide = GUIDE.read_text()
        found = stray(guide, folder)
        results = [
            ("a block that is in no file is found", len(stray("```c\nbench_nothing ();\n```\n", folder)) == 1),
            ("an unknown command is found", len(stray("```sh\nrm -r bench\n```\n", folder)) == 1),
            ("the guide has a heading for each step", len(re.findall(r"^## \d+\. ", guide, re.MULTILINE)) >= 10),
            ("every block of the guide is a part of a new plugin", not found),
        ]
    for number, (title, passed) in enumerate(results, 1):
        print(f"{'ok' if passed else 'not ok'} {number} - {title}")
    for line in "\n".join(found).splitlines():
        print(f"# {line}")
    print(f"1..{len(results)}")
    return 0 if all(passed for _, passed in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
