/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-composer.h"

G_BEGIN_DECLS

/**
 * TdrTable:
 *
 * A table for paper: rows are never cut, and every page repeats the heads.
 */
typedef struct _TdrTable TdrTable;

TdrTable *tdr_table_new        (void);
void      tdr_table_free       (TdrTable       *self);
void      tdr_table_add_column (TdrTable       *self,
                                const char     *head,
                                double          weight);
void      tdr_table_add_figures (TdrTable      *self,
                                const char     *head);
void      tdr_table_add_row    (TdrTable       *self,
                                gboolean        stressed);
void      tdr_table_add_cell   (TdrTable       *self,
                                const char     *words,
                                const char     *detail);
guint     tdr_table_get_n_rows (const TdrTable *self);
void      tdr_table_compose    (const TdrTable *self,
                                TdrComposer    *composer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrTable, tdr_table_free)

G_END_DECLS
