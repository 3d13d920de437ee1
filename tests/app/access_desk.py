# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What whoever cannot see the window, or has no mouse, meets on every page: the pages come from the navigation, so that a new one is met by itself."""
import re
import subprocess
import time

from gi.repository import Atspi, GLib

from glance import COMPONENT, IN_WINDOW
from person import PATIENCE, wait

FOCUSABLE, SENSITIVE, SELECTED = Atspi.StateType.FOCUSABLE, Atspi.StateType.SENSITIVE, Atspi.StateType.SELECTED
# Roles of what is operated. Panels, labels and separators may go without a name, unless they take the focus.
CONTROLS = {"push button", "toggle button", "entry", "text", "password text", "list", "list box", "table", "tree table", "tree", "check box",
            "combo box", "radio button", "switch", "slider", "spin button", "menu item", "check menu item", "radio menu item", "toggle", "button",
            "image map", "grid", "page tab", "list item", "table cell", "table row", "link"}
# What stands for all that is in it: the button in a menu button, the text in an entry row, the list in a combo box or a table.
WHOLES = {"push button", "toggle button", "entry", "text", "combo box", "list item", "spin button", "table row", "table cell", "page tab", "check box"}
# A row has a name of its own, and does not say what a button in it does.
ROWS, BUTTONS = {"list item", "table row", "table cell"}, {"push button", "toggle button", "button", "link", "check box", "radio button"}
NO_NAME = re.compile(r"\s*|(Gtk|Adw|Linli|Lp|Gdk|Shumate)[A-Z]\w+|[a-z0-9]+(-[a-z0-9]+)*-symbolic")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
LETTER = re.compile(r"\(([A-Z0-9])\)…?$")
# Words that are the same in Chinese.
SAME = re.compile(r"Ctrl|Shift|Alt|Enter|Esc|Tab|F\d+|Linli|GeoPackage|GeoJSON|Shapefile|XLSX|CSV|GPX|KML|PDF|PNG|OpenStreetMap|WGS|GCJ|CGCS|API|\.linli|https?\S*|[\w.-]+\.(xlsx|csv|png|pdf)")

# What says so opens a window, on a page and in a window, where “打印” brings the printers; and what closes it again. Files and printers are chosen in
# windows of GTK.
OPENS, OPENS_MORE, CLOSES = re.compile(r"(?!.*导出)[^：: ]*(…|打印)[^：: ]*"), re.compile(r"(?!.*导出)[^：: ]*…"), re.compile(r"(.* )?(取消|关闭)")


def is_named(seen):
    return NO_NAME.fullmatch(seen.name) is None


def above(seen, node):
    """What it is in, from the nearest on."""
    while node.parent in seen:
        node = seen[node.parent]
        yield node


def is_part_of_named(seen, node):
    wholes = WHOLES - ROWS if node.role in BUTTONS else WHOLES
    return any(is_named(whole) for whole, _ in zip(above(seen, node), range(6))
               if whole.role in wholes or (node.role == "list" and whole.role == "tree table"))


def children(seen):
    found = {}
    for node in seen.values():
        found.setdefault(node.parent, []).append(node)
    return found


def words_in(kids, node):
    """The labels in a row, which is called by them."""
    own = [node.name] if node.role == "label" and node.box[2] > 0 else []
    return own + [word for child in kids.get(node.path, []) for word in words_in(kids, child)]


def is_shown(node):
    return node.box[2] > 0 and node.box[3] > 0


def is_scrolled(seen, node):
    return any(around.role == "scroll pane" for around in above(seen, node))


def showing(seen):
    """Without parts that another part covers: GTK tells where those were when they were last seen."""
    kids, gone = children(seen), set()
    for tabs in [node for node in seen.values() if node.role == "page tab list" and node.parent in seen]:
        beside = kids[tabs.parent]
        after = beside[beside.index(tabs) + 1:]
        states = [SELECTED in tab.states for tab in kids.get(tabs.path, []) if tab.role == "page tab"]
        if after and len(states) == len(kids.get(after[0].path, [])):
            gone |= {part.path for part, chosen in zip(kids[after[0].path], states) if not chosen}
    shown = {}
    for path, node in seen.items():
        if path not in gone and (node.parent not in seen or node.parent in shown):
            shown[path] = node
    return shown


def path_to(seen, node):
    return " in ".join(f"{step.role} {step.name!r}" for step in [node, *above(seen, node)][:6])


