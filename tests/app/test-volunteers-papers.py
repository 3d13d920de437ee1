# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""What the office hands out of a roster, by keys: the week on the wall, slips, text for the chat, certificates, who served how much. People are invented."""
import datetime
import os
import random
import sqlite3
import subprocess

import case
from paper_desk import back_to_upper, close_message, close_preview, reveal, save_pdf
from person import wait
from volunteer_desk import choose, picture, press, turn_to_volunteers

STATE = "SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM volunteers_duty), (SELECT count(*) FROM volunteers_certificate)"
TODAY = datetime.date.today()
MONDAY = TODAY - datetime.timedelta(days=TODAY.weekday())


def settle(desk):
    """A week with five posts of this week, thirty volunteers, and what they did in the months before."""
    rand = random.Random(11)
    path = desk.demo()
    desk.tool("run", "parking-plan", path, code=4)  # makes the tables of all plugins; nobody waits for a bay
    with sqlite3.connect(path) as file:
        file.execute("UPDATE community SET phone = '028-87350000'")
        people = file.execute("SELECT id FROM person WHERE deleted_at IS NULL AND moved_out_on IS NULL AND deceased_on IS NULL AND birth_date < '1996'"
                              " ORDER BY id LIMIT 30").fetchall()
        file.executemany("INSERT INTO volunteers_card (id, person_id) VALUES (?, ?)", [(card, person) for card, (person,) in enumerate(people, 1)])
        posts = ["东门值守", "治安巡逻", "文明劝导", "社区食堂", "儿童托管"]
        file.executemany("INSERT INTO volunteers_post (id, name, kind, note) VALUES (?, ?, 'watch', ?)",
                         [(i, name, "穿红马甲、戴袖章" if i < 3 else None) for i, name in enumerate(posts, 1)])
        slot = 0
        for day in range(-150, 7):
            for post in range(1, 6) if day >= 0 or day % 3 == 0 else []:
                slot += 1
                begin = [480, 1320, 600, 660, 900][post - 1]
                file.execute("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, place) VALUES (?, ?, ?, ?, ?, 2, 3, ?)",
                             (slot, post, (MONDAY + datetime.timedelta(days=day)).isoformat(), begin, begin + 120, "东坡小区" if post < 3 else None))
                for card in rand.sample(range(1, len(people) - 2), rand.choice([1, 2, 3]) if day >= 0 else 3):
                    file.execute("INSERT INTO volunteers_duty (slot_id, card_id, outcome) VALUES (?, ?, ?)",
                                 (slot, card, "planned" if day >= 0 else rand.choice(["came"] * 8 + ["absent"])))
    return path


def name_of(path, card):
    return case.ask(path, "SELECT p.name FROM volunteers_card c JOIN person p ON p.id = c.person_id WHERE c.id = ?", card)[0]


def first_on_duty(path):
    return case.ask(path, "SELECT min (d.card_id) FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id WHERE s.day >= ?", MONDAY.isoformat())[0]


def print_week(person, desk, path):
    """Masked, in full after a reason, a draft that says so until it is published; looking changes nothing."""
    name, before = name_of(path, first_on_duty(path)), case.ask(path, STATE)
    choose(person, "^打印值班表（按岗位）")
    person.get(None, "^第 1 页 / 共")
    picture(person, "papers-preview")
    text = save_pdf(person, desk, "masked")
    assert "志愿者值班表（草稿）" in text and "028-87350000" in text and name not in text, text
    assert case.ask(path, STATE) == before
    reveal(person, "张贴值班表")
    text = save_pdf(person, desk, "draft")
    assert name in text and "东门值守" in text and "缺1人" in text and "审核（盖章）" in text, text
    close_preview(person)
    choose(person, "^打印个人小条")
    person.get(None, "^第 1 页 / 共")
    reveal(person, "发给志愿者本人")
    text = save_pdf(person, desk, "slips")
    assert f"{name} 的值班安排" in text and "穿红马甲" in text, text
    close_preview(person)
    press(person, "^发布")
    wait(lambda: case.ask(path, "SELECT count(*) FROM volunteers_slot WHERE day >= ? AND published_at IS NULL", MONDAY.isoformat())[0] == 0, "the week")
    choose(person, "^打印值班表（按人）")
    person.get(None, "^第 1 页 / 共")
    reveal(person, "张贴值班表")
    text = save_pdf(person, desk, "people")
    assert "草稿" not in text and name in text and "东门值守" in text, text
    close_preview(person)


