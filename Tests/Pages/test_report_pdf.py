"""`report --pdf` with a real browser, and with WeasyPrint where it is installed."""

import html
import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT
from pypdf import PdfReader


def report(program: str, place: Path, printer: str) -> Path:
    """The folder of a small report, printed by that program."""
    only, temporary, written = place / "only", place / "temporary", place / "out"
    only.mkdir(parents=True)
    temporary.mkdir()
    (only / Path(printer).name).symlink_to(printer)
    # Chromium's start is a script, and is found first; WeasyPrint needs nothing else.
    others = "" if Path(printer).name == "weasyprint" else f":{os.environ['PATH']}"
    done = subprocess.run(
        [program, "report", "Scenarios/readme-example.scenario", "--trials", "500", "--pdf", "-o", written],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
        env={**os.environ, "PATH": f"{only}{others}", "TMPDIR": str(temporary)})
    assert done.returncode == 0, done.stderr
    assert list(temporary.iterdir()) == []
    return written


@pytest.mark.parametrize("kind", ["chromium", "weasyprint"])
def test_prints(kind, pytestconfig, tmp_path):
    printer = pytestconfig.getoption("--chromium") if kind == "chromium" else shutil.which(kind)
    if not printer:
        pytest.skip(f"{kind} is not installed")
    program = pytestconfig.getoption("--program")
    first = report(program, tmp_path / "first", printer)
    second = report(program, tmp_path / "second", printer)
    for name in ("board", "superintendent", "cfo"):
        file = (first / f"{name}.pdf").read_bytes()
        sheets = PdfReader(io.BytesIO(file)).pages
        title = html.unescape(re.search("<title>(.*)</title>", (first / f"{name}.html").read_text())[1])
        assert [float(side) for side in sheets[0].mediabox[2:]] == [612, 792], "Letter"
        assert len(sheets) >= (3 if name == "board" else 1)
        assert re.sub(r"\s", "", title) in re.sub(r"\s", "", sheets[0].extract_text())
        # The clock stands still: the same report prints to the same bytes.
        assert (second / f"{name}.pdf").read_bytes() == file
