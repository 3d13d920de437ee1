# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""How well words stand out on the screen, measured in a picture of it: WCAG 2.1, success criterion 1.4.3 (AA), 4.5 to 1 for text."""
import collections
import subprocess

from gi.repository import Atspi

from access_desk import above, is_named, is_shown, path_to

LEAST = 4.5
# A thin stroke never reaches the colour of its text: an edge is smoothed over two pixels.
SMOOTHED = 0.93


class Picture:
    """What is on the screen, as rows of red, green and blue."""

    def __init__(self, width, height):
        self.width = width
        self.bytes = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], check=True, capture_output=True).stdout
        assert len(self.bytes) == 3 * width * height, "a picture of another size"

    def colours(self, left, top, width, height):
        """How often each colour comes within a box."""
        found = collections.Counter()
        for y in range(top, top + height):
            row = self.bytes[3 * (y * self.width + left):3 * (y * self.width + left + width)]
            found.update(zip(row[::3], row[1::3], row[2::3]))
        return found


def luminance(colour):
    parts = [value / 255 for value in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def measure(picture, left, top, width, height):
    """The contrast of the strokes in a box with what is most of it."""
    colours = picture.colours(left, top, width, height)
    ground = colours.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour in colours), ground


def is_disabled(seen, node):
    return any(Atspi.StateType.SENSITIVE not in one.states for one in [node, *above(seen, node)])


def clipped(seen, node):
    """The part of a label that the scrolled windows around it let through, as left, top, right, bottom."""
    x, y, width, height = node.box
    left, top, right, bottom = x, y, x + width, y + height
    for around in above(seen, node):
        if around.role == "scroll pane":
            ax, ay, across, down = around.box
            left, top, right, bottom = max(left, ax), max(top, ay), min(right, ax + across), min(bottom, ay + down)
    return left, top, right, bottom


def judge_contrast(picture, seen, frame, size):
    """The labels that stand out too little, as lines of text; and how many were measured. `frame`: the box of the window, in a screen of `size`.
    The same words on the same ground are judged by the one of them that is drawn best: strokes that lie between two pixels are pale."""
    best, count = {}, 0
    inset = ((size[0] - frame[2]) // 2, (size[1] - frame[3]) // 2)
    for node in seen.values():
        if node.role != "label" or not is_named(node) or not is_shown(node) or is_disabled(seen, node):
            continue
        left, top, width, height = node.box
        if clipped(seen, node) != (left, top, left + width, top + height):
            continue
        left, top = left + inset[0], top + inset[1]
        if left < 0 or top < 0 or left + width > size[0] or top + height > size[1]:
            continue
        count += 1
        ratio, ground = measure(picture, left, top, width, height)
        best[node.name, ground] = max(best.get((node.name, ground), (0, "")), (ratio, path_to(seen, node)))
    return [f"{ratio:.2f} on #{bytes(ground).hex()}: {path}" for (_, ground), (ratio, path) in best.items() if ratio < LEAST * SMOOTHED], count
