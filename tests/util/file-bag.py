# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""file-bag.py FILE: a small window from which the file can be dragged into another program, as from a file manager."""
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def main():
    loop = GLib.MainLoop()
    window = Gtk.Window(title="file-bag", decorated=False, default_width=60, default_height=60, child=Gtk.Label(label="file"))
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.set_content(Gdk.ContentProvider.new_for_value(Gdk.FileList.new_from_list([Gio.File.new_for_path(sys.argv[1])])))
    source.connect("drag-end", lambda *_: loop.quit())
    source.connect("drag-cancel", lambda *_: print("nobody took it", flush=True))
    window.add_controller(source)
    window.present()
    loop.run()


main()
