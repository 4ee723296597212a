/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TDR_ENGINE_ERROR (tdr_engine_error_quark ())

/**
 * TdrEngineError:
 * @TDR_ENGINE_ERROR_INVALID: a figure that cannot be: the message names the field and its limits (correct the form)
 * @TDR_ENGINE_ERROR_CURRENCY: two currencies met where only one can stand (give a rate)
 * @TDR_ENGINE_ERROR_OVERFLOW: an amount beyond what money can hold (lower the figure)
 */
typedef enum {
  TDR_ENGINE_ERROR_INVALID,
  TDR_ENGINE_ERROR_CURRENCY,
  TDR_ENGINE_ERROR_OVERFLOW,
} TdrEngineError;

GQuark tdr_engine_error_quark (void);

G_END_DECLS
