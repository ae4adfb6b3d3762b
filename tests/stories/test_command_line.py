"""Two real agencies set up and working by the command line alone: no demo, keys in files, passphrases of their own."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from vbdt.cli import main
from vbdt.errors import Exit
from vbdt.signing.stand_ins.pki import Pki, Subject, make_pki
from vbdt.signing.trust.certificates import read_certificate

PASSPHRASE = "mật khẩu của bàn"
PIN = "654321"


class Terminal:
    """Runs commands as a person would, in one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.words = ""

    def run(self, *words: str, typed: str = "", status: Exit = Exit.DONE) -> str:
        """The command's stdout; what it said to the person is in `words`."""
        typing = TextIOWrapper(BytesIO(typed.encode()), encoding="utf-8")
        self._monkeypatch.setattr("sys.stdin", typing)
        found = main([word.replace("@", f"{self.folder}/") for word in words])
        out, self.words = self._capsys.readouterr()
        assert found == status, self.words
        return out.strip()


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("VBDT_PASSPHRASE", PASSPHRASE)
    return Terminal(tmp_path, capsys, monkeypatch)


def key_file(folder: Path, pki: Pki, name: str, subject: Subject) -> str:
    """A PKCS#12 file in the folder, and the fingerprint of its certificate."""
    issued = pki.issue(subject)
    issued.write_pkcs12(folder / f"{name}.p12", PIN, (pki.sub.certificate,))
    return read_certificate(issued.der).fingerprint


def set_up(terminal: Terminal) -> None:
    """A directory with two agencies and three people, each at a desk of their own."""
    folder, run = terminal.folder, terminal.run
    pki = make_pki(folder / "tin-cay")
    print_ = key_file(folder, pki, "giam-doc", Subject("Trần Văn Bình", "Sở Nội vụ", "Giám đốc"))
    key_file(folder, pki, "dau", Subject("Sở Nội vụ", "Sở Nội vụ"))
    (folder / "hop-thu").mkdir()
    run("directory", "@danh-ba.json", "new")
    for code, code102, name, symbol in (
        ("H30.07", "000.00.07.H30", "Sở Nội vụ", "SNV"),
        ("H30.10", "000.00.10.H30", "Sở Tài chính", "STC"),
    ):
        run(
            *("directory", "@danh-ba.json", "agency", "--id", code, "--code102", code102, "--name", name),
            *("--symbol", symbol, "--place", "Hậu Giang", "--level", "Sở"),
        )
    people = (
        ("binh", "H30.07", "Trần Văn Bình", "Giám đốc", "lanh_dao", ("--key-file", "@giam-doc.p12")),
        ("hanh", "H30.07", "Lê Thị Mỹ Hạnh", "Văn thư", "van_thu", ("--seal-file", "@dau.p12")),
        ("oanh", "H30.10", "Đặng Thị Kim Oanh", "Văn thư", "van_thu", ()),
    )
    for person, agency, name, title, role, keys in people:
        certificate = ("--certificate", print_) if person == "binh" else ()
        run(
            *("directory", "@danh-ba.json", "person", "--id", person, "--agency", agency),
            *("--name", name, "--title", title, *certificate),
        )
        run(
            *("desk", "new", f"@{person}", "--agency", agency, "--person", person, "--role", role),
            *("--mailbox", "@hop-thu", "--trust", "@tin-cay", "--card", f"@{person}.the", *keys),
            typed=f"{PASSPHRASE}\n",
        )
        assert "chỉ hiện một lần" in terminal.words
        assert ("lập hộp thư mới" in terminal.words) is (person == "binh"), "the first finds an empty folder"
        run("directory", "@danh-ba.json", "desk", "--card", f"@{person}.the")
    key = run("directory", "@danh-ba.json", "sign", "--key", "@khoa-danh-ba", "-o", "@danh-ba.ky")
    for person, *_ in people:
        run("desk", "admit", f"@{person}", "--directory", "@danh-ba.ky", "--key", key)


def exchange(terminal: Terminal) -> None:
    for _ in range(3):
        for desk in ("hanh", "binh", "oanh"):
            terminal.run("courier", "--once", "--desk", f"@{desk}")


