# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""Every visible string goes through gettext, every file with one is listed, and zh_CN is complete."""
import fnmatch
import pathlib
import re
import subprocess
import tempfile

from tree import code, line_of, uncommented

CALL = re.compile(r"(?<!\w)(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2|g_dgettext) ?\(")
MARKED = re.compile(r'translatable="(?:yes|true)"')
HAN = re.compile(r"[\u3400-\u9fff]")
LITERAL = re.compile(r'"(?:\\.|[^"\\\n])*"')
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "Q_:1g", "ngettext:1,2", "g_dcgettext:2", "g_dngettext:2,3",
            "g_dpgettext2:2c,3", "g_strdup_vprintf", "g_strdup_printf:0"]
ENTRY = re.compile(
    r'((?:^#.*\n)*)(?:^msgctxt ((?:"(?:.*)"\n)+))?^msgid ((?:".*"\n)+)(?:^msgid_plural (?:".*"\n)+)?((?:^msgstr(?:\[\d+\])? (?:".*"\n?)+)+)',
    re.MULTILINE)
# Where Chinese is data: what people type or write, which is read. What such a file prints goes through gettext all the same.
DATA = {
    "plugins/events/lp-attendee.c": "numbers of a list, as they are typed",
    "plugins/events/lp-chain*.c": "what people write in a chat",
    "plugins/events/lp-event-form-read.c": "hours, as they are typed",
    "plugins/hazards/lp-hazard-kind.c": "words that tell the category of a line",
    "plugins/parking/lp-income-store.c": "months, as they are typed",
    "plugins/parking/lp-lot-facts-store.c": "opening hours, as they are typed",
    "plugins/parking/lp-parking-codes.c": "sums, as they are typed",
    "plugins/parking/lp-user-store.c": "homes, as they are typed",
    "plugins/volunteers/lp-card-times.c": "weekdays and hours, as they are typed",
    "plugins/volunteers/lp-week.c": "hours, as they are typed",
}


def visible(path, text):
    if path.endswith(".c"):
        return CALL.search(code(text)) is not None
    if path.endswith(".ui"):
        return MARKED.search(text) is not None
    return path.endswith((".desktop.in", ".metainfo.xml.in"))


def joined(block):
    return "".join(part[1:-1] for part in re.findall(r'"(?:\\.|[^"\\\n])*"', block))


def entries(text):
    """(context, msgid) -> (translation, fuzzy) of a .po or .pot file; obsolete entries are left out."""
    found = {}
    for comments, context, msgid, msgstr in ENTRY.findall(text):
        parts = re.split(r"^msgstr(?:\[\d+\])? ", msgstr, flags=re.MULTILINE)[1:]
        translated = [joined(part) for part in parts]
        whole = translated[0] if all(translated) else ""
        found[joined(context), joined(msgid)] = (whole, re.search(r"^#,.*\bfuzzy\b", comments, re.MULTILINE) is not None)
    found.pop(("", ""), None)
    return found


def extract(tree, listed):
    command = ["xgettext", "--from-code=UTF-8", "--files-from=-", "--output=-", "--no-location"]
    command += [f"--keyword={word}" for word in KEYWORDS if not word.endswith(("vprintf", ":0"))]
    done = subprocess.run(command, cwd=tree.root, input="\n".join(listed), capture_output=True, text=True)
    return done.stdout, done.stderr if done.returncode else ""


def check_format(tree):
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(["msgfmt", "--check", "-o", out.name, "po/zh_CN.po"], cwd=tree.root, capture_output=True, text=True)
    return done.stderr.splitlines() if done.returncode else []


def judge_entry(key, known):
    context, msgid = key
    translation, fuzzy = known.get(key, ("", False))
    name = f'"{msgid[:60]}"' + (f" ({context})" if context else "")
    if HAN.search(msgid):
        return f"the msgid is to be English: {name}"
    if fuzzy:
        return f"fuzzy: {name}"
    if not translation:
        return f"not translated: {name}"
    if translation == msgid and len(re.findall(r"\b[a-z]{3,}\b", re.sub(r"%\S+|<[^>]*>", "", msgid))) >= 2:
        return f"left in English: {name}"
    return None


def printed(plain, literal):
    """Whether a literal goes into a text: by its own look, or by the function that its statement calls."""
    begin = max(plain.rfind(mark, 0, literal.start()) for mark in ";{}") + 1
    return re.search(r"%[-0-9.*$]*[a-z]", literal.group()) is not None or re.search(r"printf \(", plain[begin:literal.start()]) is not None


def raw_chinese(path, text):
    """Chinese that nobody can translate, a line each."""
    plain = uncommented(text)
    data = any(fnmatch.fnmatchcase(path, pattern) for pattern in DATA)
    return [f"{path}:{line_of(plain, m.start())}: Chinese in the source; use gettext: {m.group()[:40]}"
            for m in LITERAL.finditer(plain) if HAN.search(m.group()) and (not data or printed(plain, m))]


