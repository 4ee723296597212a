#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""from-facts.py FACTS [OUT]: writes the catalogue's tables from a folder of collected facts, here or to OUT.

For maintainers: what it writes is committed, and the build reads only that. It changes the shape of the facts, never
a figure, and drops nothing: a row it cannot read is written as it is, and the importer refuses it with its reason.
README.md describes the tables. region-places.csv is written by hand and read here.
"""

import csv
import datetime
import os
import re
import sys

import names

FACTS = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
OUT = sys.argv[2] if len(sys.argv) > 2 else HERE

TOKENS = "1M tokens"
STANDARD = {"input": "input", "output": "output", "cache_write_5m": "cache-write-5m",
            "cache_write_1h": "cache-write-1h", "cache_read": "cache-read", "batch_input": "batch-input",
            "batch_output": "batch-output", "long_input": "long-input", "long_output": "long-output",
            "long_cache_read": "long-cache-read", "long_cache_write": "long-cache-write"}
TIERED = {"input": "input", "output": "output", "cache_read": "cache-read"}
PLATFORMS = {"Amazon Bedrock": "bedrock", "Azure OpenAI (Foundry Models)": "azure-openai",
             "Vertex AI Gemini (Gemini Enterprise Agent Platform)": "vertex"}


def read(name):
    with open(os.path.join(FACTS, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, head, rows):
    with open(os.path.join(OUT, name), "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def join_notes(*notes):
    return "; ".join(note for note in notes if note)


# ---------------------------------------------------------------- sources

class Sources:
    """The distinct sources, each with a number; classify() says how near to the provider each one is."""

    def __init__(self):
        self.ids = {}

    def id(self, text):
        if not text:
            return ""
        return self.ids.setdefault(text, f"s{len(self.ids) + 1}")

    def rows(self):
        own = [[key, *names.classify_source(text), text] for key, text in names.OWN_SOURCES.items()]
        return own + [[key, *names.classify_source(text), text] for text, key in self.ids.items()]


sources = Sources()


# ---------------------------------------------------------------- prices of managed models

def split_source(row, column):
    """Some rows name a second source for some of their columns."""
    text = row["source"]
    match = re.search(r" ; (cache|batch|output from|input from): ?(.*)$", text)
    if match and column.startswith(match.group(1)):
        return match.group(2)
    if match:
        text = text[:match.start()]
    base, plus, portkey = text.partition(" + ")
    if plus and column.startswith(("priority", "flex")):
        return portkey
    return base


def validity(row):
    """Dates that the tier's name, the display name or the note states."""
    tier, note = row["tier"], row["notes"]
    if match := re.search(r"superseded (\d{4}-\d\d-\d\d)", tier):
        day = datetime.date.fromisoformat(match.group(1)) - datetime.timedelta(days=1)
        return "", day.isoformat()
    if match := re.search(r"until (\d{4}-\d\d-\d\d)", tier):
        return "", match.group(1)
    if match := re.search(r"from (\d{4}-\d\d-\d\d)", tier + " " + row["display_name"]):
        return match.group(1), ""
    if match := re.search(r"effectiveStartDate (\d{4}-\d\d-\d\d)|^effective (\d{4}-\d\d-\d\d) in", note):
        return match.group(1) or match.group(2), ""
    return "", ""


def regions_of(row):
    """The region codes and what the field says beside them. "*": everywhere, in the source's own words."""
    text = row["regions"]
    if "commercial regions" in text:
        return "*", "regions as given: " + text
    if row["scope"] == "non-global" and "us/eu multi-region endpoints" in row["notes"]:
        return "us;eu", ""
    words = []
    codes = []
    for part in filter(None, text.split(";")):
        code, _, remark = part.partition(" (")
        codes.append(code)
        if remark:
            words.append(remark.rstrip(")"))
    return ";".join(codes), "; ".join(sorted(set(words)))


