"""Makers' libraries that are missing, foreign, made for another machine, that crash or hang: the desk lives on."""

import ctypes.util
import os
import shutil
import signal
import struct
import subprocess
import time
from pathlib import Path

import pytest

from tests.signing.office import LEADER_PIN
from vbdt.signing.keys import module_process
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.keys.modules import installed_modules
from vbdt.signing.keys.tokens import find_tokens, open_token, survey
from vbdt.signing.stand_ins.softhsm import SoftHsm

CRASHING = {
    "when it is loaded": "__attribute__((constructor)) void load(void) { *(volatile int *)0 = 1; }",
    "when it is started": "long C_GetFunctionList(void **list) { __builtin_trap(); }",
    "by leaving": "#include <stdlib.h>\nlong C_GetFunctionList(void **list) { exit(0); }",
}
HANGING = "#include <unistd.h>\nlong C_GetFunctionList(void **list) { for (;;) pause(); }"
REFUSING = '#include <stdio.h>\nlong C_GetFunctionList(void **list) { puts("{}"); fflush(stdout); return 5; }'
EMPTY = "int nothing(void) { return 0; }"

needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler to make bad libraries with")


def _library(folder: Path, source: str) -> Path:
    path = folder / "module.so"
    command = ["cc", "-shared", "-fPIC", "-x", "c", "-", "-o", str(path)]
    subprocess.run(command, input=source, text=True, check=True, timeout=60)
    return path


def _problem(module: Path) -> KeyProblem:
    with pytest.raises(KeyRefused) as caught:
        find_tokens(module)
    return caught.value.problem


def test_a_file_that_is_no_library_is_never_loaded(tmp_path: Path) -> None:
    module = tmp_path / "module.so"
    assert _problem(module) is KeyProblem.MODULE_MISSING
    assert _problem(tmp_path) is KeyProblem.MODULE_MISSING
    heads = [
        b"",
        b"MZ",
        b"\x7fELF",
        b"%PDF-1.7",
        bytes(5000),
        b"MZ" + bytes(58) + struct.pack("<I", 4090) + b"x" * 4040,
    ]
    for head in heads:
        module.write_bytes(head)
        assert _problem(module) is KeyProblem.MODULE_FOREIGN


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        (b"\x7fELF\x01\x01" + bytes(10) + struct.pack("<HH", 3, 3), KeyProblem.MODULE_OTHER_BITS),  # 32-bit Intel
        (b"\x7fELF\x02\x01" + bytes(10) + struct.pack("<HH", 3, 0xF3), KeyProblem.MODULE_OTHER_BITS),  # 64-bit RISC-V
        (b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + bytes(40), KeyProblem.MODULE_FOREIGN),  # of Windows
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="heads of Linux libraries")
def test_a_library_for_another_machine_is_named_as_such(tmp_path: Path, head: bytes, problem: KeyProblem) -> None:
    module = tmp_path / "module.so"
    module.write_bytes(head.ljust(200, b"\0"))
    assert _problem(module) is problem


def test_a_library_that_is_no_pkcs11_is_refused() -> None:
    name = ctypes.util.find_library("m")
    (path,) = [line.split()[-1] for line in _mapped(name) if line.endswith(f"/{name}")][:1]
    assert _problem(Path(path)) is KeyProblem.MODULE_FOREIGN


def _mapped(name: str | None) -> list[str]:
    ctypes.CDLL(name)
    return Path("/proc/self/maps").read_text().splitlines()


@needs_compiler
@pytest.mark.parametrize("source", CRASHING.values(), ids=CRASHING)
def test_a_library_that_crashes_takes_only_its_own_process_down(tmp_path: Path, source: str) -> None:
    assert _problem(_library(tmp_path, source)) is KeyProblem.MODULE_CRASHED
    assert not list(Path.cwd().glob("core*"))


@needs_compiler
def test_a_library_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module_process, "START", 0.7)
    start = time.monotonic()
    assert _problem(_library(tmp_path, HANGING)) is KeyProblem.MODULE_SILENT
    assert time.monotonic() - start < 5


@needs_compiler
def test_a_library_that_refuses_and_prints_is_broken_and_not_believed(tmp_path: Path) -> None:
    assert _problem(_library(tmp_path, REFUSING)) is KeyProblem.MODULE_BROKEN
    assert _problem(_library(tmp_path, EMPTY)) is KeyProblem.MODULE_FOREIGN


@pytest.mark.skipif(os.name == "nt", reason="named pipes of Unix")
def test_a_library_that_waits_for_ever_is_given_up(
    hsm: SoftHsm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SoftHSM itself, made to wait for a configuration that never comes."""
    pipe = tmp_path / "softhsm2.conf"
    os.mkfifo(pipe)
    monkeypatch.setenv("SOFTHSM2_CONF", str(pipe))
    monkeypatch.setattr(module_process, "START", 0.7)
    assert _problem(hsm.module) is KeyProblem.MODULE_SILENT


def test_a_library_that_dies_while_the_key_is_open_is_a_refusal_like_any_other(hsm: SoftHsm) -> None:
    with open_token(hsm.module, "binh", LEADER_PIN) as key:
        assert key.sign_bytes(b"1")
        os.kill(key._process._process.pid, signal.SIGSEGV)
        for _ in range(2):
            with pytest.raises(KeyRefused) as caught:
                key.sign_bytes(b"2")
            assert caught.value.problem is KeyProblem.MODULE_CRASHED
    with open_token(hsm.module, "binh", LEADER_PIN) as key:
        assert key.sign_bytes(b"3")


def test_one_bad_library_does_not_hide_the_tokens_of_the_others(hsm: SoftHsm, tmp_path: Path) -> None:
    bad = tmp_path / "module.so"
    bad.write_bytes(b"rubbish")
    first, second = survey([bad, hsm.module])
    assert first.problem is not None
    assert first.problem.problem is KeyProblem.MODULE_FOREIGN
    assert {token.label for token in second.tokens} == {"binh", "so-noi-vu"}


def test_added_libraries_come_first_and_none_comes_twice(hsm: SoftHsm, tmp_path: Path) -> None:
    link = tmp_path / "cua-toi.so"
    link.symlink_to(hsm.module)
    found = [path for _, path in installed_modules([str(link), str(tmp_path / "khong-co.so")])]
    assert found[0] == link
    assert [path.resolve() for path in found].count(hsm.module.resolve()) == 1