def check_data(tree):
    """An exception that nothing needs any more would hide what comes later."""
    found = []
    for pattern in DATA:
        paths = [path for path in tree.paths(".c", under="plugins/") if fnmatch.fnmatchcase(path, pattern)]
        if paths and not any(HAN.search(literal) for path in paths for literal in LITERAL.findall(uncommented(tree.text(path)))):
            found.append(f"{paths[0]}:1: has no Chinese any more; take it off DATA in tests/style/check_translations.py")
    return found


def check(tree):
    listing = tree.text("po/POTFILES.in") if "po/POTFILES.in" in tree.paths() else ""
    listed = [line.strip() for line in listing.splitlines() if line.strip() and not line.startswith("#")]
    found = [f"po/POTFILES.in:1: lists {p}, which does not exist" for p in listed if not (tree.root / p).is_file()]
    sources = tree.paths(".c", ".h", ".ui", ".in", under="src/") + tree.paths(".in", under="data/")
    for path in sources + tree.paths(".c", ".h", ".ui", under="plugins/"):
        if "/tests/" in path:
            continue
        text = tree.text(path)
        if path not in listed and visible(path, text):
            found.append(f"po/POTFILES.in:1: does not list {path}")
        if path.startswith(("src/shell/", "plugins/")):
            found += raw_chinese(path, text)
    found += check_data(tree)
    if found or not listed:
        return found
    template, trouble = extract(tree, listed)
    if trouble:
        return [f"po/POTFILES.in:1: xgettext: {trouble.strip()}"]
    known = entries(tree.text("po/zh_CN.po"))
    wanted = entries(template)
    wrong = [judge_entry(key, known) for key in wanted]
    wrong += [f'nothing says this any more: "{msgid[:60]}"' + (f" ({context})" if context else "") for context, msgid in known if (context, msgid) not in wanted]
    found += [f"po/zh_CN.po:1: {line}" for line in wrong if line]
    return found + check_format(tree)


HEAD = ('msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"Language: zh_CN\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Last-Translator: x\\n"\n"Language-Team: x\\n"\n"PO-Revision-Date: 2026-01-01 00:00+0800\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=1; plural=0;\\n"\n')
SOURCE = {"src/shell/pages/a.c": 'x = _("Open the file");\n', "po/POTFILES.in": "src/shell/pages/a.c\n"}
PO = HEAD + '\nmsgid "Open the file"\nmsgstr "打开文件"\n'
BAD = [
    ("a file not listed", {**SOURCE, "po/POTFILES.in": "", "po/zh_CN.po": PO}, "does not list src/shell/pages/a.c"),
    ("a listed file that is gone", {"po/POTFILES.in": "src/b.c\n", "po/zh_CN.po": PO}, "lists src/b.c"),
    ("a missing translation", {**SOURCE, "po/zh_CN.po": HEAD}, 'not translated: "Open the file"'),
    ("an empty translation", {**SOURCE, "po/zh_CN.po": PO.replace("打开文件", "")}, "not translated"),
    ("a fuzzy translation", {**SOURCE, "po/zh_CN.po": PO.replace('\nmsgid "Open', '\n#, fuzzy\nmsgid "Open')}, "fuzzy"),
    ("English passed off as Chinese", {**SOURCE, "po/zh_CN.po": PO.replace("打开文件", "Open the file")}, "left in English"),
    ("a translation of what nothing says", {**SOURCE, "po/zh_CN.po": PO + '\nmsgid "Close"\nmsgstr "关闭"\n'}, 'nothing says this any more: "Close"'),
    ("Chinese in a page", {"src/shell/pages/a.c": 'x ("打开");\n'}, "Chinese in the source"),
    ("Chinese in a plugin", {"plugins/a/lp-a.c": 'x ("打开");\n'}, "Chinese in the source"),
    ("Chinese in a header of a plugin", {"plugins/a/lp-a.h": '#define X "打开"\n'}, "Chinese in the source"),
    ("Chinese that is printed where Chinese is read", {"plugins/volunteers/lp-week.c": 'read ("至");\nf (words, "至%s", day);\n'}, "use gettext: \"至%s\""),
    ("Chinese that is put into words where Chinese is read",
     {"plugins/volunteers/lp-week.c": 'read ("至");\ng_string_append_printf (words, "%s",\n  liked ? "（首选）" : "");\n'}, "lp-week.c:3: Chinese in the source"),
    ("an exception that is not needed", {"plugins/volunteers/lp-week.c": 'read ("to"); /* 至 */\n'}, "has no Chinese any more"),
    ("a Chinese msgid", {**SOURCE, "src/shell/pages/a.c": "", "src/core/a.c": 'x = _("打开");\n',
                         "po/POTFILES.in": "src/core/a.c\n", "po/zh_CN.po": HEAD}, "the msgid is to be English"),
]
GOOD = [
    ("a complete translation", {**SOURCE, "po/zh_CN.po": PO}),
    ("Chinese that is read", {**SOURCE, "po/zh_CN.po": PO, "plugins/volunteers/lp-week.c": 'static const char half[] = "半";\nread ("至");\n'}),
    ("Chinese in a comment of a plugin", {**SOURCE, "po/zh_CN.po": PO, "plugins/a/lp-a.c": '/* "打开" */\n'}),
]
