# SPDX-License-Identifier: GPL-3.0-or-later
# A file as a string of C: one literal a line.
s/\\/\\\\/g
s/"/\\"/g
s/^/"/
s/$/\\n"/
