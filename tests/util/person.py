# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A person before the window: reads it through AT-SPI, types and clicks through xdotool.

To be run inside `on-screen` by the system's Python, which has gi. What GTK 4.8 taught:
the tree is empty at first, so wait with get(); coordinates are those of the window, not of the screen;
items of a popover have no usable place, press() them; xdotool types ASCII only, paste() the rest;
two presses of a key within a quarter of a second count as one.
"""
import itertools
import os
import re
import subprocess
import sys
import threading
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from glance import Glance  # noqa: E402

# Seconds until something that does not come counts as hanging; ./dev asan, under which everything is slow, sets more. Keys come as much slower.
USUAL = 120
PATIENCE = float(os.environ.get("LINLI_PATIENCE", USUAL))

# GTK 4.8 now and then paints a frame that it has not laid out, on a machine that is busy: the next one has everything.
PAINTED_EARLY, OFTEN = r"Trying to snapshot \w+ 0x[0-9a-f]+ without a current allocation", 3

Atspi.init()
Atspi.set_timeout(round(PATIENCE * 50), round(PATIENCE * 250))


def wait(probe, what):
    """Asks probe() until it answers with something true, and returns that; rests as long as asking took, for others share the machine."""
    limit, trouble = time.monotonic() + PATIENCE, None
    while (asked := time.monotonic()) < limit:
        try:
            answer = probe()
            if answer:
                return answer
        except GLib.Error as error:
            trouble = error
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(max(0.05, time.monotonic() - asked))
    raise TimeoutError(f"waited {PATIENCE:g} s for {what}" + (f" ({trouble})" if trouble else ""))


def until(act, probe, what):
    """Does it, and does it again when nothing came of it, as a person does: a press while a popover, or a dialog, opens or closes goes nowhere.

    What probe() answers with."""
    def came():
        act()
        limit = time.monotonic() + PATIENCE / 12
        while True:
            try:
                answer = probe()
            except GLib.Error:
                answer = None
            if answer or time.monotonic() > limit:
                return answer
            time.sleep(0.1)
    return wait(came, what)


def backwards(node):
    """The accessible and all under it, from the last to the first."""
    for index in reversed(range(node.get_child_count())):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from backwards(child)
    yield node


def extents(node):
    return node.get_extents(Atspi.CoordType.WINDOW)


def is_in(node, state):
    """Whether an accessible is in a state; what has gone meanwhile is in none."""
    return node.get_state_set().contains(state)


def text_of(node):
    if node.get_text_iface() is None:
        return ""
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


class Person:
    """One program under test, from its start to its end, which has nothing to warn of. Use as a context manager."""

    def __init__(self, *command, name="linli", environment=None, last_picture=None, excused=None):
        self.command, self.name, self.environment = command, name, environment
        self.last_picture = last_picture  # where to keep what was on the screen when something went wrong
        self.excused = excused  # warnings that are known, as a regular expression
        self.warnings = []

    def __enter__(self):
        self.process = subprocess.Popen(self.command, env=self.environment, stderr=subprocess.PIPE, text=True, errors="replace")
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        try:
            self.program = wait(self._program, f"the program {self.name}")
            self.glance = Glance(self.program, round(PATIENCE * 1000))
            self.window = wait(self._window, "a window")
            self.do("windowfocus", self.window)
            self.rest()
        except BaseException:
            self.process.kill()
            raise
        return self

    def __exit__(self, trouble, *_):
        ended = self.process.poll()
        if trouble and self.last_picture:
            self.picture(self.last_picture)
        if trouble and ended is None:
            self.tell()
        if ended is None:
            self.process.terminate()
            try:
                ended = self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise
            if ended and not trouble:
                raise RuntimeError(f"the program, told to quit, ended with {ended}")
        elif ended and not trouble:
            raise RuntimeError(f"the program ended by itself with {ended}")
        self.listener.join(PATIENCE)
        early = [warning for warning in self.warnings if re.search(PAINTED_EARLY, warning)]
        left = [warning for warning in self.warnings if warning not in early and not (self.excused and re.search(self.excused, warning))]
        if not trouble and (left or len(early) > OFTEN):
            raise RuntimeError(f"the program warned: {(left or early)[0]}")

    def _listen(self):
        """Hands on what the program says of itself."""
        for line in self.process.stderr:
            sys.stderr.write(line)
            if re.search(r"-(WARNING|CRITICAL) \*\*", line):
                self.warnings.append(line.strip())

    def tell(self):
        """For whoever reads why a test failed: what shows, and what of it libatspi does not find."""
        try:
            fitting, parents = self.glance.fitting(self.program.path, None, r"\S", None)
            print("shows: " + " | ".join(name for _, name, _ in fitting), file=sys.stderr)
            print("not found: " + " | ".join(name for path, name, _ in fitting if not self.glance.node(path, parents)), file=sys.stderr)
        except GLib.Error as error:
            print(f"cannot say what shows: {error}", file=sys.stderr)

    def leave(self, key="ctrl+q"):
        """Closes the window by a key; whether the program ended well."""
        self.key(key)
        return self.process.wait(PATIENCE) == 0

    def _program(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"the program ended at once with {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_name() == self.name and child.get_child_count():
                return child
        return None

    def _window(self):
        found = self.windows()
        return found[-1] if found else None

    # What there is to see. Names and texts are regular expressions.
    def find(self, role=None, name=None, text=None, shown=True, within=None):
        return next(self._finds(role, name, text, shown, within), None)

    def find_all(self, role=None, name=None, text=None, shown=True, within=None):
        return list(self._finds(role, name, text, shown, within))

    def _finds(self, role, name, text, shown, within):
        root = within or self.program
        fitting, parents = self.glance.fitting(root.path, role, name, text, shown)
        self.glance.nodes[root.path] = root
        yield from (node for node in (self.glance.node(path, parents) for path, _, _ in fitting) if node is not None)

    def says(self, words):
        """Whether some label that shows says so."""
        return bool(self.glance.fitting(self.program.path, "label", re.escape(words), None)[0])

    def get(self, role=None, name=None, text=None, shown=True, within=None):
        what = f"{role or 'anything'} named {name!r}" + (f" with {text!r}" if text else "")
        return wait(lambda: self.find(role, name, text, shown, within), what)

    def notice(self, words):
        """The notice at the bottom of the window; it lies over all else, and is gone before a slow program has told its whole tree."""
        window = self.program.get_child_at_index(0)
        return wait(lambda: next((n for n in itertools.islice(backwards(window), 4) if n.get_role_name() == "label" and re.search(words, n.get_name() or "")
                                  and extents(n).width > 0), None), f"a notice {words!r}")

    @staticmethod
    def is_sensitive(node):
        return is_in(node, Atspi.StateType.SENSITIVE)

    @staticmethod
    def is_focused(node):
        return is_in(node, Atspi.StateType.FOCUSED)

    @staticmethod
    def is_checked(node):
        return is_in(node, Atspi.StateType.CHECKED)

    @staticmethod
    def is_selected(node):
        return is_in(node, Atspi.StateType.SELECTED)

    def tab_to(self, node, most=60):
        """With Tab alone, as one who has no mouse."""
        for _ in range(most):
            if self.is_focused(node):
                return
            self.key("Tab", pause=0.1)
        raise AssertionError(f"Tab does not come to “{node.get_name()}”")

    def ready(self):
        """Until what is typed goes into a field."""
        wait(lambda: any(self.is_focused(field) for field in self.find_all("text|entry")), "a field that has the focus")

    def gone(self, role=None, name=None, text=None):
        wait(lambda: self.find(role, name, text) is None, f"{role} {name!r} to go")

    # What hands can do.
    @staticmethod
    def do(*words):
        return subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True, text=True).stdout

    def key(self, *keys, pause=0.3):
        for key in keys:
            self.do("key", "--clearmodifiers", key)
            time.sleep(pause * max(1, PATIENCE / USUAL))

    def type(self, text):
        if text.isascii():
            self.do("type", "--delay", 25, text)
        else:
            self.paste(text)

    def paste(self, text):
        subprocess.run(["xclip", "-selection", "clipboard"], input=text, text=True, check=True,
                       stdout=subprocess.DEVNULL)  # it stays, to serve the clipboard
        read = ["xclip", "-selection", "clipboard", "-o"]
        wait(lambda: subprocess.run(read, capture_output=True, text=True).stdout == text, "the clipboard")
        self.key("ctrl+v")

    def open_menu(self, button, item):
        """Opens a menu by a click on the button of that name; the item of that name in it."""
        return until(lambda: self.click(self.get("push button|toggle button", button)), lambda: self.find(".*menu item.*", item), f"{item!r} in the menu {button!r}")

    def choose(self, button, item):
        """Takes an item from the menu of a button, and waits until the menu has closed."""
        self.press(self.open_menu(button, item))
        self.gone(".*menu item.*", item)

    def press(self, node):
        """The accessible's own action: a button's click, an item's choice."""
        node.get_action_iface().do_action(0)

    def place(self, node):
        """The middle of an accessible, in pixels of the screen, once it stands still: what is being laid out is anywhere."""
        places = [self.place_now(node)]
        wait(lambda: places.append(self.place_now(node)) or places[-1] == places[-2], f"{node.get_name()!r} to stand still")
        return places[-1]

    def place_now(self, node):
        frame = node
        while frame.get_parent() is not None and frame.get_role_name() not in ("frame", "window", "dialog"):
            frame = frame.get_parent()
        box, outer = extents(node), extents(frame)
        info = subprocess.run(["xwininfo", "-id", self.window], capture_output=True, text=True, check=True).stdout
        left, top, width, height = (int(re.search(label + r":\s*(-?\d+)", info).group(1)) for label in (
            "Absolute upper-left X", "Absolute upper-left Y", "Width", "Height"))
        return (left + (width - outer.width) // 2 + box.x + box.width // 2,
                top + (height - outer.height) // 2 + box.y + box.height // 2)

    def click(self, node, times=1, button=1):
        self.click_at(*self.place(node), times=times, button=button)

    def click_at(self, x, y, times=1, button=1):
        self.do("mousemove", x, y)
        time.sleep(0.1)
        self.do("click", "--repeat", times, "--delay", 60, button)

    def choose_next(self):
        """By keys the next line of the drop-down list that has the focus; a key that comes before the list is open goes nowhere."""
        self.key("space")
        wait(lambda: any(self.is_focused(line) for line in self.find_all("list item")), "the list to be open")
        self.key("Down", "Return")

    def rest(self):
        """Into the window's corner, where nothing explains itself; outside of it no key would come to the window once a dialog closed."""
        size = self.do("getwindowgeometry", "--shell", self.window)
        width, height = (int(re.search(name + r"=(\d+)", size).group(1)) for name in ("WIDTH", "HEIGHT"))
        self.do("mousemove", "--window", self.window, width - 4, height - 4)

    def drag(self, start, end, steps=12):
        self.do("mousemove", *start)
        self.do("mousedown", 1)
        for step in range(1, steps + 1):
            self.do("mousemove", *(round(a + (b - a) * step / steps) for a, b in zip(start, end)))
            time.sleep(0.02)
        self.do("mouseup", 1)

    def windows(self):
        """Those that stay: neither tooltips nor popovers."""
        if self.process.poll() is not None:
            raise RuntimeError(f"the program ended with {self.process.returncode}")
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        found = subprocess.run(search, capture_output=True, text=True).stdout.split()
        return [window for window in found if self._is_of_its_own(window)]

    @staticmethod
    def _is_of_its_own(window):
        properties = subprocess.run(["xprop", "-id", window, "_NET_WM_WINDOW_TYPE"], capture_output=True, text=True).stdout
        return "_TYPE_NORMAL" in properties or "_TYPE_DIALOG" in properties

    def name_file(self, path, saving=False, over=()):
        """Types a path into the file chooser, which may stand over dialogs."""
        def above():
            return set(self.windows()) - {self.window, *over}
        wait(above, "the file chooser")
        time.sleep(0.5)

        def name():
            self.key(*["ctrl+l"] * (not saving), "ctrl+a")
            self.type(str(path))
        whole = f"^{re.escape(str(path))}" + "$" * saving  # what is proposed may be chosen once more while it is typed over; what is opened is completed
        until(name, lambda: self.find("text", None, whole), f"{path} in the file chooser")
        chooser = above()  # what asked before it, as for a reason, may have been closing until now
        for _ in range(3):  # the first may go to the list of completions
            if chooser & set(self.windows()):
                self.key("Return", pause=0.7)
        wait(lambda: not chooser & set(self.windows()), "the file chooser to go")

    @staticmethod
    def picture(path):
        subprocess.run(["import", "-window", "root", str(path)], check=True)