def scope_of(row):
    """Profile prefixes of a model id narrow the scope to geographic profiles."""
    if re.match(r"(us|in|eu|jp|au|apac)\.", row["model_id"]):
        return "geo"
    return row["scope"]


def price_rows(row, model_id, note):
    scope, (regions, remark), (start, end) = scope_of(row), regions_of(row), validity(row)
    note = join_notes(note, remark, row["notes"])
    above = row["long_ctx_threshold"]

    def rate(deployment, term, meter, unit, price, column):
        return [row["channel"], model_id, scope, regions, deployment, term, meter, unit, "USD", price,
                above if meter.startswith("long") else "", start, end, sources.id(split_source(row, column)),
                row["as_of"], note]

    tier = row["tier"].split(" ")[0]
    deployment = {"standard": "on-demand", "provisioned-throughput": "provisioned"}.get(tier, tier)
    for column, meter in STANDARD.items():
        if row[column + "_per_mtok"]:
            yield rate(deployment, "", meter, TOKENS, row[column + "_per_mtok"], column)
        elif above and meter in ("long-input", "long-output"):
            yield rate(deployment, "", meter, TOKENS, "", column)
    for special in ("priority", "flex"):
        for column, meter in TIERED.items():
            if row[f"{special}_{column}_per_mtok"]:
                yield rate(special, "", meter, TOKENS, row[f"{special}_{column}_per_mtok"], special)
        if above and row[f"{special}_input_per_mtok"]:
            yield rate(special, "", "long-input", TOKENS, "", special)
    if row["commit_unit"] and "sizing" not in tier:
        yield rate(deployment, *commitment_of(row), "commit")


def commitment_of(row):
    """Term, meter, unit and price of a row that sells capacity by unit and time."""
    unit = row["commit_unit"]
    meter = {"1K input TPM": "input-tpm-unit", "1K output TPM": "output-tpm-unit"}.get(unit, "capacity-unit")
    term = {"no-commit": "", "hourly (no commitment)": "", "monthly commitment (classic)": "1-month"}.get(
        row["commit_term"], row["commit_term"])
    match = re.search(r"unit 1/Month, price ([0-9.]+)", row["notes"])
    if match:
        return term, meter, unit + "-month", match.group(1)
    return term, meter, unit + "-hour", row["commit_price_per_unit_hour"]


def unit_rows(row):
    """What one unit of capacity carries, from the sizing tables' notes."""
    note, tier, unit = row["notes"], row["tier"], row["commit_unit"]
    if tier == "gsu-sizing":
        per_second = re.search(r"([0-9]+) tokens/s", note).group(1)
        ratio = re.search(r"out ([0-9]+)x", note).group(1)
        yield [unit, "global;multi-region;regional", row["commit_min_units"], "1", str(60 * int(per_second)), ratio]
        return
    increment = re.search(r"^increment ([0-9]+)", note).group(1)
    rate = re.search(r"input TPM per PTU ([0-9]+)", note).group(1)
    ratio = re.search(r"output:input ratio ([0-9]+)", note)
    ratio = ratio.group(1) if ratio else ""
    yield [unit, "global;data-zone", row["commit_min_units"], increment, rate, ratio]
    regional = re.search(r"regional minimum ([0-9]+) increment ([0-9]+)", note)
    yield [unit, "regional", regional.group(1), regional.group(2), rate, ratio]


def managed_models(rows, cards):
    """One row a model and platform: what its prices' rows and its card say of it."""
    models = {}
    for row in rows:
        if row["model_id"].startswith("(any") or "sizing" in row["tier"]:
            continue
        model_id, _ = names.model_id_of(row)
        entry = models.setdefault((row["channel"], model_id), {
            "developer": row["vendor"], "given": row["display_name"], "lifecycle": "", "launched": ""})
        for key in ("context_window", "max_output", "input_modalities", "output_modalities", "deprecation_date"):
            if row[key]:
                entry.setdefault(key, row[key])
        entry.setdefault("source", sources.id(split_source(row, "")))
        entry.setdefault("as_of", row["as_of"])
    for card in cards:
        entry = models.setdefault(("bedrock", card["model_id"]), {
            "developer": names.developer(card["provider"]), "source": sources.id(card["source"]),
            "as_of": card["as_of"]})
        entry["given"] = card["model"]
        entry["lifecycle"], entry["launched"] = card["lifecycle"], card["launch_date"]
        entry.setdefault("context_window", names.tokens(card["context_window"]))
        entry.setdefault("max_output", names.tokens(card["max_output"]))
    return models


