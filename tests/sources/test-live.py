#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-live.py PROGRAM SERVER SOURCE: asks the tests' server as a person would, and as Amazon's own program does. TAP."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

import jsonschema

PROGRAM, SERVER, SOURCE = sys.argv[1:4]
sys.path.insert(0, os.path.join(SOURCE, "tests", "server"))
from providers import SERVICES, Server  # noqa: E402

TLS = os.path.join(SOURCE, "tests", "fixtures", "tls")
ALL = ["bedrock", "ec2-products", "savings-plan-rates", "ec2", "price-list", "ec2-offers", "savings-plans",
       "azure-retail", "google-billing", "ecb"]
KEYS = {"AWS_ACCESS_KEY_ID": "AKIDMARKEDID", "AWS_SECRET_ACCESS_KEY": "MARKED-SECRET-KEY",
        "GOOGLE_API_KEY": "MARKED-GOOGLE-KEY", "AWS_SESSION_TOKEN": "MARKED-SESSION-TOKEN"}
DONE, CANNOT = 0, 1
TESTS = []


class Skipped(Exception):
    pass


def test(function):
    TESTS.append(function)
    return function


class Place:
    """A folder for what is learnt, a home without keys of its own, and the program in it."""

    def __init__(self, server, authority="ca.pem"):
        self.folder = tempfile.mkdtemp()
        self.prices = os.path.join(self.folder, "prices")
        self.environment = {**os.environ, **KEYS, "HOME": self.folder, "TDR_PRICES": self.prices,
                            "XDG_DATA_HOME": os.path.join(self.folder, "share"), "no_proxy": "localhost"}
        self.connection = ["--authority", os.path.join(TLS, authority)]
        for service in SERVICES:
            self.connection += ["--endpoint", f"{service}={server.address}"]
        self.more = [*self.connection, "--region", "us-east-1", "--region", "eastus2"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def run(self, *arguments):
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, check=False,
                              env=self.environment)

    def sign_in_by(self, files):
        """Takes the keys out of the environment, and puts files into ~/.aws."""
        for name in KEYS:
            self.environment.pop(name)
        for name, text in files.items():
            path = os.path.join(self.folder, ".aws", name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace("{home}", self.folder))

    def refresh(self, *sources):
        chosen = [word for source in sources for word in ("--source", source)]
        result = self.run("prices", "refresh", "--json", *chosen, *self.more)
        assert result.stdout, result.stderr
        answer = json.loads(result.stdout)
        check(answer, "refresh")
        assert (result.returncode == DONE) == all(one["refreshed"] for one in answer["sources"])
        return {one["source"]: one for one in answer["sources"]}

    def digest(self):
        """What is known, and the catalogue made of it: a failure has a file of its own."""
        digest = hashlib.sha256()
        for name in sorted(os.listdir(self.prices)):
            if not name.endswith(".failure.json"):
                with open(os.path.join(self.prices, name), "rb") as file:
                    digest.update(name.encode() + file.read())
        return digest.hexdigest()

    def all_written(self):
        for folder, _, names in os.walk(self.folder):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    yield os.path.join(folder, name), file.read()


