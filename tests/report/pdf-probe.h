/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Reads a PDF back with other people's programs. %NULL and a skipped test where they are not installed. */
char *pdf_probe_text (GBytes     *pdf,
                      guint       page);
char *pdf_probe_run  (GBytes     *pdf,
                      const char *command,
                      const char *option,
                      const char *more);
