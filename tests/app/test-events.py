# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""A lecture for parents over four years: the date is moved because of what parents said, and 800 people are there, most of them online and without
names. People are invented."""
import os
import pathlib
import sqlite3

import case
from event_desk import open_event
from paper_desk import close_message, close_preview, save_pdf
from person import wait

NAME = "你好，一年级"
SAID = "毕业以后才办，好些家长已经不在群里了"
SPEAKER = "欧阳春晓"  # who said it, and says so in the words
EARLIER = ((1, "2023-06-24", 62, 180, 4, None), (2, "2024-06-22", 75, 420, 4, None), (3, "2025-06-21", 80, 560, 4, None))
ROWS, SIGNED, WALK_IN, ONLINE = 90, 84, 2, 714
WORDS = "现场 86 人（登记 90，临时来 2） + 线上 714 人（不记名 714） = 800"


def picture(person, name):
    if os.environ.get("LINLI_PICTURES"):
        person.rest()
        person.picture(pathlib.Path(os.environ["LINLI_PICTURES"], f"events-{name}.png"))


def write_earlier(path):
    """A request from a visit, and three editions that were held; after the third a parent said that it was too late in the year."""
    with sqlite3.connect(path) as file:
        origin = file.execute("INSERT INTO matter (kind, number, title, state, opened_at) VALUES ('note', 'Z2023-007', '家长问孩子上小学怎么准备', 'open',"
                              " '2023-03-01T02:00:00Z')").lastrowid
        file.execute("INSERT INTO events_series (id, name, origin_id) VALUES (1, ?, ?)", (NAME, origin))
        for number, day, site, online, score, _ in EARLIER:
            event = file.execute("INSERT INTO matter (kind, number, title, state, category, opened_at, closed_at) VALUES ('events', ?, ?, 'briefed', 'lecture',"
                                 " ?, ?)", (f"HD{day[:4]}-001", NAME, f"{day}T01:00:00Z", f"{day}T10:00:00Z")).lastrowid
            file.execute("INSERT INTO events_event (id, series_id, edition, starts_at, ends_at, venue, speaker, site_unnamed, online_unnamed)"
                         " VALUES (?, 1, ?, ?, ?, '泡桐树幼儿园', '周老师', ?, ?)", (event, number, f"{day} 14:30", f"{day} 16:00", site, online))
            file.execute("INSERT INTO events_feedback (event_id, score, how) VALUES (?, ?, 'paper')", (event, score))
        guest = file.execute("INSERT INTO events_attendee (event_id, name, line, came, source, at) VALUES (?, ?, 1, 1, 'walk-in', '2025-06-21T06:00:00Z')",
                             (event, SPEAKER)).lastrowid
        file.execute("INSERT INTO events_feedback (event_id, attendee_id, score, words, how) VALUES (?, ?, 3, ?, 'paper')", (event, guest, f"{SAID}。{SPEAKER}"))


def sign_up(path, event):
    """Parents who registered, a row each."""
    with sqlite3.connect(path) as file:
        people = file.execute("SELECT id, name, phone FROM person WHERE deleted_at IS NULL AND deceased_on IS NULL ORDER BY id LIMIT ?",
                              (ROWS,)).fetchall()
        file.executemany("INSERT INTO events_attendee (event_id, person_id, name, phone, line, source, at) VALUES (?, ?, ?, ?, ?, 'chain',"
                         " '2026-05-10T00:00:00Z')", [(event, *person, line) for line, person in enumerate(people, 1)])


def press(person, words):
    """A button, by keys."""
    person.tab_to(person.get("push button", words), most=150)
    person.key("Return")


def fill(person, **words):
    for label, text in words.items():
        person.tab_to(person.get("text", label), most=60)
        person.key("ctrl+a")
        person.paste(text)


def quotes(person, role, words):
    return any(words in (case.text_of(node) or node.get_name() or "") for node in person.find_all(role))


def open_numbers(person):
    """Numbers of the third edition side by side open what is behind them; then those of the table."""
    press(person, "^641 人$")
    wait(lambda: case.shows(person, "有名单 1 人 + 不记名 640 人 = 641 人"), "how many have names")
    wait(lambda: quotes(person, "label", "1 号 ") and not quotes(person, "label", SPEAKER), "who has one")
    picture(person, "1-came")
    person.key("Escape")
    person.gone(None, "^到场人员")
    press(person, "^3 分：1$")
    rows = person.get("list", "^反馈$")
    wait(lambda: len(person.find_all("push button", "^修改$", within=rows)) == 1, "the one with that score")
    picture(person, "1-scored")
    person.key("Escape")
    person.gone("list", "^反馈$")
    person.tab_to(person.get("push button", within=person.get("combo box", "^对照方式")), most=150)
    person.key("space", "Up", "Return")
    person.get("push button", "^反馈：2 份")
    press(person, "^线上：560$")
    wait(lambda: case.shows(person, "有名单 0 人 + 不记名 560 人 = 560 人"), "that nobody has a name")
    person.key("Escape")
    person.gone(None, "^到场人员")
    picture(person, "1-table")


def next_edition(desk, person, path):
    """The fourth edition, a month earlier because of what was said after the third."""
    person.tab_to(person.get(None, "^系列$"), most=90)
    person.key("space")
    wait(lambda: case.shows(person, "来源：Z2023-007"), "where the series came from")
    picture(person, "1-series")
    person.tab_to(person.get("push button", within=person.get("combo box", "^对照方式")), most=20)
    person.choose_next()
    wait(lambda: quotes(person, "label", SAID), "the words side by side")
    assert case.shows(person, "只有 2 个评分，均分仅供参考") and not quotes(person, "label", SPEAKER)
    picture(person, "1-compare")
    person.tab_to(person.find_all("push button", "^打印")[-1], most=150)  # that of the other part keeps its place below
    person.key("Return")
    person.get(None, "^第 1 页 / 共")
    text = save_pdf(person, desk, "series")
    assert NAME in text and "3行" in text and "第 3 届" in text and SPEAKER not in text, text
    close_preview(person)
    open_numbers(person)
    press(person, "^办下一届")
    person.get(None, "新一届活动")
    person.tab_to(person.get(None, "根据哪条反馈"), most=60)
    person.choose_next()
    wait(lambda: quotes(person, "text", SAID), "the words as the reason")
    assert not quotes(person, "text", SPEAKER)
    fill(person, **{"^日期": "2026-05-23", "^开始": "14:30", "^结束": "00:30", "^与上届相比改了什么": "提前到幼儿园毕业前举办"})
    wait(lambda: case.shows(person, "结束于另一天：2026-05-24 00:30"), "the day on which it ends")
    picture(person, "2-form")
    fill(person, **{"^结束": "2026-05-22 13:00"})
    person.key("alt+k")
    wait(lambda: case.shows(person, "结束时间早于开始时间"), "the complaint")
    fill(person, **{"^结束": "16:00"})
    person.key("alt+k")
    wait(lambda: case.ask(path, "SELECT count(*) FROM events_event WHERE edition = 4 AND starts_at = '2026-05-23 14:30' AND changed_from_id IS NOT NULL") == (1,),
         "the fourth edition in the file")
    return case.ask(path, "SELECT id FROM events_event WHERE edition = 4")[0]


def open_edition(person, edition="第 4 届"):
    open_event(person, edition)
    person.get("push button", "^签到回填")


def count_people(person, path, event):
    """The sheet typed back, two who walked in, and the people online."""
    press(person, "^签到回填")
    fill(person, **{"^已签到的行号": f"1-{SIGNED}、99"})
    below = set(person.windows())
    person.key("alt+k")
    wait(lambda: case.shows(person, "签到表上没有第 99 行"), "the complaint")
    picture(person, "4-refused")
    close_message(person, below)
    fill(person, **{"^已签到的行号": f"1-{SIGNED}"})
    person.key("alt+k")
    wait(lambda: case.ask(path, "SELECT sum(came), count(came) FROM events_attendee WHERE event_id = ?", event) == (SIGNED, ROWS), "who signed in the file")
    press(person, "^名单")
    fill(person, **{"^人数$": str(WALK_IN), "^不在居民库里的人的姓名": "赵奶奶"})
    press(person, "^现场来的")
    wait(lambda: case.ask(path, "SELECT sum(came) FROM events_attendee WHERE event_id = ?", event) == (SIGNED + WALK_IN,), "who walked in")
    picture(person, "5-people")
    person.key("Escape")
    press(person, "^清点人数")
    fill(person, **{"^线上，名单以外": str(ONLINE)})
    person.key("alt+k")
    wait(lambda: case.shows(person, WORDS), "the count in words")


def offers(person, name):
    """Whether somebody can be chosen in the window of feedback."""
    person.tab_to(person.find_all("push button", "^到场的人中是谁")[-1], most=20)
    person.key("space")
    person.get("list", "^找到的地点$")
    person.paste(name)
    person.get(None, text=f"^{name}$")
    person.rest()
    found = person.find("label", f"^{ROWS + 1} 号 {name}") is not None
    person.key("Escape")
    person.gone("list", "^找到的地点$")
    return found


def choose_who_came(person, path, event):
    """The choice follows the file while the window is open: who walked in is undone from there, and gone."""
    came = "SELECT count(*) FROM events_attendee WHERE event_id = ? AND source = 'walk-in' AND deleted_at IS NULL"
    press(person, "^群众反馈…")
    person.get("text", "^评分")
    assert offers(person, "赵")
    person.key("ctrl+z", "ctrl+z")  # the people online, and who walked in
    wait(lambda: case.ask(path, came, event) == (0,), "the undo")
    wait(lambda: case.shows(person, "到场 84 人") or quotes(person, "label", "到场 84 人"), "that the window noticed it")
    assert not offers(person, "赵")
    person.key("Escape")
    person.gone("text", "^评分")
    person.key("ctrl+shift+z", "ctrl+shift+z")
    wait(lambda: case.ask(path, came, event) == (1,) and case.shows(person, WORDS), "the redo")


def note_feedback(person, path, event):
    """A stack of paper by keys: a score, words, Enter, the next. Only of those who came, or nobody's by name; corrected, taken off and undone."""
    feedback = "SELECT count(*), count(attendee_id), sum(score) FROM events_feedback WHERE event_id = ? AND deleted_at IS NULL"
    press(person, "^群众反馈…")
    person.get("text", "^评分")
    person.type("7")
    person.key("Return")
    wait(lambda: case.shows(person, "评分是 1 到 5"), "the complaint")
    person.key("BackSpace")
    person.type("5")  # goes on to the words
    person.paste("今年时间正好")
    person.get(None, "^到场的人中是谁")
    person.key("Tab", "space")
    person.paste("1 号")
    person.key("Return")
    person.key("alt+n")
    wait(lambda: case.ask(path, feedback, event) == (1, 1, 5), "what somebody said")
    wait(lambda: person.is_focused(person.get("text", "^评分")), "the next slip")
    person.type("4")
    person.key("Return")
    wait(lambda: case.ask(path, feedback, event) == (2, 1, 9), "what nobody said by name")
    wait(lambda: case.shows(person, "反馈 2 份，其中不记名 1 份 · 到场 800 人"), "how many of how many")
    picture(person, "6-feedback")
    press_first(person, "^修改$")
    person.get("push button", "^保存修改")
    type_again(person, "^评分", "2")
    person.key("alt+k")
    wait(lambda: case.ask(path, feedback, event) == (2, 1, 7), "the correction")
    wait(lambda: case.shows(person, "2 分 · 不记名 · 纸质"), "the correction in the list")
    wait(lambda: person.is_focused(person.get("text", "^评分")), "the next slip")
    press_first(person, "^删除$")
    wait(lambda: case.ask(path, feedback, event)[0] == 1, "one taken off")
    person.key("ctrl+z")
    wait(lambda: case.ask(path, feedback, event) == (2, 1, 7), "the undo")
    for key, left in (("ctrl+shift+z", 1), ("ctrl+z", 2), ("ctrl+y", 1), ("ctrl+z", 2)):
        person.key(key)
        wait(lambda: case.ask(path, feedback, event)[0] == left, f"what {key} does")
    person.key("Escape")


