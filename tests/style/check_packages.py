# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Every library that a meson.build asks for comes from a package that ./dev installs."""
import os
import re
import shutil
import subprocess

from tree import line_of

ASKED = re.compile(r"\b(dependency|find_library)\('([^']+)'")
WITH_THE_COMPILER = ("m", "dl", "pthread", "rt")


def packages(text):
    body = re.search(r"^packages\(\) \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)
    return set(re.findall(r"[a-z0-9][a-z0-9.+-]+", body.group(1))) if body else set()


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip()


def described(kind, name):
    """Where the description of the library lies, or nothing when it is not on this machine."""
    if kind == "dependency":
        folder = output("pkg-config", "--variable=pcfiledir", name)
        return f"{folder}/{name}.pc" if folder else ""
    path = output("cc", f"-print-file-name=lib{name}.so")
    return os.path.normpath(path) if path.startswith("/") else ""


def check(tree):
    if not shutil.which("dpkg-query"):
        print("# not a Debian system: nothing to compare with")
        return []
    asked = {}
    for path in tree.paths("meson.build"):
        text = tree.text(path)
        for match in ASKED.finditer(text):
            if match.group(2) not in WITH_THE_COMPILER:
                asked.setdefault(match.groups(), f"{path}:{line_of(text, match.start())}")
    places = {key: place for key in asked if (place := described(*key))}
    owners = dict(reversed(line.split(": ", 1)) for line in output("dpkg-query", "-S", *places.values()).splitlines())
    listed, found = packages(tree.text("dev")), []
    for key, place in places.items():
        package = owners.get(place, "").split(":")[0]
        if package and package not in listed:
            found.append(f"{asked[key]}: {key[1]} comes with {package}, which ./dev does not install")
    return found


DEV = "#!/bin/bash\npackages() {\n  case $1 in\n    build) echo libglib2.0-dev %s ;;\n  esac\n}\n"
MESON = "a = dependency('gio-2.0', version: '>= 2')\nb = cc.find_library('geos_c')\nm = cc.find_library('m')\n"
BAD = [("a library that ./dev forgets", {"dev": DEV % "", "src/meson.build": MESON}, "geos_c comes with libgeos-dev")]
GOOD = [("libraries that ./dev installs", {"dev": DEV % "libgeos-dev", "src/meson.build": MESON})]
