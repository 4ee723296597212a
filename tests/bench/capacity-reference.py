#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""capacity-reference.py PROTOTYPE FACTS: how many predictions a second an independent program of the same model makes: the
prototype in plain Python that the engine began with, over the layouts and batches of DeepSeek V3 on eight H200.

Prints one number."""

import csv
import os
import sys
import time
import types

MEASURE_SECONDS = 1.0
INPUT, OUTPUT = 2000, 400


def load(prototype, facts):
    """The prototype as a module. It reads its chips from the working folder, and its models from a module of its own, of
    which only the shapes are needed that are made here."""
    shapes = types.ModuleType("make_llms")
    shapes.R = []
    sys.modules["make_llms"] = shapes
    os.chdir(facts)
    module = types.ModuleType("prototype")
    with open(prototype, encoding="utf-8") as file:
        exec(compile(file.read(), prototype, "exec"), module.__dict__)
    return module


def deepseek(facts):
    """The shape as the facts have it, under the prototype's names."""
    with open(os.path.join(facts, "llms.csv"), encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if row["name"] == "deepseek-v3")
    hidden, layers, experts = (int(row[name]) for name in ("hidden", "layers", "experts"))
    moe_layers, heads = int(row["moe_layers"]), int(row["heads"])
    rank = [int(part) for part in row["mla_qlora_kvlora_nope_rope_v"].split("/")]
    query, latent, nope, rope, value = rank
    attention = (hidden * query + query * heads * (nope + rope) + hidden * (latent + rope)
                 + latent * heads * (nope + value) + heads * value * hidden)
    expert = 3 * hidden * int(row["moe_intermediate"])
    body = (layers * attention + (layers - moe_layers) * 3 * hidden * int(row["intermediate"])
            + moe_layers * (3 * hidden * int(row["shared_intermediate"]) + hidden * experts))
    head = int(row["vocab"]) * hidden
    return {"name": "deepseek-v3", "layers": layers, "hidden": hidden, "heads": heads, "kv_heads": int(row["kv_heads"]),
            "head_dim": int(row["head_dim"]), "experts": experts, "topk": int(row["topk"]), "moe_layers": moe_layers,
            "window": 0, "frac_full_attn_layers": 1.0, "mla": rank, "tied_embeddings": 0,
            "kv_elems_per_token_layer": latent + rope, "body_dense_params": body, "lm_head_params": head,
            "expert_params_one": expert, "routed_params": expert * experts * moe_layers}


def main():
    prototype, facts = map(os.path.abspath, sys.argv[1:])
    module = load(prototype, facts)
    place = module.Cfg()
    place.m, place.c, place.static = deepseek(facts), "h200-sxm", 0
    place.wb = place.wbe = place.kvb = 1
    place.pk = place.pke = module.peak("h200-sxm", "fp8")
    coefficients = module.P(module.PRIOR)
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < MEASURE_SECONDS:
        for place.tp in (1, 2, 4, 8):
            place.dp = 8 // place.tp
            for batch in range(1, 65):
                module.serve(coefficients, place, batch, INPUT, OUTPUT)
                count += 1
    print(f"{count / (time.perf_counter() - start):.0f}")


main()
