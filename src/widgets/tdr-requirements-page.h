/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TDR_TYPE_REQUIREMENTS_PAGE (tdr_requirements_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrRequirementsPage, tdr_requirements_page, TDR, REQUIREMENTS_PAGE, AdwBin)

G_END_DECLS