def send_week(person, path):
    """The text has names only after a reason, and never a phone."""
    card = first_on_duty(path)
    name, phone = case.ask(path, "SELECT p.name, p.phone FROM volunteers_card c JOIN person p ON p.id = c.person_id WHERE c.id = ?", card)
    choose(person, "^发到群里的文字")
    box = person.get("check box", "^写全名")
    picture(person, "papers-chat")
    person.tab_to(box)
    person.key("space")
    person.get("entry|text", "原因")
    person.paste("发志愿者群")
    person.key("Return")
    wait(lambda: case.ask(path, "SELECT count(*) FROM access_log WHERE action = 'copy' AND reason LIKE '%发志愿者群'")[0] == 1, "the log")
    back_to_upper(person)
    picture(person, "papers-chat-names")
    press(person, "^复制")
    person.notice("已复制")
    text = subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, text=True, check=True).stdout
    assert "【志愿者值班】" in text and "周一" in text and name in text and "草稿" not in text, text
    assert phone is None or phone not in text


def test_week(desk):
    """the week as a draft and published, by post, by person and as slips; its text in the clipboard"""
    path = settle(desk)
    with desk.open(path) as person:
        turn_to_volunteers(person)
        person.get("table cell", "东门值守.*周一")
        print_week(person, desk, path)
        send_week(person, path)


def note_the_open(person, path):
    """The only shift of whose attendance nothing was noted is told; nothing is publicised without it, and it is noted on the way."""
    wait(lambda: case.shows(person, "有 1 个班次未登记到岗"), "that a shift is not noted")
    picture(person, "papers-notice-open")
    below = set(person.windows())
    person.key("alt+p")
    wait(lambda: case.shows(person, "这段时间有 1 个班次未登记到岗"), "the refusal")
    picture(person, "papers-notice-open-refused")
    assert case.ask(path, "SELECT count(*) FROM volunteers_notice")[0] == 0
    close_message(person, below)
    person.tab_to(person.get("push button", "^去登记…$"))
    person.key("Return")
    came = person.get("push button", "东门值守.*到岗$")
    wait(lambda: person.is_focused(came), "the first choice has the keys")
    picture(person, "papers-open-shifts")
    person.key("Return")
    wait(lambda: case.shows(person, "这段时间的到岗情况已全部登记"), "that nothing is left")
    assert case.ask(path, "SELECT count(*) FROM volunteers_duty WHERE slot_id = 99998 AND outcome = 'came'")[0] == 1
    picture(person, "papers-open-shifts-noted")
    person.key("Escape")
    back_to_upper(person)
    assert not case.shows(person, "有 1 个班次未登记到岗")


def publicise(person, desk, path):
    """What is to be certified hangs out first, masked; until that is over no certificate is issued without saying so."""
    press(person, "^开具证明前公示服务记录")
    person.get("entry|text", "^公示截止日期")
    picture(person, "papers-notice-asked")
    note_the_open(person, path)
    person.key("alt+p")
    person.get(None, "^第 1 页 / 共")
    picture(person, "papers-notice")
    text = save_pdf(person, desk, "notice")  # there is nothing to reveal: it hangs on a wall
    assert "公示期" in text and "如有异议" in text and "028-87350000" in text and "*" in text, text
    person.tab_to(person.get("check box", "^横向"))
    person.key("Escape")
    person.gone("check box", "^横向")
    person.do("windowfocus", person.window)
    assert case.ask(path, "SELECT julianday (ends_on) - julianday (posted_on) FROM volunteers_notice")[0] == 6
    wait(lambda: case.shows(person, "公示中"), "the notice in the pane")


def refuse(person, path):
    """It hangs out still."""
    press(person, "^开具志愿服务证明")
    wait(lambda: case.shows(person, "尚未公示，或公示期未满"), "that it is not over")
    picture(person, "papers-issue-early")
    person.key("alt+i")
    wait(lambda: case.shows(person, "这段服务没有“公示满 7 天且无异议”的记录"), "the refusal")
    picture(person, "papers-issue-refused")
    assert case.ask(path, "SELECT count(*) FROM volunteers_certificate")[0] == 0
    person.key("Escape")
    person.key("Escape")
    with sqlite3.connect(path) as file:  # ten days pass
        file.execute("UPDATE volunteers_notice SET posted_on = date (posted_on, '-10 days'), ends_on = date (ends_on, '-10 days')")


