/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdrClock:
 * @now: seconds since 1970, UTC
 * @wait: waits, and returns %FALSE as soon as it is cancelled
 * @data: for both
 *
 * Where the time comes from, so that a test can choose it and never wait.
 */
typedef struct {
  gint64   (*now)  (gpointer      data);
  gboolean (*wait) (double        seconds,
                    GCancellable *cancellable,
                    gpointer      data);
  gpointer data;
} TdrClock;

extern const TdrClock tdr_clock_system;

char *tdr_clock_format (gint64 time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
