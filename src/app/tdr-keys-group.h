/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrKeysGroup:
 *
 * Keys that are typed in: they go to the keyring, and nothing else ever sees them.
 */
#define TDR_TYPE_KEYS_GROUP (tdr_keys_group_get_type ())
G_DECLARE_FINAL_TYPE (TdrKeysGroup, tdr_keys_group, TDR, KEYS_GROUP, AdwPreferencesGroup)

G_END_DECLS
