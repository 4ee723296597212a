# SPDX-License-Identifier: GPL-3.0-or-later
"""What from-facts.py knows by heart: names that mean the same, and how to read a word of the facts."""

import csv
import os
import re

# ---------------------------------------------------------------- sources

CLASSES = (
    (r"general knowledge", ("unconfirmed", "unconfirmed", "General knowledge, not confirmed")),
    (r"LiteLLM|Portkey|vantage|sparecores|pydantic/genai-prices|term-price catalogue|Indonesian|blog post|"
     r"aiprovidertrust|dev\.to|tygartmedia|"
     r"developersdigest|pawanpatra|Lenovo|gpuhunt|skypilot|Cyclenerd|LeanerCloud", ("secondary", "copy", None)),
    (r"Price List|bedrock_general|bedrock_fm|pricing_aws|DescribeInstance|ListFoundationModels|GetInferenceProfile|"
     r"ProvisionedThroughput", ("list", "interface", "Amazon Web Services")),
    (r"prices\.azure\.com|Retail Prices API", ("list", "interface", "Microsoft")),
    (r"aws\.amazon\.com|aws-neuron|AWS |model cards", ("list", "page", "Amazon Web Services")),
    (r"learn\.microsoft\.com|MicrosoftDocs|Microsoft |microsoft\.com", ("list", "page", "Microsoft")),
    (r"platform\.claude\.com", ("list", "page", "Anthropic")),
    (r"cloud\.google\.com|ai\.google\.dev|[Gg]oogle", ("list", "page", "Google")),
    (r"FedRAMP", ("list", "page", "FedRAMP")),
    (r"pricing page", ("secondary", "copy", None)),
)


def publisher_of(text):
    """Who keeps the copy: the repository's owner, the site, or nobody that is known."""
    if match := re.match(r"(?:github:)?([A-Za-z0-9-]+)/[A-Za-z0-9._-]+[@: ]", text):
        return match.group(1)
    if match := re.match(r"https?://(?:www\.)?([^/]+)/", text):
        return match.group(1)
    return "unnamed public file"


def classify_source(text):
    for pattern, (kind, nearness, publisher) in CLASSES:
        if re.search(pattern, text):
            return publisher or publisher_of(text), kind, nearness
    return publisher_of(text), "secondary", "copy"


# ---------------------------------------------------------------- models

DEVELOPERS = {"Z.AI": "Z.ai"}
AZURE = {"gpt-4o-1120": "gpt-4o", "gpt-4o-0513": "gpt-4o-2024-05-13", "gpt-4o-mini-0718": "gpt-4o-mini",
         "o1-1217": "o1", "o3-0416": "o3", "o3-mini-0131": "o3-mini", "o4-mini-0416": "o4-mini",
         "gpt-4.5-0227": "gpt-4.5", "o3-deep-research-0626": "o3-deep-research", "oss-120b": "gpt-oss-120b",
         "gpt-35-turbo16k": "gpt-3.5-turbo-16k", "gpt-35-turbo16k-0125": "gpt-3.5-turbo-16k-0125",
         "gpt-35-turbo16k-1106": "gpt-3.5-turbo-16k-1106", "gpt-35-turbo4k": "gpt-3.5-turbo-4k",
         "gpt-4-turbo128k": "gpt-4-turbo-128k", "gpt-4o": "gpt-4o-unversioned"}
