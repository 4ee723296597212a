/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-document.h"

G_BEGIN_DECLS

/**
 * TdrStatusBar:
 *
 * How many offers meet every must, how old the prices are, and whether an evaluation is taking its time.
 */
#define TDR_TYPE_STATUS_BAR (tdr_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdrStatusBar, tdr_status_bar, TDR, STATUS_BAR, AdwBin)

G_END_DECLS