def model_rows(models):
    for (platform, model_id), entry in models.items():
        model = names.canonical(platform, model_id, entry["given"])
        yield [platform, model_id, model, names.title(model, entry["given"]), entry["developer"],
               entry.get("context_window", ""), entry.get("max_output", ""),
               entry.get("input_modalities", "").replace("|", ";"),
               names.outputs(model, entry.get("output_modalities", "")),
               entry["lifecycle"], entry["launched"], entry.get("deprecation_date", ""), entry["source"],
               entry["as_of"]]


# ---------------------------------------------------------------- where models are offered

def state_of(text):
    """A column of the regional tables: whether it is offered, its lifecycle and its last day, if given."""
    if match := re.match(r"(Legacy) \(EOL: (\d{4}-\d\d-\d\d)\)", text):
        return True, match.group(1), match.group(2)
    return text == "yes", "", ""


def card_rows(cards):
    """Model cards: routes, and the service tiers that hold for all of them."""
    for card in cards:
        tiers = card["tiers"].replace("standard", "on-demand")
        for column, route in (("in_region", "in-region"), ("geo", "geo"), ("global", "global")):
            if card[column] == "True":
                yield ["bedrock", card["model_id"], card["region"], route, tiers, card["lifecycle"], "",
                       sources.id(card["source"]), card["as_of"], card["endpoint"]]


def azure_rows(row, model_id):
    """The matrix of regions names deployment types; each is a route and a way to buy."""
    found, remarks = {}, []
    for part in row["detail"].split("; "):
        route = ("global" if part.startswith("Global ") else
                 "data-zone" if part.startswith("Data Zone ") else "in-region")
        kind = part.removeprefix("Global ").removeprefix("Data Zone ")
        kind = {"Standard": "on-demand", "Provisioned Managed": "provisioned", "Batch": "batch",
                "Standard (regional)": "on-demand"}.get(kind, kind)
        if kind in ("on-demand", "provisioned", "batch"):
            found.setdefault(route, []).append(kind)
        else:
            remarks.append(part)
    for route, kinds in found.items():
        yield ["azure-openai", model_id, row["region"], route, ";".join(kinds), "", "", sources.id(row["source"]),
               row["as_of"], join_notes(row["cloud"] if row["cloud"] != "Azure" else "", *remarks)]


def region_rows(row, model_id):
    platform = PLATFORMS[row["service"]]
    if platform == "azure-openai":
        yield from azure_rows(row, model_id)
        return
    for column, route in (("in_region", "in-region"), ("geo_or_zone", "geo"), ("global", "global")):
        offered, lifecycle, end = state_of(row[column])
        region = {"US multi-region": "us", "EU multi-region": "eu", "global": ""}.get(row["region"], row["region"])
        if offered or row[column] == "unknown":
            yield [platform, model_id, region, route, "on-demand" if offered else "unknown", lifecycle, end,
                   sources.id(row["source"]), row["as_of"], row["detail"] if platform == "vertex" else ""]


