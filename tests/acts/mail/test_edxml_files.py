"""`.edxml` files by hand and by watched folder: agencies with other software send, are sent to, and answer."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from vbdt.acts.mail.answer import answer
from vbdt.acts.mail.edxml_files import export_document, import_file
from vbdt.acts.mail.edxml_folder import exchange_files, folder_state, refused_files, take_again, use_folders
from vbdt.acts.mail.edxml_out import Stage, stages, waiting_files, write_again
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.recall import recall
from vbdt.acts.office import Office
from vbdt.acts.proof.check import verdict
from vbdt.acts.recipients import offered
from vbdt.acts.refuse import refuse
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import COMMUNE, letter
from vbdt.document.directory import Agency
from vbdt.document.filters import Filter
from vbdt.document.ids import AgencyId, DocumentId
from vbdt.document.model import Document, StatusCode
from vbdt.document.states import State
from vbdt.document.verdict import Verdict
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.settings import NotSetUp, Section
from vbdt.transport.courier import Outcome
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import BusinessType, EdxmlDocument, EdxmlStatus, Organisation, ResponseFor
from vbdt.transport.edxml.write import write

pytestmark = pytest.mark.usefixtures("settled")
Offices = dict[str, Office]
BANK = AgencyId("H30.90")
BANK102 = "000.00.90.H30"
TAXES = AgencyId("H30.91")
OUTSIDE = Organisation(organ_id="000.00.11.G09", organ_name="Cục Văn thư và Lưu trữ nhà nước")


@pytest.fixture(scope="module")
def letter_out(offices: Offices, demo: Demo) -> DocumentId:
    """A letter that was sent to the commune the usual way."""
    sheet = replace(letter(offices["snv-chuyen-vien"]), recipients=(COMMUNE,))
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    settle(offices)
    return document


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    inward, outward = tmp_path / "vao", tmp_path / "ra"
    inward.mkdir()
    outward.mkdir()
    return inward, outward


def with_folders(office: Office, folders: tuple[Path, Path]) -> Office:
    """The desk watches the folders, and its directory knows a body with other software."""
    bank = Agency(BANK, BANK102, "Ngân hàng Chính sách tỉnh", "NHCS", "Hậu Giang", "khac", None, date(2004, 1, 1))
    taxes = replace(bank, id=TAXES, code102="000.00.91.H30", name="Thuế tỉnh", symbol="THUE")
    directory = replace(office.directory, agencies=(*office.directory.agencies, bank, taxes))
    settings = replace(office.settings, edxml_in=str(folders[0]), edxml_out=str(folders[1]))
    return replace(office, directory=directory, settings=settings)


def from_outside(office: Office, document: DocumentId, name: str) -> EdxmlDocument:
    """The same letter as a body outside of the directory would have sent it."""
    message = read(export_document(office, document))
    assert isinstance(message, EdxmlDocument)
    header = replace(message.header, from_=OUTSIDE, document_id=f"{OUTSIDE.organ_id},2026/01/02,{name}")
    return replace(message, header=header)


def status(sender: Organisation, document_id: str, code: StatusCode, words: str = "") -> bytes:
    told = ResponseFor(document_id=document_id)
    return write(EdxmlStatus(from_=sender, response_for=told, status_code=code, description=words))


def statuses(folder: Path) -> list[EdxmlStatus]:
    """What lies in the folder for others, the oldest first."""
    found = [read(path.read_bytes()) for path in sorted(folder.glob("*.edxml"), key=lambda p: p.stat().st_mtime_ns)]
    return [each for each in found if isinstance(each, EdxmlStatus)]


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def arrived(office: Office, message: EdxmlDocument) -> Document:
    found = office.store.received_as(AgencyId(OUTSIDE.organ_id), message.header.document_id)
    assert found is not None
    return found


def look(office: Office) -> tuple[int, int]:
    done = exchange_files(office, lambda _: None)
    return done.taken, done.refused


def test_an_exported_file_is_what_the_recipients_got(offices: Offices, letter_out: DocumentId) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    out = read(export_document(sender, letter_out))
    theirs = clerk.store.received_as(sender.agency.id, sender.store.document(letter_out).edxml_id)
    assert theirs is not None
    back = read(export_document(clerk, theirs.id))
    assert isinstance(out, EdxmlDocument)
    assert isinstance(back, EdxmlDocument)
    assert back.header == out.header
    assert [each.content for each in back.attachments] == [each.content for each in out.attachments]
    assert out.traces.business.kind is BusinessType.NEW


def test_a_file_from_outside_is_registered_and_answered_by_files(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    clerk = with_folders(offices["tan-hoa-van-thu"], folders)
    message = from_outside(offices["snv-van-thu"], letter_out, "01/VTLTNN")
    put(folders[0], "den.edxml", write(message))
    assert look(clerk) == (1, 0)
    assert [each.name for each in (folders[0] / "da-nhan").iterdir()] == ["den.edxml"]
    mine = arrived(clerk, message)
    assert (mine.state, mine.origin_desk, mine.facts.issuer_name) == (State.ARRIVED, "", OUTSIDE.organ_name)
    register_in(clerk, mine.id, offices["tan-hoa-lanh-dao"].me.id)
    exchange_files(clerk, lambda _: None)
    told = statuses(folders[1])
    assert [each.status for each in told] == [StatusCode.ARRIVED, StatusCode.REGISTERED]
    assert {(each.response_for.organ_id, each.response_for.document_id) for each in told} == {
        (OUTSIDE.organ_id, message.header.document_id)
    }


def test_the_same_file_again_is_put_away_and_changes_nothing(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    clerk = with_folders(offices["tan-hoa-van-thu"], folders)
    message = from_outside(offices["snv-van-thu"], letter_out, "02/VTLTNN")
    put(folders[0], "a.edxml", write(message))
    put(folders[0], "b.edxml", write(message))
    count = clerk.store.count(Filter())
    assert look(clerk) == (2, 0)
    assert clerk.store.count(Filter()) == count + 1
    put(folders[0], "a.edxml", write(message))
    look(clerk)
    assert sorted(each.name for each in (folders[0] / "da-nhan").iterdir()) == ["a-2.edxml", "a.edxml", "b.edxml"]
    assert import_file(clerk, write(message))[0] is Outcome.DUPLICATE


def test_a_recall_in_a_file_is_answered_with_a_file(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    clerk = with_folders(offices["tan-hoa-van-thu"], folders)
    message = from_outside(offices["snv-van-thu"], letter_out, "03/VTLTNN")
    recalled = status(OUTSIDE, message.header.document_id, StatusCode.TAKE_BACK, "Ban hành nhầm")
    assert import_file(clerk, recalled)[0] is Outcome.PARKED  # it came before its document
    assert import_file(clerk, write(message))[0] is Outcome.RECORDED
    assert (arrived(clerk, message).state, arrived(clerk, message).note) == (State.RECALLED, "Ban hành nhầm")
    exchange_files(clerk, lambda _: None)
    assert [each.status for each in statuses(folders[1])] == [StatusCode.ARRIVED, StatusCode.AGREED]


def test_after_registration_the_clerk_declines_and_a_file_says_so(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    clerk = with_folders(offices["tan-hoa-van-thu"], folders)
    message = from_outside(offices["snv-van-thu"], letter_out, "04/VTLTNN")
    import_file(clerk, write(message))
    mine = arrived(clerk, message)
    register_in(clerk, mine.id, offices["tan-hoa-lanh-dao"].me.id)
    settle(offices)
    recall_1 = replace(message.traces.business, doc_type=BusinessType.RECALL, reason="Sai")
    asked = replace(message, traces=replace(message.traces, business=recall_1), attachments=(), references=())
    import_file(clerk, write(asked))
    settle(offices)
    answer(clerk, mine.id, agreed=False, reason="Đã triển khai")
    for _ in range(4):
        for office in offices.values():
            exchange(clerk if office.me == clerk.me else office)
    last = statuses(folders[1])[-1]
    assert (last.status, last.description) == (StatusCode.DECLINED, "Đã triển khai")


def test_nobody_is_recalled_or_answered_by_file_who_has_a_mail_desk(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    clerk, sender = with_folders(offices["tan-hoa-van-thu"], folders), offices["snv-van-thu"]
    known = sender.store.document(letter_out)
    department = Organisation(organ_id=sender.agency.code102)
    forged = status(department, known.edxml_id, StatusCode.TAKE_BACK, "Giả mạo")
    path = put(folders[0], "gia.edxml", forged)
    assert look(clerk) == (0, 1)
    assert not path.exists()
    assert "gói niêm phong" in (folders[0] / "loi" / "gia.edxml.ly-do.txt").read_text("utf-8")
    mine = clerk.store.received_as(sender.agency.id, known.edxml_id)
    assert mine is not None
    assert mine.state is State.ARRIVED


@pytest.mark.parametrize("data", [b"khong phai xml", b"<a/>", b"", b"%PDF-1.7"])
def test_what_is_no_edxml_is_put_aside_with_its_reason(
    data: bytes, offices: Offices, folders: tuple[Path, Path]
) -> None:
    clerk = with_folders(offices["tan-hoa-van-thu"], folders)
    os.utime(put(folders[0], "la.edxml", data), (0, 0))
    put(folders[0], "ghi-chu.txt", b"of no concern")
    assert look(clerk) == (0, 1)
    assert (folders[0] / "loi" / "la.edxml").read_bytes() == data
    assert (folders[0] / "loi" / "la.edxml.ly-do.txt").read_text("utf-8").strip().endswith(".")
    assert (folders[0] / "ghi-chu.txt").exists()


def test_a_file_that_still_grows_is_left_alone(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    clerk = with_folders(offices["tan-hoa-van-thu"], folders)
    data = write(from_outside(offices["snv-van-thu"], letter_out, "05/VTLTNN"))
    path = put(folders[0], "lon.edxml", b"")
    assert look(clerk) == (0, 0)  # it has only been named yet
    put(folders[0], "lon.edxml", data[:1000])

    def grow(_: float) -> None:
        put(folders[0], "lon.edxml", data[:2000])

    assert exchange_files(clerk, grow).taken == 0
    assert look(clerk) == (0, 0)  # it stands still, but is cut off and young
    assert path.exists()
    path.write_bytes(data)
    assert look(clerk) == (1, 0)


def test_who_has_no_mail_desk_is_sent_a_file_and_heard_by_file(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    sender = with_folders(offices["snv-van-thu"], folders)
    assert BANK in {each.id for each in offered(sender)}
    with pytest.raises(NotSetUp, match="chỉ gửi được qua tệp edXML") as told:
        send(replace(sender, settings=offices["snv-van-thu"].settings), letter_out, [BANK])
    assert told.value.section is Section.EDXML
    send(sender, letter_out, [BANK])
    assert [each.agency for each in waiting_files(sender)] == [BANK]
    folders[1].rename(folders[1].with_name("mat"))
    with pytest.raises(UserError, match="Không ghi được"):
        exchange_files(sender, lambda _: None)
    folders[1].with_name("mat").rename(folders[1])
    assert exchange_files(sender, lambda _: None).written == 1
    assert waiting_files(sender) == ()
    (path,) = folders[1].glob("*.edxml")
    message = read(path.read_bytes())
    assert isinstance(message, EdxmlDocument)
    assert [each.organ_id for each in message.header.to] == [BANK102]
    bank = Organisation(organ_id=BANK102)
    put(folders[0], "tt.edxml", status(bank, message.header.document_id, StatusCode.REGISTERED))
    look(sender)
    recall(sender, letter_out, "Sai", [BANK])
    put(folders[0], "tt2.edxml", status(bank, message.header.document_id, StatusCode.AGREED))
    look(sender)
    found = next(each for each in sender.store.document(letter_out).deliveries if each.recipient == BANK)
    assert (found.receipt_at, found.status, found.answer) == (None, StatusCode.REGISTERED, StatusCode.AGREED)
    recalled = read(max(folders[1].glob("*.edxml"), key=lambda each: each.stat().st_mtime_ns).read_bytes())
    assert isinstance(recalled, EdxmlDocument)
    assert recalled.traces.business.kind is BusinessType.RECALL


def test_a_refusal_of_a_file_names_its_reason(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    clerk = with_folders(offices["tan-hoa-van-thu"], folders)
    message = from_outside(offices["snv-van-thu"], letter_out, "06/VTLTNN")
    import_file(clerk, write(message))
    refuse(clerk, arrived(clerk, message).id, "Không thuộc thẩm quyền")
    exchange_files(clerk, lambda _: None)
    last = statuses(folders[1])[-1]
    assert (last.status, last.description) == (StatusCode.REFUSED, "Không thuộc thẩm quyền")


def test_only_the_mail_desk_takes_files_and_folders_must_be_there(offices: Offices, folders: tuple[Path, Path]) -> None:
    with pytest.raises(NotAllowed, match="văn thư"):
        import_file(offices["snv-chuyen-vien"], b"<edXML/>")
    clerk = offices["stc-van-thu"]
    for strange in ("khong", "x" * 300):
        with pytest.raises(UserError, match="Không có thư mục"):
            use_folders(clerk, str(folders[0] / strange), "")
    with pytest.raises(UserError, match="phải khác nhau"):
        use_folders(clerk, str(folders[0]), str(folders[0]))
    now = use_folders(clerk, str(folders[0]), str(folders[1]))
    assert (now.settings.edxml_in, now.settings.edxml_out) == tuple(map(str, folders))
    use_folders(now, "", "")


def test_into_the_empty_place_of_a_share_that_is_away_no_file_is_written(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    """Nobody receipts a file: it would be lost there, and shown as taken away when the share is back."""
    known = with_folders(offices["snv-van-thu"], folders)
    chosen = use_folders(offices["snv-van-thu"], str(folders[0]), str(folders[1]))
    sender = replace(known, settings=chosen.settings)
    away = folders[1].with_name("noi-khac")

    def take_away() -> None:
        folders[1].rename(away)
        folders[1].mkdir()

    def give_back() -> None:
        folders[1].rmdir()
        away.rename(folders[1])

    send(sender, letter_out, [TAXES])
    take_away()
    with pytest.raises(UserError, match="chưa được kết nối"):
        exchange_files(sender, lambda _: None)
    assert "chưa được kết nối" in folder_state(sender).outward
    assert stages(sender)[0][1] is Stage.WAITING
    give_back()
    assert exchange_files(sender, lambda _: None).written == 1
    take_away()
    assert stages(sender)[0][1] is Stage.WRITTEN
    give_back()
    next(folders[1].glob("*.edxml")).unlink()
    assert stages(sender)[0][1] is Stage.TAKEN
    use_folders(chosen, "", "")


def test_a_file_of_our_own_is_not_taken_in(offices: Offices, letter_out: DocumentId) -> None:
    sender = offices["snv-van-thu"]
    with pytest.raises(BadInput, match="chính cơ quan mình"):
        import_file(sender, export_document(sender, letter_out))


def way(office: Office, document: DocumentId) -> dict[tuple[str, str | None], Stage]:
    return {(each.agency, each.kind): stage for each, stage in stages(office) if each.document == document}


def test_how_far_each_file_got_is_seen_in_the_folder_and_by_the_answer(
    offices: Offices, demo: Demo, folders: tuple[Path, Path]
) -> None:
    """The bank takes its file and answers; the tax office's file lies there, is lost, and is written again."""
    sender = with_folders(offices["snv-van-thu"], folders)
    sheet = replace(letter(offices["snv-chuyen-vien"]), recipients=(COMMUNE,))
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    send(sender, document, [BANK, TAXES])
    assert way(sender, document) == {(BANK, "document"): Stage.WAITING, (TAXES, "document"): Stage.WAITING}
    exchange_files(sender, lambda _: None)
    assert set(way(sender, document).values()) == {Stage.WRITTEN}
    (theirs,) = folders[1].glob(f"{BANK}-*.edxml")
    message = read(theirs.read_bytes())
    assert isinstance(message, EdxmlDocument)
    theirs.unlink()
    assert way(sender, document) == {(BANK, "document"): Stage.TAKEN, (TAXES, "document"): Stage.WRITTEN}
    bank = Organisation(organ_id=BANK102)
    put(folders[0], "tt.edxml", status(bank, message.header.document_id, StatusCode.ARRIVED))
    look(sender)
    assert way(sender, document)[BANK, "document"] is Stage.ANSWERED
    (lying,) = folders[1].glob("*.edxml")
    lying.unlink()
    write_again(sender, [lying.name])
    assert way(sender, document)[TAXES, "document"] is Stage.WAITING
    exchange_files(sender, lambda _: None)
    assert lying.exists()
    recall(sender, document, "Sai", [BANK])
    exchange_files(sender, lambda _: None)
    assert way(sender, document)[BANK, "status"] is Stage.WRITTEN, "the answer to the document is none to the recall"
    put(folders[0], "tt2.edxml", status(bank, message.header.document_id, StatusCode.AGREED))
    look(sender)
    assert way(sender, document)[BANK, "status"] is Stage.ANSWERED


