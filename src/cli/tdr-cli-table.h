/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TDR_CLI_COLUMNS 100   /* of the terminal that output is laid out for */

/**
 * TdrCliTable:
 *
 * Rows of text in columns that are as wide as they must be.
 */
typedef struct _TdrCliTable TdrCliTable;

TdrCliTable *tdr_cli_table_new   (const char  *alignment);
void         tdr_cli_table_free  (TdrCliTable *self);
void         tdr_cli_table_add   (TdrCliTable *self,
                                  ...) G_GNUC_NULL_TERMINATED;
void         tdr_cli_table_print (TdrCliTable *self,
                                  guint        indent);
void         tdr_cli_print_text  (const char  *text,
                                  guint        indent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrCliTable, tdr_cli_table_free)

G_END_DECLS