OTHER = {"deepseek.v3-v1:0": "deepseek-v3.1",
         "deepseek.v3.1": "deepseek-v3.1", "deepseek.v3.2": "deepseek-v3.2", "deepseek.r1-v1:0": "deepseek-r1",
         "qwen3-235b-a22b-instruct-2507": "qwen3-235b-a22b-2507",
         "qwen3-coder-480b-a35b-instruct": "qwen3-coder-480b-a35b", "qwen3-next-80b-instruct": "qwen3-next-80b-a3b",
         "qwen.qwen3-next-80b-a3b-instruct": "qwen3-next-80b-a3b",
         "qwen.qwen3-coder-480b-a35b-instruct": "qwen3-coder-480b-a35b",
         "qwen.qwen3-coder-30b-a3b-instruct": "qwen3-coder-30b-a3b",
         "qwen.qwen3-vl-235b-a22b-instruct": "qwen3-vl-235b-a22b", "anthropic.claude-v2:1": "claude-2.1",
         "mistral.mistral-7b-instruct-v0:2": "mistral-7b", "mistral.mixtral-8x7b-instruct-v0:1": "mixtral-8x7b",
         "mistral.mistral-large-3-675b-instruct": "mistral-large-3",
         "mistral.ministral-3-14b-instruct": "ministral-3-14b", "mistral.ministral-3-8b-instruct": "ministral-3-8b",
         "mistral.ministral-3-3b-instruct": "ministral-3-3b", "meta.llama2-13b-chat-v1": "llama-2-13b",
         "anthropic.claude-3-5-sonnet-20241022-v2:0": "claude-3.5-sonnet-v2",
         "anthropic.claude-3-5-sonnet-20240620-v1:0": "claude-3.5-sonnet",
         "cohere.command-text-v14": "command", "cohere.command-light-text-v14": "command-light",
         "gemini-2.0-flash-001": "gemini-2.0-flash", "gemini-2.0-flash-lite-001": "gemini-2.0-flash-lite",
         "amazon.nova-2-multimodal-embeddings-v1:0": "nova-2-multimodal-embeddings",
         "amazon.titan-embed-text-v1": "titan-embed-text-v1", "amazon.titan-embed-text-v2:0": "titan-embed-text-v2",
         "amazon.titan-image-generator-v2:0": "titan-image-generator-v2", "amazon.rerank-v1:0": "amazon-rerank",
         "cohere.rerank-v3-5:0": "cohere-rerank-3.5", "cohere.embed-v4:0": "cohere-embed-4",
         "cohere.embed-english-v3": "cohere-embed-english-3",
         "cohere.embed-multilingual-v3": "cohere-embed-multilingual-3",
         "nvidia.nemotron-nano-12b-v2": "nemotron-nano-12b-v2", "nvidia.nemotron-nano-9b-v2": "nemotron-nano-9b-v2",
         "twelvelabs.marengo-embed-2-7-v1:0": "marengo-embed-2.7",
         "twelvelabs.marengo-embed-3-0-v1:0": "marengo-embed-3.0", "twelvelabs.pegasus-1-2-v1:0": "pegasus-1.2",
         "ai21.jamba-1-5-large-v1:0": "jamba-1.5-large", "ai21.jamba-1-5-mini-v1:0": "jamba-1.5-mini",
         "google.gemma-3-27b-it": "gemma-3-27b", "google.gemma-3-12b-it": "gemma-3-12b",
         "google.gemma-3-4b-it": "gemma-3-4b", "anthropic.claude-v1-v2": "claude-1.x-2.x",
         "stability.sd3-5-large-v1:0": "stable-diffusion-3.5-large",
         "Daybreak Red: GPT-5.6 Cyber": "gpt-5.6-cyber-daybreak-red",
         "Daybreak Blue: GPT-5.6 Sol": "gpt-5.6-sol-daybreak-blue"}
# Rows of the regional tables that give a name and no id.
REGIONAL = {"GPT-5.6 Luna": "openai.gpt-5.6-luna", "GPT-5.6 Sol": "openai.gpt-5.6-sol",
            "GPT-5.6 Terra": "openai.gpt-5.6-terra", "Grok 4.6": "xai.grok-4.6",
            "Claude 3.5 Sonnet V2:0": "anthropic.claude-3-5-sonnet-20241022-v2:0",
            "Llama 3.1 405B Instruct": "meta.llama3-1-405b-instruct-v1:0",
            "gpt-4o": "gpt-4o-1120", "gpt-4o 2024-11-20": "gpt-4o-1120"}


def developer(name):
    return DEVELOPERS.get(name, name)


def tokens(text):
    """ "128K tokens" as a card gives it. """
    if match := re.match(r"([0-9]+)([KM]?)\b", text or ""):
        return str(int(match.group(1)) * {"": 1, "K": 1000, "M": 1000000}[match.group(2)])
    return ""


def model_id_of(row):
    """The id that the platform's interface knows, and what had to be said beside it."""
    given, notes = row["model_id"], []
    model_id = re.sub(r"^(bedrock_mantle/)?((us|in|eu|jp|au|apac|global)\.)?", "", given)
    if model_id != given and row["channel"] == "bedrock":
        notes.append("id as given: " + given)
    if " (id unverified)" in model_id:
        model_id = model_id.replace(" (id unverified)", "")
        notes.append("id unverified")
    if "(custom" in row["display_name"] or "CustomModel" in row["notes"]:
        model_id += " (custom model)"
    if model_id == "(any PT model)" and row["scope"] == "non-global":
        model_id = "(any PT model since Gemini 3)"
    if row["display_name"] == "Claude 1.x/2.x":
        model_id = "anthropic.claude-v1-v2"
    return model_id, "; ".join(notes)


