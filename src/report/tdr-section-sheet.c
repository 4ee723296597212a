/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#define ROOM_FOR_WORDS 60.0   /* a title, and the finding or the first row below it */

static void
add_chart (TdrComposer    *composer,
           const TdrChart *chart)
{
  tdr_composer_need (composer, ROOM_FOR_WORDS + tdr_composer_measure_chart (composer, chart));
  tdr_composer_add_paragraph (composer, TDR_TEXT_LABEL, chart->title);
  if (chart->finding != NULL)
    tdr_composer_add_paragraph (composer, TDR_TEXT_BODY, chart->finding);
  tdr_composer_skip (composer, 4);
  tdr_composer_add_chart (composer, chart);
}

static gboolean
has_values (const TdrSheetBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    if (((const TdrSheetRow *) g_ptr_array_index (block->rows, i))->value != NULL)
      return TRUE;

  return FALSE;
}

static void
add_rows (TdrComposer         *composer,
          const TdrSheetBlock *block)
{
  g_autoptr (TdrTable) table = tdr_table_new ();
  gboolean valued = has_values (block);

  tdr_table_add_column (table, NULL, 1);
  if (valued)
    tdr_table_add_figures (table, NULL);
  for (guint i = 0; i < block->rows->len; i++)
    {
      const TdrSheetRow *row = g_ptr_array_index (block->rows, i);

      tdr_table_add_row (table, FALSE);
      tdr_table_add_cell (table, row->title, row->detail);
      if (valued)
        tdr_table_add_cell (table, row->value != NULL ? row->value : "", NULL);
    }
  tdr_table_compose (table, composer);
}

static void
add_words (TdrComposer         *composer,
           const TdrSheetBlock *block)
{
  tdr_composer_need (composer, ROOM_FOR_WORDS);
  if (block->title != NULL)
    tdr_composer_add_paragraph (composer, TDR_TEXT_LABEL, block->title);
  if (block->note != NULL)
    tdr_composer_add_paragraph (composer, TDR_TEXT_BODY, block->note);
  add_rows (composer, block);
}

/**
 * tdr_section_add_part:
 * @words: its heading
 *
 * A part of a section that is a sheet: its heading stands on the page of its first block.
 */
void
tdr_section_add_part (TdrSection     *self,
                      const char     *words,
                      const TdrSheet *sheet)
{
  const TdrSheetBlock *first = sheet->blocks->len > 0 ? g_ptr_array_index (sheet->blocks, 0) : NULL;
  double chart = first != NULL && first->chart != NULL ? tdr_composer_measure_chart (self->composer, first->chart) : 0;

  tdr_composer_add_subheading (self->composer, words, ROOM_FOR_WORDS + chart);
  tdr_section_add_sheet (self, sheet);
}

/**
 * tdr_section_add_sheet:
 *
 * What a page of the window shows, on paper: charts with their findings, and rows of words.
 */
void
tdr_section_add_sheet (TdrSection     *self,
                       const TdrSheet *sheet)
{
  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const TdrSheetBlock *block = g_ptr_array_index (sheet->blocks, i);

      if (block->chart != NULL)
        add_chart (self->composer, block->chart);
      else
        add_words (self->composer, block);
    }
}
