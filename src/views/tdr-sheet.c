/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sheet.h"

#include <math.h>

#include "tdr-format.h"
#include "tdr-workload.h"

#define PPM_OF_A_TENTH 1000   /* of a per cent: finer is more than a forecast knows */

static void
free_row (TdrSheetRow *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->value);
  g_free (self->badge);
  g_free (self);
}

static void
free_block (TdrSheetBlock *self)
{
  g_free (self->title);
  g_free (self->note);
  g_clear_pointer (&self->chart, tdr_chart_unref);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static TdrSheetBlock *
append_block (TdrSheet *self)
{
  TdrSheetBlock *block = g_new0 (TdrSheetBlock, 1);

  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  g_ptr_array_add (self->blocks, block);

  return block;
}

/**
 * tdr_sheet_new:
 *
 * An empty sheet.
 */
TdrSheet *
tdr_sheet_new (void)
{
  TdrSheet *self = g_new0 (TdrSheet, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_block);

  return self;
}

/**
 * tdr_sheet_free:
 *
 * Frees a sheet with its charts.
 */
void
tdr_sheet_free (TdrSheet *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * tdr_sheet_take_chart:
 * @chart: (transfer full) (nullable): nothing is added for %NULL
 *
 * Adds a chart.
 */
void
tdr_sheet_take_chart (TdrSheet *self,
                      TdrChart *chart)
{
  if (chart != NULL)
    append_block (self)->chart = chart;
}

/**
 * tdr_sheet_add_block:
 *
 * Adds a list of rows.
 *
 * Returns: (transfer none): the list, to be filled
 */
TdrSheetBlock *
tdr_sheet_add_block (TdrSheet   *self,
                     const char *title,
                     const char *note)
{
  TdrSheetBlock *block = append_block (self);

  block->title = g_strdup (title);
  block->note = g_strdup (note);

  return block;
}

/**
 * tdr_sheet_block_add_row:
 *
 * Adds a row, of which only the title must be there.
 */
void
tdr_sheet_block_add_row (TdrSheetBlock *block,
                         const char    *title,
                         const char    *detail,
                         const char    *value,
                         const char    *badge)
{
  TdrSheetRow *row = g_new0 (TdrSheetRow, 1);

  row->title = g_strdup (title);
  row->detail = g_strdup (detail);
  row->value = g_strdup (value);
  row->badge = g_strdup (badge);
  g_ptr_array_add (block->rows, row);
}

/**
 * tdr_sheet_dup_share:
 * @share: 0 to 1
 *
 * A share in per cent, to a tenth.
 */
char *
tdr_sheet_dup_share (double share)
{
  return tdr_format_share (llround (share * TDR_PPM / PPM_OF_A_TENTH) * PPM_OF_A_TENTH);
}
