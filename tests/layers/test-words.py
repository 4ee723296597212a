#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-words.py SOURCE: translators know every file with words for people, and layout is kept. Prints TAP."""

import os
import re
import subprocess
import sys

SOURCE = os.path.abspath(sys.argv[1])
WORDS = re.compile(r"""(?<![\w])(?:_|C_|N_|NC_|ngettext|g_dgettext|g_dpgettext2)\s*\(\s*["a-z]""")
LONGEST_LINE = 125  # a little over the 120 that is meant: a word is not worth a break

results = []


def report(name, wrong):
    results.append(not wrong)
    print(f"{'not ok' if wrong else 'ok'} {len(results)} {name}")
    for line in wrong[:20]:
        print(f"# {line}")


def files(folders, endings):
    for top in folders:
        for folder, _, names in os.walk(os.path.join(SOURCE, top)):
            for name in sorted(names):
                if name.endswith(endings):
                    yield os.path.relpath(os.path.join(folder, name), SOURCE)


def text(path):
    with open(os.path.join(SOURCE, path), encoding="utf-8") as lines:
        return lines.read()


def listed_files():
    return [line.strip() for line in text("po/POTFILES.in").splitlines() if line.strip() and not line.startswith("#")]


def check_translations():
    listed = listed_files()
    worded = [path for path in files(["src", "ui"], (".c", ".blp")) if WORDS.search(text(path))]
    worded += list(files(["data"], (".desktop.in", ".metainfo.xml.in", ".gschema.xml")))
    report("po/POTFILES.in names every file with words in it", sorted(set(worded) - set(listed)))
    report("po/POTFILES.in names no file that is gone",
           [path for path in listed if not os.path.exists(os.path.join(SOURCE, path))])
    report("po/POTFILES.in is sorted", [] if listed == sorted(listed) else ["sort it"])
    for language in text("po/LINGUAS").split():
        done = subprocess.run(["msgfmt", "--check", "--statistics", "-o", os.devnull,
                               os.path.join(SOURCE, "po", language + ".po")],
                              capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
        unfinished = re.search(r"fuzzy|untranslated", done.stderr)
        report(f"{language} is translated whole", done.stderr.splitlines() if done.returncode or unfinished else [])


def check_layout():
    long, trailing, tabs, huge = [], [], [], []
    for path in files(["src", "tests", "ui"], (".c", ".h", ".py", ".blp", "meson.build")):
        lines = text(path).split("\n")
        if path.endswith((".c", ".h", ".py")):
            long += [f"{path}:{n}" for n, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]
        trailing += [f"{path}:{n}" for n, line in enumerate(lines, 1) if line != line.rstrip()]
        tabs += [f"{path}:{n}" for n, line in enumerate(lines, 1) if "\t" in line]
        if path.startswith("src/") and len(lines) > 600:
            huge.append(f"{path}: {len(lines)} lines")
    report(f"no line is longer than {LONGEST_LINE}", long)
    report("no line ends in a blank", trailing)
    report("no tabs", tabs)
    report("no module is longer than 600 lines", huge)


check_translations()
check_layout()
print(f"1..{len(results)}")
sys.exit(0 if all(results) else 1)