def test_a_refused_file_is_listed_and_tried_again(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    clerk = with_folders(offices["tan-hoa-van-thu"], folders)
    data = write(from_outside(offices["snv-van-thu"], letter_out, "07/VTLTNN"))
    put(folders[0], "den.edxml", b"hong")
    put(folders[0], "khac.edxml", b"hong")
    assert look(clerk) == (0, 2)
    assert {each.name for each in refused_files(clerk)} == {"den.edxml", "khac.edxml"}
    assert all(each.reason.endswith(".") for each in refused_files(clerk))
    assert folder_state(clerk).refused == 2
    (folders[0] / "loi" / "den.edxml").write_bytes(data)  # the sender's office mended it
    put(folders[0], "den.edxml", b"cua nguoi khac")
    done = take_again(clerk, ["den.edxml"])
    assert (done.taken, done.refused) == (1, 1), "the other file of this name was not overwritten"
    assert {each.name for each in refused_files(clerk)} == {"den.edxml", "khac.edxml"}
    with pytest.raises(UserError, match="Không chuyển được"):
        take_again(clerk, ["khong-co.edxml"])


def test_one_strange_name_does_not_hold_up_the_others(
    offices: Offices, letter_out: DocumentId, folders: tuple[Path, Path]
) -> None:
    """A name that leaves no room for the reason, letters of no writing, a folder named like a file, upper case."""
    clerk = with_folders(offices["tan-hoa-van-thu"], folders)
    long = "ă" * 120 + ".edxml"
    put(folders[0], long, b"hong")
    put(folders[0], "CON.EDXML", b"hong")
    (folders[0] / "\udcff\udcfe.edxml").write_bytes(b"hong")
    (folders[0] / "thu-muc.edxml").mkdir()
    put(folders[0], "tot.edxml", write(from_outside(offices["snv-van-thu"], letter_out, "08/VTLTNN")))
    assert look(clerk) == (1, 3)
    names = {each.name for each in refused_files(clerk)}
    assert "CON.EDXML" in names
    assert len(names) == 3
    assert look(clerk) == (0, 0)


def test_what_is_wrong_with_the_folders_is_told(offices: Offices, folders: tuple[Path, Path]) -> None:
    clerk = with_folders(offices["stc-van-thu"], folders)
    assert folder_state(clerk).troubles == ()
    folders[0].rename(folders[0].with_name("doi-ten"))
    assert folder_state(clerk).troubles == (f"Không có thư mục {folders[0]}.",)
    with pytest.raises(UserError, match="Không đọc được thư mục"):
        exchange_files(clerk, lambda _: None)


def test_files_of_strange_names_are_kept_beside_each_other(offices: Offices, letter_out: DocumentId) -> None:
    """Two annexes of one name, one that no Windows takes, and a name that pretends another ending."""
    clerk = offices["stc-van-thu"]
    message = from_outside(offices["snv-van-thu"], letter_out, "09/VTLTNN")
    names = ("phu-luc.xlsx", "PHU-LUC.xlsx", "con.txt", "bang\u202efdp.exe")
    more = tuple(
        replace(message.attachments[0], content_id=f"cid:{n}", attachment_name=name, content=b"%d" % n)
        for n, name in enumerate(names, 90)
    )
    import_file(clerk, write(replace(message, attachments=(*message.attachments, *more))))
    found = clerk.store.received_as(AgencyId(OUTSIDE.organ_id), message.header.document_id)
    assert found is not None
    annexes = {each.name: clerk.store.files.read(each) for each in found.annexes}
    assert annexes == {
        "phu-luc.xlsx": b"90",
        "PHU-LUC (2).xlsx": b"91",
        "_con.txt": b"92",
        "bangfdp.exe": b"93",
    }


def test_a_seal_of_somebody_else_is_told_at_the_door(offices: Offices, letter_out: DocumentId) -> None:
    """No directory knows the sender; but whose seal stands under its paper, this one knows."""
    clerk = offices["stc-van-thu"]
    message = from_outside(offices["snv-van-thu"], letter_out, "10/VTLTNN")
    import_file(clerk, write(message))
    found = clerk.store.received_as(AgencyId(OUTSIDE.organ_id), message.header.document_id)
    assert found is not None
    assert (found.verdict, found.verdict_reason) == (
        "invalid",
        "Chữ ký số của cơ quan là của Sở Nội vụ, không phải của nơi gửi.",
    )
    assert verdict(clerk, found.id).verdict is Verdict.INVALID