def is_control(node):
    """A cell that does not take the focus is read with its row."""
    if not is_shown(node) or node.role in ("frame", "scroll pane") or (node.role == "table cell" and FOCUSABLE not in node.states):
        return False
    return node.role in CONTROLS or FOCUSABLE in node.states


def judge_names(seen, chinese=True):
    """What has no name or a wrong one, as lines of text; and how many controls there were."""
    found, kids = [], children(seen)
    controls = [node for node in seen.values() if is_control(node)]
    for node in controls:
        said = "".join(words_in(kids, node)).strip() if node.role in ("list item", "table row", "table cell") else ""
        if not is_named(node) and not said and not is_part_of_named(seen, node):
            found.append(f"no name: {path_to(seen, node)}")
        if chinese and is_named(node) and node.name.isascii() and ENGLISH.search(SAME.sub("", node.name)):
            found.append(f"English: {path_to(seen, node)}")
        if node.role in ("panel", "filler") and FOCUSABLE in node.states and not is_part_of_named(seen, node):
            found.append(f"takes the focus, and does not say what it is: {path_to(seen, node)}")
        twins = [other for other in kids[node.parent] if other is not node and other.role == node.role and other.name == node.name and is_shown(other)]
        if node.role in ("push button", "toggle button", "check box") and is_named(node) and twins:
            found.append(f"called as its neighbour: {path_to(seen, node)}")
    return found + judge_letters(seen, controls), len(controls)


def judge_letters(seen, controls):
    """What has the letter of something else, as “查重复(D)”: Alt with it does neither then."""
    pressed = {}
    for node in controls:
        letter = LETTER.search(node.name)
        if letter and node.role in BUTTONS and is_shown(node):
            pressed.setdefault(letter[1], {}).setdefault(node.name, node)
    return [f"its letter is that of “{name}”, too: {path_to(seen, node)}" for named in pressed.values() if len(named) > 1
            for name, node in zip(reversed(named), named.values())]


def settle(glance, root):
    """What shows under a path once nothing moves any more."""
    seen = glance.survey(root)
    for _ in range(40):
        time.sleep(0.2)
        before, seen = seen, glance.survey(root)
        if [(node.path, node.box, node.name) for node in seen.values()] == [(node.path, node.box, node.name) for node in before.values()]:
            break
    return showing(seen)


