/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-candidates.h"

#include "tdr-json-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Levenshtein's distance (1966) by rows: what it costs to turn one word into the other, letter by letter. */
static guint
distance (const char *a,
          const char *b)
{
  gsize length = strlen (b);
  g_autofree guint *row = g_new (guint, length + 1);

  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i + 1;
      for (gsize j = 0; j < length; j++)
        {
          guint replaced = diagonal + (a[i] != b[j]);

          diagonal = row[j + 1];
          row[j + 1] = MIN (MIN (row[j], row[j + 1]) + 1, replaced);
        }
    }

  return row[length];
}

static void
set_unknown (const char  *name,
             const char  *nearest,
             guint        workload,
             guint        candidate,
             GError     **error)
{
  if (nearest != NULL)
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNKNOWN_MODEL,
                 _("workloads[%u].candidates[%u]: the catalogue has no model “%.80s”. The nearest name is “%s”."),
                 workload, candidate, name, nearest);
  else
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNKNOWN_MODEL,
                 _("workloads[%u].candidates[%u]: the catalogue has no model “%.80s”, nor one of a name like it."),
                 workload, candidate, name);
}

static gboolean
check_workload (const TdrTenderWorkload  *workload,
                guint                     index,
                const char *const        *model_ids,
                GError                  **error)
{
  for (guint i = 0; workload->candidates[i] != NULL; i++)
    {
      const char *name = workload->candidates[i];

      if (g_strv_contains (model_ids, name))
        continue;

      set_unknown (name, tdr_candidates_nearest (name, model_ids), index, i, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * tdr_candidates_list:
 * @catalog_ids: names of the catalogue's models
 *
 * Every model that a workload may name: the buyer's own, then the catalogue's.
 *
 * Returns: (transfer container) (element-type utf8): with a %NULL behind the last
 */
GPtrArray *
tdr_candidates_list (const TdrTender   *tender,
                     const char *const *catalog_ids)
{
  GPtrArray *ids = g_ptr_array_new_null_terminated (0, NULL, TRUE);

  for (guint i = 0; i < tender->models->len; i++)
    g_ptr_array_add (ids, ((const TdrTenderModel *) g_ptr_array_index (tender->models, i))->id);
  for (guint i = 0; catalog_ids[i] != NULL; i++)
    g_ptr_array_add (ids, (gpointer) catalog_ids[i]);

  return ids;
}

/**
 * tdr_candidates_check:
 * @model_ids: every model that there is
 *
 * Whether every candidate of every workload is one of them. If not, fails with %TDR_TENDER_ERROR_UNKNOWN_MODEL, naming
 * the place and the name that was probably meant.
 */
gboolean
tdr_candidates_check (const TdrTender    *tender,
                      const char *const  *model_ids,
                      GError            **error)
{
  for (guint i = 0; i < tender->workloads->len; i++)
    if (!check_workload (g_ptr_array_index (tender->workloads, i), i, model_ids, error))
      return FALSE;

  return TRUE;
}

/**
 * tdr_candidates_nearest:
 *
 * Returns: (nullable): the model whose name is most like @name; %NULL if none shares half of it
 */
const char *
tdr_candidates_nearest (const char        *name,
                        const char *const *model_ids)
{
  g_autofree char *beginning = g_strndup (name, 80);
  const char *nearest = NULL;
  guint least = (guint) strlen (beginning) / 2 + 1;

  for (guint i = 0; model_ids[i] != NULL; i++)
    {
      guint steps = distance (beginning, model_ids[i]);

      if (steps < least)
        {
          least = steps;
          nearest = model_ids[i];
        }
    }

  return nearest;
}
