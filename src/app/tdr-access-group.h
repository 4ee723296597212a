/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrAccessGroup:
 *
 * Who one is signed in as at Amazon, what may be asked, and the policy to ask an administrator for.
 */
#define TDR_TYPE_ACCESS_GROUP (tdr_access_group_get_type ())
G_DECLARE_FINAL_TYPE (TdrAccessGroup, tdr_access_group, TDR, ACCESS_GROUP, AdwPreferencesGroup)

G_END_DECLS
