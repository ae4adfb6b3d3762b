"""Tra cứu: what is found, what is not, in which order, and that no question breaks it."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.examples import CLERK, MORNING, PDF, Pen, received
from vbdt.document.events import NO_HASH, Registered, Signed
from vbdt.document.ids import DocumentId
from vbdt.store.store import Store

BODY = """Căn cứ Luật Tổ chức chính quyền địa phương; thực hiện chỉ tiêu đơn giản hóa thủ tục hành chính,
người dân được giải quyết hồ sơ tại bộ phận một cửa của Ủy ban nhân dân xã. Đường bộ do huyện quản lý."""


def add(store: Store, pen: Pen, subject: str, body: str = "") -> DocumentId:
    with store.write() as writing:
        document = writing.append(pen.submit(subject))
        assert document is not None
        if body:
            writing.index(document.id, body)
    return document.id


def found(store: Store, question: str) -> list[DocumentId]:
    return [each.document.id for each in store.search(question)]


@pytest.fixture
def one(store: Store) -> DocumentId:
    return add(store, Pen(), "Quyết định về việc điều động công chức", BODY)


@pytest.mark.parametrize(
    "question",
    [
        "quyet dinh",
        "Quyết định",
        "QUYẾT ĐỊNH",
        unicodedata.normalize("NFD", "Quyết định"),
        "quyết dinh",
        "dieu dong",
        "điều động",
        "nguoi dan",
        "người",
        "Đường bộ",
        "Ðường bộ",
        '"một cửa"',
        "uỷ ban",
        "ủy ban",
        "don gian hoá",
        "quyet dinh mot cua",
        "Sở Nội vụ",
        "Nguyễn Văn Hoà",
        "quy",
        "điề",
        "thu tuc ha",
    ],
)
def test_a_question_that_finds_it(store: Store, one: DocumentId, question: str) -> None:
    assert found(store, question) == [one]


@pytest.mark.parametrize(
    "question",
    ["dương bộ", "quyển định", "người dần", "hoả ", "khen thưởng", "quyet dinh khen", '"định quyết"', "mot cuu", "w"],
)
def test_a_question_that_does_not(store: Store, one: DocumentId, question: str) -> None:
    assert one
    assert found(store, question) == []


@pytest.mark.parametrize("question", ["", "   ", '"', '""', "*", "-", "/", "_", "()", "\x00"])
def test_a_question_without_words_finds_nothing(store: Store, one: DocumentId, question: str) -> None:
    assert one
    assert store.search(question) == ()


@pytest.mark.parametrize(
    "question",
    ["ping-pong", 'a"b', "words : x", "NEAR(a b)", "a AND", "NOT b", "^a", "a*", "{words} : b", "'; DROP TABLE x; --"],
)
def test_no_sign_means_anything(store: Store, one: DocumentId, question: str) -> None:
    assert one
    assert store.search(question) == ()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_no_question_breaks_it(store: Store, question: str) -> None:
    store.search(question)


def test_a_number_is_found_once_it_is_given(store: Store) -> None:
    pen = Pen()
    document = add(store, pen, "Về việc khen thưởng", BODY)
    assert found(store, "01/QĐ-SNV") == []
    with store.write() as writing:
        signed = writing.append(pen.next(writing.document(document), Signed(PDF, "ab" * 32, "B-T", CLERK)))
        assert signed is not None
        writing.append(pen.next(signed, Registered("Quyết định", 2026, 1, date(2026, 3, 5), NO_HASH)))
        writing.index(document, None)
    for question in ("01/QĐ-SNV", "1/QĐ-SNV", "1/qd-snv", "01/qđ", "QĐ-SNV", "01/QĐ-SNV một cửa", "1/qd-s"):
        assert found(store, question) == [document], question
    for question in ("11/QĐ-SNV", "1/QĐ-STC", "01/CV-SNV"):
        assert found(store, question) == [], question


def test_incoming_documents_are_found_by_the_senders_number(store: Store) -> None:
    with store.write() as writing:
        document = writing.append(Pen().begin(received("Báo cáo chuyển đổi số", 123), CLERK))
    assert document is not None
    assert found(store, "123/BC-UBND") == [document.id]


def test_the_newest_comes_first_and_pages_go_on(store: Store) -> None:
    made = [add(store, Pen(MORNING + timedelta(days=day)), f"Báo cáo tháng {day}") for day in (3, 1, 2)]
    newest_first = [made[0], made[2], made[1]]
    assert found(store, "bao cao") == newest_first
    first = store.search("bao cao", limit=2)
    rest = store.search("bao cao", limit=2, before=first[-1].cursor)
    assert [each.document.id for each in (*first, *rest)] == newest_first


def test_exact_words_are_found_behind_many_that_only_look_alike(store: Store) -> None:
    pen = Pen()
    wanted = add(store, pen, "Báo cáo về đường bộ")
    with store.write() as writing:
        for _ in range(450):
            writing.append(pen.submit("Khen thưởng ông Dương"))
    assert found(store, "đường") == [wanted]


def test_a_hit_shows_where(store: Store, one: DocumentId) -> None:
    (hit,) = store.search("dieu dong mot cua")
    assert hit.document.id == one
    subject = hit.document.facts.subject
    assert [subject[start:end] for start, end in hit.subject_marks] == ["điều", "động"]
    assert [hit.snippet[start:end] for start, end in hit.snippet_marks] == ["một", "cửa", "của"]
    assert len(hit.snippet) <= 180


def test_a_new_text_replaces_the_old(store: Store, one: DocumentId) -> None:
    with store.write() as writing:
        writing.index(one, "Nội dung đã thay thế")
    assert found(store, "thay thế") == [one]
    assert found(store, "một cửa") == []
    assert found(store, "điều động") == [one]


def test_a_write_that_fails_leaves_the_index_as_it_was(store: Store, one: DocumentId) -> None:
    def act() -> None:
        with store.write() as writing:
            writing.index(one, "Nội dung khác")
            raise RuntimeError("a fault of ours")

    with pytest.raises(RuntimeError):
        act()
    assert found(store, "một cửa") == [one]
    assert found(store, "nội dung khác") == []