def press_first(person, words):
    """A button of the latest feedback. The list takes the keys where it was left last."""
    for key in ("Home", "Return"):
        for _ in range(20):
            if any(person.is_focused(button) for button in person.find_all("push button", words, within=person.get("list", "^反馈$"))):
                break
            person.key("Tab")
        person.key(key)


def type_again(person, label, text):
    person.tab_to(person.get("text", label), most=60)
    person.key("ctrl+a")
    person.type(text)


def add_photos(desk, person, path, event):
    """Three photos of the event, by keys, as of any matter."""
    for n, (name, colours) in enumerate((("现场", "orange-navy"), ("合影", "green-white"), ("签到", "red-white")), 1):
        photo = desk.folder / f"{name}.jpg"
        desk.run("convert", "-size", "640x480", f"gradient:{colours}", photo)
        press(person, "^添加照片或扫描件$")
        person.name_file(photo)
        wait(lambda: case.ask(path, "SELECT count (*) FROM attachment WHERE owner_kind = 'matter' AND owner_id = ? AND deleted_at IS NULL", event) == (n,),
             "the photo in the file")


def look(desk, person):
    picture(person, "7-details")
    press(person, "^签到表$")
    person.get(None, "^第 1 页 / 共")
    picture(person, "8-paper")
    person.key("Escape")
    press(person, "^活动简报$")
    person.get("label", "^第 1 页")
    text = save_pdf(person, desk, "brief")
    brief = desk.folder / "brief.pdf"
    picture(person, "9-paper")
    assert "714" in text and "泡桐树幼儿园" in text and "今年时间正好" in text and "现场照片" in text, text
    assert "另有1张照片" in "".join(text.split()), text  # two are printed
    assert len(desk.run("pdfimages", "-list", brief).splitlines()) == 2 + 2  # below two lines of heading
    if os.environ.get("LINLI_PICTURES"):
        desk.run("pdftoppm", "-r", "60", "-png", brief, pathlib.Path(os.environ["LINLI_PICTURES"], "events-brief"))
    person.key("Escape")


