#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-preferences.py PROGRAM EXAMPLE SERVER SOURCE: Preferences, by keyboard and pointer. TAP."""

import os

from asking import KEYS, SERVER, SOURCE, Server, Window
from driver import ROLE, STATE, has_state, read_text, run_tests, wait, walk, write_text

N_PERMISSIONS = 10


class Preferences(Window):
    """The dialog, opened by its key, on one of its pages."""

    def __init__(self, folder, server, page, keys=KEYS):
        super().__init__(folder, server, keys=keys)
        self.page = page

    def __enter__(self):
        try:
            super().__enter__()
            self.driver.type_key("ctrl+comma")
            self.show(self.page)
        except BaseException:
            self.driver.close()
            raise
        return self

    def show(self, page):
        """Goes to the tab that is shown, and from there by the arrows."""
        names = ["Network", "Keys", "Permissions"]
        tabs = [self.driver.wait_for(ROLE.PAGE_TAB, name) for name in names]
        shown = next(i for i, tab in enumerate(tabs) if has_state(tab, STATE.SELECTED))
        steps = names.index(page) - shown
        if steps:
            self.driver.focus(ROLE.PAGE_TAB, names[shown])
            for _ in range(abs(steps)):
                self.driver.type_key("Right" if steps > 0 else "Left")
            self.driver.type_key("space")
            wait(f"the page {page}", lambda: has_state(tabs[names.index(page)], STATE.SELECTED))

    def apply(self, title, text):
        """Types into a row, and Enter."""
        entry = self.driver.focus(ROLE.TEXT, title)
        write_text(entry, text)
        self.driver.type_key("Return")
        return entry

    def count(self, text):
        """How often a label says it, in view or scrolled out of it. What is in a dialog hangs in the tree twice."""
        return len({node for node in walk(self.driver.application)
                    if node.get_role() == ROLE.LABEL and node.get_name() == text})

    def settings(self):
        with open(os.path.join(self.folder, "config", "glib-2.0", "settings", "keyfile"), encoding="utf-8") as file:
            return file.read()


def test_addresses(folder):
    """An address that cannot be one is refused and says why; a good one is kept, and can be taken back."""
    with Server(SERVER, SOURCE) as server, Preferences(folder, server, "Network") as window:
        before = window.settings()
        entry = window.apply("Amazon Bedrock", "ftp://elsewhere.example")
        window.says(lambda text: "“ftp://elsewhere.example” is not an address for a source" in text)
        assert window.settings() == before
        window.apply("Amazon Bedrock", "https://bedrock.elsewhere.example")
        wait("the address to be kept", lambda: "'bedrock=https://bedrock.elsewhere.example'" in window.settings())
        window.driver.press(ROLE.BUTTON, "Use the Provider’s Own Address")
        wait("the provider's own address", lambda: read_text(entry) == "https://bedrock.{region}.amazonaws.com")
        assert "'bedrock=" not in window.settings()


def test_regions(folder):
    """Regions are added and removed; what is no region is refused."""
    with Server(SERVER, SOURCE) as server, Preferences(folder, server, "Network") as window:
        row = "Add a Region, as Its Provider Writes It"
        window.apply(row, "eu-central-1/x")
        window.says(lambda text: "“eu-central-1/x” is no region" in text)
        window.apply(row, "eu-central-1")
        wait("the region", lambda: "regions=['us-east-1', 'eastus2', 'eu-central-1']" in window.settings())
        window.driver.press(ROLE.BUTTON, "Do Not Ask About us-east-1")
        wait("the region to go", lambda: "regions=['eastus2', 'eu-central-1']" in window.settings())


def test_keys(folder):
    """A key that is typed goes to the keyring alone, opens what it should, and can be removed."""
    with Server(SERVER, SOURCE) as server, Preferences(folder, server, "Keys", keys={}) as window:
        for title, key in (("Access Key ID of Amazon", "AWS_ACCESS_KEY_ID"),
                           ("Secret Access Key of Amazon", "AWS_SECRET_ACCESS_KEY")):
            entry = window.apply(title, KEYS[key])
            wait("the entry to be empty", lambda entry=entry: read_text(entry) == "")
        wait("both keys", lambda: window.count("In the keyring") == 2)
        for name, content in window.written():
            assert b"MARKED" not in content, f"{name} holds a key"
        window.show("Permissions")
        window.driver.press(ROLE.BUTTON, "Test")
        window.says(lambda text: text == "Account 123456789012, by keys from the keyring")
        window.show("Keys")
        window.driver.press(ROLE.BUTTON, "Remove From the Keyring")
        wait("one key to go", lambda: window.count("In the keyring") == 1)


def test_permissions(folder):
    """The test says who one is, what works, what is missing, and can be cancelled."""
    with Server(SERVER, SOURCE) as server, Preferences(folder, server, "Permissions") as window:
        window.says(lambda text: '"ec2:DescribeSpotPriceHistory"' in text)
        window.driver.press(ROLE.BUTTON, "Test")
        window.says(lambda text: text == "arn:aws:sts::123456789012:assumed-role/buyer/tender")
        wait("what works", lambda: window.count("Works") == N_PERMISSIONS)
        server.set_fault("denied")
        window.driver.press(ROLE.BUTTON, "Test")
        wait("what is missing", lambda: window.count("Missing") == N_PERMISSIONS)
        server.set_fault("silence")
        window.driver.press(ROLE.BUTTON, "Test")
        window.driver.press(ROLE.BUTTON, "Cancel")
        window.says(lambda text: text == "The test was cancelled.")


run_tests([test_addresses, test_regions, test_keys, test_permissions])
