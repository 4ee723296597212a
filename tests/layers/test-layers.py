#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-layers.py SOURCE BUILD: proves that the build keeps the direction of the layers.

Takes the very command that compiles a file of a layer, and the very command that links one of its tests, and tries
what the layer may not do. Each attempt must fail for the reason expected; beside it stands one that must succeed, so
that a broken command does not pass for a kept rule. Prints TAP.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

SOURCE, BUILD = (os.path.abspath(path) for path in sys.argv[1:3])

# layer: (folder, a header it may see, headers it may not)
INCLUDES = {
    "core": ("engine/core", "tdr-money.h",
             ["tdr-model-spec.h", "tdr-verdict.h", "tdr-cost.h", "tdr-catalog.h", "tdr-tender.h", "gtk/gtk.h",
              "json-glib/json-glib.h", "libsoup/soup.h", "cairo.h"]),
    "capacity": ("engine/capacity", "tdr-money.h",
                 ["tdr-verdict.h", "tdr-cost.h", "tdr-catalog.h", "tdr-tender.h", "gtk/gtk.h"]),
    "compliance": ("engine/compliance", "tdr-evidence.h",
                   ["tdr-model-spec.h", "tdr-cost.h", "tdr-catalog.h", "tdr-tender.h", "gtk/gtk.h"]),
    "commerce": ("engine/commerce", "tdr-model-spec.h",
                 ["tdr-verdict.h", "tdr-catalog.h", "tdr-tender.h", "gtk/gtk.h"]),
    "catalog": ("catalog", "tdr-cost.h",
                ["tdr-tender.h", "tdr-endpoint.h", "tdr-palette.h", "tdr-report.h", "tdr-window.h", "gtk/gtk.h",
                 "libsoup/soup.h"]),
    "charts": ("charts", "tdr-money.h",
               ["tdr-catalog.h", "tdr-tender.h", "tdr-report.h", "tdr-window.h", "gtk/gtk.h", "libsoup/soup.h"]),
    "document": ("document", "tdr-catalog.h",
                 ["tdr-endpoint.h", "tdr-palette.h", "tdr-report.h", "tdr-window.h", "gtk/gtk.h", "libsoup/soup.h"]),
    "sources": ("sources", "tdr-catalog.h",
                ["tdr-tender.h", "tdr-palette.h", "tdr-report.h", "tdr-window.h", "gtk/gtk.h"]),
    "report": ("report", "tdr-evaluation.h",
               ["tdr-endpoint.h", "tdr-window.h", "gtk/gtk.h", "libsoup/soup.h"]),
    "widgets": ("widgets", "tdr-evaluation.h", ["tdr-endpoint.h", "tdr-report.h", "libsoup/soup.h"]),
    "cli": ("cli", "tdr-report.h", ["tdr-window.h", "gtk/gtk.h", "adwaita.h"]),
}

# layer: (a function it may call, functions it may not)
CALLS = {
    "core": ("g_strdup", ["g_object_unref", "g_file_new_for_path", "tdr_usage_compute", "tdr_catalog_open"]),
    "capacity": ("tdr_money_new", ["g_object_unref", "tdr_usage_compute", "tdr_verdict_reach", "tdr_catalog_open"]),
    "compliance": ("tdr_money_new", ["g_object_unref", "tdr_usage_compute", "tdr_sizing_compute"]),
    "commerce": ("tdr_money_new", ["g_object_unref", "tdr_verdict_reach", "tdr_catalog_open"]),
    "catalog": ("tdr_usage_compute", ["tdr_tender_new", "tdr_evaluation_run", "soup_session_new", "gtk_init"]),
    "charts": ("tdr_money_new", ["tdr_catalog_open", "tdr_tender_new", "gtk_init"]),
    "document": ("tdr_catalog_open", ["soup_session_new", "tdr_report_write_pdf", "gtk_init"]),
    "sources": ("tdr_catalog_open", ["tdr_tender_new", "tdr_evaluation_run", "gtk_init"]),
    "report": ("tdr_evaluation_run", ["soup_session_new", "gtk_init"]),
}

# What the engine may not even ask the C library or GLib for: files, clocks, chance, locale, environment, globals.
ENGINE = ["core", "capacity", "compliance", "commerce"]
UNWANTED = re.compile(
    r"^(f?open(at|64)?|fdopen|mmap|time|gettimeofday|clock_gettime|localtime\w*|rand|random|srand|setlocale|getenv|"
    r"g_(get_real_time|get_monotonic_time|date_time_new_now\w*|random_\w+|rand_new|getenv|file_\w+|fopen|open|"
    r"object_\w+|type_\w+|mutex_\w+|private_\w+))$")

# Libraries that one module alone may include.
SOLE_INCLUDERS = {
    "sqlite3.h": "src/catalog/tdr-database",
    "libsoup/soup.h": "src/sources/tdr-http",
    "interfaces/highs_c_api.h": "src/engine/commerce/tdr-integer-program",
    "gsl/gsl_qrng.h": "src/engine/commerce/tdr-sobol",
}

results = []


def report(name, passed, detail=""):
    results.append(passed)
    print(f"{'ok' if passed else 'not ok'} {len(results)} {name}")
    if not passed:
        for line in detail.splitlines()[:12]:
            print(f"# {line}")


