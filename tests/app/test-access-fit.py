# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Every page fits: with large type, with the longer words of English, in a small window."""
import busy_desk
import case
from access_desk import Pages, is_scrolled, is_shown, path_to, set_up, tell


def fit_pages(person):
    """The window stays as large as it was, and no page is wider than what is left for it, nor anything on it cut off at its right edge."""
    pages, found = Pages(person), {}
    for title, root, seen in pages.each():
        room, frame = pages.box(pages.scroller), pages.box(pages.window)
        if frame[2] > pages.frame[2] or frame[3] > pages.frame[3]:
            found.setdefault(f"the window grows to {frame[2]} × {frame[3]}", title)
        if seen[root].box[2] > room[2]:
            found.setdefault(f"{seen[root].box[2]} wide, and there is room for {room[2]}", title)
        for node in seen.values():
            if node.role in ("push button", "toggle button", "check box", "combo box", "entry", "page tab") and is_shown(node) and not is_scrolled(seen, node):
                if node.box[0] + node.box[2] > room[0] + room[2] or node.box[1] + node.box[3] > room[1] + room[3]:
                    found.setdefault(f"cut off: {path_to(seen, node)}", title)
    tell(found, "things do not fit")


def test_large(desk):
    """type half as large again fits on the common screen: no page is cut off, or wider than the window"""
    set_up(desk, **{"large-type": "true"})
    with desk.open(busy_desk.settle(desk)) as person:
        fit_pages(person)


def test_english(desk):
    """the words of English, which are longer, fit on the common screen"""
    set_up(desk)
    with desk.open(busy_desk.settle(desk), language="en") as person:
        fit_pages(person)


def test_small(desk):
    """every page fits into a window of 1024 × 640"""
    set_up(desk, **{"window-width": 1024, "window-height": 640})
    with desk.open(busy_desk.settle(desk)) as person:
        fit_pages(person)


case.run(globals())
