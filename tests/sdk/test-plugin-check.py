# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""`linli-tool plugin check` on plugins that are broken, each in its own way: every one gets the words that fit."""
import json
import shutil

import sdk
from sdk import run

MODULES = sdk.BUILD / "tests/plugin"
TOOL = sdk.BUILD / "src/tool/linli-tool"
KEYS = {"Id": "good", "Name": "Good", "Name[zh_CN]": "好", "Description": "x", "Version": "1", "Authors": "x;", "License": "MIT",
        "ABI": "1", "API": "1"}


def check(path, code):
    # What a plugin leaks, or a sanitizer says when it ends the program, is not what is looked for here.
    told = run(TOOL, "plugin", "check", "--json", path, code=code, env={"LANGUAGE": "en", "G_DEBUG": "", "ASAN_OPTIONS": "detect_leaks=0"})
    return [(row["severity"], row["code"], row["message"]) for row in json.loads(told)]


def lay(folder, module, change=None, text=None):
    """A description beside a copy of a module; None takes a key out of it."""
    place = folder / f"{module}-{len(list(folder.iterdir()))}"
    place.mkdir()
    shutil.copy(MODULES / f"lib{module}.so", place)
    keys = {**KEYS, "Module": f"lib{module}.so", **(change or {})}
    lines = "".join(f"{key}={value}\n" for key, value in keys.items() if value is not None)
    path = place / "a.plugin"
    path.write_bytes(text if text is not None else f"[Linli Plugin]\n{lines}".encode())
    return path


def expect(path, code, words):
    found = check(path, 3)
    grave = [fault for fault in found if fault[0] == "error"]
    assert len(grave) == 1 and grave[0][1] == code and words in grave[0][2], found


def test_good(folder):
    """a plugin with nothing wrong passes, and passes by its module too"""
    path = lay(folder, "good")
    assert check(path, 0) == []
    assert check(path.with_name("libgood.so"), 0) == []
    assert run(TOOL, "plugin", "check", path) == ""


def test_modules(folder):
    """modules: another interface, a missing symbol, no entry, other exports, no plugin"""
    expect(lay(folder, "wrongabi", {"Id": "wrongabi"}), "abi", "built for interface 2")
    missing = check(lay(folder, "missingsymbol", {"Id": "a"}), 3)
    assert [fault[1] for fault in missing] == ["export", "symbols"] and "linli_of_another_time" in missing[1][2], missing
    codes = [fault[1:] for fault in check(lay(folder, "noentry", {"Id": "a"}), 3)]
    assert [code for code, _ in codes] == ["export", "entry"] and "“test_entry”" in codes[0][1], codes
    expect(lay(folder, "noplugin", {"Id": "a"}), "type", "no LinliActivatable")


def test_files(folder):
    """files: a module that ends too early, one that is none, one that is not there"""
    path = lay(folder, "good")
    module = path.with_name("libgood.so")
    whole = module.read_bytes()
    for length in (len(whole) // 2, 200, 3):
        module.write_bytes(whole[:length])
        expect(path, "module", "cannot be loaded")
    module.write_text("no module\n" * 100)
    expect(path, "module", "no module at all")
    module.unlink()
    expect(path, "module", "cannot be read")
    run(TOOL, "plugin", "check", module, code=1)
    run(TOOL, "plugin", "check", code=2)


def test_descriptions(folder):
    """descriptions: keys that are missing, names in capitals, other encodings, numbers that are none"""
    expect(lay(folder, "good", {"Version": None}), "key-missing", "“Version”")
    expect(lay(folder, "good", {"Id": "Good"}), "id", "“Good”")
    expect(lay(folder, "good", {"ABI": "2"}), "abi", "interface 2")
    expect(lay(folder, "good", {"API": "99"}), "api", "API 99")
    expect(lay(folder, "good", {"ABI": "one"}), "number", "“ABI”")
    expect(lay(folder, "good", {"Depends": "Good Things;"}), "depends", "Good Things")
    expect(lay(folder, "good", text="[Linli Plugin]\nName=楼道灯".encode("gb18030")), "text", "UTF-8")
    expect(lay(folder, "good", text=b"Id=good\n"), "description", "cannot be read")
    expect(lay(folder, "good", text=b"[Plugin]\nId=good\n"), "description", "[Linli Plugin]")
    hints = check(lay(folder, "good", {"License": None, "Colour": "red"}), 0)
    assert [hint[:2] for hint in hints] == [("hint", "key-wanted"), ("hint", "key-unknown")], hints


def test_lives(folder):
    """lives: crashes, tables of others, steps that fail, a refusal"""
    expect(lay(folder, "crashinregister", {"Id": "a"}), "crash", "at: start")
    expect(lay(folder, "crashinactivate", {"Id": "a"}), "crash", "at: start")
    expect(lay(folder, "foreign", {"Id": "foreign"}), "start", "person")
    assert check(lay(folder, "halfway"), 3)[-1][1] == "start"
    expect(lay(folder, "refuse", {"Id": "a"}), "start", "There is no printer")


if __name__ == "__main__":
    sdk.main([test_good, test_modules, test_files, test_descriptions, test_lives], install=False)
