# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The colours of the map stand out, in the light style and in the dark one: names by 4.5 to 1 on whatever they lie, marks and the edges that
mean something by 3 to 1 (WCAG 2.1, success criteria 1.4.3 and 1.4.11). Names and marks have an edge of their own besides, which is not counted."""
import re

PALETTE = "src/shell/map/linli-map-palette.c"
BLOCK = re.compile(r"(\w+)_palette = \{(.*?)\n\};", re.DOTALL)
ENTRY = re.compile(r"[.\[](?:LINLI_MAP_TINT_)?(\w+)\]? = HEX (?:\()0x([0-9a-f]{6})\)")
GROUNDS = ["ground", "place", "building", "NONE", "PALE", "LOW", "MIDDLE", "HIGH", "BLUE", "GREEN", "VIOLET", "YELLOW", "GREY"]
TEXTS = ["text", "text_road"]
SHAPES = ["grid_edge", "upper_edge", "selection", "fault", "MARK_RED", "MARK_GREEN", "MARK_AMBER", "MARK_BLUE", "MARK_VIOLET", "MARK_GREY", "dot"]
# Fills differ from the ground by their edge, and grid edges lie on fills of their own grid.
LEAST = {**dict.fromkeys(TEXTS, 4.5), **dict.fromkeys(SHAPES, 3.0)}


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check(tree):
    if PALETTE not in tree.paths(".c"):
        return []
    found = []
    for style, block in BLOCK.findall(tree.text(PALETTE)):
        colours = dict(ENTRY.findall(block))
        for name, least in LEAST.items():
            for ground in GROUNDS:
                if name in colours and ground in colours and contrast(colours[name], colours[ground]) < least:
                    found.append(f"{PALETTE}:1: {style}: {name} on {ground} has {contrast(colours[name], colours[ground]):.2f} to 1")
    return found


def palette(text, ground):
    return {PALETTE: f"x light_palette = {{\n  .ground = HEX (0x{ground}),\n  .text = HEX (0x{text}),\n}};\n"}


BAD = [("grey on grey", palette("777777", "dddddd"), "text on ground")]
GOOD = [("black on white", palette("000000", "ffffff"))]
