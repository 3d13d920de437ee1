# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The shortcuts window lists every key with Ctrl or Alt that the window and its pages take, and no other. The preview of papers has words on its buttons."""
import re

from tree import line_of

OVERLAY = "src/shell/window/help-overlay.ui"
LISTED = re.compile(r'name="accelerator">([^<]*(?:&lt;[^<]*)+)<')
INSTALLED = re.compile(r'"((?:<(?:Control|Shift|Alt)>)+\w+)"')
BOUND = re.compile(r"add_binding_action \(\w+, GDK_KEY_(\w+), ((?:GDK_(?:CONTROL|SHIFT|ALT)_MASK(?: \| )?)+)")
# What is not bound by name: pages by number, and what the search takes itself.
OTHERS = {frozenset({"Alt", "1...9"}), frozenset({"Control", "Return"})}


def keys_of(accelerator):
    return frozenset(re.findall(r"[\w.]+", accelerator))


def installed(tree):
    """Keys -> where they were found first."""
    found = {}
    for path in tree.paths(".c"):
        if not path.startswith(("src/app/", "src/shell/window/", "src/shell/pages/", "plugins/")) or "/tests/" in path:
            continue
        text = tree.text(path)
        if path.startswith("src/app/"):
            for match in INSTALLED.finditer(text):
                found.setdefault(keys_of(match.group(1)), (path, line_of(text, match.start())))
        for match in BOUND.finditer(text):
            modifiers = [word.capitalize() for word in re.findall(r"GDK_(\w+)_MASK", match.group(2))]
            found.setdefault(frozenset([match.group(1), *modifiers]), (path, line_of(text, match.start())))
    return found


def check(tree):
    if OVERLAY not in tree.paths(".ui"):
        return []
    text = tree.text(OVERLAY)
    listed = {keys_of(one): line_of(text, match.start()) for match in LISTED.finditer(text)
              for one in match.group(1).replace("&lt;", "<").replace("&gt;", ">").split()}
    taken = installed(tree)
    return ([f"{path}:{line}: {'+'.join(sorted(keys))} is not in the shortcuts window" for keys, (path, line) in taken.items() if keys not in listed]
            + [f"{OVERLAY}:{line}: nothing takes {'+'.join(sorted(keys))}" for keys, line in listed.items() if keys not in taken and keys not in OTHERS])


def overlay(keys):
    return f'<object class="GtkShortcutsShortcut"><property name="accelerator">{keys}</property></object>\n'


APPLICATION = 'x = { { "win.search", { "<Control>k" } } };\n'
BINDING = 'gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);\n'
BAD = [("a key that is not listed", {OVERLAY: overlay("&lt;Control&gt;k"), "src/app/a.c": APPLICATION, "src/shell/window/w.c": BINDING},
        "Control+Shift+z is not in"),
       ("a key that nothing takes", {OVERLAY: overlay("&lt;Control&gt;k &lt;Control&gt;j"), "src/app/a.c": APPLICATION}, "nothing takes Control+j")]
GOOD = [("all listed", {OVERLAY: overlay("&lt;Control&gt;k") + overlay("&lt;Control&gt;&lt;Shift&gt;z"), "src/app/a.c": APPLICATION,
                        "plugins/x/x.c": BINDING})]
