# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Desktop file, metainfo, file type, icons, schema and templates are valid; controls have names; settings are used."""
import os
import pathlib
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

from tree import line_of

VALIDATORS = {
    ".desktop": ["desktop-file-validate"],
    ".desktop.in": ["desktop-file-validate"],
    ".metainfo.xml": ["appstreamcli", "validate", "--no-net", "--no-color", "--strict"],
    ".metainfo.xml.in": ["appstreamcli", "validate", "--no-net", "--no-color", "--strict"],
    ".gschema.xml": ["glib-compile-schemas", "--strict", "--dry-run"],
}
SETTABLE = {"GtkEntry", "GtkSearchEntry", "GtkText", "GtkTextView", "GtkDropDown", "GtkSpinButton", "GtkSwitch", "GtkScale",
            "GtkListView", "GtkColumnView", "GtkGridView", "GtkListBox"}
PRESSED = {"GtkButton", "GtkToggleButton", "GtkMenuButton"}


def validate(tree, path, command):
    """What the validator says of one file, which it wants to see under its final name."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, os.path.basename(path).removesuffix(".in"))
        copy.write_text(tree.text(path), encoding="utf-8")
        target = folder if command[0] == "glib-compile-schemas" else str(copy)
        done = subprocess.run([*command, target], capture_output=True, text=True)
    if done.returncode == 0:
        return []
    said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return [f"{path}:1: {command[0]}: " + " | ".join(said).replace(folder + "/", "")[:400]]


def validate_types(tree, path):
    """What is said when the types of files are taken into a database; it is told as a warning."""
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder, "mime/packages")
        packages.mkdir(parents=True)
        (packages / os.path.basename(path)).write_text(tree.text(path), encoding="utf-8")
        environment = {**os.environ, "XDG_DATA_HOME": folder, "XDG_DATA_DIRS": folder}
        done = subprocess.run(["update-mime-database", packages.parent], capture_output=True, text=True, env=environment)
    said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return [f"{path}:1: update-mime-database: " + " | ".join(said)[:400]] if said or done.returncode else []


def own(element, name):
    found = [p.text or "" for p in element.findall("property") if p.get("name") == name]
    return found[0] if found else None


def nameless(element):
    """Whether a control of a template has nothing that a screen reader could say."""
    kind = element.get("class")
    if kind not in SETTABLE | PRESSED:
        return False
    told = [p.get("name") for p in element.findall("accessibility/*")]
    if "label" in told or "labelled-by" in told:
        return False
    if kind in PRESSED:
        return own(element, "label") is None and element.find("child") is None and own(element, "child") is None
    return True


def check_template(path, text):
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return [f"{path}:{error.position[0]}: {error}"]
    found = []
    for element in root.iter("object"):
        if nameless(element):
            name = element.get("id") or own(element, "icon-name") or ""
            found.append(f"{path}:1: {element.get('class')} {name} has no accessible label")
    return found


def unused_keys(tree, path):
    keys = re.findall(r'<key name="([^"]+)"', tree.text(path))
    sources = "".join(tree.text(p) for p in tree.paths(".c", under="src/"))
    if "g_settings_new" not in sources:
        return []
    return [f"{path}:{line_of(tree.text(path), tree.text(path).index(key))}: no code uses the key {key}"
            for key in keys if f'"{key}"' not in sources]


def check(tree):
    found = []
    for path in tree.paths(".xml", ".xml.in", ".svg", ".ui", ".desktop", ".desktop.in"):
        for ending, command in VALIDATORS.items():
            if path.endswith(ending) and path.startswith("data/"):
                found += validate(tree, path, command)
        if path.startswith("data/") and "<mime-info" in tree.text(path):
            found += validate_types(tree, path)
        if path.endswith(".ui"):
            found += check_template(path, tree.text(path))
        elif path.endswith((".xml", ".svg", ".xml.in")) and not path.startswith("tests/"):
            done = subprocess.run(["xmllint", "--nonet", "--noout", path], cwd=tree.root, capture_output=True, text=True)
            if done.returncode:
                found.append(f"{path}:1: xmllint: {done.stderr.splitlines()[0]}")
            elif path.endswith(".svg") and "<svg" not in tree.text(path)[:256]:
                found.append(f"{path}:1: <svg> comes too late for the file to be recognised as a picture")
    for path in tree.paths(".gschema.xml", under="data/"):
        found += unused_keys(tree, path)
    return found


UI = '<interface><object class="GtkButton"><property name="icon-name">edit-undo-symbolic</property>%s</object></interface>'
SCHEMA = ('<schemalist><schema id="a.b" path="/a/b/"><key name="large" type="b"><default>%s</default></key>'
          "</schema></schemalist>")
MIME = ('<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info"><mime-type type="application/x-a"><comment>A</comment>'
        '<magic><match type="%s" offset="68" value="A"/></magic></mime-type></mime-info>')
BAD = [
    ("a broken desktop file", {"data/a.desktop.in": "[Desktop Entry]\nName=A\n"}, "desktop-file-validate"),
    ("a thin metainfo", {"data/a.metainfo.xml.in": '<?xml version="1.0"?>\n<component type="desktop-application"><id>a.b.c</id>'
                         "</component>\n"}, "appstreamcli"),
    ("a magic that cannot be", {"data/a.xml": MIME % "strong"}, "update-mime-database"),
    ("a wrong default", {"data/a.gschema.xml": SCHEMA % "7"}, "glib-compile-schemas"),
    ("a setting that nothing reads", {"data/a.gschema.xml": SCHEMA % "true", "src/a.c": "g_settings_new (ID);\n"},
     "no code uses the key large"),
    ("broken XML", {"data/icons/a.svg": "<svg><g></svg>"}, "xmllint"),
    ("a comment before the picture", {"data/icons/a.svg": "<!-- %s --><svg/>" % ("a" * 300)}, "comes too late"),
    ("a broken template", {"src/shell/a.ui": "<interface>"}, "a.ui:1"),
    ("a button without a name", {"src/shell/a.ui": UI % ""}, "GtkButton edit-undo-symbolic has no accessible label"),
]
GOOD = [
    ("a named button", {"src/shell/a.ui": UI % '<accessibility><property name="label">Undo</property></accessibility>'}),
    ("a magic", {"data/a.xml": MIME % "string"}),
    ("a setting in use", {"data/a.gschema.xml": SCHEMA % "true", "src/a.c": 'g_settings_new (ID); x ("large");\n'}),
]
