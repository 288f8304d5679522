"""Imports the corpus and checks the plans, those that may be read apart from those that nobody reads."""

import json
import os
import sys
from pathlib import Path

import corpus
from ledger import Told, told


def check(with_unread: bool) -> tuple[list[Told], dict[str, list[dict]], list[corpus.Imported]]:
    """What is told of the documents that may be read, of the others the bare findings by document, and the imports."""
    data = reference_data()
    made = corpus.side_by_side(corpus.imported, corpus.documents(with_unread) + corpus.texts())
    read, unread = [], {}
    for folder in sorted({each.folder.parent for each in made}):
        findings = findings_of(folder, data)
        if folder.name == "unread":
            unread = {each.folder.name: [] for each in made if each.folder.parent == folder}
            for finding in findings:
                unread[Path(finding["path"]).parent.name].append(finding)
        else:
            read += told(findings, folder)
    return read, unread, made


def reference_data() -> Path:
    """The folder of reference data. Unset, the suite is skipped with a line; set and missing, it fails."""
    name = os.environ.get("PLANMARK_DATA")
    corpus.corpus()
    if not name:
        print(f"tests/truth/{Path(sys.argv[0]).name}: skipped, PLANMARK_DATA is not set")
        sys.exit(0)
    if not (Path(name) / "resolutions.csv").is_file():
        sys.exit(f"{name}: PLANMARK_DATA names a folder that has no resolutions.csv in it")
    return Path(name).resolve()


def settings(data: Path) -> str:
    """What planmark.toml says: the reference files, from where they lie."""
    files = [str(data / name) for name in ("resolutions.csv", "superseded_ppb2026.csv")]
    return f"[registry]\nfiles = {json.dumps(files)}\n"


def findings_of(folder: Path, data: Path) -> list[dict]:
    """Every finding of the plans below a folder."""
    (folder / "planmark.toml").write_text(settings(data), encoding="utf-8")
    answer = corpus.ask("check", "--format", "json", ".", cwd=folder)
    if answer.returncode not in (0, 1):
        sys.exit(f"the check ended with status {answer.returncode}: {answer.stderr.strip()}")
    return json.loads(answer.stdout)["findings"]