class Pages:
    """Goes over the pages of the window, and their parts."""

    def __init__(self, person):
        self.person, self.glance = person, person.glance
        wait(lambda: person.find_all("list", "^(导航|Pages)$", shown=False), "the navigation")
        whole = self.glance.survey(person.program.path)
        kids = children(whole)
        self.window, self.frame = next((node.path, node.box) for node in whole.values() if node.role == "frame")
        details = next(node for node in whole.values() if node.name in ("详情", "Details") and node.role not in CONTROLS)
        self.details = details.path
        self.scroller = kids[details.parent][0].path
        self.stack = kids[kids[self.scroller][0].path][0].path
        lists = [node for node in whole.values() if node.role == "list" and node.name in ("导航", "Pages")]
        self.navigation = next(node.path for node in whole.values() if node.name in ("导航", "Pages") and node.role in ("filler", "panel"))
        self.titles = [(row.path, words_in(kids, row)[0]) for rows in lists for row in kids[rows.path] if row.role == "list item"]

    def node(self, path):
        return self.glance.node(path, self.glance.tree(self.person.program.path)[0])

    def box(self, path):
        return self.glance.ask([(path, COMPONENT, "GetExtents", IN_WINDOW)])[0][0]

    def root(self, title):
        for (_, path) in self.glance.ask([(self.stack, "org.a11y.atspi.Accessible", "GetChildren", None)])[0][0]:
            name = self.glance.ask([(path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", "Name")))])[0]
            if name and name[0] == title:
                return path
        return None

    def turn(self, row, title):
        self.person.click(self.node(row))
        self.person.rest()
        return wait(lambda: self.root(title), f"the page {title}")

    def tabs(self, seen):
        return [node for node in seen.values() if node.role == "page tab" and is_shown(node)]

    def each(self, parts=True):
        """(title, path of the page, what shows on it) of each page, and of each of its parts unless these are left out."""
        for row, title in self.titles:
            root = self.turn(row, title)
            seen = settle(self.glance, root)
            yield title, root, seen
            if not parts:
                continue
            met = {node.path for node in self.tabs(seen) if SELECTED in node.states}
            left = [node for node in self.tabs(seen) if node.path not in met]
            while left:
                tab = left.pop(0)
                met.add(tab.path)
                self.person.click(self.node(tab.path))
                self.person.rest()
                seen = settle(self.glance, root)
                yield f"{title}, {tab.name}", root, seen
                met |= {node.path for node in self.tabs(seen) if SELECTED in node.states}
                waiting = {node.path for node in left}
                left = [node for node in self.tabs(seen) if node.path not in met and node.path not in waiting] + left  # what is in a part, before the next

    def tops(self):
        return [path for _, path in self.glance.ask([(self.person.program.path, "org.a11y.atspi.Accessible", "GetChildren", None)])[0][0]]

    def press(self, path):
        self.glance.ask([(path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)))])

    def windows(self, seen, place, met, opens=OPENS):
        """(where, what shows) of each window that a button among what shows opens, and of those opened from there. Buttons that say the same, but for
        numbers and what stands before a colon, are tried once, see `met`."""
        for node in [node for node in seen.values() if node.role == "push button" and SENSITIVE in node.states and is_shown(node)]:
            words = opens.search(node.name)
            if not words or re.sub(r"\d", "", words[0]) in met:
                continue
            met.add(re.sub(r"\d", "", words[0]))
            before = self.tops()
            self.press(node.path)
            top = wait(lambda: next((path for path in self.tops() if path not in before), None), f"the window of “{node.name}”")
            inside = settle(self.glance, top)
            if not any(inner.name == "GtkFileChooserWidget" for inner in inside.values()):
                yield f"{place}, {words[0]}", inside
                yield from self.windows(inside, f"{place}, {words[0]}", met, OPENS_MORE)
            self.press(next(inner.path for inner in inside.values() if inner.role == "push button" and CLOSES.fullmatch(inner.name)))
            wait(lambda: top not in self.tops(), f"the window of “{node.name}” to close")
        self.person.do("windowfocus", self.person.window)


def judge_fit(pages, root, seen):
    """The window stays as large as it was, and no page is wider than what is left for it, nor anything on it cut off at its right edge."""
    room, frame, lines = pages.box(pages.scroller), pages.box(pages.window), []
    if frame[2] > pages.frame[2] or frame[3] > pages.frame[3]:
        lines.append(f"the window grows to {frame[2]} × {frame[3]}")
    if seen[root].box[2] > room[2]:
        lines.append(f"{seen[root].box[2]} wide, and there is room for {room[2]}")
    return lines + [f"cut off: {path_to(seen, node)}" for node in seen.values()
                    if node.role in ("push button", "toggle button", "check box", "combo box", "entry", "page tab") and is_shown(node) and not is_scrolled(seen, node)
                    and (node.box[0] + node.box[2] > room[0] + room[2] or node.box[1] + node.box[3] > room[1] + room[3])]


# What is one stop for Tab, and is gone through with arrows.
GROUPS = {"list", "list box", "table", "tree table", "page tab list", "grid", "radio group", "tool bar", "menu", "combo box", "tree"}


class Walk:
    """Goes round a window with Tab, and says where the focus goes."""

    def __init__(self, person):
        self.person, self.came = person, person.glance.watch_focus()
        self.keys = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True)  # one for hundreds of keys

    def press(self, key):
        """What has the focus after a key, or None where nothing new has."""
        self.came.clear()
        self.keys.stdin.write(f"key {key}\n")
        self.keys.stdin.flush()
        return self.answer(0.4)

    def answer(self, seconds):
        context, until = GLib.MainContext.default(), time.monotonic() + seconds
        while not self.came and time.monotonic() < until:
            context.iteration(False) or time.sleep(0.005)
        return self.came[-1] if self.came else None

    def through(self, within, most=300, mute=False):
        """The stops of Tab from the first within(path) on, as long as that holds or until it comes to the first again, with their boxes; those
        at which Tab did not move the focus; and whether it came to an end. Of a form, see is_mute(), a few steps may say nothing."""
        stops, stays = {}, []
        for _ in range(most):
            stop = self.press("Tab")
            if stop is None and not mute and not set(stays) & set(list(stops)[-1:]):
                stop = self.answer(PATIENCE / 12)  # of a busy machine; once a stop, for a map keeps the focus for many keys
            if stop is None:
                stays += list(stops)[-1:]
                if len(stays) > 40 or (mute and len(stays) > 10 and len(set(stays[-10:])) == 1):
                    break
            elif stops and (stop == next(iter(stops)) or not within(stop)):
                return stops, stays, True
            elif stops or within(stop):
                stops[stop] = self.person.glance.ask([(stop, COMPONENT, "GetExtents", IN_WINDOW)])[0]
        return stops, stays, False


