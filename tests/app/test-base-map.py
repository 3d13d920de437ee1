# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The base map chosen by keyboard: an address is tried out, used, kept for the next start, and given up again."""
import base64
import http.server
import pathlib
import threading
import time

import case
from person import text_of, wait

# One grey pixel.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")


class Tiles:
    """A server on this computer that notes what it is asked for."""

    def __init__(self, port=0):
        self.port = port

    def __enter__(self):
        asked = self.asked = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append((self.path, self.headers.get("User-Agent", "")))
                self.send_response(200)
                self.send_header("Content-Length", str(len(PNG)))
                self.end_headers()
                self.wfile.write(PNG)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()


def open_dialog(person):
    person.get("push button", "^放大$")
    person.choose("^底图$", "^选择底图")
    person.get("push button", "^使用$", shown=False)
    time.sleep(0.5)


def choose(person, steps):
    """Changes the kind of base map by some rows in its list, which has the focus after two Tabs."""
    person.key("Tab", "Tab", "space", pause=0.5)
    person.key(*[("Down" if steps > 0 else "Up")] * abs(steps))
    person.key("Return", pause=0.6)


def shows(person, words):
    return any(words in (node.get_name() or "") or words in text_of(node) for node in person.find_all("label|alert", shown=False))


def choose_address(desk, path, port_file):
    with Tiles() as tiles, desk.open(path, XDG_CACHE_HOME=str(desk.folder / "cache")) as person:
        pathlib.Path(port_file).write_text(str(tiles.port))
        person.key("alt+2")
        person.get("push button", "^放大$")
        assert tiles.asked == []
        open_dialog(person)
        choose(person, 2)
        person.key("Tab")
        person.type(f"http://127.0.0.1:{tiles.port}/{{z}}/{{x}}")
        wait(lambda: shows(person, "https://"), "the advice to use https")
        person.key("Return")
        wait(lambda: shows(person, "不是地图瓦片的地址"), "the refusal")
        assert tiles.asked == []
        person.type("/{y}.png")
        person.key("Return")
        wait(lambda: tiles.asked, "a tile to be asked for")
        assert all(agent.startswith("Linli/") for _, agent in tiles.asked), tiles.asked


def give_up(desk, path, port):
    with Tiles(int(port)) as tiles, desk.open(path, XDG_CACHE_HOME=str(desk.folder / "cache2")) as person:
        person.key("alt+2")
        wait(lambda: tiles.asked, "a tile to be asked for at the next start")
        open_dialog(person)
        choose(person, -2)
        wait(lambda: shows(person, "不用底图"), "what the map is without a base map")
        person.press(person.get("push button", "^使用$", shown=False))
        time.sleep(1)
        count = len(tiles.asked)
        person.press(person.get("push button", "^放大$"))
        time.sleep(2)
        assert len(tiles.asked) == count, "a base map that was given up is still fetched"


def test_address(desk):
    """an address that is wrong is refused in words, a right one is shown at once and at the next start, and can be given up"""
    path, port_file = desk.demo(), desk.folder / "port"
    desk.apart(choose_address, path, port_file)
    desk.apart(give_up, path, port_file.read_text())


case.run(globals())
