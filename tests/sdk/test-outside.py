# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A plugin by `linli-tool plugin new`, made outside the tree of what is installed; it lives and goes without a trace, but for its data."""
import os
import re
import shutil
import subprocess

import sdk
from sdk import Failed, run

NAME = "bench"


def test_headers(prefix, folder):
    """what the umbrella headers include is installed, and nothing private"""
    installed = {p.name for p in prefix.headers.iterdir()}
    named = {"linli-core.h", "linli-shell.h"}
    for umbrella in ("src/core/linli-core.h", "src/shell/linli-shell.h"):
        named |= set(re.findall(r'^#include "([^"]+)"', (sdk.SOURCE / umbrella).read_text(), re.MULTILINE))
    assert installed == named, installed ^ named
    assert not [name for name in installed if "private" in name]


def test_pkg_config(prefix, folder):
    """pkg-config tells the interface, and where plugins and the tool are"""
    for package in ("linli-1", "linli-shell-1"):
        assert prefix.variable(package, "abi") == prefix.variable(package, "api") == "1"
        assert os.path.realpath(prefix.variable(package, "plugindir")) == str(prefix.libraries / "linli/plugins")
        assert os.path.realpath(prefix.variable(package, "linli_tool")) == str(prefix.tool_path)
    assert "gtk" not in run("pkg-config", "--cflags", "--libs", "linli-1", env=prefix.env)


def test_refusals(prefix, folder):
    """a bad name and a folder that is there are refused in words, and nothing is written"""
    for name in ("Bench", "1bench", "be-nch", "gtk", "note", "a" * 25):
        prefix.tool("plugin", "new", "--folder", folder / "refused", name, code=1)
        assert not (folder / "refused").exists()
    (folder / "there").mkdir()
    prefix.tool("plugin", "new", "--folder", folder / "there", NAME, code=1)
    assert not list((folder / "there").iterdir())
    prefix.tool("plugin", "new", code=2)


def test_make(prefix, folder):
    """a new plugin builds against the installed headers without a warning, and its own tests pass without a display"""
    prefix.tool("plugin", "new", "--folder", folder / NAME, NAME)
    left = [p for p in (folder / NAME).rglob("*") if p.is_file() and ("{{" in p.read_text() or "NAME" in p.name)]
    assert not left, left
    prefix.build_plugin(folder / NAME, folder / "build")
    assert (folder / f"build/locale/zh_CN/LC_MESSAGES/{NAME}.mo").exists(), "it speaks English until it is installed"
    log = run("ninja", "-C", folder / "build", "-t", "commands", env=prefix.env)
    assert str(sdk.SOURCE) not in log, "it was built against the source tree"
    run("meson", "test", "-C", folder / "build", env={**prefix.env, "DISPLAY": "", "WAYLAND_DISPLAY": ""})


def test_translated(prefix, folder):
    """every word of the new plugin is in its Chinese translation"""
    names = (folder / NAME / "locale/POTFILES").read_text().split()
    assert sorted(names) == sorted(p.name for p in (folder / NAME).glob("*.c") if "_(" in p.read_text())
    run("xgettext", "--from-code=UTF-8", "--keyword=_", "-o", folder / "bench.pot", *names, cwd=folder / NAME)
    merged = run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", "-", folder / NAME / "locale/zh_CN.po", folder / "bench.pot")
    (folder / "merged.po").write_text(merged)
    told = subprocess.run(["msgfmt", "--check", "--statistics", "-o", "/dev/null", folder / "merged.po"], capture_output=True, text=True)
    assert told.returncode == 0 and "untranslated" not in told.stderr, told.stderr


def test_check(prefix, folder):
    """plugin check has nothing to say about it, by its description or by its module"""
    for name in (f"{NAME}.plugin", f"lib{NAME}.so"):
        assert prefix.faults(folder / "build" / name, code=0) == []


def switch(prefix, folder, build, work):
    """How switch-plugin ended with the plugin of this folder."""
    env = {**os.environ, **prefix.env, "G_DEBUG": "fatal-warnings",
           "ASAN_OPTIONS": "fast_unwind_on_malloc=0:malloc_context_size=16"}  # leaks are what is looked for here, whatever the whole run looks for
    return subprocess.run([sdk.BUILD / "tests/sdk/switch-plugin", build, NAME, folder / work], env=env, capture_output=True, text=True)


def test_life(prefix, folder):
    """switched on and off ten times it leaves nothing in memory, then it is removed, and its data stays and is named"""
    done = switch(prefix, folder, folder / "build", "life")
    if done.returncode != 0:
        raise Failed(f"switch-plugin ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")


def test_leak(prefix, folder):
    """a plugin that loses some bytes when it is switched on is found out where leaks are looked for"""
    source = folder / "leaky"
    shutil.copytree(folder / NAME, source)
    text = (source / f"{NAME}-plugin.c").read_text()
    whole = "  bindtextdomain (GETTEXT_PACKAGE, folder);\n"
    assert whole in text
    (source / f"{NAME}-plugin.c").write_text(text.replace(whole, whole.replace("folder)", "g_strdup (folder))")))
    prefix.build_plugin(source, folder / "build-leaky")
    done = switch(prefix, folder, folder / "build-leaky", "leak")
    assert done.returncode != 0 and f"{NAME}_plugin_bind_translations" in done.stderr, done.stderr


def test_installed(prefix, folder):
    """it installs itself where the host looks, with its translation"""
    run("meson", "configure", folder / "build", f"-Dplugin_dir={folder}/data/linli/plugins/{NAME}", env=prefix.env)
    run("meson", "install", "-C", folder / "build", "--quiet", env=prefix.env)
    home = {"XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config")}
    prefix.tool("demo", "--households", "20", folder / "a.linli", env=home)
    listed = prefix.tool("plugins", "--enable", NAME, folder / "a.linli", env=home).split("\t")
    assert listed[0] == NAME and listed[2:4] == ["active", "outside"], listed
    assert (folder / f"data/linli/plugins/{NAME}/locale/zh_CN/LC_MESSAGES/{NAME}.mo").exists()


def test_command(prefix, folder):
    """its command is listed, and tells scripts what the file holds, by its output and its exit code"""
    home = {"XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config")}
    [command, summary] = prefix.tool("run", env=home).strip().split("\t")
    assert command == NAME and "one a line" in summary
    assert "每行一条" in prefix.tool("run", env={**home, "LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"})
    used = folder / "life/a.linli"  # test_life reported ten times
    assert prefix.tool("run", NAME, used, env=home) == "open\tA bench is broken\t\n" * 10
    assert prefix.tool("run", NAME, "2100-01-31", used, env=home).count("\n") == 10
    assert prefix.tool("run", NAME, "2026-01-31", used, env=home, code=4) == ""
    assert prefix.tool("run", NAME, folder / "a.linli", env=home, code=4) == ""
    for wrong in ("soon", "2026-02-30", "2026-1-31", "2026-01-31x"):
        prefix.tool("run", NAME, wrong, used, env=home, code=2)
    shutil.rmtree(folder / f"data/linli/plugins/{NAME}")
    prefix.tool("run", NAME, used, env=home, code=2)


if __name__ == "__main__":
    leaks = [test_leak] if "address" in sdk.SANITIZE else []
    sdk.main([test_headers, test_pkg_config, test_refusals, test_make, test_translated, test_check, test_life, *leaks, test_installed,
              test_command])
