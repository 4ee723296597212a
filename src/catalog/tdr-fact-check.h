/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-table.h"

G_BEGIN_DECLS

/**
 * TdrKnown:
 * @rows: what tables hold so far: "FILE␟KEY" → the line where it stands
 *
 * What a row is held against.
 */
typedef struct {
  GHashTable *rows;
  GHashTable *prices;        /* instance and region → on-demand price in millionths, as a pointer */
} TdrKnown;

char     *tdr_fact_check_key   (const TdrTable  *table,
                                GPtrArray       *fields) G_GNUC_WARN_UNUSED_RESULT;
char     *tdr_fact_check_field (const TdrTable  *table,
                                guint            column,
                                GPtrArray       *fields,
                                const TdrKnown  *known,
                                char           **value) G_GNUC_WARN_UNUSED_RESULT;
char     *tdr_fact_check_row   (const TdrTable  *table,
                                GPtrArray       *fields,
                                const TdrKnown  *known) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
