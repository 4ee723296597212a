/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-credentials.h"

G_BEGIN_DECLS

/**
 * TdrKeyringItem:
 *
 * What may be typed into Preferences.
 */
typedef enum {
  TDR_KEYRING_AWS_ACCESS_KEY_ID,
  TDR_KEYRING_AWS_SECRET_ACCESS_KEY,
  TDR_KEYRING_BEDROCK_API_KEY,
  TDR_KEYRING_GOOGLE_API_KEY,
} TdrKeyringItem;

#define TDR_N_KEYRING_ITEMS (TDR_KEYRING_GOOGLE_API_KEY + 1)

gboolean tdr_keyring_store (TdrKeyringItem    item,
                            const char       *secret,
                            GCancellable     *cancellable,
                            GError          **error);
gboolean tdr_keyring_list  (gboolean          kept[TDR_N_KEYRING_ITEMS],
                            GCancellable     *cancellable,
                            GError          **error);
gboolean tdr_keyring_fill  (TdrCredentials   *credentials,
                            GCancellable     *cancellable,
                            GError          **error);

G_END_DECLS
