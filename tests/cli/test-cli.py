#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli.py PROGRAM SOURCE: runs tender-cli as a person or a script would, and prints TAP."""

import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import traceback

import jsonschema

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
EXAMPLES = os.path.join(SOURCE, "data", "examples")
SCHEMAS = os.path.join(SOURCE, "data", "schema")
DONE, CANNOT, USAGE = 0, 1, 2
TESTS = []


class Skipped(Exception):
    pass


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, wrapper=(), environment=None):
    return subprocess.run([*wrapper, PROGRAM, *arguments], capture_output=True, timeout=120, check=False,
                          env={**os.environ, **(environment or {})})


def done(*arguments):
    result = run(*arguments)
    assert result.returncode == DONE, result.stderr.decode()
    return result.stdout


def refused(status, says, *arguments, **keywords):
    """The program says all of `says`, names no figure on its output, and ends with `status`."""
    result = run(*arguments, **keywords)
    message = result.stderr.decode()
    assert result.returncode == status, f"status {result.returncode}: {message}"
    assert not result.stdout, result.stdout[:200]
    for words in says:
        assert words in message, f"“{words}” is not in: {message}"
    assert len(message) < 1000, f"a message of {len(message)} bytes"


def example(name):
    return os.path.join(EXAMPLES, name + ".tender")


def load(name):
    with open(example(name), encoding="utf-8") as file:
        return json.load(file)


