"""Writes each `run:` step of the given workflows and actions as a file into a folder, for shellcheck.

A step has no ${{ … }} in it: what it is given comes through `env:`, so that nobody's title or branch
name becomes a command, and the shell that is checked is the shell that runs.
"""

import pathlib
import sys

import yaml


def steps_of(document: dict) -> list[tuple[str, dict]]:
    jobs = document.get("jobs") or {"action": document.get("runs", {})}
    return [(name, step) for name, job in jobs.items() for step in job.get("steps", [])]


def main(folder: str, *files: str) -> int:
    wrong = 0
    for file in files:
        path = pathlib.Path(file)
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        about = path.stem if path.stem != "action" else path.parent.name
        for number, (job, step) in enumerate(steps_of(document)):
            shell = step.get("run")
            if shell is None:
                continue
            title = f"{file}, job {job}, step {step.get('name', number + 1)}"
            if "${{" in shell:
                print(f"{title}: an expression in shell; hand it over by env:", file=sys.stderr)
                wrong = 1
            # as the runner runs it
            text = f"# {title}\nset -eo pipefail\n{shell}\n"
            (pathlib.Path(folder) / f"{about}-{job}-{number + 1}.sh").write_text(text, encoding="utf-8")
    return wrong


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