def lecture(desk):
    path = desk.demo(households=120)
    desk.tool("run", "events", path, code=4)  # makes the tables; there is none
    write_earlier(path)
    with desk.open(path) as person:
        case.turn_to(person, "活动")
        wait(lambda: case.shows(person, "第 3 届"), "the third edition")
        event = next_edition(desk, person, path)
        sign_up(path, event)
        open_edition(person)
        picture(person, "3-list")
        count_people(person, path, event)
        choose_who_came(person, path, event)
        note_feedback(person, path, event)
        score = "SELECT sum(score) FROM events_feedback WHERE event_id = ? AND deleted_at IS NULL"
        person.key("ctrl+z")
        wait(lambda: case.ask(path, score, event) == (9,), "the undo")
        person.key("ctrl+shift+z")
        wait(lambda: case.ask(path, score, event) == (7,), "the redo")
        add_photos(desk, person, path, event)
        look(desk, person)
    lines = desk.tool("run", "events", path, LANGUAGE="zh_CN").splitlines()
    assert lines[0].split("\t")[4:] == [f"{NAME} 第 4 届", "800", "3.5"], lines


def test_lecture(desk):
    """the lecture over four years: a new edition from feedback, people with and without names, the sheet typed back, feedback, papers"""
    lecture(desk)


