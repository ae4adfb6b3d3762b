"""Đo tốc độ trên máy này, mỗi phép đo kèm một mốc so sánh chạy cùng lúc."""

import argparse
import importlib
from collections.abc import Callable

from vbdt.errors import Exit

MEASUREMENTS = {
    "sign": "ký nhiều văn bản, so với riêng thiết bị ký số",
    "verify": "kiểm tra chữ ký, so với pdfsig",
    "seal": "niêm phong một văn bản cho nhiều nơi, so với chương trình age",
    "exchange": "văn bản mỗi giây từ bàn này đến bàn kia, so với ghi thô ra đĩa",
    "soak": "cả tỉnh làm việc khi mất điện, đứt liên lạc, gói lặp và hỏng: không gì được mất, không gì có hai lần",
    "fuzz": "kiểm tra hàng vạn tệp hỏng: không tệp nào được coi là hợp lệ",
}
"""The module of vbdt/bench that measures, and one line of help. It gives `add_options` and `run`."""


def prepare(name: str, parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], Exit]:
    choices = parser.add_subparsers(dest="measurement", required=True, metavar="PHÉP_ĐO")
    modules = {each: importlib.import_module(f"vbdt.bench.{each}") for each in MEASUREMENTS}
    for each, words in MEASUREMENTS.items():
        modules[each].add_options(choices.add_parser(each, help=words))

    def run(options: argparse.Namespace) -> Exit:
        return Exit(modules[options.measurement].run(options))

    return run