class Folder:
    """A folder for the files of one test."""

    def __enter__(self):
        self.path = tempfile.mkdtemp()
        return self

    def __exit__(self, *_):
        os.chmod(self.path, 0o700)
        shutil.rmtree(self.path)

    def write(self, content, name="a.tender"):
        path = os.path.join(self.path, name)
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content, ensure_ascii=False)
        with open(path, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        return path


def tender(**workload):
    """A tender of one workload of two models: small, so that its result can be read whole."""
    figures = {"id": "w1", "name": "One", "candidates": ["claude-sonnet-4.5", "llama-3.1-8b"],
               "requests_per_month": 1000000, "input_tokens": 2000, "output_tokens": 500, **workload}
    return {"format": 1, "title": "T", "workloads": [figures],
            "requirements": [{"kind": "residency", "level": "must", "argument": "EU"},
                             {"kind": "certification", "level": "wish", "argument": "ISO/IEC 27001"}]}


# ---------------------------------------------------------------- from the shipped facts to a cost

def plans_of(model, requests, tokens_in, tokens_out, *options):
    text = done("estimate", model, "--requests", str(requests), "--input", str(tokens_in), "--output", str(tokens_out),
                "--json", *options)
    return {plan["id"]: plan for plan in json.loads(text)["routes"]}


# Model, requests, prompt and answer tokens, options; the plan; its cost with the working. The facts are rows of
# ../shared/facts/models.csv, named by channel, model, scope and tier; rates are USD per million tokens.
PLANS = [
    # bedrock claude-sonnet-4-5 global standard 3 / 15: 2,000 M × 3 + 500 M × 15 = 6,000 + 7,500
    ("claude-sonnet-4.5", 1000000, 2000, 500, [],
     "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/global/eu-central-1/on-demand", "13500.00"),
    # bedrock claude-sonnet-4-5 geo-or-in-region standard 3.3 / 16.5: 6,600 + 8,250, the premium of an EU profile
    ("claude-sonnet-4.5", 1000000, 2000, 500, [],
     "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/geo/eu-central-1/on-demand", "14850.00"),
    # The same global row with 40 % of the prompt cached, 10 % as batch. Batch: 100,000 requests, 200 M × 1.50 +
    # 50 M × 7.50 = 300 + 375. The other 900,000: one prefix of 800 tokens written at 3.75 = 0.003, 899,999 × 800 =
    # 719,999,200 read at 0.30 = 215.99976, 900,000 × 1,200 = 1,080 M fresh at 3 = 3,240, 450 M out at 15 = 6,750.
    # 675 + 0.003 + 215.99976 + 3,240 + 6,750 = 10,881.00276
    ("claude-sonnet-4.5", 1000000, 2000, 500, ["--cached", "40%", "--batch", "0.1"],
     "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/global/eu-central-1/on-demand", "10881.00276"),
    # bedrock claude-sonnet-4-5 global reserved 1-month, 0.18 and 0.9 an hour and 1,000 tokens a minute. 1,000,000
    # requests ÷ 730 h ÷ 60 = 22.831 a minute: 45,662 tokens in, 46 units; 11,416 out, 12 units. 730 × (46 × 0.18 +
    # 12 × 0.9) = 730 × (8.28 + 10.80) = 13,928.40
    ("claude-sonnet-4.5", 1000000, 2000, 500, ["--tier", "reserved"],
     "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/global/eu-central-1/reserved/1-month", "13928.40"),
    # azure-openai gpt-4.1 global standard 2 / 8: 4,000 + 4,000
    ("gpt-4.1", 1000000, 2000, 500, [], "azure-openai/gpt-4.1/global/swedencentral/on-demand", "8000.00"),
    # azure-openai gpt-4.1 data-zone standard 2.2 / 8.8: 4,400 + 4,400
    ("gpt-4.1", 1000000, 2000, 500, [], "azure-openai/gpt-4.1/data-zone/swedencentral/on-demand", "8800.00"),
    # azure-openai gpt-4.1 regional standard in swedencentral 2.42 / 9.68: 4,840 + 4,840
    ("gpt-4.1", 1000000, 2000, 500, [], "azure-openai/gpt-4.1/in-region/swedencentral/on-demand", "9680.00"),
    # azure-openai gpt-4.1 ptu-sizing: 3,000 tokens a minute each, an answer token counts as 4, at least 15, by fives.
    # 45,662 + 4 × 11,416 = 91,324 ÷ 3,000 = 30.4: 35 units × 730 h × 1.00 = 25,550
    ("gpt-4.1", 1000000, 2000, 500, ["--tier", "provisioned"],
     "azure-openai/gpt-4.1/global/swedencentral/provisioned", "25550.00"),
    # azure-openai gpt-5-mini global standard 0.25 / 2, cached 0.025, caching by itself: of 400 M tokens the first 2,000
    # and the unrepeated half are input, 200,002,000 × 0.25 = 50.0005; 199,998,000 × 0.025 = 4.99995; 50 M × 2 = 100
    ("gpt-5-mini", 100000, 4000, 500, ["--cached", "0.5"],
     "azure-openai/gpt-5-mini/global/swedencentral/on-demand", "155.00045"),
    # vertex gemini-2.5-pro standard, prompts above 200,000 tokens 2.5 / 15: 250 M × 2.5 + 1 M × 15 = 625 + 15
    ("gemini-2.5-pro", 1000, 250000, 1000, [], "vertex/gemini-2.5-pro/global/-/on-demand", "640.00"),
    # The same below the threshold, 1.25 / 10: 100 M × 1.25 + 1 M × 10 = 125 + 10
    ("gemini-2.5-pro", 1000, 100000, 1000, [], "vertex/gemini-2.5-pro/global/-/on-demand", "135.00"),
    # vertex gemini-3.5-flash global flex 0.75 / 4.5: 1,000 M × 0.75 + 200 M × 4.5 = 750 + 900
    ("gemini-3.5-flash", 1000000, 1000, 200, ["--tier", "flex"], "vertex/gemini-3.5-flash/global/-/flex", "1650.00"),
    # bedrock gpt-oss-120b in-region us-east-1, all as batch 0.075 / 0.3: 600 M × 0.075 + 60 M × 0.3 = 45 + 18
    ("gpt-oss-120b", 100000, 6000, 600, ["--batch", "1"],
     "bedrock/openai.gpt-oss-120b-1:0/in-region/us-east-1/on-demand", "63.00"),
    # bedrock titan-embed-text-v2 in-region eu-central-1 0.2, no answer: 500,000 × 500 = 250 M × 0.2 = 50
    ("titan-embed-text-v2", 500000, 500, 0, [],
     "bedrock/amazon.titan-embed-text-v2:0/in-region/eu-central-1/on-demand", "50.00"),
]


@test
def plans_from_facts():
    for model, requests, tokens_in, tokens_out, options, plan, cost in PLANS:
        plans = plans_of(model, requests, tokens_in, tokens_out, *options)
        assert plan in plans, f"{plan} is not among {sorted(plans)}"
        assert plans[plan]["cost"]["total"] == cost, f"{plan}: {plans[plan]['cost']}, not {cost}"


@test
def unknown_prices_stay_unknown():
    """us.meta.llama3-3-70b has no price for cache reads, and ca-west-1 none at all for Claude Sonnet 4.5."""
    plans = plans_of("llama-3.3-70b", 1000, 1000, 100, "--cached", "0.5", "--platform", "bedrock")
    assert plans and all(not plan["cost"]["known"] and plan["cost"]["total"] is None for plan in plans.values())
    assert all("cache-read" in plan["cost"]["missing"] for plan in plans.values())
    plans = plans_of("claude-sonnet-4.5", 1000, 1000, 100, "--region", "ca-west-1", "--tier", "on-demand")
    assert [plan["cost"]["missing"] for plan in plans.values()] == [["input", "output"]]


# Self-hosted: the shipped hourly rate (row of ../shared/facts/instances.csv) × 730 h × machines. Such a small load
# needs one machine, and one to spare where people wait for the answer.
MACHINES = [
    # g6e.xlarge us-east-1 reserved_3y 0.804: 2 × 730 × 0.804 = 1,173.84
    ("llama-3.1-8b/aws/g6e.xlarge/us-east-1/3-year", "1173.84"),
    # inf2.24xlarge us-east-1 reserved_1y 4.0891: 2 × 730 × 4.0891 = 5,970.086
    ("llama-3.1-8b/aws/inf2.24xlarge/us-east-1/1-year", "5970.086"),
    # p5en.48xlarge us-east-1 on_demand 63.296: 2 × 730 × 63.296 = 92,412.16
    ("llama-3.1-8b/aws/p5en.48xlarge/us-east-1/on-demand", "92412.16"),
]


@test
def machines_from_facts():
    with Folder() as folder:
        path = folder.write(tender(requests_per_month=10000, input_tokens=1000, output_tokens=100))
        plans = {plan["id"]: plan for plan in json.loads(done("evaluate", path, "--json"))["workloads"][0]["plans"]}
    for plan, cost in MACHINES:
        assert plans[plan]["sizing"]["hosts"] == 2 and plans[plan]["sizing"]["spare_hosts"] == 1, plans[plan]["sizing"]
        assert plans[plan]["cost"]["total"] == cost, f"{plan}: {plans[plan]['cost']}"


@test
def spot_is_for_what_may_wait():
    def spot(share):
        with Folder() as folder:
            path = folder.write(tender(requests_per_month=10000, batch_share=share))
            result = json.loads(done("evaluate", path, "--json"))
        return next(p for p in result["workloads"][0]["plans"] if p["term"] == "spot" and p["sizing"] is not None)

    assert "withdrawn" in spot(0)["problem"] and spot(0)["rank"] is None
    assert spot(1)["problem"] is None


@test
def residency_follows_destinations():
    """A global profile may process anywhere; the EU profile's regions are all in the union."""
    with Folder() as folder:
        result = json.loads(done("evaluate", folder.write(tender()), "--json"))
    verdicts = {plan["id"]: plan["verdicts"][0]["outcome"] for plan in result["workloads"][0]["plans"]}
    base = "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/"
    assert verdicts[base + "global/eu-central-1/on-demand"] == "fail"
    assert verdicts[base + "geo/eu-central-1/on-demand"] == "pass"
    assert all(plan["outcome"] == "pass" for plan in result["workloads"][0]["plans"] if plan["rank"])


@test
def examples_have_their_winners():
    winners = {}
    for name in ("low-volume", "high-volume", "residency"):
        workload = json.loads(done("evaluate", example(name), "--json"))["workloads"][0]
        winners[name] = next(plan for plan in workload["plans"] if plan["id"] == workload["winner"])
        platforms = {plan["platform"] for plan in workload["plans"]}
        chips = " ".join(plan["chip"] or "" for plan in workload["plans"])
        assert {"bedrock", "azure-openai", "vertex"} <= platforms, platforms
        assert "Trainium" in chips and "Inferentia" in chips and "H100" in chips, chips[:500]
    assert winners["low-volume"]["deployment"] != "self-hosted"
    assert winners["high-volume"]["deployment"] == "self-hosted"
    assert winners["residency"]["verdicts"][0]["outcome"] == "pass"


@test
def residency_rules_out_most():
    result = json.loads(done("evaluate", example("residency"), "--json"))
    assert 0 < result["offers_passing"] < result["offers"] / 2, result["offers_passing"]


# ---------------------------------------------------------------- what programs read

def schema(name):
    with open(os.path.join(SCHEMAS, name), encoding="utf-8") as file:
        return json.load(file)


def validator(name):
    store = {"evaluation.schema.json": schema("evaluation.schema.json")}
    resolver = jsonschema.RefResolver("", schema(name), store=store)
    return jsonschema.Draft202012Validator(schema(name), resolver=resolver)


@test
def json_follows_the_schema():
    with Folder() as folder:
        result = json.loads(done("evaluate", folder.write(tender()), "--json"))
    validator("evaluation.schema.json").validate(result)
    for name in ("low-volume", "high-volume", "residency"):
        result = json.loads(done("evaluate", example(name), "--json"))
        for workload in result["workloads"]:
            workload["plans"] = workload["plans"][::100]
        validator("evaluation.schema.json").validate(result)
    text = done("estimate", "gpt-5-mini", "--requests", "10", "--input", "10", "--output", "10", "--json")
    validator("estimate.schema.json").validate(json.loads(text))


def tender_with_award(*limits):
    """Two workloads, a rated criterion beside cost, and what else is given."""
    content = tender(candidates=["claude-haiku-4.5", "gpt-5-mini", "gemini-2.5-flash"])
    content["requirements"] = []
    content["workloads"].append({**content["workloads"][0], "id": "w2", "name": "Two"})
    content["award"] = {
        "criteria": [{"id": "cost", "name": "Cost", "weight": 60, "normalisation": "lowest-over-this", "source": "cost"},
                     {"id": "q", "name": "Quality", "weight": 40, "normalisation": "points"}],
        "limits": list(limits),
        "instruments": [{"name": "Framework", "supplier": "Amazon", "optional": True, "commitments": ["10.00"],
                         "tiers": [{"from": "5.00", "discount": 0.05}]}],
    }
    return content


@test
def award_keeps_its_limits():
    with Folder() as folder:
        path = folder.write(tender_with_award({"kind": "least-groups", "count": 2}))
        text = done("award", path, "--json")
        result = json.loads(text)
        validator("award.schema.json").validate(result)
        assert text == run("award", path, "--json", environment={"LC_ALL": "de_DE.UTF-8"}).stdout
        assert result["award"]["status"] == "optimal"
        awarded = [workload["awarded"] for workload in result["workloads"]]
        costs = [{bid["plan"]: bid["cost"] for bid in workload["bids"]}[plan]
                 for workload, plan in zip(result["workloads"], awarded)]
        assert awarded[0] != awarded[1], awarded
        assert float(result["award"]["list"]) == sum(float(cost) for cost in costs), costs
        suppliers = result["award"]["concentration"][0]
        assert len(suppliers["shares"]) == 2 and suppliers["hhi_most"] < 10000, suppliers
        assert result["workloads"][0]["best"] is None, "nobody rated the quality"
        assert "at least 2 suppliers" == result["award"]["limits"][0]["text"]
        assert "Proved" in done("award", path).decode()


@test
def award_names_the_conflict():
    with Folder() as folder:
        nothing = [{"kind": "most-amount", "group": name, "amount": "0.00"} for name in
                   ("Amazon", "Microsoft", "Google", "OpenAI", "Anthropic")]
        loose = {"kind": "most-upfront", "amount": "1000000.00"}
        result = json.loads(done("award", folder.write(tender_with_award(loose, *nothing)), "--json"))
        validator("award.schema.json").validate(result)
        assert result["award"]["status"] == "conflict", result["award"]
        assert not result["award"]["limits"][0]["in_conflict"]
        assert any(limit["in_conflict"] for limit in result["award"]["limits"][1:])
        path = folder.write(tender_with_award({"kind": "most-share", "share": "half"}))
        refused(CANNOT, [path, "award.limits[0].share", "a number"], "award", path)
        refused(USAGE, ["--seconds"], "award", path, "--seconds=0")


GLOBAL = "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/global/eu-central-1/on-demand"
RESERVED = "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/global/eu-central-1/reserved/1-month"


def steps_of(path, plan):
    text = done("explain", path, "--plan", plan, "--json")
    result = json.loads(text)
    validator("explanation.schema.json").validate(result)
    assert text == run("explain", path, "--plan", plan, "--json", environment={"LC_ALL": "de_DE.UTF-8"}).stdout
    assert len(result["explanations"]) == 1
    steps = result["explanations"][0]["steps"]
    for step in steps:
        assert step["evidence"] is None or result["evidence"][step["evidence"]]["address"], step
        assert (step["stage"] == "lines") == (step["id"] in {line["meter"]
                                                             for line in result["explanations"][0]["cost"]["lines"]})
    return {step["id"]: step for step in steps}


@test
def explanation_leads_from_the_need_to_the_cost():
    """The third of PLANS again, step by step: its working stands there. Its tokens: 2,500 a request, 2,500 M in all;
    10,881.00276 ÷ 2,500 M × 1 M = 4.352401."""
    with Folder() as folder:
        path = folder.write(tender(cached_share=0.4, batch_share=0.1))
        steps = steps_of(path, GLOBAL)
    expected = {"requests": 1000000, "cached_share": 0.4, "batch_share": 0.1, "batch_requests": 100000,
                "prompt_requests": 900000, "fresh_input_tokens": 1080000000, "cache_write_tokens": 800,
                "cache_read_tokens": 719999200, "output_tokens": 450000000, "batch_input_tokens": 200000000,
                "batch_output_tokens": 50000000, "input": "3240.00", "cache-write-5m": "0.003",
                "cache-read": "215.99976", "output": "6750.00", "batch-input": "300.00", "batch-output": "375.00",
                "total": "10881.00276", "tokens": 2500000000, "cost_per_million_tokens": "4.352401"}
    assert {name: steps[name]["value"] for name in expected} == expected, steps
    assert steps["cache_read_tokens"]["how"] == "899,999 later requests × 800 tokens", steps
    assert steps["output"]["how"] == "450,000,000 × 15.00 USD ÷ 1,000,000", steps
    assert steps["output"]["evidence"] is not None and steps["total"]["evidence"] is None


@test
def explanation_sizes_capacity():
    """The fourth of PLANS: 22.831 requests a minute, 45,662 and 11,416 tokens, 46 and 12 units."""
    with Folder() as folder:
        path = folder.write(tender())
        steps = steps_of(path, RESERVED)
        machines = [plan for plan in json.loads(done("evaluate", path, "--json"))["workloads"][0]["plans"]
                    if plan["sizing"] is not None][0]
        owned = steps_of(path, machines["id"])
    assert (steps["input_units"]["value"], steps["output_units"]["value"]) == (46, 12), steps
    assert abs(steps["peak_requests_per_minute"]["value"] - 1e6 / 730 / 60) < 1e-3, steps
    assert steps["input-tpm-unit"]["how"] == "33,580 × 0.18 USD", steps    # 46 × 730 hours
    assert steps["total"]["value"] == "13928.40", steps
    assert owned["machines"]["value"] == owned["serving_machines"]["value"] + owned["spare_machines"]["value"]
    assert owned["machines"]["value"] == machines["sizing"]["hosts"], owned
    needed = owned["peak_requests_per_second"]["value"] / 0.7 / owned["requests_per_second"]["value"]
    assert 0 <= owned["serving_machines"]["value"] - needed < 1, owned


@test
def explanation_says_what_growth_season_and_commitment_add():
    """44 % a year are 2.0736 in two years; 25 of 36 months that are signed leave 11; a December of four times the load is
    the last of the term but one, 4 × 1.44^(23/12) times the first month, where growth alone comes to 2.0736."""
    content = {**tender(growth_per_year=0.44, requests_per_month=1000000000), "term_months": 25,
               "assumptions": {"start": "2027-01", "season": [1] * 11 + [4]}}
    with Folder() as folder:
        path = folder.write(content)
        plan = [plan for plan in json.loads(done("evaluate", path, "--json"))["workloads"][0]["plans"]
                if plan["sizing"] is not None and "3-year" in plan["id"]][0]
        steps = steps_of(path, plan["id"])
    assert steps["greatest_month"]["value"] == 2073600000, steps
    assert steps["greatest_month"]["how"] == "1,000,000,000 × (1 + 44 %) ^ (24 ÷ 12)", steps
    assert steps["owed_months"]["value"] == 11, steps
    growth = 4 * 1.44 ** (23 / 12) / 2.0736
    needed = growth * steps["peak_requests_per_second"]["value"] / 0.7 / steps["requests_per_second"]["value"]
    assert 0 <= steps["term_machines"]["value"] - steps["spare_machines"]["value"] - needed < 1, steps


@test
def explanation_says_what_is_not_known():
    with Folder() as folder:
        path = folder.write(tender())
        plan = [plan for plan in json.loads(done("evaluate", path, "--json"))["workloads"][0]["plans"]
                if plan["cost"]["missing"]][0]
        result = json.loads(done("explain", path, "--plan", plan["id"], "--json"))
        words = done("explain", path, "--plan", plan["id"]).decode()
    validator("explanation.schema.json").validate(result)
    steps = {step["id"]: step for step in result["explanations"][0]["steps"]}
    assert steps["total"]["kind"] == steps[plan["cost"]["missing"][0]]["kind"] == "unknown", steps
    assert steps["total"]["value"] is None and "not known" in words, words


@test
def explanation_reaches_the_end_of_the_term():
    """12 months of the reserved plan of PLANS at 13,928.40, without growth: 167,140.80; prices in whole months, so the
    equal amount is a month's. A budget of operations is only for machines."""
    with Folder() as folder:
        content = {**tender(), "term_months": 12}
        steps = steps_of(folder.write(content), RESERVED)
    assert [steps[f"month_{month}"]["value"] for month in range(1, 13)] == ["13928.40"] * 12, steps
    assert "month_0" not in steps and "month_13" not in steps and "people" not in steps
    assert (steps["term_total"]["value"], steps["equivalent_monthly"]["value"]) == ("167140.80", "13928.40"), steps


@test
def commitments_never_cost_more_than_their_parts():
    text = done("commitments", example("high-volume"), "--json")
    result = json.loads(text)
    validator("commitments.schema.json").validate(result)
    assert text == run("commitments", example("high-volume"), "--json", environment={"LC_ALL": "de_DE.UTF-8"}).stdout
    options = result["workloads"][0]["options"]
    assert options and [float(option["total"]) for option in options] == sorted(float(o["total"]) for o in options)
    for option in options:
        assert abs(float(option["base"]) + float(option["overflow"]) - float(option["total"])) < 1e-5, option
        assert option["periods"][0]["first_month"] == 1 and option["periods"][-1]["last_month"] == 36, option
    hours = sum(hours for _, hours in result["workloads"][0]["load"])
    assert abs(hours - 36 * 730) < 1, hours
    assert "signed for 36 months" in done("commitments", example("high-volume")).decode()
    refused(CANNOT, ["no workload “w9”"], "commitments", example("high-volume"), "--workload", "w9")


@test
def risk_is_drawn_the_same_each_time():
    text = done("risk", example("high-volume"), "--json")
    result = json.loads(text)
    validator("risk.schema.json").validate(result)
    assert text == run("risk", example("high-volume"), "--json", environment={"LC_ALL": "de_DE.UTF-8"}).stdout
    for workload in result["workloads"]:
        plans = workload["plans"]
        assert abs(sum(plan["chance_cheapest"] for plan in plans) - 1) < 1e-3 or len(plans) == 40
        for i, plan in enumerate(plans):
            assert float(plan["p10"]) <= float(plan["p50"]) <= float(plan["p90"]), plan
            assert 0 <= float(plan["expected_regret"]) <= float(plan["greatest_regret"]), plan
            for j, other in enumerate(plans):
                assert plan["chance_cheaper"][j] + other["chance_cheaper"][i] <= 1 + 1e-6
    assert "P90" in done("risk", example("high-volume")).decode()
    refused(CANNOT, ["no workload “w9”"], "risk", example("high-volume"), "--workload", "w9")


@test
def commitment_left_idle():
    """Where nothing is uncertain a commitment is used as planned. A tenth of the demand leaves the rest of it idle in
    every world: with 31 machines for 254,300 requests in the busiest hour no hour of a tenth is beyond them, so that
    what is used is a tenth of all requests over what 36 months carry."""
    with open(example("high-volume"), encoding="utf-8") as file:
        content = json.load(file)
    content["workloads"] = content["workloads"][:1]
    fixed = {factor: {"kind": "fixed"} for factor in ("growth", "tokens", "price", "throughput")}
    uses = {}
    with Folder() as folder:
        for demand in (1, 0.1):
            content["assumptions"] = {"uncertainty": {"draws": 100, "demand": {"kind": "fixed", "central": demand}, **fixed}}
            path = folder.write(content)
            uses[demand] = json.loads(done("risk", path, "--json"))["workloads"][0]["commitment"]
        planned = json.loads(done("commitments", path, "--json"))["workloads"][0]
    best = planned["options"][0]
    requests = sum(load * hours for load, hours in planned["load"])
    assert uses[1]["plan"] == best["base_plan"] and uses[1]["least_use"] == best["break_even_utilisation"], uses
    assert uses[1]["chance_under"] == 0 and abs(uses[1]["expected_use"] - best["utilisation"]) < 1e-4, uses
    assert abs(uses[1]["expected_overflow"] - (1 - best["coverage"])) < 1e-4, uses
    tenth = 0.1 * requests / (best["periods"][0]["capacity_requests_per_month"] * 36)
    assert uses[0.1]["chance_under"] == 1 and abs(uses[0.1]["expected_use"] - tenth) < 1e-4, (uses, tenth)
    assert uses[0.1]["expected_overflow"] == 0, uses


@test
def bids_are_not_drawn_in_silence():
    """A bid that wants paid at once what lasts beyond the term has no cost that follows from its volume alone. It is named,
    and where it is the best as planned there is no sum over all workloads: that of the others would not be it."""
    with open(example("bids"), encoding="utf-8") as file:
        content = json.load(file)
    with Folder() as folder:
        for price, total in (("1.00", True), ("0.001", False)):
            content["quotes"][0]["terms"] = [
                {"charge": "usage", "meter": meter, "price": price} for meter in ("input", "output")
            ] + [{"charge": "fee", "price": "0.01", "commitment_months": 48}]
            path = folder.write(content)
            risk = json.loads(done("risk", path, "--json"))
            validator("risk.schema.json").validate(risk)
            left_out = risk["workloads"][0]["not_drawn"]
            assert [plan.split("/")[-1] for plan in left_out] == ["q1"], left_out
            assert not set(left_out) & {plan["plan"] for plan in risk["workloads"][0]["plans"]}
            assert (risk["total"] is not None) == total, risk["total"]
            words = " ".join(done("risk", path).decode().split())
            assert "Claude Haiku 4.5 · Amazon Bedrock from Example Reseller" in words, words
            assert ("As planned Claude Haiku 4.5" in words) != total, words
            assert ("No sum over all workloads" in words) != total, words


@test
def bids_are_drawn():
    """A bid in euros with a minimum, a promotion that ends and fees is drawn beside the others. Certain but for the exchange
    rate, which comes out a fifth higher, it costs a fifth more in dollars, at the prices that it quotes, and no other offer
    moves. As planned it costs what the sum of its invoices says, but for their cents."""
    with open(example("bids"), encoding="utf-8") as file:
        content = json.load(file)
    fixed = {factor: {"kind": "fixed"} for factor in ("demand", "growth", "tokens", "price", "throughput")}
    middles = {}
    with Folder() as folder:
        for rate in (1, 1.2):
            content["assumptions"] = {"price_change_per_year": -0.1, "uncertainty": {
                "draws": 10, "exchange": {"kind": "fixed", "central": rate}, **fixed}}
            path = folder.write(content)
            plans = json.loads(done("risk", path, "--json"))["workloads"][0]["plans"]
            middles[rate] = {plan["plan"]: float(plan["p50"]) for plan in plans}
        costs = json.loads(done("costs", path, "--json"))["workloads"][0]["plans"]
    planned = {plan["plan"]: float(plan["total"]) for plan in costs if plan["total"] is not None}
    for plan, middle in middles[1].items():
        assert abs(middles[1.2][plan] - middle * (1.2 if plan.endswith("q1") else 1)) < 1e-4 * middle, plan
    bid = [plan for plan in middles[1] if plan.endswith("q1")]
    assert len(bid) == 1 and abs(middles[1][bid[0]] - planned[bid[0]]) < 0.3, (middles[1][bid[0]], planned[bid[0]])


@test
def euros():
    """A tender in euros at 1.25 dollars for one of them: what the catalogue's dollars come to is a fifth less, in the month,
    over the term, with what is committed and in every world; the rate is cited. Without a rate nothing is guessed."""
    with open(example("high-volume"), encoding="utf-8") as file:
        content = json.load(file)
    rate = {"base": "EUR", "quote": "USD", "rate": "1.25", "date": "2026-10-05", "source": "An example rate"}
    content["assumptions"] = {"uncertainty": {"draws": 10}}

    def amounts(path):
        evaluated, costs, commitments, risk = (
            json.loads(done(command, path, "--json")) for command in ("evaluate", "costs", "commitments", "risk"))
        validator("evaluation.schema.json").validate(evaluated)
        for place, workload in enumerate(evaluated["workloads"]):
            for plan in workload["plans"]:
                if plan["cost"]["total"] is not None:
                    yield "month", place, plan["id"], plan["cost"]["total"]
            for plan in costs["workloads"][place]["plans"]:
                yield "term", place, plan["plan"], plan["total"]
                yield "committed", place, plan["plan"], plan["committed"]
            for option in commitments["workloads"][place]["options"]:
                yield "blend", place, option["base_plan"], option["total"]
            for fleet in commitments["workloads"][place]["fleets"]:
                yield "fleet", place, fleet["committed_plan"], fleet["total"]
            for plan in risk["workloads"][place]["plans"]:
                yield "p50", place, plan["plan"], plan["p50"]

    with Folder() as folder:
        dollars = {key: float(amount) for *key, amount in amounts(folder.write(content)) for key in [tuple(key)]
                   if amount is not None}
        content["currency"] = "EUR"
        refused(CANNOT, ["currency is EUR", "assumptions.exchange"], "evaluate", folder.write(content))
        content["assumptions"]["exchange"] = rate
        path = folder.write(content)
        euros = {key: float(amount) for *key, amount in amounts(path) for key in [tuple(key)] if amount is not None}
        words = done("explain", path).decode()
        content["currency"] = "USD"
        path = folder.write(content)
        assert json.loads(done("evaluate", path, "--json"))["exchange"] is None, "a rate that nothing needs"
        assert "exchanged" not in done("evaluate", path).decode()
    assert dollars.keys() == euros.keys() and len({key[0] for key in euros}) == 6, len(euros)
    for key, amount in euros.items():
        assert abs(amount * 1.25 - dollars[key]) <= 0.01 + 1e-6 * dollars[key], (key, amount, dollars[key])
    assert "USD for one EUR on 2026-10-05" in words and "An example rate" in words, words


@test
def models_of_the_buyer():
    """A model that the catalogue does not have, by what its config.json says: it is laid on machines like any other, costs
    something, is open and cites where its shape is from. What is wrong with one is named."""
    shape = {"hidden_size": 4096, "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
             "intermediate_size": 14336, "vocab_size": 128256, "max_position_embeddings": 131072}
    own = {"id": "claims-8b", "name": "Claims 8B", "source": "The model card of ours", "config": shape}
    content = tender(candidates=["claims-8b"])
    content["models"] = [own]
    with Folder() as folder:
        path = folder.write(content)
        evaluated = json.loads(done("evaluate", path, "--json"))
        validator("evaluation.schema.json").validate(evaluated)
        plans = [plan for plan in evaluated["workloads"][0]["plans"] if plan["cost"]["total"] is not None]
        assert plans and all("claims-8b" in plan["id"] and plan["instance"] for plan in plans), len(plans)
        assert "The model card of ours" in done("explain", path).decode()
        assert "Claims 8B" in done("evaluate", path).decode()
        for change, words in (
                ({"id": "llama-3.1-8b"}, ["models[0].id", "llama-3.1-8b", "another name"]),
                ({"id": "a/b"}, ["models[0].id", "without blanks and slashes"]),
                ({"config": None}, ["models[0].config"]),
                ({"config": {**shape, "num_hidden_layers": 0}}, ["models[0].config", "layers"])):
            content["models"] = [{key: value for key, value in {**own, **change}.items() if value is not None}]
            refused(CANNOT, words, "evaluate", folder.write(content))
        content["models"] = [own, own]
        refused(CANNOT, ["models[1].id"], "evaluate", folder.write(content))


@test
def only_the_workload_asked_for():
    for command in ("costs", "commitments", "risk"):
        every = json.loads(done(command, example("high-volume"), "--json"))
        one = json.loads(done(command, example("high-volume"), "--json", "--workload", "w2"))
        assert [workload["id"] for workload in every["workloads"]] == ["w1", "w2"], command
        assert one == {**every, "workloads": every["workloads"][1:]}, command


@test
def explanation_for_a_person():
    """Every workload's winner, nothing cut, and each source cited stands at the end with its address."""
    words = done("explain", example("high-volume")).decode()
    assert words.count("\nSources\n") == 2 and "…" not in words, words
    for cited in set(re.findall(r"\[(s[0-9]+)\]", words)):
        assert re.search(rf"^   \[{cited}\] .+: .+\n      \S", words, re.MULTILINE), cited
    assert done("explain", example("high-volume"), "--workload", "w1").decode().count("\nSources\n") == 1
    refused(CANNOT, ["no plan “nothing”", "evaluate"], "explain", example("high-volume"), "--plan", "nothing")
    refused(CANNOT, ["no workload “w9”", "w1"], "explain", example("high-volume"), "--workload", "w9")
    refused(USAGE, ["are for FILE"], "explain", "llama-3.3-70b", "p5.48xlarge", "--json")


@test
def prices_age():
    """Years later all prices are old, and on the catalogue's own day none of these; the paper says on which day it was
    looked at, and two papers of one day are the same."""
    with Folder() as folder:
        path = folder.write(tender(candidates=["claude-sonnet-4.5"]))
        late = "2030-01-01"
        words = done("evaluate", path, "--as-of", late).decode()
        assert re.search(r"\bOld\b", words) and "Ageing" not in words, words
        assert not re.search(r"\bOld\b", done("evaluate", path, "--as-of", "2026-10-18").decode())
        papers = [os.path.join(folder.path, name) for name in ("a.pdf", "b.pdf")]
        for paper in papers:
            done("report", path, "--as-of", late, "--pdf", paper)
        text = subprocess.run(["pdftotext", "-layout", papers[0], "-"], capture_output=True, text=True, check=True).stdout
        assert re.search(rf"Their age told on +{late}", text) and re.search(r"\bOld\b", text), text
        assert len({hashlib.sha256(open(paper, "rb").read()).digest() for paper in papers}) == 1
    refused(USAGE, ["“tomorrow” is no day"], "evaluate", "a", "--as-of", "tomorrow")


@test
def the_schema_can_fail():
    with Folder() as folder:
        result = json.loads(done("evaluate", folder.write(tender()), "--json"))
    result["workloads"][0]["plans"][0]["cost"]["total"] = 13500.0
    try:
        validator("evaluation.schema.json").validate(result)
    except jsonschema.ValidationError:
        return
    raise AssertionError("an amount as a number passed")


@test
def evidence_is_complete():
    result = json.loads(done("evaluate", example("residency"), "--json"))
    for plan in result["workloads"][0]["plans"]:
        used = [one["evidence"] for one in plan["cost"]["lines"] + plan["verdicts"]]
        assert all(line["evidence"] for line in plan["cost"]["lines"]), plan["id"]
        assert all(one in result["evidence"] for one in used if one), plan["id"]


@test
def lines_add_up():
    result = json.loads(done("evaluate", example("high-volume"), "--json"))
    micros = lambda text: round(float(text) * 1000000)   # far below 2^53, so exact
    for workload in result["workloads"]:
        for plan in workload["plans"]:
            if plan["cost"]["known"]:
                lines = sum(micros(line["cost"]) for line in plan["cost"]["lines"])
                assert lines == micros(plan["cost"]["total"]), plan["id"]


@test
def same_inputs_same_bytes():
    for name in ("low-volume", "residency"):
        first = run("evaluate", example(name), "--json")
        second = run("evaluate", example(name), "--json", environment={"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"})
        assert first.stdout and first.stdout == second.stdout, name
        assert done("evaluate", example(name)) == done("evaluate", example(name))


@test
def digest_follows_the_inputs():
    with Folder() as folder:
        paths = [folder.write(tender(requests_per_month=n), f"{i}.tender") for i, n in enumerate((1, 2, 1))]
        digests = [json.loads(done("evaluate", path, "--json"))["digest"] for path in paths]
    assert digests[0] == digests[2] != digests[1]


# ---------------------------------------------------------------- what a person reads

@test
def finding_comes_first():
    for name in ("low-volume", "high-volume", "residency"):
        text = done("evaluate", example(name)).decode()
        assert "costs least at" in text and text.index("costs least at") < text.index("The best of each")
        assert "cannot be chosen" in text
        assert max(map(len, text.splitlines())) <= 100, max(text.splitlines(), key=len)


@test
def estimate_for_a_person():
    text = done("estimate", "claude-sonnet-4.5", "--requests", "1000000", "--input", "2000", "--output", "500",
                "--platform", "bedrock", "--tier", "on-demand").decode()
    assert "Amazon Bedrock · global · 32 regions: 13,500.00 USD" in text, text
    assert "2,000,000,000  input tokens" in text and "3.00 USD per million" in text
    assert "14,850.00 USD" in text and text.index("13,500.00") < text.index("14,850.00")


SHAPE = ["--layers", "32", "--hidden", "4096", "--heads", "32", "--kv-heads", "8", "--vocabulary", "128256"]


def explains(load, sizing, *mode):
    """The derivation ends at the figures that it is to explain, in either mode."""
    text = done("explain", *load, *mode).decode()
    for name, figure in (("an instance", sizing["requests_per_second"]["central"]),
                         ("first token", 1000 * sizing["first_token_seconds"]["central"]),
                         ("token interval", 1000 * sizing["token_interval_seconds"]["central"])):
        line = next(line for line in text.splitlines() if line.startswith("  " + name))
        assert abs(float(line[len(name) + 2:].split()[0]) / figure - 1) < 1e-3, (line, figure)


@test
def capacity_of_one_instance():
    """Means and percentiles, the front, and ways to serve; each wish costs what it must."""
    load = ["llama-3.1-70b", "p5.48xlarge", "--rate", "20", "--ttft", "2", "--tpot", "0.05", "--json"]
    plain = json.loads(done("capacity", *load, "--front"))
    sizing = plain["sizing"]
    assert plain["feasible"] and sizing["mode"] == "aggregated" and plain["relaxed_by"]
    assert sizing["token_interval_seconds"]["central"] <= 0.05
    for figure in ("first_token", "token_interval"):
        assert sizing[figure + "_p95_seconds"]["central"] >= sizing[figure + "_seconds"]["central"]
    front = plain["front"]
    for a, b in zip(front, front[1:]):
        assert a["token_interval_seconds"] < b["token_interval_seconds"], (a, b)
        assert a["requests_per_second"] < b["requests_per_second"], (a, b)
    assert front[-1]["requests_per_second"] >= sizing["requests_per_second"]["central"]

    slow = json.loads(done("capacity", *load, "--p95"))["sizing"]
    assert slow["token_interval_p95_seconds"]["central"] <= 0.05
    assert slow["requests_per_second"]["central"] < sizing["requests_per_second"]["central"]
    apart = json.loads(done("capacity", *load, "--mode", "disaggregated"))["sizing"]
    assert apart["mode"] == "disaggregated" and 0 < apart["prefill"]["hosts"] < apart["hosts"]
    explains(load[:-1], apart, "--mode", "disaggregated")
    explains(load[:-1], sizing)
    never = json.loads(done("capacity", *load, "--draft-tokens", "4", "--acceptance", "0"))["sizing"]
    assert never["requests_per_second"]["central"] < sizing["requests_per_second"]["central"]


@test
def capacity_of_own_models():
    """By its shape, and by its config.json: the same model, the same figures, but for its name."""
    config = {"hidden_size": 4096, "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
              "intermediate_size": 14336, "vocab_size": 128256, "max_position_embeddings": 131072}
    with Folder() as folder:
        path = folder.write(config, "config.json")
        by_file = json.loads(done("capacity", "p5.48xlarge", "--config", path, "--json"))
    by_shape = json.loads(done("capacity", "p5.48xlarge", *SHAPE, "--intermediate", "14336", "--json"))
    assert by_file["sizing"] == by_shape["sizing"] and by_shape["sizing"]["hosts"] == 2
    text = done("explain", "p5.48xlarge", *SHAPE, "--intermediate", "14336").decode()
    # 128,256 × 4,096 × 2 = 1.0507 billion; 32 × (2 × 4096² + 2 × 4096 × 1024 + 3 × 4096 × 14336) = 6.9793 billion.
    assert "6.979 billion" in text and "1.051 billion" in text, text[:600]


@test
def capacity_refuses():
    for words, options in (
            ("--acceptance", ["llama-3.1-70b", "p5.48xlarge", "--draft-tokens", "3"]),
            ("acceptance of draft tokens", ["llama-3.1-70b", "p5.48xlarge", "--draft-tokens", "3", "--acceptance", "2"]),
            ("no mode", ["llama-3.1-70b", "p5.48xlarge", "--mode", "both"]),
            ("given twice", ["llama-3.1-70b", "p5.48xlarge", *SHAPE]),
            ("--intermediate", ["p5.48xlarge", *SHAPE]),
            ("number of heads", ["p5.48xlarge", *SHAPE, "--intermediate", "14336", "--heads", "-1"]),
            ("no model is named", ["p5.48xlarge"]),
            ("input tokens", ["llama-3.1-70b", "p5.48xlarge", "--input", "nan"]),
            ("output tokens", ["llama-3.1-70b", "p5.48xlarge", "--output", "-5"]),
            ("no instance", ["llama-3.1-70b", "p99.48xlarge"])):
        refused(CANNOT, [words], "capacity", *options)


@test
def speaks_german():
    if "de_DE.utf8" not in subprocess.run(["locale", "-a"], capture_output=True, check=False).stdout.decode():
        raise Skipped("this machine has no German locale")
    result = run("estimate", "claude-sonnet-4.5", "--requests", "1000000", "--input", "2000", "--output", "500",
                 environment={"LC_ALL": "de_DE.UTF-8"})
    assert "13.500,00 USD" in result.stdout.decode()
    assert "1.000.000 Anfragen pro Monat mit 2.000 Eingabe-Token" in result.stdout.decode()


@test
def help_and_version():
    commands = commands_of(done("--help").decode())
    assert {"new", "estimate", "evaluate"} <= set(commands), commands
    for command in commands:
        assert b"Usage:" in done(command, "--help"), command
    assert re.fullmatch(r"tender-cli \d+\.\d+\.\d+\n", done("--version").decode())


def commands_of(text):
    return re.findall(r"^  ([a-z]+) ", text, re.MULTILINE)


@test
def manual_names_every_command_and_option():
    with open(os.path.join(SOURCE, "src", "cli", "tender-cli.1"), encoding="utf-8") as file:
        manual = file.read().replace("\\-", "-")
    for command in commands_of(done("--help").decode()):
        assert f".SS {command}\n" in manual, command
        text = done(command, "--help").decode()
        for part in commands_of(text) if command in ("catalog", "prices") else ():
            text += done(command, part, "--help").decode()
        for option in re.findall(r"--([a-z]+)", text):
            assert f"--{option}" in manual, f"{command} --{option}"


# ---------------------------------------------------------------- what is wrong

@test
def wrong_command_line():
    refused(USAGE, ["--help"])
    refused(USAGE, ["no command “frobnicate”"], "frobnicate")
    refused(USAGE, ["wants: FILE"], "evaluate")
    refused(USAGE, ["“b” is one too many"], "evaluate", "a", "b")
    refused(USAGE, ["--nonsense"], "evaluate", "--nonsense", "a")
    refused(USAGE, ["--requests"], "estimate", "gpt-5")
    figures = ["estimate", "gpt-5", "--requests", "1", "--input", "1", "--output", "1"]
    refused(USAGE, ["negative"], "estimate", "gpt-5", "--requests", "-1", "--input", "1", "--output", "1")
    refused(USAGE, ["99999999999999999999"], "estimate", "gpt-5", "--requests", "99999999999999999999", "--input", "1")
    refused(USAGE, ["Requests per month", "100000000000"], "estimate", "gpt-5", "--requests", "100000000001", "--input",
            "1", "--output", "1")
    for share in ("2", "-0.1", "nan", "half", "", "1e300"):
        refused(USAGE, ["--cached", "0 to 1"], *figures, "--cached", share)
    refused(USAGE, ["tier", "gold"], *figures, "--tier", "gold")
    refused(USAGE, ["route", "moon"], *figures, "--route", "moon")
    refused(CANNOT, ["claude-sonet-4.5", "claude-sonnet-4.5"], "estimate", "claude-sonet-4.5", *figures[2:])
    refused(CANNOT, ["no managed offer"], *figures, "--platform", "nowhere")


@test
def bad_tenders():
    long_name = tender()
    long_name["workloads"][0]["name"] = "a" * 10 * 1024 * 1024
    model = tender(candidates=["claude-sonnet-4.5", "claude-sonet-4.5"])
    with open(example("residency"), "rb") as file:
        whole = file.read()
    cases = [
        ("hello", ["not JSON", "Choose a file"]),
        (whole[:len(whole) // 2], ["cut off", "whole copy"]),
        (b"\xff\xfe\x00", ["UTF-8"]),
        ("", ["is empty"]),
        ("[]", ["not a tender"]),
        ({"name": "x"}, ["no “format”"]),
        ({"format": 2}, ["format 2", "Update Tender"]),
        (tender(requests_per_month=-1), ["workloads[0].requests_per_month", "-1", "100000000000"]),
        (json.dumps(tender(requests_per_month="X")).replace('"X"', "1e300"),
         ["workloads[0].requests_per_month", "1e+300"]),
        (json.dumps(tender(requests_per_month="X")).replace('"X"', "NaN"), ["not JSON"]),
        (tender(cached_share=1.5), ["workloads[0].cached_share"]),
        (tender(output_tokens=10**12), ["workloads[0].output_tokens", "20000000"]),
        (long_name, ["workloads[0].name", "10485760", "200"]),
        (model, ["workloads[0].candidates[1]", "claude-sonet-4.5", "claude-sonnet-4.5"]),
        ({**tender(), "currency": "EUR"}, ["currency is EUR", "USD"]),
        ({**tender(), "requirements": [{"kind": "residency", "level": "must"}]}, ["requirements[0].argument"]),
    ]
    with Folder() as folder:
        for content, says in cases:
            path = folder.write(content)
            refused(CANNOT, [path, *says], "evaluate", path)
            refused(CANNOT, [path, *says], "evaluate", path, "--json")


@test
def bad_places():
    with Folder() as folder:
        refused(CANNOT, ["does not exist"], "evaluate", os.path.join(folder.path, "none.tender"))
        refused(CANNOT, ["is a folder"], "evaluate", folder.path)
        refused(CANNOT, ["is not a file"], "evaluate", "/dev/null")
        pipe = os.path.join(folder.path, "pipe")
        os.mkfifo(pipe)
        refused(CANNOT, ["is not a file"], "evaluate", pipe)
        path = folder.write(tender())
        os.chmod(path, 0)
        if os.access(path, os.R_OK):
            raise Skipped("this user may read everything")
        refused(CANNOT, [path, "may not be read"], "evaluate", path)


@test
def catalogue_missing_or_damaged():
    with Folder() as folder:
        path = folder.write("not a database", "catalog.db")
        missing = os.path.join(folder.path, "none.db")
        refused(CANNOT, ["none.db"], "evaluate", example("low-volume"), environment={"TDR_CATALOG": missing})
        refused(CANNOT, ["catalog.db"], "evaluate", example("low-volume"), environment={"TDR_CATALOG": path})


# ---------------------------------------------------------------- making files

@test
def new_makes_what_evaluate_reads():
    names = [line.split()[0] for line in done("new", "--list").decode().splitlines()]
    assert {"support-assistant", "document-extraction", "code-assistant", "knowledge-retrieval", "agents"} <= set(names)
    with Folder() as folder:
        for name in names:
            path = os.path.join(folder.path, name + ".tender")
            done("new", "--template", name, path)
            assert json.loads(done("evaluate", path, "--json"))["workloads"][0]["winner"], name
        before = os.stat(path).st_mtime_ns
        refused(CANNOT, ["exists already", "--force"], "new", "--template", names[0], path)
        assert os.stat(path).st_mtime_ns == before
        done("new", "--template", names[0], "--force", path)
        assert len(os.listdir(folder.path)) == len(names)


@test
def new_refuses():
    with Folder() as folder:
        out = os.path.join(folder.path, "a.tender")
        refused(USAGE, ["--template"], "new", out)
        refused(USAGE, ["which file"], "new")
        refused(USAGE, ["no template “../examples/low-volume”"], "new", "--template", "../examples/low-volume", out)
        missing = os.path.join(folder.path, "none", "a.tender")
        refused(CANNOT, ["no such folder"], "new", "--template", "agents", missing)
        refused(CANNOT, ["folder of that name"], "new", "--force", "--template", "agents", folder.path)
        os.chmod(folder.path, 0o500)
        if os.access(folder.path, os.W_OK):
            raise Skipped("this user may write everywhere")
        refused(CANNOT, ["may not write there"], "new", "--template", "agents", out)
        os.chmod(folder.path, 0o700)
        assert os.listdir(folder.path) == []


def on_disk(options, prepare, *arguments):
    """Runs the program where the folder it writes to is a small file system of its own."""
    script = f'mount -t tmpfs -o {options} tmpfs "$0" && {prepare} && shift 0 && exec "$@"'
    return ["unshare", "-Urm", "sh", "-c", script, *arguments]


@test
def full_and_read_only_disks():
    with Folder() as folder:
        attempt = on_disk("size=8k", "true", folder.path, "true")
        if subprocess.run(attempt, capture_output=True, check=False).returncode != 0:
            raise Skipped("this machine lets nobody mount a small disk")
        out = os.path.join(folder.path, "a.tender")
        full = on_disk("size=8k", 'head -c 8192 /dev/zero > "$0/filler"', folder.path)
        refused(CANNOT, [out, "the disk is full"], "new", "--template", "agents", out, wrapper=full)
        read_only = on_disk("ro", "true", folder.path)
        refused(CANNOT, [out, "can only be read"], "new", "--template", "agents", out, wrapper=read_only)


@test
def output_that_cannot_be_written():
    if not stat.S_ISCHR(os.stat("/dev/full").st_mode):
        raise Skipped("this machine's /dev/full is none")
    with open("/dev/full", "wb") as full:
        result = subprocess.run([PROGRAM, "evaluate", example("low-volume"), "--json"], stdout=full,
                                stderr=subprocess.PIPE, timeout=120, check=False)
    assert result.returncode == CANNOT and b"could not be written" in result.stderr


@test
def shipped_tenders_are_as_saved():
    """Opening and saving one changes nothing, so that a buyer's first save shows only his own edits."""
    for kind in ("templates", "examples"):
        with Folder() as folder:
            shutil.copytree(os.path.join(SOURCE, "data", kind), os.path.join(folder.path, "templates"))
            for name in os.listdir(os.path.join(folder.path, "templates")):
                if not name.endswith(".tender"):
                    continue
                out = os.path.join(folder.path, name)
                result = run("new", "--template", name.removesuffix(".tender"), out,
                             environment={"TDR_DATA_DIR": folder.path})
                assert result.returncode == DONE, result.stderr
                with open(out, "rb") as saved, open(os.path.join(SOURCE, "data", kind, name), "rb") as shipped:
                    assert saved.read() == shipped.read(), name


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    for number, function in enumerate(TESTS, 1):
        try:
            function()
            print(f"ok {number} {function.__name__}", flush=True)
        except Skipped as reason:
            print(f"ok {number} {function.__name__} # SKIP {reason}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            traceback.print_exc()
            print(f"not ok {number} {function.__name__}", flush=True)
    sys.exit(1 if failed else 0)


main()
