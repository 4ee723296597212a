/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TDR_TYPE_WORKLOADS_PAGE (tdr_workloads_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrWorkloadsPage, tdr_workloads_page, TDR, WORKLOADS_PAGE, AdwBin)

G_END_DECLS