def regional_id(row):
    item, item_id = row["item"], row["item_id"]
    if row["service"].startswith("Azure"):
        return REGIONAL.get(item, item)
    if row["service"].startswith("Vertex"):
        return item_id or re.sub(r"-\(preview\)", "-preview", item.lower().replace(" ", "-"))
    return item_id or REGIONAL.get(item) or item


def claude(text):
    text = re.sub(r"-\d{8}(-v\d:\d)?$|-v\d(:\d)?$", "", text)
    text = re.sub(r"^claude-4-(opus|sonnet)$", r"claude-\1-4", text)
    if match := re.match(r"claude-(\d)-(\d)-([a-z]+)$", text):
        return "claude-{}.{}-{}".format(*match.groups())
    if match := re.match(r"claude-([a-z]+)-(\d)-(\d+)$", text):
        return "claude-{}-{}.{}".format(*match.groups())
    return text


def canonical(platform, model_id, given):
    """One name for one model, on every platform and for open weights."""
    if given == "sizing":
        return model_id
    custom = "-custom" if model_id.endswith(" (custom model)") else ""
    text = model_id.removesuffix(" (custom model)")
    if platform == "azure-openai":
        return AZURE.get(text, text).replace("gpt-35", "gpt-3.5")
    if text in OTHER:
        return OTHER[text] + custom
    if platform == "bedrock":
        text = re.sub(r"^[a-z0-9]+\.", "", text)
    if text.startswith("claude"):
        return claude(text) + custom
    if match := re.match(r"llama(\d)(?:-(\d))?-(.*?)(?:-17b)?-instruct-v1:0$", text):
        version = match.group(1) + ("." + match.group(2) if match.group(2) else "")
        size = match.group(3).removesuffix("-17b")
        return f"llama-{version}-{size}"
    return re.sub(r"-v\d+(:\d+)?$|-\d:\d$|:\d$", "", text).lower().replace(" ", "-") + custom


WORDS = {"gpt": "GPT", "glm": "GLM", "oss": "OSS", "ai21": "AI21", "vl": "VL", "xai": "xAI", "tts": "TTS", "er": "ER",
         "minimax": "MiniMax", "deepseek": "DeepSeek"}


def title(model, given):
    """A name for a person, the same on every platform."""
    if re.match(r"o\d|gpt-oss|codex", model):
        return model
    if re.search(r"\d{4}-\d\d-\d\d$|daybreak", model):
        return given if "daybreak" in model else "GPT-4o of 2024-05-13"
    if model.startswith("gpt-"):
        head, *rest = model[4:].split("-")
        small = {"sol", "luna", "terra", "astra"}
        return " ".join(["GPT-" + head, *(word.capitalize() if word in small else word for word in rest)])
    if re.match(r"claude|gemini|llama|mixtral|qwen|nova|gemma|kimi|glm|minimax|deepseek|mistral|ministral|grok|phi|"
                r"falcon", model):
        parts = [WORDS.get(part, part if part[:1].isdigit() else part.capitalize()) for part in model.split("-")]
        text = " ".join(parts)
        text = re.sub(r"\b(\d+(?:x\d+)?)(b|e)\b", lambda m: m.group(1) + m.group(2).upper(), text)
        text = re.sub(r"\b(DeepSeek|GLM|MiniMax|Kimi) ([vrkmVRKM])",
                      lambda m: f"{m.group(1)} {m.group(2).upper()}", text)
        return re.sub(r" A(\d+)b\b| a(\d+)b\b", lambda m: f" A{m.group(1) or m.group(2)}B", text)
    return given or model


# What a model gives where no row says it and its name does.
OUTPUTS = ((r"embed", "embedding"), (r"rerank", "ranking"), (r"^stable-|canvas|image-generator", "image"),
           (r"^(nova-reel|ray-)", "video"))


def outputs(model, given):
    if given:
        return given.replace("|", ";")
    return next((what for pattern, what in OUTPUTS if re.search(pattern, model)), "")


