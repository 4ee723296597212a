/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-measured-run.h"

#include "tdr-csv.h"
#include "tdr-engine-error.h"

#include <math.h>

typedef struct {
  const char *name;
  gsize offset;
  gboolean number;
  gboolean optional;
} Column;

#define TEXT(column, field) { column, G_STRUCT_OFFSET (TdrMeasuredRun, field), FALSE, FALSE }
#define TEXT_IF_THERE(column, field) { column, G_STRUCT_OFFSET (TdrMeasuredRun, field), FALSE, TRUE }
#define NUMBER(column, field) { column, G_STRUCT_OFFSET (TdrMeasuredRun, field), TRUE, FALSE }

static const Column columns[] = {
  TEXT ("id", id), TEXT ("source", source), TEXT ("date", date), TEXT ("chip", chip), TEXT ("model", model),
  TEXT ("model_raw", model_raw), TEXT ("weights_prec", weights), TEXT ("kv_prec", cache), TEXT ("phase", phase),
  TEXT ("software", software), TEXT ("metric", metric), TEXT ("unit", unit), TEXT ("notes", notes), TEXT ("group", group),
  TEXT_IF_THERE ("source_path", source_path),
  NUMBER ("chips", chips), NUMBER ("input_tokens", input_tokens), NUMBER ("output_tokens", output_tokens),
  NUMBER ("batch", batch), NUMBER ("concurrency", concurrency), NUMBER ("tp", tensor_parallel),
  NUMBER ("pp", pipeline_parallel), NUMBER ("ep", expert_parallel), NUMBER ("attn_dp", data_parallel),
  NUMBER ("value", value),
};

static gboolean
find_columns (const TdrCsvRow  *head,
              const char       *path,
              int              *places,
              GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      places[i] = -1;
      for (guint j = 0; head != NULL && j < head->fields->len; j++)
        {
          if (g_str_equal (g_ptr_array_index (head->fields, j), columns[i].name))
            places[i] = (int) j;
        }
      if (places[i] >= 0 || columns[i].optional)
        continue;
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "%s: line 1 has no column “%s”: it is not a file of measured runs", path, columns[i].name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_number (const char *cell,
              double     *number)
{
  char *end;

  *number = NAN;
  if (*cell == '\0' || g_str_equal (cell, "n/a"))
    return TRUE;
  *number = g_ascii_strtod (cell, &end);
  return *end == '\0' && isfinite (*number);
}

static gboolean
parse_cells (TdrMeasuredRun   *run,
             const TdrCsvRow  *row,
             const int        *places,
             const char       *path,
             GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gboolean there = places[i] >= 0 && places[i] < (int) row->fields->len;
      const char *cell = there ? g_ptr_array_index (row->fields, places[i]) : "";

      if (!columns[i].number)
        G_STRUCT_MEMBER (const char *, run, columns[i].offset) = g_intern_string (cell);
      else if (!parse_number (cell, &G_STRUCT_MEMBER (double, run, columns[i].offset)))
        {
          g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                       "%s: line %u: “%s” in column “%s” is not a number", path, row->line, cell, columns[i].name);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * tdr_measured_runs_load:
 *
 * Reads a file of published figures: CSV with a head line that names at least the columns of this type.
 *
 * Returns: (transfer full) (element-type TdrMeasuredRun): the rows in the file's order, or %NULL with an error that
 *   names file and line
 */
GPtrArray *
tdr_measured_runs_load (const char  *path,
                        GError     **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdrCsvReader) reader = NULL;
  int places[G_N_ELEMENTS (columns)];
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  bytes = g_bytes_new_take (contents, length);
  reader = tdr_csv_reader_new (bytes);
  if (!find_columns (tdr_csv_reader_next (reader), path, places, error))
    return NULL;
  for (const TdrCsvRow *row = tdr_csv_reader_next (reader); row != NULL; row = tdr_csv_reader_next (reader))
    {
      TdrMeasuredRun *run = g_new0 (TdrMeasuredRun, 1);

      g_ptr_array_add (runs, run);
      run->line = row->line;
      if (row->problem != NULL)
        {
          g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "%s: line %u: %s", path, row->line,
                       row->problem);
          return NULL;
        }
      if (!parse_cells (run, row, places, path, error))
        return NULL;
    }
  return g_steal_pointer (&runs);
}

/**
 * tdr_measured_figure_or:
 *
 * Returns: a run's figure, or @otherwise where the file has none or says zero
 */
double
tdr_measured_figure_or (double figure,
                        double otherwise)
{
  return isnan (figure) || figure <= 0 ? otherwise : figure;
}
