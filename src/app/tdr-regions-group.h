/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrRegionsGroup:
 *
 * The regions about which prices are asked: a list that grows and shrinks.
 */
#define TDR_TYPE_REGIONS_GROUP (tdr_regions_group_get_type ())
G_DECLARE_FINAL_TYPE (TdrRegionsGroup, tdr_regions_group, TDR, REGIONS_GROUP, AdwPreferencesGroup)

G_END_DECLS