def object_to_it(person, path, number):
    """Somebody objects after it was issued: nobody reads who it was without a reason, nothing is issued, and it is settled in one step."""
    press(person, "^公示.*：异议")
    person.get("entry|text", "^异议人")
    person.rest()
    person.paste("周小舟")
    person.tab_to(person.get("entry|text", "^异议内容"))
    person.paste("周小舟看见他 3 月没有来")
    picture(person, "papers-objection")
    person.key("alt+n")
    wait(lambda: case.ask(path, "SELECT raised_by FROM volunteers_objection")[0] == "周小舟", "the objection")
    wait(lambda: case.shows(person, "异议：周*舟"), "who objects, masked")
    wait(lambda: case.shows(person, f"{number}（存疑）"), "that the certificate is in doubt")
    assert not case.shows(person, "周小舟") and case.shows(person, "公示异议未处理：处理完之前请勿使用本证明")
    press(person, "^开具志愿服务证明")
    wait(lambda: case.shows(person, "公示异议未处理，处理完之前不能开具"), "that it cannot be issued")
    picture(person, "papers-issue-objected")
    person.key("Escape")
    person.tab_to(person.get("push button", "^异议.*：查看原文"), most=200)
    picture(person, "papers-card-objection")
    person.key("Return")
    wait(lambda: case.shows(person, "周小舟看见他"), "the words in full")
    assert case.ask(path, "SELECT count(*) FROM access_log WHERE kind = 'volunteers_objection'")[0] == 1
    press(person, "^异议.*：处理")
    person.tab_to(person.get("entry|text", "^处理依据"))
    person.paste("查看监控，到岗属实")
    picture(person, "papers-objection-settle")
    person.key("alt+s")
    wait(lambda: case.ask(path, "SELECT outcome FROM volunteers_objection")[0] == "withdrawn", "that it is settled")
    wait(lambda: case.shows(person, "公示期满，异议已处理，可以开具证明"), "that the notice counts again")
    assert not case.shows(person, "处理完之前请勿使用")


def issue(person, desk, path, name):
    """Issued and then shown; its number stays with a reprint, and is not given again when it is void."""
    press(person, "^开具志愿服务证明")
    person.get("entry|text", "^负责人")
    wait(lambda: case.shows(person, "到岗 "), "the count")
    picture(person, "papers-issue")
    person.tab_to(person.get("entry|text", "^负责人"))
    person.paste("李书记")
    person.key("alt+i")
    person.get(None, "^第 1 页 / 共")
    number, minutes = case.ask(path, "SELECT number, minutes FROM volunteers_certificate")
    assert number == f"{TODAY.year}-0001" and minutes > 0
    reveal(person, "开具证明")
    text = save_pdf(person, desk, "certificate")
    assert number in text and name in text and "李书记" in text and "累计服务时间" in text and "无异议" in text, text
    close_preview(person)
    press(person, f"^查看服务证明 {number}")
    text = save_pdf(person, desk, "reprint")
    assert number in text
    close_preview(person)
    assert case.ask(path, "SELECT count(*) FROM volunteers_certificate")[0] == 1
    object_to_it(person, path, number)
    press(person, f"^作废服务证明 {number}")
    person.get("entry|text", "原因")
    person.paste("日期有误")
    person.key("Return")
    wait(lambda: case.ask(path, "SELECT void_reason FROM volunteers_certificate")[0] == "日期有误", "the void certificate")
    wait(lambda: case.shows(person, f"{number}（已作废）"), "that it is void")


def save_calendar(person, desk):
    """Of a published duty that everybody has in a week; a draft is in no calendar."""
    path = desk.folder / "duties.ics"
    before = set(person.windows())
    press(person, "^存为日历文件")
    person.name_file(path, saving=True, over=before)
    wait(path.exists, "the calendar")
    person.do("windowfocus", person.window)
    text = path.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 1 and "值班：东门值守" in text and "穿红马甲" in text, text


def test_record(desk):
    """a card shows what was served; its duties go into a calendar; a certificate is issued, printed again and declared void"""
    path = settle(desk)
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, published_at) VALUES (99999, 1, ?, 480, 600, 1, 1,"
                     " '2026-01-01T00:00:00.000Z')", ((TODAY + datetime.timedelta(days=7)).isoformat(),))
        file.execute("UPDATE volunteers_duty SET outcome = 'came' WHERE slot_id IN (SELECT id FROM volunteers_slot WHERE day <= ?)", (TODAY.isoformat(),))
        file.execute("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (99998, 1, ?, 0, 60, 1, 1)",
                     ((TODAY - datetime.timedelta(days=30)).isoformat(),))
        file.execute("INSERT INTO volunteers_duty (slot_id, card_id) SELECT 99998, id FROM volunteers_card")
        file.execute("INSERT INTO volunteers_duty (slot_id, card_id, published_at) SELECT 99999, id, '2026-01-01T00:00:00.000Z' FROM volunteers_card")
    with desk.open(path) as person:
        turn_to_volunteers(person, "^志愿者$")
        rows = wait(lambda: person.find_all("list item", within=person.get("list", "^志愿服务$")), "the rows")
        person.click(rows[0])
        person.get("list", "^志愿者档案$")
        wait(lambda: case.shows(person, "服务情况"), "what was served")
        picture(person, "papers-card")
        save_calendar(person, desk)
        press(person, "^补记培训")
        person.get("entry|text", "^内容")
        person.paste("红十字会急救培训，4 小时")
        person.key("alt+s")
        wait(lambda: case.ask(path, "SELECT count(*) FROM volunteers_note")[0] == 1, "the note")
        wait(lambda: case.shows(person, "红十字会急救培训"), "the note in the card")
        card = case.ask(path, "SELECT card_id FROM volunteers_note")[0]
        press(person, "^查看志愿服务记录")
        person.get(None, "^第 1 页 / 共")
        text = save_pdf(person, desk, "record")
        assert "志愿服务记录" in text and "红十字会急救培训" in text and name_of(path, card) not in text, text
        close_preview(person)
        publicise(person, desk, path)
        refuse(person, path)
        issue(person, desk, path, name_of(path, card))
        picture(person, "papers-card-certificates")


