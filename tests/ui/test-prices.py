#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-prices.py PROGRAM EXAMPLE SERVER SOURCE: prices are asked from the window, of a server on this machine. TAP."""

import os

from asking import KEYS, SERVER, SOURCE, Server, Window
from driver import ROLE, STATE, has_state, run_tests

SECRETS = [KEYS["AWS_SECRET_ACCESS_KEY"], KEYS["AWS_SESSION_TOKEN"], KEYS["GOOGLE_API_KEY"]]
ASKED_BY_DEFAULT = 8   # of the ten sources: not the two that are hundreds of megabytes


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


run_tests([test_refresh_all, test_failure_keeps_the_old, test_offline, test_cancel])
