#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""risk-in-numpy.py FOLDER OURS_MS: what bench-risk did, in NumPy from its draws and plans; compares totals and time."""

import os
import sys
import time

import numpy as np

FOLDER, OURS_MS = sys.argv[1], float(sys.argv[2])
MONTHS, COLUMNS, ROUNDS = 36, 5, 3
REQUESTS, GROWTH = 1e6, 1.3


def totals(draws, plans):
    demand, growth, tokens, price, throughput = draws.T
    months = np.arange(MONTHS)[:, None]
    requests = REQUESTS * demand * ((GROWTH * growth) ** (1 / 12)) ** months
    prices = price ** (months // 12)
    result = np.empty((len(plans), len(draws)))
    for position, (fixed, per_million, n_units, unit, carries, least, increment) in enumerate(plans):
        cost = fixed + per_million / 1e6 * tokens * requests
        if n_units:
            above = np.maximum(np.ceil(requests / (carries * (throughput / tokens))) - least, 0)
            cost += (least + np.ceil(above / increment) * increment) * unit
        result[position] = (cost * prices).sum(axis=0)
    return result


def main():
    draws = np.fromfile(os.path.join(FOLDER, "risk-draws.f64")).reshape(-1, COLUMNS)
    ours = np.fromfile(os.path.join(FOLDER, "risk-totals.f64"))
    plans = np.loadtxt(os.path.join(FOLDER, "risk-plans.csv"), delimiter=",")
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        theirs = totals(draws, plans)
        best = min(best, (time.process_time() - start) * 1000)
    # A unit more or less where a quotient is whole to the last bit is no disagreement; more than one draw in 10,000 is.
    apart = np.abs(theirs.ravel() - ours) > 1e-9 * np.abs(ours)
    print(f"risk: {len(draws)} draws × {len(plans)} plans × {MONTHS} months, processor's ms, the best of some rounds")
    print(f"  tender {OURS_MS:28.1f}\n  NumPy {np.__version__:<10}{best:19.1f}\n  NumPy ÷ tender {best / OURS_MS:20.1f}")
    print(f"  totals further apart than a billionth: {apart.sum()} of {apart.size}")
    sys.exit(0 if apart.mean() <= 1e-4 else "the totals disagree")


main()
