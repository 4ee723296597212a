/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-clock.h"

static gint64
system_now (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
system_wait (double        seconds,
             GCancellable *cancellable,
             gpointer      data)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  GPollFD poll = { .fd = -1 };
  guint n_polls = g_cancellable_make_pollfd (cancellable, &poll) ? 1 : 0;

  for (gint64 left = end - g_get_monotonic_time (); left > 0; left = end - g_get_monotonic_time ())
    if (g_poll (&poll, n_polls, (int) (left / 1000) + 1) > 0)
      break;
  if (n_polls > 0)
    g_cancellable_release_fd (cancellable);

  return !g_cancellable_is_cancelled (cancellable);
}

const TdrClock tdr_clock_system = { system_now, system_wait, NULL };

/**
 * tdr_clock_format:
 * @time: seconds since 1970
 *
 * The time as files and JSON write it: "2026-10-01T12:00:00Z".
 */
char *
tdr_clock_format (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}
