#!/usr/bin/env python3
"""Runs the commands of the pages in docs/experiments, and writes what they print into the pages.

Usage: experiments.py [PAGE]... [--workspace DIR] [--write] [--quick]
Needs ../shared, from which DATA, WEIGHTS and other variables of the pages are set. PAGE is a file's name without .md;
without one, all pages are run. The sh blocks of a page are one bash script, run in a workspace where ./podium starts this
checkout, or the launcher that the variable PODIUM names. A block 'text printed' after an sh block is what its commands
printed. Figures and charts that they write to docs/experiments lie in the workspace. A page is run fast where the
workspace of --workspace has its trainings already, since Podium trains nothing twice.
--write puts the printed lines, figures and charts into this checkout's pages; without it, changed lines are printed.
--quick trains one epoch a stage, to see that the commands work.
"""
import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import checkout

PODIUM = os.environ.get("PODIUM", checkout.ROOT / "podium")
PAGES = checkout.ROOT / "docs/experiments"
DATA = checkout.SHARED / "data"
VARIABLES = {
    "cifar10": {"CIFAR": DATA / "cifar10", "FLOWERS": DATA / "flowers"},
    "code-images": {"DATA": DATA / "code"},
    "digits": {"DATA": DATA / "mnist"},
    "flowers": {"FLOWERS": DATA / "flowers"},
    "kul": {"DATA": DATA / "VOCdevkit/VOC2009"},
    "scenes": {"DATA": DATA / "scenes8"},
}
COMMON = {
    "WEIGHTS": DATA / "weights/mobilenetv2_1.0-0000.params",
    "PHOTOGRAPHS": DATA / "VOCdevkit/VOC2009/JPEGImages",
}
BLOCK = re.compile(r"```sh\n(.*?)```\n(?:\n```text printed\n(.*?)```\n)?", re.S)
ONE_EPOCH = re.compile(r"epochs: *\d+")


def launcher(workspace, quick):
    """Writes the workspace's ./podium, which starts this checkout in that workspace unless a command names another one."""
    script = workspace / "podium"
    body = f'case " $* " in *" --workspace "*) ;; *) set -- --workspace "{workspace}" "$@" ;; esac\nexec "{PODIUM}" "$@"\n'
    script.write_text("#!/usr/bin/env bash\n" + body)
    script.chmod(0o755)
    if not (workspace / "bench").exists():
        (workspace / "bench").symlink_to(checkout.ROOT / "bench")
    if quick:
        for recipe in workspace.glob("competition/*/recipes/*.yaml"):
            recipe.write_text(ONE_EPOCH.sub("epochs: 1", recipe.read_text()))


def blocks(page, quick):
    """The commands of a page's sh blocks, and the text blocks that show what each printed (None without one)."""
    found = [(m.group(1), m.group(2)) for m in BLOCK.finditer((PAGES / f"{page}.md").read_text())]
    return [(ONE_EPOCH.sub("epochs: 1", commands) if quick else commands, shown) for commands, shown in found]


def run(page, workspace, quick):
    """Runs the commands of a page. Returns what each block printed."""
    out = Path(tempfile.mkdtemp(prefix="experiments-"))
    script = ["set -euo pipefail"]
    count = 0
    for commands, _ in blocks(page, quick):
        script += [f'exec > "{out}/{count}"', commands]
        count += 1
    environment = {**os.environ, **COMMON, **VARIABLES[page]}
    environment = {name: str(value) for name, value in environment.items()}
    (workspace / "docs/experiments" / page).mkdir(parents=True, exist_ok=True)
    result = subprocess.run(["bash", "-c", "\n".join(script)], cwd=workspace, env=environment)
    if result.returncode != 0:
        sys.exit(f"{page}: a command failed with exit code {result.returncode}")
    printed = [(out / str(i)).read_text() if (out / str(i)).exists() else "" for i in range(count)]
    shutil.rmtree(out)
    return ["".join(line.rstrip() + "\n" for line in text.splitlines()) for text in printed]


def written(page, printed):
    """The text of a page with the printed lines in its text blocks."""
    remaining = iter(printed)

    def block(match):
        lines = next(remaining)
        commands = f"```sh\n{match.group(1)}```\n"
        return commands + f"\n```text printed\n{lines}```\n" if match.group(2) is not None else commands

    return BLOCK.sub(block, (PAGES / f"{page}.md").read_text())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=", ".join(VARIABLES))
    parser.add_argument("--workspace", type=Path, help="keep the trainings here (default: a new folder, then removed)")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    for page in set(arguments.pages) - set(VARIABLES):
        parser.error(f"{page} is no page; expected one of {', '.join(VARIABLES)}")
    if not DATA.is_dir():
        sys.exit(f"{DATA}: no such folder; the experiments need its images")
    folder = arguments.workspace or Path(tempfile.mkdtemp(prefix="experiments-"))
    workspace = folder.absolute()
    if not (workspace / "competition").is_dir():
        subprocess.run([PODIUM, "init", workspace], check=True, stdout=sys.stderr)
    launcher(workspace, arguments.quick)
    for page in arguments.pages or VARIABLES:
        text = written(page, run(page, workspace, arguments.quick))
        target = PAGES / f"{page}.md"
        if arguments.write:
            target.write_text(text)
            shutil.copytree(workspace / "docs/experiments" / page, PAGES / page, dirs_exist_ok=True)
        else:
            before = target.read_text().splitlines(keepends=True)
            sys.stdout.writelines(difflib.unified_diff(before, text.splitlines(keepends=True), str(target), "now"))
        print(f"{page}: done", flush=True)
    if arguments.workspace is None:
        shutil.rmtree(workspace)


if __name__ == "__main__":
    main()
