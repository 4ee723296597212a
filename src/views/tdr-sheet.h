/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-chart.h"

G_BEGIN_DECLS

/**
 * TdrSheetRow:
 * @title: what it is
 * @detail: (nullable): a quieter line: how it comes about, or its evidence
 * @value: (nullable): the figure
 * @badge: (nullable): "success", "warning" or "error" where @value is a state rather than a figure
 */
typedef struct {
  char *title;
  char *detail;
  char *value;
  char *badge;
} TdrSheetRow;

/**
 * TdrSheetBlock:
 * @title: (nullable): of a list of rows; a chart has its own
 * @note: (nullable): one sentence below the title
 * @chart: (nullable): instead of rows
 * @rows: (element-type TdrSheetRow)
 */
typedef struct {
  char *title;
  char *note;
  TdrChart *chart;
  GPtrArray *rows;
} TdrSheetBlock;

/**
 * TdrSheet:
 * @blocks: (element-type TdrSheetBlock): in the order in which they are read
 *
 * One side of a result in charts and rows of words, the same in the window and on paper.
 */
typedef struct {
  GPtrArray *blocks;
} TdrSheet;

TdrSheet      *tdr_sheet_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void           tdr_sheet_free          (TdrSheet      *self);
void           tdr_sheet_take_chart    (TdrSheet      *self,
                                        TdrChart      *chart);
TdrSheetBlock *tdr_sheet_add_block     (TdrSheet      *self,
                                        const char    *title,
                                        const char    *note);
void           tdr_sheet_block_add_row (TdrSheetBlock *block,
                                        const char    *title,
                                        const char    *detail,
                                        const char    *value,
                                        const char    *badge);
char          *tdr_sheet_dup_share     (double         share) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrSheet, tdr_sheet_free)

G_END_DECLS
