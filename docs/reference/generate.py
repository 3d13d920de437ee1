# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""generate.py GI-DOCGEN CONFIG GIR GIRS CONTENT OUT: the reference of one library as pages, if all of it is documented."""
import pathlib
import shutil
import subprocess
import sys
import tempfile


def check(docgen, config, gir, girs):
    """What is not documented, a line each; the empty list when all is."""
    done = subprocess.run([docgen, "check", "--config", config, "--add-include-path", girs, gir], capture_output=True, text=True)
    said = (done.stdout + done.stderr).splitlines()
    missing = [line for line in said if "WARNING" in line or "ERROR" in line]
    return missing or (said[-5:] or ["gi-docgen check failed"] if done.returncode else [])


def title(content, folder):
    """Copies the guides, with their first headings as the titles that gi-docgen asks for."""
    for path in pathlib.Path(content).glob("*.md"):
        text = path.read_text()
        heading = text.splitlines()[0].lstrip("# ")
        pathlib.Path(folder, path.name).write_text(f"Title: {heading}\n\n{text}")


def main(docgen, config, gir, girs, content, out):
    missing = check(docgen, config, gir, girs)
    if missing:
        print("\n".join(missing), file=sys.stderr)
        return 1
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="linli-reference-") as folder:
        title(content, folder)
        return subprocess.run([docgen, "generate", "--quiet", "--no-namespace-dir", "--fatal-warnings", "--config", config,
                               "--add-include-path", girs, "--content-dir", folder, "--output-dir", out, gir]).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:7]))
