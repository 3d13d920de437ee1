# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Everything that a program shows, seen at a glance.

libatspi asks for one thing of one accessible at a time and waits for it, a thousand times for a window. Here GTK tells in one answer of all that
anybody has asked for before, and what else there is to ask is on its way together, on a connection of our own. What comes back are paths:
Glance.node() gives the accessible of one.
"""
import ast
import functools
import re
from typing import NamedTuple

from gi.repository import Atspi, Gio, GLib

ACCESSIBLE, TEXT, COMPONENT, PROPERTIES = "org.a11y.atspi.Accessible", "org.a11y.atspi.Text", "org.a11y.atspi.Component", "org.freedesktop.DBus.Properties"
NAME, DESCRIPTION = GLib.Variant("(ss)", (ACCESSIBLE, "Name")), GLib.Variant("(ss)", (ACCESSIBLE, "Description"))
LENGTH = GLib.Variant("(ss)", (TEXT, "CharacterCount"))
IN_WINDOW = GLib.Variant("(u)", (1,))
FEW = 500  # accessibles, up to which it is faster to ask for each than to be told of thousands

# One accessible as GLib prints it, which is ten times as fast as Python takes it apart: path, program, parent, index, children, interfaces, name, role,
# description, states.
WORDS = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
ITEM = re.compile(r"\(\('[^']*', '([^']*)'\), \('[^']*', '[^']*'\), \('[^']*', '([^']*)'\), (-?\d+), (-?\d+), \[[^\]]*\], " + WORDS + r", (\d+), " + WORDS +
                  r", \[(\d+), (\d+)\]\)")


class Seen(NamedTuple):
    """What an accessible was when it was looked at; `states` is a set of Atspi.StateType, `box` (x, y, width, height) in the window."""
    path: str
    parent: str
    role: str
    name: str
    description: str
    states: frozenset
    box: tuple


class Told(NamedTuple):
    """What GTK tells of an accessible in one go; `states` has a bit for each Atspi.StateType."""
    name: str
    role: str
    description: str
    states: int
    parent: str
    index: int
    count: int


@functools.cache
def role_name(number):
    return Atspi.role_get_name(Atspi.Role(number))


def unquoted(words):
    return ast.literal_eval(words) if "\\" in words else words[1:-1]


STATES = [Atspi.StateType.FOCUSABLE, Atspi.StateType.FOCUSED, Atspi.StateType.SELECTED, Atspi.StateType.SENSITIVE, Atspi.StateType.VISIBLE]


class Glance:
    def __init__(self, program, milliseconds):
        """program: the accessible of a program, from which all nodes are reached."""
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, milliseconds, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.program, self.peer, self.milliseconds = program, program.app.bus_name, milliseconds
        self.nodes = {program.path: program}
        self.children = {}  # of those of which none came or went since they were asked for
        self.bus.signal_subscribe(self.peer, "org.a11y.atspi.Event.Object", "ChildrenChanged", None, None, Gio.DBusSignalFlags.NONE,
                                  lambda *heard: self.children.pop(heard[2], None))

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

    def told(self):
        """What GTK tells of every accessible that it was asked for once, hidden ones among them: path -> Told."""
        answer = self.bus.call_sync(self.peer, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", None, None, Gio.DBusCallFlags.NONE, self.milliseconds, None)
        while GLib.MainContext.default().iteration(False):
            pass
        return {path: Told(unquoted(name), role_name(int(role)), unquoted(description), int(low) | int(high) << 32, parent, int(index), int(count))
                for path, parent, index, count, name, role, description, low, high in ITEM.findall(answer.print_(False))}

    def still(self, path, told):
        """The children of an accessible if they are those that it had. GTK says when one goes, or comes back; of one that is new it counts one more."""
        children = self.children.get(path)
        if children is None or path not in told or told[path].count != len(children):
            return None
        same = all(child in told and (told[child].index == index or told[child].parent != path)  # it is its page's in a stack
                   for index, child in enumerate(children))
        return children if same else None

    def ask_children(self, paths):
        self.children.update((path, None) for path in paths)
        answers = [[child for _, child in answer[0]] if answer else None for answer in self.ask([(path, ACCESSIBLE, "GetChildren", None) for path in paths])]
        self.children.update((path, answer) for path, answer in zip(paths, answers) if path in self.children)
        return answers

    def ask_each(self, paths):
        """The same of a few, one by one."""
        answers = [self.ask([(path, interface, method, arguments) for path in paths]) for interface, method, arguments in (
            (PROPERTIES, "Get", NAME), (ACCESSIBLE, "GetRole", None), (PROPERTIES, "Get", DESCRIPTION), (ACCESSIBLE, "GetState", None))]
        return {path: Told(name[0], role_name(role[0]), description[0] if description else "", states[0][0] | states[0][1] << 32, "", 0, 0)
                for path, name, role, description, states in zip(paths, *answers) if name and role and states}

    def tree(self, root, whole=True):
        """All that is under an accessible, and itself, depth first: path -> its parent's; and what is told of it, see told(). Not `whole`: of a part,
        which may be small beside all that GTK would tell of."""
        told = self.told() if whole else {}
        level, under = [root], {}
        while level:
            under.update((path, self.still(path, told)) for path in level)
            unknown = [path for path in level if under[path] is None]
            under.update(zip(unknown, self.ask_children(unknown)))
            if under[root] is None:
                raise GLib.Error("the root has gone, perhaps with its program: nothing can be said of what is under it")
            level = [child for path in level for child in under[path] or () if child not in under]

        def walk(path, parent):
            yield path, parent
            for child in under[path] or ():
                yield from walk(child, path)
        found = dict(walk(root, None))
        new = [path for path in found if path not in told]
        told = self.told() if len(new) > FEW else told | self.ask_each(new)
        return found, told

    def survey(self, root):
        """All that is under an accessible, and itself: path -> Seen, depth first."""
        found, told = self.tree(root, whole=root == self.program.path)
        found = {path: parent for path, parent in found.items() if path in told}
        boxes = self.ask([(path, COMPONENT, "GetExtents", IN_WINDOW) for path in found])
        return {path: Seen(path, parent, told[path].role, told[path].name, told[path].description,
                           frozenset(state for state in STATES if told[path].states >> int(state) & 1), box[0] if box else (0, 0, 0, 0))
                for (path, parent), box in zip(found.items(), boxes)}

    def watch_focus(self):
        """A list that the paths of what gets the focus come to, while the main context is turned."""
        came = []
        self.bus.signal_subscribe(self.peer, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused", Gio.DBusSignalFlags.NONE,
                                  lambda *told: came.append(told[2]) if told[5].unpack()[1] else None)
        return came

    def texts(self, named, told):
        """The texts of accessibles, as (path, name); a label is called by its own."""
        others = [path for path, _ in named if told[path].role != "label"]
        lengths = [answer[0] if answer else 0 for answer in self.ask([(path, PROPERTIES, "Get", LENGTH) for path in others])]
        answers = self.ask([(path, TEXT, "GetText", GLib.Variant("(ii)", (0, length))) for path, length in zip(others, lengths)])
        texts = {path: answer[0] if answer else "" for path, answer in zip(others, answers)}
        return [texts.get(path, name) for path, name in named]

    def fitting(self, root, role, name, text, shown=True):
        """(path, name, text) of those that fit and, if they are to show, have a size; and whose parent is whose."""
        parents, told = self.tree(root)
        fit = [path for path in parents if path in told and (role is None or re.fullmatch(role, told[path].role))]
        named = [(path, told[path].name) for path in fit if name is None or re.search(name, told[path].name)]
        texts = self.texts(named, told) if text else [""] * len(named)
        found = [(path, own, words) for (path, own), words in zip(named, texts) if not text or re.search(text, words)]
        if shown:
            boxes = self.ask([(path, COMPONENT, "GetExtents", IN_WINDOW) for path, _, _ in found])
            found = [one for one, box in zip(found, boxes) if box and box[0][2] > 0 and box[0][3] > 0]
        return found, parents

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
