/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-run-model.h"

/* “13b” of “llama2-13b-g5.12xlarge”: a number of billions, not “16bit”. */
#define SIZE "([0-9]+(?:\\.[0-9]+)?)b(?![a-z])"

static char *
dup_size (const char *name)
{
  static GRegex *pattern;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter_pointer (&pattern))
    g_once_init_leave_pointer (&pattern, g_regex_new (SIZE, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_match (pattern, name, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* The id of the model that the row's own name speaks of, where that is another size than the one it is filed under. */
static char *
dup_named (const TdrMeasuredRun *run)
{
  g_autofree char *filed = dup_size (run->model);
  g_autofree char *named = dup_size (run->model_raw);
  g_autofree char *is_filed = g_strconcat (filed, "b", NULL), *is_named = g_strconcat (named, "b", NULL);
  g_autoptr (GString) id = g_string_new (run->model);

  if (filed == NULL || named == NULL || g_str_equal (filed, named))
    return NULL;
  g_string_replace (id, is_filed, is_named, 1);
  return g_string_free_and_steal (g_steal_pointer (&id));
}

/**
 * tdr_run_model_find:
 *
 * Which model a row is about. A source's table may hold more than the model that it is filed under: that of FMBench for
 * Llama 2 70B also lists end points of Llama 2 13B, which answer in the 2.3 s that its table of Llama 2 13B gives for
 * them, from machines whose memory does not hold the larger model. What the end point is named after ran there. A size
 * that no model of the catalogue has is something else, for instance the active parameters.
 *
 * Returns: (transfer none) (nullable): its shape, if the catalogue has it
 */
const TdrModelSpec *
tdr_run_model_find (const TdrMeasuredRun *run,
                    TdrCatalog           *catalog)
{
  g_autofree char *named = dup_named (run);
  const TdrModelSpec *model = named != NULL ? tdr_catalog_find_model (catalog, named) : NULL;

  return model != NULL ? model : tdr_catalog_find_model (catalog, run->model);
}
