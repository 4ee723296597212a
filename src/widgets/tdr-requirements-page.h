/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-page.h"

G_BEGIN_DECLS

/**
 * TdrRequirementsPage:
 *
 * The rules: what must be and what is wished for, what each of them leaves, and on what evidence.
 */
#define TDR_TYPE_REQUIREMENTS_PAGE (tdr_requirements_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrRequirementsPage, tdr_requirements_page, TDR, REQUIREMENTS_PAGE, TdrPage)

G_END_DECLS
