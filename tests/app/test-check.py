# SPDX-License-Identifier: LGPL-3.0-or-later
# SPDX-FileCopyrightText: The Linli developers
"""The check of the records in the window: the same as linli-tool says, and each finding opens its record."""
import json
import re

import case

def test_findings(desk):
    """lists what linli-tool finds, and opens the record of a finding by keyboard"""
    path = desk.demo(300)
    found = json.loads(desk.tool("check", "--json", path, LANGUAGE="zh_CN"))
    assert found, "the demo has nothing to find"
    with desk.open(path) as person:
        person.get("text", "搜索")
        person.key("ctrl+k")
        person.type("检查资料")
        person.get(None, "搜索结果")
        person.key("Return")
        person.get("label", f"错误 0 处 · 警告 0 处 · 提示 {len(found)} 条")
        for finding in found:
            person.get(None, f"^提示: {re.escape(finding['message'])}$")
        person.do("windowfocus", person._window())
        person.key("Return")
        person.get(None, "^在地图上看$")


case.run(globals())
