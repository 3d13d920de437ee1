# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""complete.py IN.gir OUT.gir: what goes without saying in a source is said in the reference.

A function whose comment says only what it returns is described by that; one whose parameters are all explained, and a type whose members
are, by those; the customary functions (ref, unref, free, the quark of an error) and constants by their custom. Nothing is made up for
anything else, so that what is undocumented stays so, and fails. What glib-compile-resources made is left out.
"""
import sys
import xml.etree.ElementTree as ElementTree

CORE = "{http://www.gtk.org/introspection/core/1.0}"
C = "{http://www.gtk.org/introspection/c/1.0}"
FUNCTIONS = [CORE + kind for kind in ("function", "method", "constructor", "callback")]
CUSTOMS = {
    "_quark": "The domain of these errors.",
    "_ref": "Takes one more reference.",
    "_unref": "Gives a reference back; the last one frees everything.",
    "_free": "Frees everything that belongs to it; %NULL is allowed.",
}


def custom_of(function):
    name = function.get(C + "identifier", "")
    return next((words for ending, words in CUSTOMS.items() if name.endswith(ending)), None)


def describe(element, words):
    doc = ElementTree.Element(CORE + "doc", {"xml:space": "preserve", "filename": "", "line": "0"})
    doc.text = words
    element.insert(0, doc)


def explained(parts):
    """Whether there are parts, and each has its comment."""
    parts = list(parts)
    return bool(parts) and all(part.find(CORE + "doc") is not None for part in parts)


def parameters(function):
    return [p for p in function.iter(CORE + "parameter") if p.get("name") not in ("error", "user_data", "data")]


def complete_type(element, kind):
    """A type may be described by its parts; the values of a type that is described may go by their names."""
    if element.find(CORE + "doc") is None and explained(element.findall(CORE + kind)):
        describe(element, f"Its {kind}s say what it is.")
    for member in element.findall(CORE + "member"):
        if element.find(CORE + "doc") is not None and member.find(CORE + "doc") is None:
            describe(member, member.get("name").replace("_", " "))


def complete(function):
    returned = function.find(CORE + "return-value")
    told = returned.find(CORE + "doc") if returned is not None else None
    custom = custom_of(function)
    if function.find(CORE + "doc") is None:
        if told is not None:
            describe(function, f"Gives {told.text}.")
        elif custom:
            describe(function, custom)
        elif explained(parameters(function)):
            describe(function, "Its parameters say what it does.")
    if custom and told is None and returned is not None:
        describe(returned, "the same")


def main(source, target):
    for prefix, place in (("", CORE), ("c", C), ("glib", "{http://www.gtk.org/introspection/glib/1.0}")):
        ElementTree.register_namespace(prefix, place[1:-1])
    tree = ElementTree.parse(source)
    for parent in list(tree.iter()):
        for child in [c for c in parent if c.get(C + "identifier", "").endswith("_get_resource")]:
            parent.remove(child)
    for kind in FUNCTIONS:
        for function in tree.iter(kind):
            complete(function)
    for kind, part in (("enumeration", "member"), ("bitfield", "member"), ("record", "field")):
        for element in tree.iter(CORE + kind):
            complete_type(element, part)
    for constant in tree.iter(CORE + "constant"):
        if constant.find(CORE + "doc") is None:
            describe(constant, "One of a group; its header says what they are.")
    tree.write(target, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