def zone_rows():
    """Azure and Google promise a zone or a geography, not a list of regions, and a global route is anywhere: as
    attestations.csv quotes them."""
    promises = {row["item"]: row for row in read("attestations.csv") if row["kind"] == "routing"}
    for cloud, region, country, geography in names.places(HERE):
        if cloud == "azure":
            for route, jurisdictions, item in names.azure_zones(region, country, geography):
                fact = promises[item]
                yield ["azure-openai", "", route, region, "", "", jurisdictions, sources.id(fact["source"]),
                       fact["as_of"], fact["detail"]]
    for platform, item in (("bedrock", "global inference profile"), ("azure-openai", "Global"),
                           ("vertex", "global endpoint")):
        fact = promises[item]
        yield [platform, "", "global", "", "", "", "*", sources.id(fact["source"]), fact["as_of"], fact["detail"]]
    fact = promises["regional / multi-region endpoint"]
    for region, jurisdictions in (("us", "US"), ("eu", "EU")):
        yield ["vertex", "", "geo", region, "", "", jurisdictions, sources.id(fact["source"]), fact["as_of"],
               fact["detail"]]


def route_rows(row, model_id):
    for part in row["detail"].split("; "):
        if match := re.match(r"(\S+) profile -> (\S+)$", part):
            yield ["bedrock", model_id, "geo", row["region"], match.group(1), match.group(2).replace("+", ";"), "",
                   sources.id(row["source"]), row["as_of"], ""]


# ---------------------------------------------------------------- machines

def instance_source(row, column):
    """Which of a row's sources gives which column, and its date.

    By what each source publishes: the provider's own term and capacity-block pages give those rates, the first source
    named gives the on-demand price.
    """
    texts, dates = row["source"].split(" | "), row["as_of"].split(" | ")
    wanted = {"capacity_block_per_hour": ("capacityblocks",),
              "reserved_1y_no_upfront_per_hour": ("term-price", "vantage", "Cyclenerd"),
              "reserved_3y_no_upfront_per_hour": ("term-price", "research note", "Cyclenerd"),
              "spot_per_hour": ("research note", "Cyclenerd", "public GitHub file"),
              "all-upfront": ("LeanerCloud",), "RI-effective": ("aws-neuron",),
              "other": ("public GitHub file", "term-price", "DWS")}.get(column, ())
    for word in wanted:
        for text, date in zip(texts, dates):
            if word in text:
                return sources.id(text), date
    return sources.id(texts[0]), dates[0]


def other_source(row):
    """ "other source gives …": one of those after the first; which one is not said."""
    pairs = list(zip(row["source"].split(" | "), row["as_of"].split(" | ")))[1:]
    pairs = [pair for pair in pairs if "capacityblocks" not in pair[0] and "term-price" not in pair[0]] or pairs
    return sources.id(" | ".join(text for text, _ in pairs)), pairs[0][1]


def doubt_of(row, column):
    note = row["notes"]
    if column == "spot_per_hour" and "missing GPU component" in note:
        return "gpu-missing"
    if column == "spot_per_hour" and ("suspect" in note or "implausibly" in note):
        return "suspect"
    if column.startswith("reserved") and "DERIVED" in note:
        return "derived"
    return ""


def note_for(row, column):
    """The parts of a row's note that are about one of its prices, and those that are about all."""
    parts = [part.strip() for part in re.split(r" ?; ", row["notes"])]
    return "; ".join(part for part in parts if part and names.is_about(part, column))


TERMS = {"on_demand_per_hour": "on-demand", "reserved_1y_no_upfront_per_hour": "1-year",
         "reserved_3y_no_upfront_per_hour": "3-year", "spot_per_hour": "spot",
         "capacity_block_per_hour": "capacity-block"}


def other_price(text):
    """The few prices that have no column: term, payment, price, column that names their source, doubt."""
    patterns = ((r"1y all-upfront RI ([0-9.]+)/h", "1-year", "all-upfront", "all-upfront", ""),
                (r"RI-effective ([0-9.]+)/h", "", "", "RI-effective", "derived"),
                (r"third-party on-demand ([0-9.]+)/h", "on-demand", "", "other", "low-confidence"),
                (r"5-year reservation ([0-9.]+)/h", "5-year", "no-upfront", "other", "derived"),
                (r"DWS flex-start ([0-9.]+)/chip-h", "flex-start", "", "other", ""),
                (r"DWS calendar mode \(1-90 days\) ([0-9.]+)/h", "capacity-block", "", "other", ""))
    for pattern, *rest in patterns:
        if match := re.search(pattern, text):
            return match.group(1), rest
    return None