def test_statistics(desk):
    """who served how much: a number opens its duties, those not served for long, and the table as a spreadsheet"""
    path = settle(desk)
    with desk.open(path) as person:
        turn_to_volunteers(person, "^统计$")
        idle = person.get("toggle button|push button|radio button", "^60 天未服务：")
        picture(person, "papers-statistics")
        number = person.get("push button", "，合计：.*次$")
        told = int(number.get_name().split("/")[1].rstrip("次"))
        person.tab_to(number, most=300)
        person.key("Return")
        person.get("push button", "^返回统计")
        wait(lambda: len(person.find_all("label", "^周[一二三四五六日]$")) == told, "the duties that were counted")
        picture(person, "papers-statistics-rows")
        person.key("Escape")
        person.get("push button", "，合计：.*次$")
        person.tab_to(idle, most=300)
        person.key("space")
        wait(lambda: person.find("push button", "，合计：.*次$") is None, "those who did not serve alone")
        picture(person, "papers-statistics-idle")
        n_idle = int(idle.get_name().split("：")[1].split(" ")[0])
        assert n_idle >= 3  # three of them never served
        press(person, "^打印台账")
        person.get(None, "^第 1 页 / 共")
        text = save_pdf(person, desk, "statistics")
        assert f"{n_idle} 行" in text and "上次服务" in text and "合计小时" in text and name_of(path, 30) not in text, text
        close_preview(person)
        sheet = desk.folder / "statistics.csv"
        before = set(person.windows())
        press(person, "^导出台账")
        person.tab_to(person.get("push button", "^脱敏导出"))
        person.key("space")
        person.name_file(sheet, saving=True, over=before)
        wait(sheet.exists, "the spreadsheet")
        wait(lambda: len(sheet.read_text(encoding="utf-8-sig").strip().splitlines()) == n_idle + 1, "a line for each of them")


# For pictures alone: it shows nothing that the light style does not.
if os.environ.get("LINLI_PICTURES"):
    def test_dark(desk):
        """the statistics, the text for the chat and a card in the dark style"""
        config = desk.folder / "config/glib-2.0/settings"
        config.mkdir(parents=True)
        (config / "keyfile").write_text("[io/github/linli/Linli]\ncolor-scheme='dark'\n", encoding="utf-8")
        path = settle(desk)
        with sqlite3.connect(path) as file:
            file.execute("UPDATE volunteers_duty SET outcome = 'came' WHERE slot_id IN (SELECT id FROM volunteers_slot WHERE day <= ?)", (TODAY.isoformat(),))
        with desk.open(path) as person:
            turn_to_volunteers(person, "^统计$")
            person.get("push button", "，合计：.*次$")
            picture(person, "papers-statistics-dark")
            turn_to_volunteers(person, "^排班$")
            person.get("table cell", "东门值守.*周一")
            choose(person, "^发到群里的文字")
            person.get("check box", "^写全名")
            picture(person, "papers-chat-dark")
            person.key("Escape")
            person.gone("check box", "^写全名")
            turn_to_volunteers(person, "^志愿者$")
            person.click(wait(lambda: person.find_all("list item", within=person.get("list", "^志愿服务$")), "the rows")[0])
            person.get("list", "^志愿者档案$")
            press(person, "^开具证明前公示服务记录")
            person.get("entry|text", "^公示截止日期")
            picture(person, "papers-notice-asked-dark")
            person.key("alt+p")
            person.get(None, "^第 1 页 / 共")
            person.tab_to(person.get("check box", "^横向"))
            person.key("Escape")
            person.gone("check box", "^横向")
            press(person, "^公示.*：异议")
            person.tab_to(person.get("entry|text", "^异议内容"))
            person.paste("没有来")
            picture(person, "papers-objection-dark")
            person.key("alt+n")
            wait(lambda: case.shows(person, "异议：未署名"), "the objection")
            assert person.find("push button", "^异议.*：查看原文") is None  # nothing of it is masked
            press(person, "^开具志愿服务证明")
            person.get("entry|text", "^负责人")
            picture(person, "papers-issue-dark")
            person.key("Escape")
            press(person, "^异议.*：处理")
            person.get("entry|text", "^处理依据")
            picture(person, "papers-objection-settle-dark")


case.run(globals())
