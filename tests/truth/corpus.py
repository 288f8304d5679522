"""What the suites of truth share: where the corpus lies, which documents nobody has read, and the program, asked with care.

Imports are kept in tests/.cache by the program that made them, so that the suites of one run import every document once.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent / ".cache" / "truth"
# Whole suites run in minutes; a program that takes longer over one document hangs.
SECONDS = 300
# For how many seconds the imports of a program that is not tried any more are kept.
KEPT = 24 * 3600


@dataclass
class Imported:
    """What became of one document."""

    name: str
    folder: Path
    # The program's exit status and what it said.
    status: int
    said: str
    # How many places it was not sure of, by its own report.
    doubts: int

    @property
    def plans(self) -> list[Path]:
        """The plans, in the order of the document."""
        return sorted(self.folder.glob("*.plan"))

    @property
    def faults(self) -> list[str]:
        """Sentences about faults of the program; that a document is of another kind is none."""
        ended = self.status not in (0, 1, 2)
        said = (line.rpartition(f"{self.name}: ")[2] for line in self.said.splitlines())
        told = [line for line in said if "fault of the program" in line or "panicked" in line]
        return told + ([f"the import ended with status {self.status}"] if ended else [])


def corpus() -> Path:
    """The folder of published documents. Unset, a suite is skipped with a line; set and missing, it fails."""
    name = os.environ.get("PLANMARK_CORPUS")
    if not name:
        print(f"tests/truth/{Path(sys.argv[0]).name}: skipped, PLANMARK_CORPUS is not set")
        sys.exit(0)
    folder = Path(name).resolve()
    if not (folder / "docx").is_dir():
        sys.exit(f"{name}: PLANMARK_CORPUS names a folder that has no folder docx in it")
    return folder


def program() -> Path:
    """The program that is tried."""
    name = os.environ.get("PLANMARK")
    if not name:
        sys.exit("PLANMARK does not name the program to try")
    path = Path(name).resolve()
    if not os.access(path, os.X_OK):
        sys.exit(f"{name}: PLANMARK names no program that can be run")
    return path


def unread() -> set[str]:
    """The documents that nobody who works on the program opens: every third name of the sorted list."""
    return set((HERE / "unread.txt").read_text(encoding="utf-8").split())


def documents(with_unread: bool) -> list[Path]:
    """The Word documents of the corpus, without those that nobody has read unless they are asked for."""
    apart = set() if with_unread else unread()
    return sorted(path for path in (corpus() / "docx").glob("*.docx") if path.name not in apart)


def texts() -> list[Path]:
    """The plans of the corpus that are there as the text that a tool took from a PDF."""
    return sorted(corpus().glob("*.txt"))


def ask(*arguments: str | Path, timeout: int = SECONDS, cwd: Path | None = None) -> subprocess.CompletedProcess:
    """Runs the program. Messages are English and settings of the machine play no part."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    command = [str(program()), "--language", "en", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, cwd=cwd, env=environment)


def side_by_side(work, items) -> list:
    """Does the same work with every item, on two cores."""
    with ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        return list(pool.map(work, items))


def cache() -> Path:
    """The folder for what this very program makes; what nobody has used for a day is thrown away."""
    state = program().stat()
    key = hashlib.sha256(f"{program()} {state.st_size} {state.st_mtime_ns}".encode()).hexdigest()[:16]
    for other in CACHE.iterdir() if CACHE.is_dir() else ():
        if other.name != key and time.time() - other.stat().st_mtime > KEPT:
            shutil.rmtree(other, ignore_errors=True)
    (CACHE / key).mkdir(parents=True, exist_ok=True)
    os.utime(CACHE / key)
    return CACHE / key


def imported(document: Path) -> Imported:
    """Imports one document, or finds what was imported before."""
    home = "text" if document.suffix == ".txt" else "unread" if document.name in unread() else "read"
    kept = cache() / home / document.stem
    record = kept / "import.json"
    stamp = [document.stat().st_size, document.stat().st_mtime_ns]
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        known = json.loads(record.read_text(encoding="utf-8"))
        if known.pop("stamp") == stamp:
            return Imported(document.name, kept, **known)
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    report = kept / "report.json"
    try:
        answer = ask("import", document, "-o", kept, "--report", report)
        status, said = answer.returncode, answer.stderr
    except subprocess.TimeoutExpired:
        status, said = -1, f"{document.name}: the import took longer than {SECONDS} seconds"
    doubts = 0
    with contextlib.suppress(OSError):
        doubts = sum(len(source["uncertain"]) for source in json.loads(report.read_text(encoding="utf-8"))["sources"])
        report.unlink()
    made = Imported(document.name, kept, status, said, doubts)
    record.write_text(json.dumps({"stamp": stamp, "status": status, "said": said, "doubts": doubts}), encoding="utf-8")
    return made


def exported(plan: Path) -> dict:
    """What the program understands of a plan."""
    kept = plan.with_suffix(".json")
    if not kept.exists():
        answer = ask("export", plan, "--to", "json")
        if answer.returncode:
            raise RuntimeError(f"{plan.name}: {answer.stderr.strip()}")
        kept.write_text(answer.stdout, encoding="utf-8")
    return json.loads(kept.read_text(encoding="utf-8"))
