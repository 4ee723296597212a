/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-calibration-files.h"

#include <math.h>

/* A factor within this of 1, as a logarithm, is left out: it changes no figure that anybody reads. */
#define LEAST_LOG 0.002

static void
append_number (GString    *text,
               const char *format,
               double      number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (text, ',');
  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, format, number));
}

static void
append_text (GString    *text,
             const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);

  g_string_append_printf (text, strpbrk (cell, ",\"\n") != NULL ? "\"%s\"" : "%s", quoted);
}

static gboolean
is_empty (const TdrEffect *effect)
{
  for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
    {
      if (fabs (effect->logs[j]) >= LEAST_LOG)
        return FALSE;
    }
  return TRUE;
}

static void
append_effect (GString         *text,
               const TdrEffect *effect)
{
  /* How much of a chip or a family was measured is kept even if it taught nothing. */
  if (is_empty (effect) && effect->level > TDR_LEVEL_CHIP)
    return;
  g_string_append_printf (text, "%s,", tdr_calibration_level_to_string (effect->level));
  append_text (text, effect->key);
  g_string_append_printf (text, ",%u", effect->rows);
  for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
    {
      if (fabs (effect->logs[j]) >= LEAST_LOG)
        append_number (text, "%.3f", effect->logs[j]);
      else
        g_string_append_c (text, ',');
    }
  g_string_append_c (text, '\n');
}

static gboolean
write_effects (const char            *folder,
               const TdrCalibration  *calibration,
               GError               **error)
{
  g_autofree char *path = g_build_filename (folder, "effects.csv", NULL);
  g_autoptr (GString) text = g_string_new ("level,key,rows");

  for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
    g_string_append_printf (text, ",%s", tdr_coefficient_to_string ((TdrCoefficient) j));
  g_string_append_c (text, '\n');
  for (guint e = 0; e < calibration->n_effects; e++)
    append_effect (text, &calibration->effects[e]);
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}

static gboolean
write_ranges (const char            *folder,
              const TdrCalibration  *calibration,
              GError               **error)
{
  g_autofree char *path = g_build_filename (folder, "ranges.csv", NULL);
  g_autoptr (GString) text = g_string_new ("key,quantity,low,high,median,rows\n");

  for (guint i = 0; i < calibration->n_ranges; i++)
    {
      const TdrErrorRange *range = &calibration->ranges[i];

      g_string_append_printf (text, "%s,%s", range->key, tdr_quantity_to_string (range->quantity));
      append_number (text, "%.4f", range->low);
      append_number (text, "%.4f", range->high);
      append_number (text, "%.4f", range->median);
      g_string_append_printf (text, ",%u\n", range->rows);
    }
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}

static void
find_dates (const TdrErrorRow  *rows,
            guint               n_rows,
            const char         *source,
            const char        **first,
            const char        **last)
{
  *first = "";
  *last = "";
  for (guint i = 0; i < n_rows; i++)
    {
      const TdrMeasuredRun *run = rows[i].item->run;

      if (run->source != source || *run->date == '\0')
        continue;
      if (**first == '\0' || strcmp (run->date, *first) < 0)
        *first = run->date;
      if (strcmp (run->date, *last) > 0)
        *last = run->date;
    }
}

static gboolean
write_sources (const char         *folder,
               const TdrErrorRow  *rows,
               guint               n_rows,
               GError            **error)
{
  g_autofree char *path = g_build_filename (folder, "sources.csv", NULL);
  g_autoptr (GArray) summaries = tdr_error_table_summarise (rows, n_rows, tdr_error_key_source);
  g_autoptr (GString) text = g_string_new ("source,first_date,last_date,rows,median_error_left_out,median_bias_left_out\n");

  for (guint i = 0; i < summaries->len; i++)
    {
      const TdrErrorSummary *summary = &g_array_index (summaries, TdrErrorSummary, i);
      const char *first;
      const char *last;

      find_dates (rows, n_rows, summary->key, &first, &last);
      append_text (text, summary->key);
      g_string_append_c (text, ',');
      append_text (text, first);
      g_string_append_c (text, ',');
      append_text (text, last);
      g_string_append_printf (text, ",%u", summary->rows);
      append_number (text, "%.3f", summary->median_error);
      append_number (text, "%.3f", summary->median_bias);
      g_string_append_c (text, '\n');
    }
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}

/**
 * tdr_calibration_files_write:
 * @by_group: predictions with whole groups left out: the error that is left
 *
 * Writes a calibration as the build compiles it into the engine: effects.csv, ranges.csv, and sources.csv with the runs
 * behind them.
 */
gboolean
tdr_calibration_files_write (const char            *folder,
                             const TdrCalibration  *calibration,
                             const TdrErrorRow     *by_group,
                             guint                  n_rows,
                             GError               **error)
{
  return write_effects (folder, calibration, error) && write_ranges (folder, calibration, error)
         && write_sources (folder, by_group, n_rows, error);
}
