"""The world's failures, in words a clerk can act on.

Two kinds of failure exist. A failure of the world (a wrong PIN, a full disk, a damaged file, a rule of law that says
no) is a `UserError`: its text is shown as it is. Everything else is a defect of ours and ends in a crash file.
Foreign exceptions become one of the two at the border of the package that calls the foreign library.
"""

from enum import IntEnum


class UserError(Exception):
    """Something outside the program prevents the act; the words say what happened and what to do.

    `what` and `cure` are Vietnamese sentences. `rule` names the decree and article when the law is the reason.
    """

    def __init__(self, what: str, cure: str = "", *, rule: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure
        self.rule = rule

    def __str__(self) -> str:
        text = " ".join(part for part in (self.what, self.cure) if part)
        return f"{text} ({self.rule})" if self.rule else text


class NotAllowed(UserError):
    """The act is not this person's, or not possible in this state of the document."""


class BadInput(UserError):
    """Something that came from outside cannot be read or does not follow its format."""


class Cancelled(UserError):
    """The person stopped the work; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Đã dừng theo yêu cầu.", "Chưa có gì thay đổi.")


class Exit(IntEnum):
    """Exit statuses of the command line."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