def test_a_letter_from_draft_to_register_by_commands(terminal: Terminal) -> None:
    run = terminal.run
    set_up(terminal)
    assert "Lê Thị Mỹ Hạnh, Văn thư" in run("desk", "info", "@hanh")

    sheet = json.loads(run("draft", "--desk", "@hanh", "--new", "cong_van"))
    sheet["content"] |= {
        "subject": "phối hợp rà soát văn bản điện tử",
        "addressees": ["Sở Tài chính"],
        "body": [{"kind": "doan", "runs": [{"text": "Sở Nội vụ đề nghị Sở Tài chính phối hợp rà soát."}]}],
        "recipients": ["Như trên", "Lưu: VT"],
    }
    sheet["recipients"] = ["H30.10"]
    (terminal.folder / "du-thao.json").write_text(json.dumps(sheet), encoding="utf-8")
    document = run("draft", "--desk", "@hanh", "--save", "@du-thao.json")
    run("draft", "--desk", "@hanh", "--preview", document, "-o", "@xem.pdf")
    assert (terminal.folder / "xem.pdf").read_bytes().startswith(b"%PDF")

    assert run("submit", "--desk", "@hanh", document, "--note", "Kính trình") == document
    exchange(terminal)
    run("sign", "--desk", "@binh", document, typed="sai pin\n", status=Exit.REFUSED)
    run("sign", "--desk", "@binh", document, typed=f"{PIN}\n")
    exchange(terminal)
    assert run("register", "--desk", "@hanh", document) == "01/SNV-VP"
    run("issue", "--desk", "@hanh", "01/SNV-VP", typed=f"{PIN}\n")
    run("send", "--desk", "@hanh", "01/SNV-VP")
    exchange(terminal)

    (arrived,) = json.loads(run("list", "--desk", "@oanh", "--json"))
    assert arrived["verdict"] == "valid"
    run("receive", "--desk", "@oanh", arrived["id"], "--refuse", "Gửi nhầm cơ quan")
    exchange(terminal)
    assert "Từ chối tiếp nhận" in run("show", "--desk", "@hanh", "01/SNV-VP")
    assert "SỔ CHUNG" in run("registers", "print", "--desk", "@hanh")
    assert "01/SNV-VP" in run("search", "--desk", "@oanh", "ra soat")
    figures = {each["key"]: each for each in json.loads(run("targets", "--desk", "@hanh", "--json"))}
    assert (figures["dien_tu"]["numerator"], figures["dien_tu"]["denominator"]) == (1, 1)
    for desk in ("hanh", "binh", "oanh"):
        run("integrity", "--desk", f"@{desk}")

    run("backup", "--desk", "@hanh", "@sao-luu")
    assert "khôi phục" in run("restore", "@sao-luu", "@hanh-moi")
    assert "01/SNV-VP" in run("list", "--desk", "@hanh-moi")

    run("file", "--desk", "@hanh", "01/SNV-VP", "--code", "01.CCHC", "--title", "Cải cách hành chính")
    run("export", "file", "--desk", "@hanh", "01.CCHC", "-o", "@ho-so")
    run("export", "check", "@ho-so")
    (exported,) = (terminal.folder / "ho-so" / "data").glob("*.pdf")
    verdicts = json.loads(run("verify", str(exported), "--trust", "@tin-cay", "--json"))
    assert [(each["file"], each["verdict"]) for each in verdicts] == [(str(exported), "valid")]
    assert [each["kind"] for each in verdicts[0]["signatures"]] == ["nguoi_ky", "co_quan"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("khong-co",), Exit.USAGE, "không có lệnh"),
        (("verify", "@thieu.pdf"), Exit.REFUSED, ""),
        (("list", "--desk", "@khong-co"), Exit.REFUSED, "khong-co"),
        (("edxml", "read", "@thieu.edxml"), Exit.REFUSED, "Không đọc được tệp"),
        (("edxml", "write", "--json", "@thieu.json", "-o", "@ra.edxml"), Exit.REFUSED, "Không đọc được tệp"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    terminal: Terminal, words: tuple[str, ...], status: Exit, said: str
) -> None:
    terminal.run(*words, status=status)
    assert said in terminal.words
    assert "Traceback" not in terminal.words


def test_a_second_desk_cannot_be_made_over_the_first(terminal: Terminal) -> None:
    (terminal.folder / "ban").mkdir()
    (terminal.folder / "ban" / "gi-do").touch()
    terminal.run(
        *("desk", "new", "@ban", "--agency", "H30", "--person", "x", "--role", "van_thu"),
        *("--mailbox", "@hop-thu", "--card", "@the"),
        typed=f"{PASSPHRASE}\n",
        status=Exit.REFUSED,
    )
    assert "không trống" in terminal.words
