/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TDR_SOURCE_ERROR (tdr_source_error_quark ())

/**
 * TdrSourceError:
 * @TDR_SOURCE_ERROR_OFFLINE: the host cannot be reached (check the network)
 * @TDR_SOURCE_ERROR_TIMED_OUT: no answer, or not all of it, in time (try again)
 * @TDR_SOURCE_ERROR_SIGN_IN: no credentials, or they have expired or are not accepted (sign in)
 * @TDR_SOURCE_ERROR_PERMISSION: signed in, but not allowed: the message names the permission (ask for it)
 * @TDR_SOURCE_ERROR_THROTTLED: too many requests: the message says until when (wait)
 * @TDR_SOURCE_ERROR_SERVER: the server failed, or the connection broke, several times (try again later)
 * @TDR_SOURCE_ERROR_UNTRUSTED: the server could not prove who it is (check the address, the proxy and the clock)
 * @TDR_SOURCE_ERROR_TOO_LARGE: more came than any honest answer holds (report it)
 * @TDR_SOURCE_ERROR_REFUSED: the request itself was refused (report it)
 * @TDR_SOURCE_ERROR_NOT_UNDERSTOOD: the answer is not what it should be (report it)
 * @TDR_SOURCE_ERROR_SETTING: a setting is wrong: the message names it (correct it)
 * @TDR_SOURCE_ERROR_UNCHANGED: all is as it was: what is known is renewed, and no person is told
 *
 * What can go wrong while asking, one code for each thing a person can do about it. Cancelling is
 * %G_IO_ERROR_CANCELLED.
 */
typedef enum {
  TDR_SOURCE_ERROR_OFFLINE,
  TDR_SOURCE_ERROR_TIMED_OUT,
  TDR_SOURCE_ERROR_SIGN_IN,
  TDR_SOURCE_ERROR_PERMISSION,
  TDR_SOURCE_ERROR_THROTTLED,
  TDR_SOURCE_ERROR_SERVER,
  TDR_SOURCE_ERROR_UNTRUSTED,
  TDR_SOURCE_ERROR_TOO_LARGE,
  TDR_SOURCE_ERROR_REFUSED,
  TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
  TDR_SOURCE_ERROR_SETTING,
  TDR_SOURCE_ERROR_UNCHANGED,
} TdrSourceError;

GQuark      tdr_source_error_quark     (void);
const char *tdr_source_error_to_string (TdrSourceError code);

G_END_DECLS
