#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-prices.py PROGRAM EXAMPLE SERVER SOURCE: prices are asked from the window, of a server on this machine. TAP."""

import os
import sys
import tempfile

PROGRAM, EXAMPLE, SERVER, SOURCE = sys.argv[1:5]
sys.path.insert(0, os.path.join(SOURCE, "tests", "server"))
from driver import ROLE, STATE, Driver, has_state, wait  # noqa: E402
from providers import SERVICES, Server  # noqa: E402

KEYS = {"AWS_ACCESS_KEY_ID": "AKIDMARKEDID", "AWS_SECRET_ACCESS_KEY": "MARKED-SECRET-KEY",
        "AWS_SESSION_TOKEN": "MARKED-SESSION-TOKEN", "GOOGLE_API_KEY": "MARKED-GOOGLE-KEY"}
SECRETS = [KEYS["AWS_SECRET_ACCESS_KEY"], KEYS["AWS_SESSION_TOKEN"], KEYS["GOOGLE_API_KEY"]]
ASKED_BY_DEFAULT = 8   # of the ten sources: not the two that are hundreds of megabytes


def text_list(words):
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"


def write_settings(folder, server, offline):
    """What a person would have chosen in Preferences, in a file of the test's own."""
    place = os.path.join(folder, "glib-2.0", "settings")
    os.makedirs(place)
    with open(os.path.join(place, "keyfile"), "w", encoding="utf-8") as file:
        file.write("[io/github/tender_desktop/Tender]\n"
                   f"endpoints={text_list(f'{service}={server.address}' for service in SERVICES)}\n"
                   f"regions={text_list(['us-east-1', 'eastus2'])}\n"
                   f"offline={'true' if offline else 'false'}\n"
                   f"authority='{os.path.join(SOURCE, 'tests', 'fixtures', 'tls', 'ca.pem')}'\npage='prices'\n")


class Window:
    """The program on its Prices page, with a home, settings and a keyring of its own."""

    def __init__(self, folder, server, offline=False):
        self.folder = folder
        write_settings(os.path.join(folder, "config"), server, offline)
        os.environ.update(KEYS, GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=os.path.join(folder, "config"),
                          XDG_DATA_HOME=os.path.join(folder, "data"), HOME=folder, no_proxy="localhost",
                          TDR_PRICES=os.path.join(folder, "prices"), SECRET_BACKEND="file",
                          SECRET_FILE_TEST_PASSWORD="test", SECRET_FILE_TEST_PATH=os.path.join(folder, "keyring"))
        self.driver = Driver(PROGRAM, EXAMPLE)

    def __enter__(self):
        self.driver.wait_for(ROLE.BUTTON, "Refresh All")
        return self

    def __exit__(self, *_):
        self.driver.close()

    def says(self, matches):
        return self.driver.wait_label(matches)

    def wait_idle(self):
        self.driver.wait_gone(ROLE.BUTTON, "Cancel")
        button = self.driver.wait_for(ROLE.BUTTON, "Refresh All")
        wait("the asking to end", lambda: has_state(button, STATE.SENSITIVE))

    def refresh(self, source=None):
        self.driver.press(ROLE.BUTTON, f"Refresh {source}" if source else "Refresh All")

    def written(self):
        for folder, _, names in os.walk(self.folder):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    yield name, file.read()


def test_refresh_all(folder):
    """Every source that is asked by default says how many rows it sent; no key is written anywhere."""
    with Server(SERVER, SOURCE) as server, Window(folder, server) as window:
        window.says(lambda text: "not asked yet" in text)
        window.refresh()
        window.says(lambda text: "asked less than an hour ago" in text)
        window.wait_idle()
        answered = [text for text in window.driver.labels() if "asked less than an hour ago" in text]
        assert len(answered) == ASKED_BY_DEFAULT, answered
        assert not [text for text in window.driver.labels() if text == "failed"], window.driver.labels()
        assert os.path.exists(os.path.join(folder, "prices", "catalog.db")), "no catalogue was made"
        for name, content in window.written():
            for secret in SECRETS:
                assert secret.encode() not in content, f"{name} holds a key"


def test_failure_keeps_the_old(folder):
    """A source that fails says why, and what it said before stays; the others are not harmed."""
    with Server(SERVER, SOURCE) as server, Window(folder, server) as window:
        window.refresh("Reference rates of the ECB")
        before = window.says(lambda text: "asked less than an hour ago" in text)
        window.wait_idle()
        server.set_fault("garbage")
        window.refresh("Reference rates of the ECB")
        window.says(lambda text: text == "failed")
        after = window.says(lambda text: text.startswith(before) and text != before)
        assert "\n" in after, after


def test_offline(folder):
    """Offline nothing can be asked, by button or key."""
    with Server(SERVER, SOURCE) as server, Window(folder, server, offline=True) as window:
        window.says(lambda text: "not asked yet" in text)
        for name in ("Refresh All", "Refresh Azure Retail Prices"):
            assert not has_state(window.driver.wait_for(ROLE.BUTTON, name), STATE.SENSITIVE), name
        window.driver.type_key("F5")
        assert not window.driver.find(ROLE.BUTTON, "Cancel"), "something is being asked"
        assert not os.path.exists(os.path.join(folder, "prices", "catalog.db"))


def test_cancel(folder):
    """An asking that takes long can be ended at once, and leaves nothing behind."""
    with Server(SERVER, SOURCE) as server, Window(folder, server) as window:
        server.set_fault("silence")
        window.refresh("Azure Retail Prices")
        window.driver.press(ROLE.BUTTON, "Cancel")
        window.wait_idle()
        assert not os.path.exists(os.path.join(folder, "prices", "azure-retail.json"))


def main():
    tests = [test_refresh_all, test_failure_keeps_the_old, test_offline, test_cancel]
    failed = False
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f"ok {number} {test.__name__}", flush=True)
            except Exception as error:  # whatever goes wrong is that test's failure, and the next one runs
                failed = True
                print(f"not ok {number} {test.__name__}\n# {type(error).__name__}: {error}", flush=True)
    sys.exit(failed)


main()