def rate_rows(row):
    unit = "chip-hour" if "per chip-hour" in row["instance_type"] else "instance-hour"
    key = [row["cloud"], row["instance_type"], row["region"]]

    def rate(term, payment, price, source, doubt, note):
        return [*key, term, payment, unit, "USD", price, *source, doubt, "", note]

    given = False
    for column, term in TERMS.items():
        payment = "no-upfront" if column.startswith("reserved") else ""
        if row[column]:
            given = True
            yield rate(term, payment, row[column], instance_source(row, column), doubt_of(row, column),
                       note_for(row, column))
        for match in re.finditer(rf"other source gives {column}=([0-9.]+)", row["notes"]):
            yield rate(term, payment, match.group(1), other_source(row), "", note_for(row, column))
    for text in [row["other_price"], *re.findall(r"other source gives other_price=([^;]+)", row["notes"])]:
        if found := other_price(text):
            price, (term, payment, column, doubt) = found
            given = True
            yield rate(term, payment, price, instance_source(row, column), doubt,
                       join_notes(text, note_for(row, column)))
    if not given:
        yield rate("on-demand", "", "", instance_source(row, "on_demand_per_hour"), "", row["notes"])


def instance_rows(rows):
    seen = {}
    for row in rows:
        chips = row["chips_per_instance"]
        unit = "chip-hour" if "per chip-hour" in row["instance_type"] else "instance-hour"
        chip = names.chip(row)
        seen.setdefault((row["cloud"], row["instance_type"]), [
            row["cloud"], row["instance_type"], row["chip"], chip, chips, row["memory_per_chip_gib"], unit,
            instance_source(row, "on_demand_per_hour")[0], instance_source(row, "on_demand_per_hour")[1]])
    return list(seen.values())


# ---------------------------------------------------------------- everything else

def attestation_rows(rows):
    for row in rows:
        reading, item, codes = names.reading(row)
        yield [row["kind"], item or row["item"], row["item"], row["service"], row["status"], reading,
               row["regions_or_scope"], codes, row["detail"], sources.id(row["source"]), row["as_of"]]


def copy_rows(rows, columns):
    for row in rows:
        yield [row[column] for column in columns] + [sources.id(row["source"]), row["note"]]


def open_model_rows(rows):
    columns = [key for key in rows[0] if key not in ("source", "note")]
    for row in rows:
        for name in [row["name"], *names.SAME_SHAPE.get(row["name"], [])]:
            yield [name, names.title(name, name), names.open_developer(name), *[row[key] for key in columns[1:]],
                   names.WEIGHT_BITS.get(name, "16"), sources.id(row["source"]),
                   join_notes(row["note"], name in names.WEIGHT_BITS and "released precision: general knowledge")]


