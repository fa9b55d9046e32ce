"""The main job on two real articles, with the facts that their brief must hold.

    python evals/main_job.py ../shared

The articles and their gold are not part of the project; where they are absent, nothing is measured and that is said.
Exit status 1 where a fact is missing or a score is under its floor.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FLOORS = {"f1": 0.95, "strict_f1": 0.90, "event_recall": 1.0, "quote_accuracy": 1.0}

# Each fact: its name, and patterns that must all be found in one line (a paragraph or a bullet) of the brief.
SENTENCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("92 a day is 3,800 over 41 days, cut",
     (r"\b92\b", r"3,800", r"41 days", r"6 December", r"16 January", r"92\.7", r"\bcut\b")),
    ("the sum is not shown", (r"(?:do not|don't) show",)),
    ("the 3,800 was said in early January",
     (r"3,800", r"early January|1 to 10 January|1-10 January", r"\b109\b", r"\b146\b")),
    ("from 5 November it is 58 to 67", (r"5 November", r"\b58\b", r"\b67\b")),
    ("the intelligence service's 3,000 gives 79", (r"3,000", r"13 January", r"\b79\b")),
    ("12.7 weeks lead to 15 April", (r"12\.7 weeks", r"15 April")),
    ("12 weeks lead to 10 April", (r"12 weeks", r"10 April")),
    ("30 per cent of 12,000 is 3,600", (r"30 ?(?:%|per cent)", r"12,000", r"3,600")),
    ("59 a day over two months", (r"\b59\b", r"two months")),
    ("about 80 over December and the first half of January", (r"\b80\b", r"December", r"first half of January")),
    ("that agrees with 80 to 90", (r"80 to 90|80-90", r"agree")),
    ("capability, not people", (r"combat capability", r"not (?:of )?people")),
)  # fmt: skip
PRISONER = re.compile(r"Lee\s+Chen\s+Nam", re.IGNORECASE)


def main() -> int:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared").resolve()
    case = shared / "cases" / "kursk"
    if not case.is_dir():
        print(f"{case} is not here: the articles are not part of the project, nothing was measured")
        return 2
    articles = sorted(map(str, case.glob("*.txt")))
    metadata = str(case / "documents.csv")
    run = [sys.executable, "-c", "from wartoll.cli.main import run; run()"]
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [*run, "brief", *articles, "--metadata", metadata, "--out", folder], check=True, capture_output=True
        )
        faults += check_scores(shared, case, Path(folder) / "claims.jsonl")
        brief = json.loads((Path(folder) / "brief.json").read_text("utf-8"))
        faults += check_sentences((Path(folder) / "brief.md").read_text("utf-8"))
        faults += check_origins(brief)
        for file in sorted(Path(folder).iterdir()):
            if PRISONER.search(file.read_text("utf-8")):
                faults.append(f"the captured soldier is named in {file.name}")
    for fault in faults:
        print(f"MISSING  {fault}")
    print(f"{len(faults)} faults in the main job on two real articles")
    return 1 if faults else 0


def check_scores(shared: Path, case: Path, claims: Path) -> list[str]:
    """The scorer's figures against their floors."""
    scorer = [
        sys.executable,
        str(shared / "tools" / "score_claims.py"),
        str(case / "gold.jsonl"),
        str(claims),
        "--json",
    ]
    scores = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    for name in FLOORS:
        print(f"{name:16} {scores[name]:.3f}")
    return [f"{name} {scores[name]:.3f} is under {floor}" for name, floor in FLOORS.items() if scores[name] < floor]


def check_sentences(text: str) -> list[str]:
    """The facts that some sentence of the brief must hold."""
    sentences = re.sub(r"\[([^\]]*)\]\([^)]*\)|[\\*_]", r"\1", text).split("\n")
    missing = []
    for name, patterns in SENTENCES:
        found = next((s for s in sentences if all(re.search(p, s) for p in patterns)), None)
        print(f"{'ok' if found else '--':3} {name}: {found or ''}")
        if found is None:
            missing.append(name)
    return missing


def check_origins(brief: dict[str, object]) -> list[str]:
    """One statement of the president's; relays of the 92 that disagree, neither charged."""
    origins = brief["trace"]["origins"]  # type: ignore[index]
    faults = []
    counts = [o for o in origins if o["best"] == 3800]
    if len(counts) != 1 or len(counts[0]["documents"]) != 2:
        faults.append(f"the 3,800 is {len(counts)} origins, not one in two documents")
    rates = [o for o in origins if 92 in (o["low"], o["best"], o["high"]) and len(o["documents"]) == 2]
    if len(rates) != 1:
        faults.append("up to 92 and about 92 are not relays of one origin")
    elif not any(r["kind"] != "faithful" for r in rates[0]["relations"]):
        faults.append("up to 92 and about 92 are not shown to disagree")
    charged = [r for o in origins for r in o["relations"] if r.get("charged")]
    return faults + [f"{r['to']} is charged" for r in charged]


if __name__ == "__main__":
    raise SystemExit(main())
