"""A clerk changes her desk's keys, sends again what waits, and opens a package without the program, by commands."""

import json
import os

from tests.stories.test_command_line import Terminal, exchange, set_up, terminal
from vbdt.errors import Exit
from vbdt.transport.age import recipient_of

__all__ = ["terminal"]


def submitted(terminal: Terminal) -> str:
    """A letter of the clerk's on its way to her leader."""
    sheet = json.loads(terminal.run("draft", "--desk", "@hanh", "--new", "cong_van"))
    sheet["content"] |= {
        "subject": "phối hợp rà soát văn bản điện tử",
        "addressees": ["Sở Tài chính"],
        "body": [{"kind": "doan", "runs": [{"text": "Sở Nội vụ đề nghị Sở Tài chính phối hợp rà soát."}]}],
        "recipients": ["Như trên", "Lưu: VT"],
    }
    sheet["recipients"] = ["H30.10"]
    (terminal.folder / "du-thao.json").write_text(json.dumps(sheet), encoding="utf-8")
    document = terminal.run("draft", "--desk", "@hanh", "--save", "@du-thao.json")
    return terminal.run("submit", "--desk", "@hanh", document)


def exported(terminal: Terminal, desk: str, name: str) -> list[str]:
    """The public halves of the desk's identities, the present one first."""
    terminal.run("desk", "export-key", f"@{desk}", "-o", f"@{name}")
    assert "CẢNH BÁO" in terminal.words
    path = terminal.folder / name
    assert path.stat().st_mode & 0o777 == 0o600
    return [recipient_of(line) for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def test_keys_change_and_mail_goes_on(terminal: Terminal) -> None:
    run = terminal.run
    set_up(terminal)
    submitted(terminal)
    listed = run("outbox", "--desk", "@hanh", "list")
    assert "chờ gửi" in listed
    assert "Trần Văn Bình (Sở Nội vụ)" in listed
    (row,) = json.loads(run("outbox", "--desk", "@hanh", "list", "--json"))["outbox"]

    (before,) = exported(terminal, "binh", "cu.key")
    run("desk", "rotate", "@binh", "--card", "@binh.the")
    run("directory", "@danh-ba.json", "desk", "--card", "@binh.the")
    run("directory", "@danh-ba.json", "desk", "--card", "@binh.the", status=Exit.REFUSED)
    assert "đúng khóa trên thẻ" in terminal.words
    key = run("directory", "@danh-ba.json", "sign", "--key", "@khoa-danh-ba", "-o", "@danh-ba.ky")
    run("desk", "admit", "@hanh", "--directory", "@danh-ba.ky", "--key", key)
    run("courier", "--once", "--desk", "@hanh")  # seals anew to the leader's new key
    run("courier", "--once", "--desk", "@binh")  # whose own directory is still the old one
    run("courier", "--once", "--desk", "@hanh")
    assert run("outbox", "--desk", "@hanh", "list") == ""
    assert "đã thay bằng gói khác" in run("outbox", "--desk", "@hanh", "list", "--all")
    run("outbox", "--desk", "@hanh", "retry", str(row["row"]), status=Exit.REFUSED)
    assert "đã được thay" in terminal.words

    run("desk", "admit", "@binh", "--directory", "@danh-ba.ky", "--key", key)
    now, former = exported(terminal, "binh", "moi.key")
    assert former == before != now
    run("desk", "export-key", "@binh", "-o", "@moi.key", status=Exit.REFUSED)
    exchange(terminal)
    for desk in ("hanh", "binh"):
        run("integrity", "--desk", f"@{desk}")


def test_sending_again_by_command(terminal: Terminal) -> None:
    run = terminal.run
    set_up(terminal)
    submitted(terminal)
    run("outbox", "--desk", "@hanh", "retry", status=Exit.REFUSED)
    assert "Chưa chọn gói" in terminal.words
    run("outbox", "--desk", "@hanh", "retry", "99", status=Exit.REFUSED)
    (row,) = json.loads(run("outbox", "--desk", "@hanh", "list", "--json"))["outbox"]
    run("courier", "--once", "--desk", "@hanh")
    for path in (terminal.folder / "hop-thu" / row["desk"] / "new").iterdir():
        path.unlink()  # a stick that was lost
    run("courier", "--once", "--desk", "@hanh")
    assert "chờ báo nhận" in run("outbox", "--desk", "@hanh", "list")
    run("outbox", "--desk", "@hanh", "retry", str(row["row"]))
    run("courier", "--unplug", "--desk", "@hanh")
    assert "rút thẻ nhớ an toàn" in terminal.words
    junk = terminal.folder / "hop-thu" / row["desk"] / "new" / "rac.goi"
    junk.write_bytes(b"no package at all")
    os.utime(junk, (0, 0))
    run("courier", "--unplug", "--desk", "@binh", status=Exit.REFUSED)
    assert "rút thẻ nhớ an toàn" not in terminal.words
    exchange(terminal)
    assert run("outbox", "--desk", "@hanh", "list") == ""
    assert len(json.loads(run("list", "--desk", "@binh", "--json"))) == 1