# The note of one row says that two models share their shape.
SAME_SHAPE = {"deepseek-v3": ["deepseek-r1"], "kimi-k2": ["kimi-k2.5"]}
# Bits of a weight as released, where that is not 16.
WEIGHT_BITS = {"gpt-oss-20b": "4", "gpt-oss-120b": "4", "deepseek-v3": "8", "deepseek-r1": "8", "kimi-k2": "8",
               "kimi-k2.5": "4", "minimax-m2.5": "8"}
OPEN = (("llama|codellama", "Meta"), ("mistral|mixtral", "Mistral AI"), ("qwen", "Qwen"), ("deepseek", "DeepSeek"),
        ("kimi", "Moonshot AI"), ("glm", "Z.ai"), ("minimax", "MiniMax"), ("gpt-oss|gpt3", "OpenAI"),
        ("gemma", "Google"), ("phi", "Microsoft"), ("falcon", "TII"), ("gpt-j", "EleutherAI"),
        ("bloom", "BigScience"), ("yi-", "01.AI"), ("dbrx", "Databricks"))


def open_developer(name):
    return next((who for pattern, who in OPEN if re.match(pattern, name)), "")


# ---------------------------------------------------------------- chips

CHIPS = {"AWS Inferentia2": "inferentia2", "AWS Trainium": "trainium1", "AWS Trainium2": "trainium2",
         "AWS Trainium3": "trainium3", "NVIDIA A10G": "a10g", "NVIDIA L4": "l4", "NVIDIA L40S": "l40s",
         "NVIDIA A100 40GB": "a100-40g", "NVIDIA A100 80GB": "a100-80g", "NVIDIA H100": "h100-sxm",
         "NVIDIA H100 80GB": "h100-sxm", "NVIDIA H100 (no RDMA)": "h100-sxm", "NVIDIA H200": "h200-sxm",
         "NVIDIA B200": "b200", "NVIDIA B300": "b300", "NVIDIA GB200": "gb200", "AMD MI300X": "mi300x",
         "NVIDIA RTX PRO 6000 Blackwell SE": "rtx-pro-6000", "NVIDIA RTX PRO 6000": "rtx-pro-6000",
         "TPU v4 pod": "tpu-v4", "TPU v5e": "tpu-v5e", "TPU v5p": "tpu-v5p", "TPU v6e": "tpu-v6e", "TPU v7": "tpu-v7"}
CHIP_NAMES = {"trainium1": "Trainium 1", "inferentia2": "Inferentia 2", "trainium2": "Trainium 2",
              "trainium3": "Trainium 3", "a10g": "A10G", "l4": "L4", "l40s": "L40S", "a100-40g": "A100 40 GB",
              "a100-80g": "A100 80 GB", "a100-80g-pcie": "A100 80 GB PCIe", "h100-sxm": "H100",
              "h100-pcie": "H100 PCIe",
              "h200-sxm": "H200", "gh200": "GH200", "b200": "B200", "b300": "B300", "gb200": "GB200", "gb300": "GB300",
              "rtx-pro-6000": "RTX PRO 6000", "mi300x": "MI300X", "mi325x": "MI325X", "mi355x": "MI355X",
              "tpu-v4": "TPU v4", "tpu-v5e": "TPU v5e", "tpu-v5p": "TPU v5p", "tpu-v6e": "TPU v6e", "tpu-v7": "TPU v7"}
# Cores that attention heads are divided over, from the notes of chips.csv (trainium3: as its data sheet's LNC=2).
CHIP_CORES = {"trainium1": 2, "inferentia2": 2, "trainium2": 4, "trainium3": 4}
TPU_TYPES = {"v4": "TPU v4 pod (per chip-hour)", "v5e": "TPU v5e (per chip-hour)", "v5p": "TPU v5p (per chip-hour)",
             "v6e (Trillium)": "TPU v6e (per chip-hour)",
             "TPU7x (Ironwood)": "TPU7x / Ironwood (tpu7x-standard-4t, per chip-hour)"}


def chip(row):
    """The data sheet that fits: NC machines of Azure carry the card for PCI Express."""
    if row["instance_type"].startswith("Standard_NC") and row["chip"] == "NVIDIA A100 80GB":
        return "a100-80g-pcie"
    return CHIPS.get(row["chip"], "")


def machine(name):
    return TPU_TYPES.get(name, name)


