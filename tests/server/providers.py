# SPDX-License-Identifier: GPL-3.0-or-later
"""The tests' server as a program, for tests that are not written in C."""

import subprocess

SERVICES = ["bedrock", "price-list", "pricing", "savings-plans", "ec2", "sts", "sso", "azure-retail", "google-billing",
            "ecb"]


class Server:
    """The server that plays the providers, on a port that was free."""

    def __init__(self, program, source, certificate="server.pem"):
        self.process = subprocess.Popen([program, source, "0", certificate], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, bufsize=1)
        words = self.process.stdout.readline().split()
        self.address = next(word for word in words if word.startswith("https://")).rstrip(".")
        while not self.process.stdout.readline().startswith(" none"):
            pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def set_fault(self, fault, times=1000):
        self.process.stdin.write(f"{fault} {times}\n")
        assert self.process.stdout.readline() == f"{fault}, {times} times\n"
