# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Everything that a program shows, seen at a glance.

libatspi asks for one thing of one accessible at a time and waits for it, a thousand times for a window. Here all questions are on their way
together, level by level, on a connection of our own. What comes back are paths: Glance.node() gives the accessible of one.
"""
import re
from typing import NamedTuple

from gi.repository import Atspi, Gio, GLib

ACCESSIBLE, TEXT, COMPONENT, PROPERTIES = "org.a11y.atspi.Accessible", "org.a11y.atspi.Text", "org.a11y.atspi.Component", "org.freedesktop.DBus.Properties"
NAME, LENGTH = GLib.Variant("(ss)", (ACCESSIBLE, "Name")), GLib.Variant("(ss)", (TEXT, "CharacterCount"))
DESCRIPTION = GLib.Variant("(ss)", (ACCESSIBLE, "Description"))
IN_WINDOW = GLib.Variant("(u)", (1,))


class Seen(NamedTuple):
    """What an accessible was when it was looked at; `states` is a set of Atspi.StateType, `box` (x, y, width, height) in the window."""
    path: str
    parent: str
    role: str
    name: str
    description: str
    states: frozenset
    box: tuple


STATES = [Atspi.StateType.FOCUSABLE, Atspi.StateType.FOCUSED, Atspi.StateType.SELECTED, Atspi.StateType.SENSITIVE, Atspi.StateType.VISIBLE]


class Glance:
    def __init__(self, program, milliseconds):
        """program: the accessible of a program, from which all nodes are reached."""
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, milliseconds, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.program, self.peer, self.milliseconds = program, program.app.bus_name, milliseconds
        self.roles = {}  # by path; neither changes while the accessible lives
        self.nodes = {program.path: program}

    def ask(self, questions):
        """The answers to (path, interface, method, arguments), in their order; None where there is none, as of what has gone meanwhile."""
        answers, left = [None] * len(questions), len(questions)

        def answered(bus, result, index):
            nonlocal left
            left -= 1
            try:
                answers[index] = bus.call_finish(result).unpack()
            except GLib.Error as error:
                if error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.TIMED_OUT) or error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.CLOSED):
                    trouble.append(error)
        trouble = []
        for index, (path, interface, method, arguments) in enumerate(questions):
            self.bus.call(self.peer, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, self.milliseconds, None, answered, index)
        while left:
            GLib.MainContext.default().iteration(True)
        if trouble:
            raise trouble[0]
        return answers

    def paths(self, root):
        """The path of an accessible and those of all under it, depth first, each with its parent's."""
        level, under = [root], {}
        while level:
            children = self.ask([(path, ACCESSIBLE, "GetChildren", None) for path in level])
            if level == [root] and children == [None]:
                raise GLib.Error("the root has gone, perhaps with its program: nothing can be said of what is under it")
            for path, answer in zip(level, children):
                under[path] = [child for _, child in answer[0]] if answer else []
            level = [child for path in level for child in under[path] if child not in under]

        def walk(path, parent):
            yield path, parent
            for child in under[path]:
                yield from walk(child, path)
        return list(walk(root, None))

    def survey(self, root):
        """All that is under an accessible, and itself: path -> Seen, depth first."""
        found = self.paths(root)
        paths = [path for path, _ in found]
        asked = [self.ask([(path, interface, method, arguments) for path in paths]) for interface, method, arguments in (
            (ACCESSIBLE, "GetRole", None), (PROPERTIES, "Get", NAME), (PROPERTIES, "Get", DESCRIPTION), (ACCESSIBLE, "GetState", None),
            (COMPONENT, "GetExtents", IN_WINDOW))]
        return {path: Seen(path, parent, Atspi.role_get_name(Atspi.Role(role[0])), name[0], description[0] if description else "",
                           frozenset(state for state in STATES if (states[0][0] | states[0][1] << 32) >> int(state) & 1),
                           box[0] if box else (0, 0, 0, 0))
                for (path, parent), role, name, description, states, box in zip(found, *asked) if role and name and states}

    def watch_focus(self):
        """A list that the paths of what gets the focus come to, while the main context is turned."""
        came = []
        self.bus.signal_subscribe(self.peer, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused", Gio.DBusSignalFlags.NONE,
                                  lambda *told: came.append(told[2]) if told[5].unpack()[1] else None)
        return came

    def texts(self, paths):
        lengths = [answer[0] if answer else 0 for answer in self.ask([(path, PROPERTIES, "Get", LENGTH) for path in paths])]
        answers = self.ask([(path, TEXT, "GetText", GLib.Variant("(ii)", (0, length))) for path, length in zip(paths, lengths)])
        return [answer[0] if answer else "" for answer in answers]

    def fitting(self, root, role, name, text):
        """(path, name, text) of those that fit and have a size, and whose parent is whose."""
        found = self.paths(root)
        new = [path for path, _ in found if path not in self.roles]
        for path, answer in zip(new, self.ask([(path, ACCESSIBLE, "GetRole", None) for path in new])):
            if answer:
                self.roles[path] = Atspi.role_get_name(Atspi.Role(answer[0]))
        fit = [path for path, _ in found if path in self.roles and (role is None or re.fullmatch(role, self.roles[path]))]
        names = [answer[0] if answer else "" for answer in self.ask([(path, PROPERTIES, "Get", NAME) for path in fit])]
        named = [(path, own) for path, own in zip(fit, names) if name is None or re.search(name, own)]
        texts = self.texts([path for path, _ in named]) if text else [""] * len(named)
        told = [(path, own, words) for (path, own), words in zip(named, texts) if not text or re.search(text, words)]
        boxes = self.ask([(path, COMPONENT, "GetExtents", IN_WINDOW) for path, _, _ in told])
        return [one for one, box in zip(told, boxes) if box and box[0][2] > 0 and box[0][3] > 0], dict(found)

    def node(self, path, parents):
        """The accessible of a path, reached from above; None when it has gone."""
        if path in self.nodes:
            return self.nodes[path]
        above = self.node(parents[path], parents) if parents.get(path) else None
        if above is None:
            return None
        found = self._look(above, path, parents)
        if found is None:  # libatspi goes by what it was told of children that come and go, and may have missed some of it
            above.clear_cache()
            found = self._look(above, path, parents)
        return found

    def _look(self, above, path, parents):
        """Between a stack and what it holds libatspi meets pages, of which a glance tells nothing."""
        for index in range(above.get_child_count()):
            child = above.get_child_at_index(index)
            if child is None:
                continue
            self.nodes[child.path] = child
            found = child if child.path == path else None if child.path in parents else self._look(child, path, parents)
            if found:
                return found
        return None
