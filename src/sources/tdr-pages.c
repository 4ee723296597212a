/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-pages.h"

#include "tdr-source-error.h"

#define MAX_PAGES 1000

/**
 * tdr_pages_fetch:
 * @answer: to which all pages are added
 *
 * Asks for one page after another until there is none. A server that names a page again, or never ends, is an error:
 * half of a list is worse than an old one.
 */
gboolean
tdr_pages_fetch (const TdrAsk  *ask,
                 const char    *region,
                 TdrPage        page,
                 gpointer       user_data,
                 TdrAnswer     *answer,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *token = NULL;

  do
    {
      g_autofree char *next = NULL;
      g_autoptr (TdrAnswer) part = page (ask, region, token, user_data, &next, cancellable, error);

      if (part == NULL)
        return FALSE;
      tdr_answer_take (answer, part);
      if (next != NULL && (!g_hash_table_add (seen, g_strdup (next)) || g_hash_table_size (seen) > MAX_PAGES))
        {
          g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                               "The answer is not what was expected: its pages do not end");
          return FALSE;
        }
      g_free (token);
      token = g_steal_pointer (&next);
    }
  while (token != NULL);

  return TRUE;
}
