/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrEndpointsGroup:
 *
 * The address of each service that is asked, which may be another than the provider's own.
 */
#define TDR_TYPE_ENDPOINTS_GROUP (tdr_endpoints_group_get_type ())
G_DECLARE_FINAL_TYPE (TdrEndpointsGroup, tdr_endpoints_group, TDR, ENDPOINTS_GROUP, AdwPreferencesGroup)

G_END_DECLS