def main():
    facts, cards, regions = read("models.csv"), read("bedrock_availability.csv"), read("regions.csv")
    prices, units, availability, routes, machines, offered = [], [], [], [], [], []
    for row in facts:
        model_id, note = names.model_id_of(row)
        prices += price_rows(row, model_id, note)
        if row["commit_min_units"].isdigit() and "sizing" not in row["tier"] and row["commit_unit"] == "model unit":
            model = names.canonical(row["channel"], model_id, row["display_name"])
            units.append([row["channel"], model, "model unit", "in-region", row["commit_min_units"], "1", "", "",
                          sources.id(row["source"]), row["as_of"], ""])
        if "sizing" in row["tier"]:
            model = names.canonical(row["channel"], row["model_id"], "sizing")
            units += [[row["channel"], model, *unit, sources.id(row["source"]), row["as_of"], row["notes"]]
                      for unit in unit_rows(row)]
    prices += names.FROM_NOTES(sources.id)
    models = managed_models(facts, cards)
    availability += card_rows(cards)
    for row in regions:
        if row["service"] in PLATFORMS:
            model_id = names.regional_id(row)
            models.setdefault((PLATFORMS[row["service"]], model_id), {
                "developer": names.developer(row["publisher"]), "given": row["item"], "lifecycle": "", "launched": "",
                "source": sources.id(row["source"]), "as_of": row["as_of"]})
            availability += region_rows(row, model_id)
            routes += route_rows(row, model_id)
        else:
            offered.append([{"Azure": "azure", "AWS": "aws", "GCP": "gcp"}[row["cloud"]],
                            names.machine(row["item_id"] or row["item"]), row["region"], sources.id(row["source"]),
                            row["as_of"], row["detail"]])
    routes += zone_rows()
    instances = read("instances.csv")
    for row in instances:
        machines += rate_rows(row)

    write("prices.csv", ["platform", "model_id", "scope", "regions", "deployment", "term", "meter", "unit", "currency",
                         "price", "above_tokens", "valid_from", "valid_until", "source", "as_of", "note"], prices)
    units = [unit for number, unit in enumerate(units) if unit[:4] not in (other[:4] for other in units[:number])]
    write("capacity-units.csv", ["platform", "model", "unit", "scope", "minimum", "increment", "tokens_per_minute",
                                 "output_ratio", "source", "as_of", "note"], units)
    write("models.csv", ["platform", "model_id", "model", "name", "developer", "context_tokens", "max_output_tokens",
                         "input_modalities", "output_modalities", "lifecycle", "launched", "end_of_life", "source",
                         "as_of"], model_rows(models))
    write("availability.csv", ["platform", "model_id", "region", "route", "deployments", "lifecycle", "end_of_life",
                               "source", "as_of", "note"], availability)
    write("routes.csv", ["platform", "model_id", "route", "region", "profile", "destinations", "jurisdictions",
                         "source", "as_of", "note"], routes)
    write("instances.csv", ["cloud", "instance_type", "chip_name", "chip", "chips", "memory_gib", "unit", "source",
                            "as_of"], instance_rows(instances))
    write("instance-rates.csv", ["cloud", "instance_type", "region", "term", "payment", "unit", "currency", "price",
                                 "source", "as_of", "doubt", "instrument", "note"], machines)
    write("instance-regions.csv", ["cloud", "instance_type", "region", "source", "as_of", "note"], offered)
    write("attestations.csv", ["kind", "item", "item_as_given", "service", "status", "reading", "regions",
                               "region_codes", "detail", "source", "as_of"], attestation_rows(read("attestations.csv")))
    write("platforms.csv", ["platform", "developer", "provider", "service", "processor", "source", "as_of", "note"],
          names.platform_rows(sources.id, read("attestations.csv")))
    write("cache-rules.csv", ["platform", "developer", "rule", "source", "as_of", "note"], names.CACHE_RULES)
    write("contradictions.csv", ["subject", "chosen", "chosen_source", "chosen_as_of", "other", "other_source",
                                 "other_as_of", "note"], names.noted_contradictions(prices, machines))
    chips, shapes = read("chips.csv"), read("llms.csv")
    columns = [key for key in chips[0] if key not in ("source", "note")]
    write("chips.csv", [*columns, "name", "cores", "source", "note"],
          ([*row[:-2], names.CHIP_NAMES[row[0]], str(names.CHIP_CORES.get(row[0], 1)), *row[-2:]]
           for row in copy_rows(chips, columns)))
    columns = [key for key in shapes[0] if key not in ("source", "note")]
    write("open-models.csv", ["id", "name", "developer", *columns[1:], "weight_bits", "source", "note"],
          open_model_rows(shapes))
    write("sources.csv", ["id", "publisher", "kind", "nearness", "address"], sources.rows())


main()
