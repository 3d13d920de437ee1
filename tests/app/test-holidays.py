# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The days off of a coming year, read from the notice that announces them. The notice is invented."""
import case
from case import ask, shows, wait

WRONG = "二、春节：2月5日（周五）至13日（周六）放假调休，共8天。"
NOTICE = ("现将2027年元旦、春节放假调休日期的具体安排通知如下。\n一、元旦：1月1日（周五）放假，与周末连休。\n"
          "二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月31日（周日）、2月20日（周六）上班。\n")
STORED = "SELECT value FROM setting WHERE key = 'calendar.2027' AND deleted_at IS NULL"


def picture(desk, person, name):
    if case.os.environ.get("LINLI_PICTURES"):
        person.picture(case.pathlib.Path(case.os.environ["LINLI_PICTURES"], f"holidays-{name}.png"))


def enter(person, words):
    text = person.get("text", "通知原文")
    text.get_editable_text_iface().set_text_contents(words)


def test_notice(desk):
    """a notice is pasted, its mistakes told, its days shown before they are kept; the year is taken back by undo, and away by its button"""
    demo = desk.demo(households=20)
    with desk.open(demo) as person:
        person.key("ctrl+comma")
        person.press(person.get("push button", "录入新一年"))
        person.get("text", "通知原文")
        assert not person.is_sensitive(person.get("push button", "^保存$"))
        enter(person, WRONG)
        wait(lambda: shows(person, "天数对不上"), "the wrong number")
        assert not person.is_sensitive(person.get("push button", "^保存$"))
        picture(desk, person, "wrong")
        enter(person, WRONG.replace("周五", "周四"))
        wait(lambda: shows(person, "与星期对不上"), "the wrong day of the week")
        enter(person, NOTICE)
        wait(lambda: shows(person, "读出放假 10 天、调休上班 2 天"), "what was read")
        wait(lambda: shows(person, "2月5日（星期五） 至 2月13日（星期六）"), "the days off")
        assert shows(person, "放假 9 天") and shows(person, "2月20日（星期六）") and shows(person, "调休上班")
        assert ask(demo, STORED) is None
        picture(desk, person, "read")
        person.tab_to(person.get("push button", "^保存$"))
        person.key("Return")
        wait(lambda: ask(demo, STORED) is not None, "the year in the file")
        kept = ask(demo, STORED)[0].splitlines()
        assert len(kept) == 12 and "2027-02-05 off 春节" in kept and "2027-02-20 work 春节" in kept, kept
        person.gone("text", "通知原文")
        wait(lambda: shows(person, "本社区录入：放假 10 天，调休上班 2 天"), "the year in the preferences")
        person.tab_to(person.get("push button", "^删除"))
        picture(desk, person, "known")
        person.key("Return")
        wait(lambda: ask(demo, STORED) is None, "the year taken away")
        wait(lambda: not shows(person, "本社区录入"), "the row gone")
        person.key("Escape")
        person.gone("text", "^您的姓名$")
        person.key("ctrl+z")
        wait(lambda: ask(demo, STORED) is not None, "the removal undone")
        person.key("ctrl+z")
        wait(lambda: ask(demo, STORED) is None, "the entry undone")


case.run(globals())
