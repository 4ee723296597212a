# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in a home of its own, whose providers are all played by a server on this machine."""

import os
import sys

from driver import ROLE, STATE, Driver, has_state, wait

PROGRAM, EXAMPLE, SERVER, SOURCE = sys.argv[1:5]
sys.path.insert(0, os.path.join(SOURCE, "tests", "server"))
from providers import SERVICES, Server  # noqa: E402,F401

KEYS = {"AWS_ACCESS_KEY_ID": "AKIDMARKEDID", "AWS_SECRET_ACCESS_KEY": "MARKED-SECRET-KEY",
        "AWS_SESSION_TOKEN": "MARKED-SESSION-TOKEN", "GOOGLE_API_KEY": "MARKED-GOOGLE-KEY"}


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

    def __init__(self, folder, server, offline=False, keys=KEYS):
        self.folder = folder
        write_settings(os.path.join(folder, "config"), server, offline)
        for name in KEYS:
            os.environ.pop(name, None)
        os.environ.update(keys, GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=os.path.join(folder, "config"),
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
