#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-from-facts.py ROOT: the tables that are committed are those that from-facts.py writes, where the facts are."""

import csv
import filecmp
import os
import subprocess
import sys
import tempfile

ROOT = sys.argv[1]
TABLES = os.path.join(ROOT, "data", "catalog")
FACTS = os.path.join(ROOT, "..", "shared", "facts")


def check(number, name, passed, why=""):
    print(f"{'ok' if passed else 'not ok'} {number} {name}{why}")


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(row):
    """How many figures a row of prices holds; what was left blank is none."""
    return sum(1 for key, value in row.items() if key.endswith("_per_mtok") and value)


def main():
    print("1..3")
    if not os.path.isdir(FACTS):
        for number in (1, 2, 3):
            print(f"ok {number} # SKIP the collected facts are not here")
        return
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([sys.executable, "-B", os.path.join(TABLES, "from-facts.py"), FACTS, out], check=True)
        changed = [name for name in sorted(os.listdir(out))
                   if not filecmp.cmp(os.path.join(out, name), os.path.join(TABLES, name), shallow=False)]
        check(1, "committed-tables-are-written-tables", not changed, " " + ", ".join(changed) if changed else "")

    # Every figure of the facts is a row: nothing was dropped on the way.
    facts = rows(FACTS, "models.csv")
    given = sum(figures(row) for row in facts)
    prices = [row for row in rows(TABLES, "prices.csv") if row["price"] and row["unit"] == "1M tokens"]
    check(2, "every-token-price-is-there", given == len(prices) - 1,
          f" {given} given, {len(prices)} written, 1 from a note")

    columns = [key for key in rows(FACTS, "instances.csv")[0] if key.endswith("_per_hour")]
    given = sum(1 for row in rows(FACTS, "instances.csv") for key in columns if row[key])
    written = sum(1 for row in rows(TABLES, "instance-rates.csv") if row["price"])
    check(3, "every-machine-price-is-there", written >= given > 2000, f" {given} given, {written} written")


main()
