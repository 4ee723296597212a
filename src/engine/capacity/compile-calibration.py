#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compile-calibration.py EFFECTS.csv RANGES.csv OUTPUT.c: makes the shipped calibration a constant of the engine,
which reads no files."""

import csv
import json
import sys

HEAD = """/* Made from data/calibration by compile-calibration.py. */

#include "tdr-calibration.h"

"""

TAIL = """
static const TdrCalibration shipped = {
  .effects = effects,
  .n_effects = G_N_ELEMENTS (effects),
  .ranges = ranges,
  .n_ranges = G_N_ELEMENTS (ranges),
};

/**
 * tdr_calibration_get_shipped:
 *
 * Returns: (transfer none): what published runs taught, as of the files it was compiled from
 */
const TdrCalibration *
tdr_calibration_get_shipped (void)
{
  return &shipped;
}
"""


def constant(prefix, name):
    return prefix + name.upper().replace("-", "_")


def effect_lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            logs = ", ".join(
                f"[{constant('TDR_COEFFICIENT_', name)}] = {float(value)!r}"
                for name, value in row.items()
                if name not in ("level", "key", "rows") and value
            )
            level = constant("TDR_LEVEL_", row["level"])
            yield f"  {{ {level}, {json.dumps(row['key'])}, {int(row['rows'])}, {{ {logs or '0'} }} }},\n"


def range_lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            numbers = ", ".join(repr(float(row[name])) for name in ("low", "high", "median"))
            quantity = constant("TDR_QUANTITY_", row["quantity"])
            yield f"  {{ {json.dumps(row['key'])}, {quantity}, {numbers}, {int(row['rows'])} }},\n"


def main():
    effects, ranges, output = sys.argv[1:]
    with open(output, "w", encoding="utf-8") as file:
        file.write(HEAD + "static const TdrEffect effects[] = {\n")
        file.writelines(effect_lines(effects))
        file.write("};\n\nstatic const TdrErrorRange ranges[] = {\n")
        file.writelines(range_lines(ranges))
        file.write("};\n" + TAIL)


main()