def compile_command(folder):
    """The command of the folder's main.c where it has one: beside a program's may stand a library's files."""
    found = None
    with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as commands:
        for entry in json.load(commands):
            path = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
            if os.path.dirname(path) == os.path.join(SOURCE, "src", folder):
                if found is None or path.endswith("/main.c"):
                    found = shlex.split(entry["command"])
    if found is None:
        raise SystemExit(f"Bail out! no file of src/{folder} is compiled")
    return found[: found.index("-MD")]


def attempt_compile(layer, code, scratch):
    source, made = os.path.join(scratch, "attempt.c"), os.path.join(scratch, "attempt.o")
    with open(source, "w", encoding="utf-8") as out:
        out.write(code)
    words = compile_command(INCLUDES[layer][0])
    done = subprocess.run(words + ["-o", made, "-c", source], cwd=BUILD, capture_output=True, text=True, check=False)
    return done, made


def link_command(layer):
    """The command that links a test of the layer, without the test's own object."""
    names = sorted(name for name in os.listdir(os.path.join(BUILD, "tests", layer))
                   if name.startswith("test-") and "." not in name)
    if not names:
        return None
    target = os.path.join("tests", layer, names[0])
    listed = subprocess.run(["ninja", "-C", BUILD, "-t", "commands", "-s", target],
                            capture_output=True, text=True, check=True).stdout.splitlines()
    words = shlex.split(listed[-1])
    return [word for word in words if not (word.startswith(target + ".p/") and word.endswith(".o"))], target


def attempt_call(layer, function, scratch):
    code = f"void {function} (void);\nint main (void);\nint main (void) {{ {function} (); return 0; }}\n"
    compiled, made = attempt_compile(layer, code, scratch)
    if compiled.returncode != 0:
        return compiled
    words, target = link_command(layer)
    words = [os.path.join(scratch, "attempt") if word == target else word for word in words]
    words.insert(words.index("-o") + 2, made)
    return subprocess.run(words, cwd=BUILD, capture_output=True, text=True, check=False)


def check_includes(scratch):
    for layer, (_, seen, unseen) in INCLUDES.items():
        done, _ = attempt_compile(layer, f'#include "{seen}"\n', scratch)
        report(f"{layer} may include {seen}", done.returncode == 0, done.stderr)
        for header in unseen:
            done, _ = attempt_compile(layer, f'#include "{header}"\n', scratch)
            refused = done.returncode != 0 and f"{header}: No such file" in done.stderr
            report(f"{layer} may not include {header}", refused, done.stderr or "it compiled")


def check_calls(scratch):
    for layer, (seen, unseen) in CALLS.items():
        if link_command(layer) is None:
            report(f"{layer} has a test", False)
            continue
        done = attempt_call(layer, seen, scratch)
        report(f"{layer} may call {seen}", done.returncode == 0, done.stderr)
        for function in unseen:
            done = attempt_call(layer, function, scratch)
            refused = done.returncode != 0 and f"undefined reference to `{function}'" in done.stderr
            report(f"{layer} may not call {function}", refused, done.stderr or "it linked")


def check_engine_symbols():
    for layer in ENGINE:
        folder = os.path.join(BUILD, "src", "engine", layer)
        archive = os.path.join(folder, f"libtender-{layer}.a")
        listed = subprocess.run(["nm", "--undefined-only", "--format=just-symbols", archive],
                                capture_output=True, text=True, check=True).stdout.split()
        found = sorted({symbol for symbol in listed if UNWANTED.match(symbol.split("@")[0])})
        report(f"{layer} asks for no files, clock, chance, locale or objects", not found, " ".join(found))


def sources():
    for folder, _, names in os.walk(os.path.join(SOURCE, "src")):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as lines:
                    yield os.path.relpath(path, SOURCE), lines.read()


def check_text():
    climbing, foreign, unlicensed = [], [], []
    for path, text in sources():
        if re.search(r'#include\s+"[^"]*/', text):
            climbing.append(path)
        if not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later */\n"):
            unlicensed.append(path)
        for header, owner in SOLE_INCLUDERS.items():
            if re.search(rf"#include\s+[<\"]{re.escape(header)}", text) and not path.startswith(owner):
                foreign.append(f"{path} includes {header}, which is for {owner} alone")
    report("no include of ours carries a folder", not climbing, "\n".join(climbing))
    report("sqlite3, libsoup, HiGHS and Sobol' points are each included by one module", not foreign, "\n".join(foreign))
    report("every file says its licence first", not unlicensed, "\n".join(unlicensed))


def check_programs():
    needed = subprocess.run(["readelf", "-d", os.path.join(BUILD, "src", "cli", "tender-cli")],
                            capture_output=True, text=True, check=True).stdout
    graphical = re.findall(r"lib(?:gtk-4|adwaita-1|gdk|X11|wayland)\S*", needed)
    report("tender-cli links no GTK", not graphical, " ".join(graphical))


def main():
    with tempfile.TemporaryDirectory() as scratch:
        check_includes(scratch)
        check_calls(scratch)
    check_engine_symbols()
    check_text()
    check_programs()
    print(f"1..{len(results)}")
    sys.exit(0 if all(results) else 1)


main()
