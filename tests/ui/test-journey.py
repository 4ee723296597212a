#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-journey.py PROGRAM CLI EXAMPLE: whole journeys through the real window, as a screen reader takes them.

Prints TAP.
"""

import os
import subprocess
import sys

from driver import ROLE, STATE, Atspi, Driver, has_state, read_text, run_tests, wait, walk, write_text

PROGRAM, CLI, EXAMPLE = sys.argv[1:4]

# At 120 million requests a month the cheapest is to rent machines, at 10,000 it is to buy by the token.
FEW_REQUESTS = 10_000
KEYS = {"Workloads": "alt+1", "Requirements": "alt+2", "Offers": "alt+3", "Prices": "alt+4", "Compare": "alt+5",
        "Commitments": "alt+6", "Risk": "alt+7", "Award": "alt+8"}


def is_finding(text):
    return "costs least" in text


def show_page(driver, name):
    driver.type_key(KEYS[name])
    wait(name, lambda: has_state(driver.wait_for(ROLE.LIST_ITEM, name), STATE.SELECTED))


def get_winner(finding):
    return finding.split(" costs least")[0]


def read_finding(driver):
    show_page(driver, "Compare")
    return driver.wait_label(is_finding)


def find_requests(driver):
    return driver.wait_for(ROLE.SPIN_BUTTON, lambda name: name.startswith("Requests a Month"))


def set_requests(driver, number):
    show_page(driver, "Workloads")
    assert Atspi.Value.set_current_value(find_requests(driver), number)


def wait_new_finding(driver, old):
    show_page(driver, "Compare")
    return driver.wait_label(lambda text: is_finding(text) and text != old)


def export(driver, path):
    driver.press(ROLE.BUTTON, "Export Report…")
    dialog = driver.wait_for(ROLE.DIALOG, "Export Report")
    name = driver.wait_for(ROLE.TEXT, "Name:", dialog)
    write_text(name, path)
    wait("the path to be typed", lambda: read_text(name) == path)
    driver.press(ROLE.BUTTON, "Save", dialog)
    wait("the report", lambda: os.path.exists(path))


def read_pdf(path):
    return " ".join(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout.split())


def test_edit_and_export(folder):
    """Opens an example, changes a workload, sees another winner, exports, and finds that winner on paper."""
    driver = Driver(PROGRAM, EXAMPLE)
    try:
        before = read_finding(driver)
        set_requests(driver, FEW_REQUESTS)
        after = wait_new_finding(driver, before)
        winner = get_winner(after)
        assert winner != get_winner(before), f"{winner} is the cheapest at any volume"
        path = os.path.join(folder, "report.pdf")
        export(driver, path)
        paper = read_pdf(path)
        assert winner in paper, f"{winner} is not in the report"
        assert "10,000" in paper, "the changed workload is not in the report"
    finally:
        driver.close()


def test_term_pages(folder):
    """Reads what to commit, how sure the cost is and who gets the award; a new criterion keeps the weights at 100."""
    driver = Driver(PROGRAM, EXAMPLE)
    try:
        show_page(driver, "Commitments")
        driver.wait_label(lambda text: text.startswith("The commitment serves"))
        show_page(driver, "Risk")
        driver.wait_label(lambda text: text.startswith("Eight times in ten the last month costs between"))
        show_page(driver, "Award")
        driver.wait_label(lambda text: "has the most points" in text)
        driver.press(ROLE.BUTTON, "Add Criterion…")
        write_text(driver.wait_for(ROLE.TEXT, "Name"), "Quality of answers")
        driver.press(ROLE.BUTTON, "Add")
        driver.wait_label(lambda text: text == "Quality of answers")
        driver.wait_label(lambda text: text == "Sum 100")
    finally:
        driver.close()


def test_same_paper(folder):
    """The window and the command line write the same bytes of the same tender."""
    ours, theirs = os.path.join(folder, "window.pdf"), os.path.join(folder, "command.pdf")
    driver = Driver(PROGRAM, EXAMPLE)
    try:
        read_finding(driver)
        export(driver, ours)
    finally:
        driver.close()
    subprocess.run([CLI, "report", EXAMPLE, "--pdf", theirs], check=True)
    with open(ours, "rb") as window, open(theirs, "rb") as command:
        assert window.read() == command.read(), "the two reports differ"


def test_undo_and_redo(folder):
    """What was changed can be taken back, and done again."""
    driver = Driver(PROGRAM, EXAMPLE)
    try:
        before = read_finding(driver)
        set_requests(driver, FEW_REQUESTS)
        after = wait_new_finding(driver, before)
        driver.press(ROLE.BUTTON, "Undo")
        driver.wait_label(lambda text: text == before)
        driver.press(ROLE.BUTTON, "Redo")
        driver.wait_label(lambda text: text == after)
    finally:
        driver.close()


def test_close_with_changes(folder):
    """Closing asks about unsaved changes: cancelling stays, discarding leaves with success."""
    driver = Driver(PROGRAM, EXAMPLE)
    try:
        read_finding(driver)
        set_requests(driver, FEW_REQUESTS)
        driver.press(ROLE.BUTTON, "Close")
        driver.press(ROLE.BUTTON, "Cancel")
        driver.wait_gone(ROLE.BUTTON, "Discard")
        assert driver.process.poll() is None
        driver.press(ROLE.BUTTON, "Close")
        driver.press(ROLE.BUTTON, "Discard")
        assert driver.process.wait(30) == 0
    finally:
        driver.close()


def test_names(folder):
    """Everything that can be pressed, typed into or chosen says what it is, on every page."""
    driver = Driver(PROGRAM, EXAMPLE)
    roles = (ROLE.BUTTON, ROLE.TOGGLE_BUTTON, ROLE.SPIN_BUTTON, ROLE.ENTRY, ROLE.TEXT, ROLE.CHECK_BOX, ROLE.IMAGE)
    try:
        read_finding(driver)
        for page in ("Workloads", "Requirements", "Offers", "Compare"):
            show_page(driver, page)
            for node in walk(driver.application):
                if node.get_role() in roles and has_state(node, STATE.SHOWING) and has_state(node, STATE.FOCUSABLE):
                    assert node.get_name(), f"a {node.get_role_name()} on {page} has no name"
    finally:
        driver.close()


run_tests([test_edit_and_export, test_same_paper, test_undo_and_redo, test_close_with_changes, test_names,
           test_term_pages])