def check(answer, kind):
    with open(os.path.join(SOURCE, "data", "schema", "prices.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.validate(answer, {**schema, "$ref": f"#/$defs/{kind}"})


def amazon(server, *arguments, secret=KEYS["AWS_SECRET_ACCESS_KEY"]):
    """Amazon's own program, which signs by code that is not ours."""
    if shutil.which("aws") is None:
        raise Skipped("there is no aws")
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, **KEYS, "AWS_SECRET_ACCESS_KEY": secret, "AWS_DEFAULT_REGION": "us-east-1",
                       "AWS_CA_BUNDLE": os.path.join(TLS, "ca.pem"), "AWS_EC2_METADATA_DISABLED": "true",
                       "HOME": home, "no_proxy": "localhost"}
        return subprocess.run(["aws", "--no-cli-pager", *arguments, "--endpoint-url", server.address],
                              capture_output=True, text=True, timeout=120, check=False, env=environment)


@test
def amazons_own_program_is_satisfied_by_the_server():
    with Server(SERVER, SOURCE) as server:
        models = json.loads(amazon(server, "bedrock", "list-foundation-models").stdout)
        profiles = json.loads(amazon(server, "bedrock", "list-inference-profiles").stdout)
        own = json.loads(amazon(server, "bedrock", "list-inference-profiles", "--type-equals", "APPLICATION").stdout)
        products = json.loads(amazon(server, "pricing", "get-products", "--service-code", "AmazonEC2").stdout)
    assert [model["modelId"] for model in models["modelSummaries"]] == ["anthropic.claude-opus-5",
                                                                        "amazon.nova-pro-v1:0"]
    ids = [profile["inferenceProfileId"] for profile in profiles["inferenceProfileSummaries"]]
    assert ids == ["global.anthropic.claude-opus-5", "us.broken", "eu.anthropic.claude-opus-5"], ids  # two pages
    assert own["inferenceProfileSummaries"] == []
    assert len(products["PriceList"]) == 2, products     # one of them none that can be read; the second page is empty
    assert json.loads(products["PriceList"][0])["product"]["attributes"]["instanceType"] == "p5.48xlarge", products


@test
def the_server_refuses_amazons_own_program_with_another_secret():
    with Server(SERVER, SOURCE) as server:
        result = amazon(server, "bedrock", "list-foundation-models", secret="another")
    assert result.returncode != 0 and "InvalidSignatureException" in result.stderr, result.stderr


@test
def every_source_is_asked_and_shown():
    with Server(SERVER, SOURCE) as server, Place(server) as place:
        refreshed = place.refresh(*ALL)
        assert all(one["refreshed"] and one["facts"] > 0 for one in refreshed.values()), refreshed
        shown = json.loads(place.run("prices", "show", "--facts", "--json").stdout)
        check(shown, "show")
        assert [one["source"] for one in shown["sources"]] == ALL
        one_region = json.loads(place.run("prices", "show", "--facts", "--json", "--region", "eastus2").stdout)
        check(one_region, "show")
        regions = {fact["region"] for one in one_region["sources"] for fact in one["facts"]}
        assert regions == {"eastus2"}, regions
        changes = json.loads(place.run("prices", "changes", "--json").stdout)
        check(changes, "changes")
        assert changes == {"changes": []}, changes
        rates = place.run("catalog", "list", "--json")
        assert rates.returncode == DONE, rates.stderr


@test
def a_tpu_is_priced_by_the_chip():
    """1.35 a chip on spot; the catalogue's machine has eight: 10.80, in the place of the shipped price."""
    with Server(SERVER, SOURCE) as server, Place(server) as place:
        place.refresh("google-billing")
        rows = place.run("catalog", "list", "--chip", "tpu-v6e").stdout.splitlines()
    spot = [row.split() for row in rows if "us-east5/spot" in row]
    assert len(spot) == 1 and "10.80" in spot[0], rows


@test
def what_is_as_it_was_is_said_so():
    with Server(SERVER, SOURCE) as server, Place(server) as place:
        place.refresh("price-list", "ecb")
        again = place.refresh("price-list", "ecb")
        assert all(one["unchanged"] and one["changes"] == 0 for one in again.values()), again


@test
def a_server_that_recovers_is_forgiven():
    with Server(SERVER, SOURCE) as server, Place(server) as place:
        server.set_fault("server-error", 1)
        assert place.refresh("ecb")["ecb"]["refreshed"]


FAULTS = [
    ("reset", "ecb", "server", "localhost broke the connection: try again later"),
    ("truncate", "azure-retail", "server", "eastus2: localhost broke the connection: try again later"),
    ("garbage", "price-list", "not-understood", "us-east-1: localhost did not answer in HTTP"),
    ("bomb", "ecb", "too-large", "The answer of localhost is larger than 64.0\u00a0MiB"),
    ("redirect-loop", "ecb", "refused", "localhost redirects without end"),
    ("throttle-long", "azure-retail", "throttled", "has had too many requests and asks to wait until"),
    ("server-error", "price-list", "server", "us-east-1: localhost failed with status 500: try again later"),
    ("huge-headers", "ecb", "server", "localhost broke the connection"),
    ("deep", "google-billing", "not-understood", "it is nested too deeply"),
    ("cut", "ec2-offers", "not-understood", "it ends too early"),
    ("expired-token", "bedrock", "sign-in", "us-east-1: bedrock does not accept the keys from"),
    ("clock-skew", "ec2", "sign-in", "because of its time: set this computer's clock"),
    ("denied", "ec2", "permission", "No permission for ec2:DescribeInstanceTypeOfferings: ask your administrator for it"),
]


@test
def each_fault_says_why_and_leaves_what_is_known():
    with Server(SERVER, SOURCE) as server, Place(server) as place:
        place.refresh(*ALL)
        for fault, source, reason, words in FAULTS:
            before = place.digest()
            server.set_fault(fault)
            failed = place.refresh(source)[source]
            server.set_fault("none", 0)
            assert failed["reason"] == reason and words in failed["message"], (fault, failed)
            assert place.digest() == before, f"{fault} has changed what is known"
            shown = json.loads(place.run("prices", "show", "--json", "--source", source).stdout)["sources"][0]
            assert shown["reason"] == reason and words in shown["message"], (fault, shown)
            assert place.refresh(source)[source]["refreshed"], fault


@test
def a_server_that_cannot_prove_itself_is_not_asked():
    for certificate in ("wrong-host.pem", "unknown.pem"):
        with Server(SERVER, SOURCE) as good, Place(good) as place, Server(SERVER, SOURCE, certificate) as stranger:
            place.refresh("ecb")
            before = place.digest()
            place.more += ["--endpoint", f"ecb={stranger.address}"]
            failed = place.refresh("ecb")["ecb"]
            assert failed["reason"] == "untrusted", failed
            assert "could not prove who it is: check the address, the proxy and this computer's clock" \
                in failed["message"], failed
            assert place.digest() == before


@test
def what_is_asked_is_what_is_reckoned_with():
    """A million requests of 1,000 tokens in and out: 0.31 and 2.50 a million tokens come from the server's SKUs of Vertex
    AI, where what is shipped says 0.30."""
    with Server(SERVER, SOURCE) as server, Place(server) as place:
        question = ["estimate", "gemini-2.5-flash", "--requests", "1000000", "--input", "1000", "--output", "1000"]
        assert "2,800.00 USD" in place.run(*question).stdout
        assert place.refresh("google-billing")["google-billing"]["refreshed"]
        words = place.run(*question).stdout
        assert "2,810.00 USD" in words and "0.31 USD per million" in words, words


@test
def a_profile_that_does_not_work_stops_only_who_needs_it():
    with Server(SERVER, SOURCE) as server, Place(server) as place:
        place.sign_in_by({})
        place.environment["AWS_PROFILE"] = "nobody"
        answers = place.refresh("ecb", "bedrock")
    assert answers["ecb"]["refreshed"], answers
    assert answers["bedrock"]["reason"] == "sign-in", answers
    assert "There is no profile “nobody” in ~/.aws" in answers["bedrock"]["message"], answers


@test
def access_says_who_one_is_and_what_is_missing():
    with Server(SERVER, SOURCE) as server, Place(server) as place:
        good = place.run("prices", "access", "--json", *place.connection)
        answer = json.loads(good.stdout)
        check(answer, "access")
        assert good.returncode == DONE and all(one["access"] == "works" for one in answer["permissions"]), answer
        assert answer["signed_in_as"]["account"] == "123456789012", answer
        assert answer["signed_in_as"]["keys_from"] == "the environment", answer
        server.set_fault("denied")
        denied = place.run("prices", "access", *place.connection)
        assert denied.returncode == CANNOT and denied.stdout.count("\nmissing ") == 10, denied.stdout
        server.set_fault("none", 0)
        place.environment["AWS_BEARER_TOKEN_BEDROCK"] = "ended"
        other = place.run("prices", "access", *place.connection)
        assert "\nBedrock is asked with the API key from the environment, whoever" in other.stdout, other.stdout
        assert other.stdout.count("bedrock does not accept the keys from the environment: sign in again") == 5, other.stdout
        del place.environment["AWS_BEARER_TOKEN_BEDROCK"]
        place.sign_in_by({})
        nobody = json.loads(place.run("prices", "access", "--json", *place.connection).stdout)
        assert nobody["signed_in_as"]["arn"] is None, nobody
        assert "there are none: sign in" in nobody["signed_in_as"]["problem"], nobody
        policy = json.loads(place.run("prices", "access", "--policy").stdout)
        asked = {one["permission"] for one in answer["permissions"]}
        assert set(policy["Statement"][0]["Action"]) == asked | {"bedrock:CallWithBearerToken"}, policy
        nowhere = place.run("prices", "access", "--authority", "/nowhere.pem")
        assert nowhere.returncode == 2 and "authorities in “/nowhere.pem” cannot be used" in nowhere.stderr, nowhere.stderr
        wrong = place.run("prices", "access", "--region", "elsewhere.example/", *place.connection)
        assert wrong.returncode == 2 and "is no region" in wrong.stderr, wrong.stderr


STATIC = f"aws_access_key_id={KEYS['AWS_ACCESS_KEY_ID']}\naws_secret_access_key={KEYS['AWS_SECRET_ACCESS_KEY']}\n"
PROCESS = json.dumps({"Version": 1, "AccessKeyId": KEYS["AWS_ACCESS_KEY_ID"],
                      "SecretAccessKey": KEYS["AWS_SECRET_ACCESS_KEY"], "SessionToken": KEYS["AWS_SESSION_TOKEN"]})

# Every way to sign in: files below the home, variables. What is secret in them is marked.
WAYS = {
    "environment": ({}, {name: KEYS[name] for name in KEYS}),
    "profile": ({"credentials": f"[default]\n{STATIC}"}, {}),
    "credential_process": ({"config": "[default]\ncredential_process=cat {home}/.aws/process.json\n",
                            "process.json": PROCESS}, {}),
    "role": ({"config": "[default]\nrole_arn=arn:aws:iam::123456789012:role/buyer\nsource_profile=base\n"
                        "external_id=MARKED-EXTERNAL-ID\n", "credentials": f"[base]\n{STATIC}"}, {}),
    "sso": ({"config": "[default]\nsso_session=office\nsso_account_id=123456789012\nsso_role_name=buyer\n"
                       "[sso-session office]\nsso_region=us-east-1\nsso_start_url=https://office.example\n",
             "sso/cache/" + hashlib.sha1(b"office").hexdigest() + ".json":
                 json.dumps({"accessToken": "MARKED-SSO-TOKEN", "expiresAt": "2999-01-01T00:00:00Z"})}, {}),
    "bearer token": ({}, {"AWS_BEARER_TOKEN_BEDROCK": "MARKED-BEARER-TOKEN"}),
}


@test
def no_secret_is_written_or_said():
    """Marked secrets by every way to sign in, and those in price cards: none is in what is written, said or logged."""
    example = os.path.join(SOURCE, "data", "examples", "low-volume.tender")
    for way, (files, variables) in WAYS.items():
        with Server(SERVER, SOURCE) as server, Place(server) as place:
            place.sign_in_by(files)
            place.environment.update(variables, G_MESSAGES_DEBUG="all")
            pdf = os.path.join(place.folder, "report.pdf")
            said = [place.run("prices", "refresh", *place.more, "--source", "bedrock")]
            assert said[0].returncode == DONE, (way, said[0].stderr)
            said += [place.run("prices", "refresh", *place.more), place.run("prices", "access", *place.connection),
                     place.run("prices", "show", "--facts"), place.run("evaluate", "--json", example),
                     place.run("report", example, "--pdf", pdf)]
            server.set_fault("expired-token")
            said += [place.run("prices", "refresh", *place.more), place.run("prices", "access", *place.connection)]
            said += [subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)]
            for result in said:
                assert "MARKED" not in result.stdout + result.stderr, (way, result.args)
                assert "AKID" not in result.stdout + result.stderr, (way, result.args)
            for path, content in place.all_written():
                assert "/.aws/" in path or (b"MARKED" not in content and b"AKID" not in content), (way, path)


def main():
    failed = False
    print(f"1..{len(TESTS)}")
    for number, function in enumerate(TESTS, 1):
        name = function.__name__.replace("_", " ")
        try:
            function()
            print(f"ok {number} {name}", flush=True)
        except Skipped as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except Exception:
            failed = True
            traceback.print_exc()
            print(f"not ok {number} {name}", flush=True)
    sys.exit(1 if failed else 0)


main()