# Which of a machine's prices a part of its note is about; a part that fits none of these is about all.
RESERVED = ("reserved_1y_no_upfront_per_hour", "reserved_3y_no_upfront_per_hour", "all-upfront")
ABOUT = ((r"other source gives (\w+)=", None), (r"Capacity Blocks rate|^rose ", ("capacity_block_per_hour",)),
         (r"RI-effective", ("RI-effective",)), (r"^LOW confidence", ("other",)), (r"DWS", ("other",)),
         (r"no upfront =|1y/3y|RI rounded|1-yr RI|reservation|API labels|savings-plan|reserved region|5-year",
          RESERVED),
         (r"spot", ("spot_per_hour",)))


def is_about(part, column):
    for pattern, columns in ABOUT:
        if match := re.search(pattern, part):
            return column in (columns or (match.group(1),))
    return True


# ---------------------------------------------------------------- places

EU = ("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK").split()


def places(folder):
    """The rows of region-places.csv: cloud, region, country, and countries of its geography."""
    with open(os.path.join(folder, "region-places.csv"), encoding="utf-8", newline="") as file:
        return [(row["cloud"], row["region"], row["country"], row["geography"]) for row in csv.DictReader(file)]


def azure_zones(region, country, geography):
    """Where an Azure deployment in this region may process, and the item of attestations.csv that says so."""
    yield "in-region", geography or country, "Standard / Provisioned (regional)"
    if region.startswith("usgov"):
        yield "data-zone", "US", "USGov DataZone"
    elif country == "US" or country in EU:
        yield "data-zone", "US" if country == "US" else "EU", "DataZone"


# ---------------------------------------------------------------- attestations

PROMISES = {"training on customer data": "no-training", "private endpoint (AWS PrivateLink)": "private-network",
            "customer managed key": "customer-keys", "model invocation logging": "invocation-logging",
            "retention control": "zero-retention"}
PROMISE_READINGS = {"no": "yes", "no without permission": "yes", "available": "yes", "optional": "yes",
                    "off by default": "yes"}
NO = ("not in scope", "not offered")
# A stated scope as region codes, or prefixes that end in a hyphen or an asterisk. A scope that is no place (an account
# folder, a product) has none, and then a yes holds nowhere for certain.
SCOPES = {"all regions": "*", "AWS US East/West": "us-east-;us-west-",
          "AWS GovCloud (US)": "us-gov-", "AWS GovCloud (US) only": "us-gov-",
          "US East/West and GovCloud": "us-east-;us-west-;us-gov-",
          "US-East, US-West, Singapore, Seoul Regions": "us-east-;us-west-;ap-southeast-1;ap-northeast-2",
          "Azure public US regions and Azure Government":
              "eastus*;westus*;centralus;northcentralus;southcentralus;westcentralus;usgov*",
          "Azure public US regions and Azure Government (US Gov Arizona, Texas, Virginia)":
              "eastus*;westus*;centralus;northcentralus;southcentralus;westcentralus;usgov*",
          "Azure Government US Gov regions": "usgov*", "Azure Government": "usgov*",
          "Japan": "ap-northeast-1;ap-northeast-3",
          "EU Regions": "eu-central-1;eu-north-1;eu-south-;eu-west-1;eu-west-3", "US multi-region endpoints": "us",
          "endpoint suffixes bedrock, bedrock-runtime, bedrock-mantle, agents": "*"}


def reading(row):
    """Our reading of a status: yes, no or unknown; the promise that a requirement names; codes of the scope."""
    codes = SCOPES.get(row["regions_or_scope"], "")
    if row["kind"] == "certification":
        value = "yes" if row["status"] == "in scope" else "no" if row["status"] in NO else "unknown"
        return value, "", codes
    promise = PROMISES.get(row["item"], "")
    value = PROMISE_READINGS.get(row["status"], "unknown") if promise else "unknown"
    if promise == "no-training" and row["regions_or_scope"]:
        codes = "*"
    return value, promise, codes


# ---------------------------------------------------------------- prices that only a note gives

def FROM_NOTES(source):
    """Figures that the facts hold in a note beside another figure: read by eye, each with the row it stands in."""
    page = source("Indonesian copy of platform.claude.com pricing page (public file, repository not recorded), "
                  "named in the note of models.csv: bedrock anthropic.claude-sonnet-5-5")
    return [["anthropic-direct", "claude-sonnet-5-5", "global", "", "on-demand", "", "cache-read", "1M tokens", "USD",
             "0.10", "", "", "", page, "2026-09", "CONTRADICTION: an Indonesian page says cache reads are 0.10"]]


# ---------------------------------------------------------------- what the maintainers add

