"""The command line. Every act that a person does in the window is also a command.

Results go to stdout, words to stderr. Exit status 0 = done, 1 = a clear refusal, 2 = wrong usage.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from vbdt import __version__
from vbdt.errors import Exit, UserError


class Command(NamedTuple):
    """A command's name, the module of vbdt/commands that runs it, and one line of help."""

    name: str
    module: str
    help: str


COMMANDS = (
    Command("window", "window", "mở cửa sổ của một bàn làm việc"),
    Command("demo", "demo", "lập tỉnh mẫu trong một thư mục và chạy công việc chính"),
    Command("desk", "desk", "lập, liệt kê và xem bàn làm việc"),
    Command("directory", "directory", "lập và ký danh bạ liên thông"),
    Command("roster", "roster", "danh bạ cơ quan: duyệt bàn, vai trò, vắng mặt, đóng bàn, chuyển sổ"),
    Command("list", "documents", "liệt kê văn bản của bàn"),
    Command("show", "documents", "xem một văn bản, lịch sử và nơi nhận"),
    Command("draft", "outgoing", "soạn dự thảo"),
    Command("take", "taken", "nhận tệp PDF làm ở nơi khác thành dự thảo, đặt ô ký, số, ngày"),
    Command("attach", "taken", "kèm tệp PDF riêng (phụ lục) vào dự thảo"),
    Command("submit", "outgoing", "trình ký"),
    Command("sign", "signature", "ký số (lãnh đạo), một hay nhiều văn bản với một lần nhập PIN"),
    Command("return", "outgoing", "trả lại kèm lý do"),
    Command("register", "outgoing", "cấp số, vào sổ văn bản đi; --void để hủy số"),
    Command("issue", "signature", "phát hành: điền số, ngày và ký số của cơ quan"),
    Command("send", "outgoing", "gửi điện tử"),
    Command("copy", "copies", "sao y, sao lục, trích sao: cấp số, đóng dấu điện tử hoặc in để ký tay"),
    Command("recall", "changes", "thu hồi văn bản đã gửi"),
    Command("update", "changes", "cập nhật văn bản đã gửi: nơi nhận, độ khẩn, hạn trả lời, trích yếu"),
    Command("answer", "changes", "trả lời nơi gửi xin thu hồi, cập nhật, thay thế; bỏ trống văn bản thì liệt kê"),
    Command("receive", "incoming", "nhận từ hộp thư; vào sổ đến hoặc từ chối"),
    Command("mark", "mark", "bản làm việc có dấu Đến; --seal để ký dấu Đến lên văn bản nhận được"),
    Command("assign", "incoming", "phân công xử lý"),
    Command("process", "incoming", "bắt đầu hoặc hoàn thành xử lý"),
    Command("file", "incoming", "lập hồ sơ"),
    Command("search", "documents", "tìm văn bản"),
    Command("targets", "reports", "các chỉ tiêu, có tử số và mẫu số"),
    Command("registers", "reports", "in sổ đăng ký"),
    Command("courier", "courier", "gửi và nhận không cần cửa sổ"),
    Command("outbox", "outbox", "gói đang trên đường, gói chưa được nhận; gửi lại"),
    Command("hub", "hub", "trục liên thông của tỉnh: lập, chạy, cho cơ quan vào, xem"),
    Command("verify", "verify", "kiểm tra chữ ký số của tệp PDF"),
    Command("trust", "trust", "nơi cấp chứng thư mà bàn tin cậy: xem, thêm, bỏ"),
    Command("levels", "levels", "văn bản còn chờ dấu thời gian; --raise để cấp bổ sung"),
    Command("edxml", "edxml", "đọc, ghi, nhận, xuất tệp .edxml; chọn cặp thư mục trao đổi"),
    Command("export", "archive", "xuất hồ sơ ra thư mục; kiểm tra hồ sơ đã xuất"),
    Command("integrity", "store", "kiểm tra toàn vẹn của kho"),
    Command("backup", "store", "sao lưu bàn làm việc"),
    Command("restore", "store", "khôi phục bàn làm việc từ bản sao lưu"),
    Command("bench", "bench", "đo tốc độ trên máy này"),
)


class Parser(argparse.ArgumentParser):
    """argparse in Vietnamese where a clerk may meet it."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"vbdt: lệnh chưa đúng: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments) or ["window"])
        sys.stdout.flush()
        return status
    except UserError as error:
        print(f"vbdt: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("vbdt: đã dừng theo yêu cầu.", file=sys.stderr)
    except BrokenPipeError:  # whoever read our words has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"vbdt: không đọc hoặc ghi được «{error.filename or ''}» ({error.strerror or error}).", file=sys.stderr)
    return Exit.REFUSED


def _run(words: list[str]) -> int:
    if words[0] in ("-h", "--help"):
        print(_overview())
        return Exit.DONE
    if words[0] == "--version":
        print(f"vbdt {__version__}")
        return Exit.DONE
    command = next((each for each in COMMANDS if each.name == words[0]), None)
    if command is None:
        print(f"vbdt: không có lệnh «{words[0]}». Xem: vbdt --help", file=sys.stderr)
        return Exit.USAGE
    module = importlib.import_module(f"vbdt.commands.{command.module}")
    parser = Parser(prog=f"vbdt {command.name}", description=command.help)
    run = module.prepare(command.name, parser)
    return int(run(parser.parse_args(words[1:])) or Exit.DONE)


def _overview() -> str:
    lines = [f"  {each.name:<11}{each.help}" for each in COMMANDS]
    return "\n".join(["Cách dùng: vbdt LỆNH [--help]", "", *lines, "", "Không có LỆNH: mở cửa sổ."])
