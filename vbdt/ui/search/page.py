"""Tra cứu: what the search field found, newest first, as far down as the person scrolls."""

from functools import partial

from PySide6.QtWidgets import QWidget

from vbdt.acts.office import Office
from vbdt.document.folding import fold, normalise
from vbdt.store.reading import Cursor
from vbdt.store.search import Hit
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.pane import ListPane
from vbdt.ui.lists.rows import Row, RowPage, row_of


class SearchPage(ListPane):
    """The answers to one question."""

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent, picture="search")
        self._office = office
        self._question = ""
        self.title.setText(self.tr("Tra cứu"))
        self.view.setAccessibleName(self.tr("Kết quả tra cứu"))
        self.model.settled.connect(self._say_count)
        self.ask("")

    @property
    def question(self) -> str:
        return self._question

    def ask(self, question: str) -> None:
        """Look for documents; an empty question explains what may be asked."""
        self._question = normalise(question).strip()
        if not self._question:
            self.counts.setText(self.tr("Gõ vào ô tìm kiếm phía trên (Ctrl+K)."))
            self.say_empty(
                self.tr(
                    "Tìm theo số, ký hiệu, trích yếu, cơ quan hoặc từ trong nội dung. "
                    "Gõ không dấu để tìm rộng, gõ có dấu để tìm đúng từ."
                )
            )
            return
        fetch = partial(_fetch, self._office, self._question)
        self.show_list(fetch, self.tr("Không tìm thấy. Thử ít từ hơn, hoặc gõ không dấu."))

    def reload(self) -> None:
        if self._question:
            self.model.reload()

    def _say_count(self, count: int) -> None:
        if not self._question:
            return
        exact = self.tr("tìm đúng dấu") if is_marked(self._question) else self.tr("tìm không phân biệt dấu")
        more = "+" if self.model.canFetchMore() else ""
        text = self.tr("{count} văn bản cho «{question}», {exact}, mới nhất trước")
        self.counts.setText(text.format(count=f"{count}{more}", question=self._question, exact=exact))


def is_marked(question: str) -> bool:
    """Whether the question has Vietnamese marks, so that only the very words are meant."""
    return fold(question) != question.casefold()


def _fetch(office: Office, question: str, limit: int, before: Cursor | None) -> RowPage:
    hits = office.store.search(question, limit, before)
    more = hits[-1].cursor if len(hits) == limit else None
    return RowPage(tuple(_row(office, hit) for hit in hits), more)


def _row(office: Office, hit: Hit) -> Row:
    return row_of(office, hit.document, " ".join(hit.snippet.split()))
