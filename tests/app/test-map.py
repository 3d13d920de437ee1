# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The map page: what is chosen there today is there tomorrow."""
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

import case  # noqa: E402
from person import wait  # noqa: E402


def is_checked(node):
    return node.get_state_set().contains(Atspi.StateType.CHECKED)


def open_menu(person, name):
    """Opens the menu of a button of the map, and gives the button."""
    button = person.get(None, name)
    person.click(button)
    return button


def test_remembered(desk):
    """shows tomorrow the colours and layers that were chosen today"""
    path = desk.demo()
    with desk.open(path) as person:
        person.get("label", "^网格类型$")
        open_menu(person, "^地图着色$")
        person.press(person.get(".*menu item.*", "^高龄老人$"))
        person.get("label", "^高龄老人$")
        open_menu(person, "^地图的图层$")
        person.press(person.get(".*menu item.*", "道路"))
        person.key("Escape")
    with desk.open(path) as person:
        person.get("label", "^高龄老人$")
        open_menu(person, "^地图的图层$")
        wait(lambda: is_checked(person.get(".*menu item.*", "网格")), "the grids to be shown")
        assert not is_checked(person.get(".*menu item.*", "道路")), "roads, which were switched off"


case.run(globals())
