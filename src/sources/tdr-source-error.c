/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-source-error.h"

G_DEFINE_QUARK (tdr-source-error-quark, tdr_source_error)

static const char *const names[] = {
  [TDR_SOURCE_ERROR_OFFLINE] = "offline",
  [TDR_SOURCE_ERROR_TIMED_OUT] = "timed-out",
  [TDR_SOURCE_ERROR_SIGN_IN] = "sign-in",
  [TDR_SOURCE_ERROR_PERMISSION] = "permission",
  [TDR_SOURCE_ERROR_THROTTLED] = "throttled",
  [TDR_SOURCE_ERROR_SERVER] = "server",
  [TDR_SOURCE_ERROR_UNTRUSTED] = "untrusted",
  [TDR_SOURCE_ERROR_TOO_LARGE] = "too-large",
  [TDR_SOURCE_ERROR_REFUSED] = "refused",
  [TDR_SOURCE_ERROR_NOT_UNDERSTOOD] = "not-understood",
  [TDR_SOURCE_ERROR_SETTING] = "setting",
  [TDR_SOURCE_ERROR_UNCHANGED] = "unchanged",
};

/**
 * tdr_source_error_to_string:
 *
 * The word that JSON output uses for @code.
 */
const char *
tdr_source_error_to_string (TdrSourceError code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (names), NULL);

  return names[code];
}
