"""Mở cửa sổ."""

import argparse
from collections.abc import Callable
from pathlib import Path

from vbdt.app import open_office
from vbdt.ui.application import run_window

Run = Callable[[argparse.Namespace], int]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    parser.add_argument("--desk", type=Path, metavar="DIR", help="bàn làm việc; bỏ trống để mở bàn gần nhất")
    return lambda options: run_window(open_office, options.desk)