# Sources of what no collected fact says. They are shown as unconfirmed until somebody reads the provider's page.
OWN_SOURCES = {"places": "general knowledge: the provider's name of the region or local zone",
               "caching": "general knowledge: the developer's documentation of prompt caching, not re-read",
               "sellers": "general knowledge: who operates the service, not re-read"}


def platform_rows(source, facts):
    """Who sells and who processes; a row for one developer goes before the platform's own."""
    def said(item, service=""):
        fact = next(row for row in facts if row["item"] == item and service in row["service"])
        return [source(fact["source"]), fact["as_of"], fact["detail"]]

    bedrock = "Amazon Bedrock"
    azure = "Azure OpenAI (Foundry Models)"
    vertex = "Vertex AI Gemini (Gemini Enterprise Agent Platform)"
    return [["bedrock", "", "Amazon", bedrock, "Amazon", *said("operator access")],
            ["azure-openai", "", "Microsoft", azure, "Microsoft", *said("Standard / Provisioned (regional)")],
            ["azure-foundry", "Anthropic", "Microsoft", "Claude in Microsoft Foundry", "Anthropic",
             *said("Claude in Microsoft Foundry")],
            ["vertex", "Google", "Google", vertex, "Google", *said("training on customer data", vertex)],
            ["vertex", "", "Google", vertex, "", *said("partner models on Google Cloud")],
            ["anthropic-direct", "", "Anthropic", "Anthropic API (direct)", "Anthropic", "sellers", "2026-10", ""],
            ["openai-direct", "", "OpenAI", "OpenAI API (direct)", "OpenAI", "sellers", "2026-10", ""],
            ["aws", "", "Amazon", "AWS EC2 accelerator instances", "", "sellers", "2026-10", ""],
            ["azure", "", "Microsoft", "Azure ND VMs", "", "sellers", "2026-10", ""],
            ["gcp", "", "Google", "GCP TPU/GPU VMs", "", "sellers", "2026-10", ""]]


CACHE_RULES = [["", developer, "automatic", "caching", "2026-10",
                "a repeated prefix is cached without a charge of its own"]
               for developer in ("OpenAI", "Google", "DeepSeek", "xAI")]


def noted_contradictions(prices, rates):
    """Contradictions between rows that are not about the very same thing, so that no rule finds them: read by eye.

    Each side names the row by its columns, so that figure and source are the row's own.
    """
    def price(platform, model_id, scope, meter, start="", **more):
        for row in prices:
            if (row[0], row[1], row[2], row[6], row[12]) == (platform, model_id, scope, meter, more.get("until", "")) \
                    and row[4] == "on-demand":
                return [f"{row[9]} USD per {row[7]}", row[13], row[14]]
        raise KeyError((platform, model_id, scope, meter))

    def rate(machine, term):
        row = next(row for row in rates if row[1] == machine and row[3] == term)
        return [f"{row[7]} USD an hour, {term}", row[8], row[9]]

    sol, opus = "gpt-5.6-sol", "claude-opus-5-5"
    return [["GPT-5.6 Sol, input, global: Azure after the cut of September, Bedrock as of August",
             *price("azure-openai", sol, "global", "input"), *price("bedrock", "openai." + sol, "global", "input"),
             "two platforms: both figures are used, each for its own; Bedrock's may have been cut since"],
            ["GPT-5.6 Sol, output, global: Azure after the cut of September, Bedrock as of August",
             *price("azure-openai", sol, "global", "output"), *price("bedrock", "openai." + sol, "global", "output"),
             "two platforms: both figures are used, each for its own; Bedrock's may have been cut since"],
            ["Claude Opus 5.5 on Vertex, batch input: global dearer than multi-region",
             *price("vertex", opus, "global", "batch-input"), *price("vertex", opus, "multi-region", "batch-input"),
             "half of Opus 5's price: probably a slip of the page"],
            ["Claude Opus 5.5 on Vertex, batch output: global dearer than multi-region",
             *price("vertex", opus, "global", "batch-output"), *price("vertex", opus, "multi-region", "batch-output"),
             "half of Opus 5's price: probably a slip of the page"],
            ["trn2.48xlarge in us-east-2: a listing below the provider's capacity-block rate",
             *rate("trn2.48xlarge", "capacity-block"), *rate("trn2.48xlarge", "on-demand"),
             "the provider publishes no on-demand price; 14.5556 is a third party's"]]
