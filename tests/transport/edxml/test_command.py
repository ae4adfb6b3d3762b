"""`vbdt edxml read --json` and `write --json`: what was read is written again with the same content."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transport.edxml.test_read import ALL
from tests.transport.edxml.test_write import EVERY_KIND, files, headers, organisations, references, unknown, words
from vbdt.cli import main
from vbdt.document.model import StatusCode
from vbdt.transport.edxml.json import dumps, loads
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import (
    Business,
    BusinessType,
    EdxmlDocument,
    EdxmlStatus,
    Receiver,
    ReplacementInfo,
    ResponseFor,
    StaffInfo,
    TraceHeader,
    TraceHeaders,
    UpdateInfo,
)
from vbdt.transport.edxml.write import write


def there_and_back(path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The file written from the JSON of another."""
    assert main(["edxml", "read", str(path), "--json"]) == 0
    text, out = folder / "a.json", folder / "b.edxml"
    text.write_text(capsys.readouterr().out, "utf-8")
    assert json.loads(text.read_bytes())["type"] in ("document", "status")
    assert main(["edxml", "write", "--json", str(text), "-o", str(out)]) == 0
    return out


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_sample(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = there_and_back(path, tmp_path, capsys)
    assert read(out.read_bytes()) == read(path.read_bytes())


@pytest.mark.parametrize("name", EVERY_KIND)
def test_every_kind(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.edxml"
    path.write_bytes(write(EVERY_KIND[name]))
    assert there_and_back(path, tmp_path, capsys).read_bytes() == path.read_bytes()


staff = st.builds(StaffInfo, department=words, staff=words, mobile=words, extra=st.just(()))
updates = st.builds(
    UpdateInfo,
    document_info=words,
    document_receiver=words,
    receivers=st.lists(st.builds(Receiver, organ_id=words, receiver_type=words, extra=st.just(())), max_size=2).map(
        tuple
    ),
    extra=st.just(()),
)
replacements = st.builds(
    ReplacementInfo, document_id=words, organ_ids=st.lists(words, max_size=3).map(tuple), extra=st.just(())
)
businesses = st.builds(
    Business,
    document_id=words,
    doc_type=st.sampled_from([each.value for each in BusinessType]),
    reason=words,
    paper=words,
    update_info=updates,
    replacements=st.lists(replacements, max_size=2).map(tuple),
    staff=st.lists(staff, max_size=2).map(tuple),
    extra=unknown,
)
traces = st.builds(
    TraceHeaders,
    headers=st.lists(st.builds(TraceHeader, organ_id=words, timestamp=words, extra=st.just(())), max_size=2).map(tuple),
    business=businesses,
    extra=unknown,
)
documents = st.builds(
    EdxmlDocument,
    header=headers,
    traces=traces,
    attachments=st.lists(files, max_size=2).map(tuple),
    references=st.lists(references, max_size=2).map(tuple),
)
statuses = st.builds(
    EdxmlStatus,
    from_=organisations,
    response_for=st.builds(ResponseFor, words, words, words, words, st.just(())),
    staff_info=staff,
    status_code=st.sampled_from([each.value for each in StatusCode]),
    description=words,
    timestamp=words,
    extra=unknown,
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(documents, statuses))
def test_any_message(message: EdxmlDocument | EdxmlStatus) -> None:
    """Whatever its kind, with unknown elements: through a file and through JSON it stays the same."""
    assert read(write(loads(dumps(message)))) == message