def is_back_up(seen, before, after):
    """Wholly above the one before it, and not to its right either. Cards that lie over a map are read each for itself."""
    around = {node.path for node in above(seen, seen[before[0]])}
    both = next((node for node in above(seen, seen[after[0]]) if node.path in around), None)
    if before[0] in {node.path for node in above(seen, seen[after[0]])}:
        return False  # from a row into it, which may scroll meanwhile
    if both is None or both.name == "GtkOverlay" or not before[1] or not after[1]:
        return False
    if both.role == "scroll pane" or is_scrolled(seen, both):  # what was scrolled meanwhile is told of at one moment
        before, after = (before[0], (seen[before[0]].box,)), (after[0], (seen[after[0]].box,))
    elif is_scrolled(seen, seen[before[0]]):
        return False  # from what was scrolled into sight to what stands below it
    (x, y, width, _), (left, top, _, height) = before[1][0], after[1][0]
    return top + height <= y and left < x + width


def meets(one, other):
    (x, y, width, height), (left, top, across, down) = one.box, other.box
    return x < left + across and left < x + width and y < top + down and top < y + height


def is_stacked(seen, kids, node):
    """Whether something that it is in lies where its neighbour lies: one of the two is covered, and GTK does not tell which."""
    return any(other is not step and is_shown(other) and meets(step, other) for step in [node, *above(seen, node)] if step.parent in seen
               and seen[step.parent].name != "GtkOverlay" for other in kids[step.parent])


# Tab goes from grid to grid on a map, and from link to link in a text; whether it gets out is asked apart.
STEPPED = ("image", "label")


def is_mute(kids, node):
    """An entry that is a row of a list has the focus and does not say so: libadwaita 1.2 has no means to."""
    return node.role == "text" or (node.role in ("list", "scroll pane") and any(is_mute(kids, kid) for kid in kids.get(node.path, ())))


def judge_round(seen, stops, stays, ended):
    """What is wrong with a round of Tab through what shows, as lines of text. A stop may not lie wholly above the one before it, unless it
    also lies to its right: one reads a column down, then the next one, and a line from left to right."""
    known, kids = [(path, box) for path, box in stops.items() if path in seen], children(seen)
    top = min((box[0][1] + box[0][3] // 2 for _, box in known if box), default=0)  # of the line in which a round begins anew
    found = [] if ended else [f"Tab does not get out: {path_to(seen, seen[path])}" for path, _ in known[-1:]] or ["Tab does not come in"]
    found += [f"Tab leaves the focus where it is: {path_to(seen, seen[stay])}" for stay in set(stays) if stay in seen and seen[stay].role not in STEPPED]
    found += [f"Tab goes back up from {path_to(seen, seen[before[0]])} to {path_to(seen, seen[after[0]])}" for before, after in zip(known, known[1:])
              if after[1][0][1] > top and is_back_up(seen, before, after)]
    stopped = {path for path, _ in known}
    outer = {node.path for path in stopped for node in above(seen, seen[path])}
    met = {path for path in outer | stopped if seen[path].role in GROUPS}
    for node in seen.values():
        if FOCUSABLE in node.states and all(SENSITIVE in one.states for one in [node, *above(seen, node)]) and is_shown(node) and not (node.path in outer | stopped):
            if not any(one.path in met or one.path in stopped for one in above(seen, node)) and not is_stacked(seen, kids, node):
                found.append(f"Tab does not come to {path_to(seen, node)}")
    return found


SIZE = (1366, 768)


def set_up(desk, **settings):
    """A window that fills the common screen of an office, with settings of its own."""
    folder = desk.folder / "config/glib-2.0/settings"
    folder.mkdir(parents=True)
    lines = {"window-width": SIZE[0], "window-height": SIZE[1], "window-maximized": "false", **settings}
    (folder / "keyfile").write_text("[io/github/linli/Linli]\n" + "".join(f"{name}={value}\n" for name, value in lines.items()), encoding="utf-8")


def tell(found, what):
    assert not found, f"{len(found)} {what}:\n" + "\n".join(f"  {place}: {line}" for line, place in found.items())
