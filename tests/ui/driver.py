# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a screen reader would, over AT-SPI. Every wait is for a state; none is for a time."""

import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE_SECONDS = 30
MOST_TABS = 60
ROLE = Atspi.Role
STATE = Atspi.StateType


class Driver:
    """One run of the program."""

    def __init__(self, program, *arguments):
        Atspi.init()
        Atspi.set_timeout(10000, 30000)
        environment = {**os.environ, "GTK_A11Y": "atspi"}
        self.process = subprocess.Popen([program, *arguments], env=environment)
        self.application = wait("the program", self._find_application)

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.process.pid:
                return child
        return None

    def find(self, role, name=None, root=None):
        """The first showing node of that role whose name is, or contains if it is a function, what is asked."""
        matches = name if callable(name) else lambda text: name is None or text == name
        for node in walk(root or self.application):
            if node.get_role() == role and matches(node.get_name() or "") and has_state(node, STATE.SHOWING):
                return node
        return None

    def wait_for(self, role, name=None, root=None):
        return wait(f"{role.value_nick} {name if isinstance(name, str) else ''}", lambda: self.find(role, name, root))

    def wait_gone(self, role, name):
        wait(f"the end of {name}", lambda: self.find(role, name) is None)

    def press(self, role, name, root=None):
        """Does the first action of a node: what a click would do."""
        node = self.wait_for(role, name, root)
        wait(f"{name} to be pressable", lambda: has_state(node, STATE.SENSITIVE))
        assert Atspi.Action.do_action(node, 0), f"{name} did nothing"
        return node

    def type_key(self, key):
        """Presses a key as the keyboard would. Without a window manager the window must be given the focus first."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["xdotool", "windowfocus", "--sync", found[-1], "key", key], check=True)

    def focus(self, role, name):
        """Goes from one control to the next until the focus is there, as somebody without a pointer would."""
        node = self.wait_for(role, name)
        for _ in range(MOST_TABS):
            if has_state(node, STATE.FOCUSED):
                return node
            self.type_key("Tab")
        raise AssertionError(f"{MOST_TABS} times Tab do not lead to {name}")

    def labels(self, root=None):
        return [node.get_name() for node in walk(root or self.application)
                if node.get_role() == ROLE.LABEL and has_state(node, STATE.SHOWING)]

    def wait_label(self, matches):
        return wait("a label", lambda: next((text for text in self.labels() if matches(text or "")), None))

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(PATIENCE_SECONDS)

    def dump(self):
        def lines(node, depth):
            yield "  " * depth + f"{node.get_role_name()} {node.get_name()!r} {node.get_description()!r}"
            for i in range(node.get_child_count()):
                child = node.get_child_at_index(i)
                if child:
                    yield from lines(child, depth + 1)
        return "\n".join(lines(self.application, 0))


def has_state(node, state):
    return node.get_state_set().contains(state)


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from walk(child)


def wait(what, ready):
    """Lets events in until ready() answers something true. Nodes may go away while they are looked at."""
    end = time.monotonic() + PATIENCE_SECONDS
    context = GLib.MainContext.default()
    while True:
        try:
            answer = ready()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE_SECONDS} s for {what}")
        while context.iteration(False):
            pass
        context_wait(context)


def context_wait(context):
    """Sleeps until the next event from the program, or for a blink, since not every change sends one."""
    timer = GLib.timeout_add(50, lambda: GLib.SOURCE_REMOVE)
    context.iteration(True)
    if GLib.MainContext.default().find_source_by_id(timer):
        GLib.source_remove(timer)


def read_text(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def write_text(node, text):
    Atspi.EditableText.set_text_contents(node, text)


def run_tests(tests):
    """Gives each test an empty folder, and says in TAP what became of it. One that fails does not stop the next."""
    failed = False
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f"ok {number} {test.__name__}", flush=True)
            except Exception as error:
                failed = True
                print(f"not ok {number} {test.__name__}\n# {type(error).__name__}: {error}", flush=True)
    sys.exit(failed)
