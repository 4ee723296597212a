/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-page.h"

G_BEGIN_DECLS

/**
 * TdrWorkloadsPage:
 *
 * The need: all workloads, and the form of the one that is selected.
 */
#define TDR_TYPE_WORKLOADS_PAGE (tdr_workloads_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrWorkloadsPage, tdr_workloads_page, TDR, WORKLOADS_PAGE, TdrPage)

G_END_DECLS