def test_rename(desk):
    """another name of a series is asked about; all its editions get it, in one act"""
    named = "SELECT count(*) FROM events_event e JOIN events_series s ON s.id = e.series_id WHERE s.name = '你好，小学'"
    path = desk.demo(households=10)
    desk.tool("run", "events", path, code=4)
    write_earlier(path)
    with desk.open(path) as person:
        case.turn_to(person, "活动")
        open_edition(person, "第 3 届")
        person.click(person.find_all("push button", "^修改…")[0])
        person.get("text", "^活动系列")
        fill(person, **{"^活动系列": "你好，小学"})
        person.key("alt+k")
        person.get(None, "要更改系列名称吗")
        picture(person, "10-rename")
        person.key("alt+r")
        wait(lambda: case.ask(path, named) == (3,), "the new name")
        wait(lambda: not person.find_all("text", "^活动系列"), "the end of the form")
        person.key("ctrl+z")
        wait(lambda: case.ask(path, named) == (0,), "the undo")


def test_tool(desk):
    """the events of a file, one a line; a resident whom a title names is masked as in the lists"""
    path = desk.demo(households=10)
    desk.tool("run", "events", path, code=4)
    with sqlite3.connect(path) as file:
        person, name = file.execute("SELECT id, name FROM person WHERE deleted_at IS NULL AND length (name) = 3 ORDER BY id LIMIT 1").fetchone()
        event = file.execute("INSERT INTO matter (kind, number, title, state, category, opened_at, subject_kind, subject_id) VALUES ('events', 'HD2026-001',"
                             " ?, 'planned', 'festival', '2026-10-01T01:00:00Z', 'person', ?)", (f"{name}百岁寿宴，电话13812345678", person)).lastrowid
        file.execute("INSERT INTO events_event (id, starts_at) VALUES (?, '2026-10-18 10:00')", (event,))
    words = desk.tool("run", "events", path)
    assert "百岁寿宴" in words and name not in words and "13812345678" not in words, words


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the same in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        lecture(desk)


case.run(globals())
