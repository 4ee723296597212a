/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "parse-fixture.h"

const char *const parse_fixture_no_gaps[] = { NULL };

static GBytes *
read_file (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), folder, name, NULL);
  char *text;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) ? g_bytes_new_take (text, length) : NULL;
}

/* What the tests' server answers. */
GBytes *
parse_fixture_read (const char *name)
{
  g_autoptr (GBytes) bytes = read_file ("tests/fixtures/sources", name);

  g_assert_nonnull (bytes);
  return g_steal_pointer (&bytes);
}

/* Returns: (nullable): %NULL, with the test skipped, where the recordings are not here */
GBytes *
parse_fixture_read_sample (const char *name)
{
  g_autoptr (GBytes) bytes = read_file ("../shared/apis/samples", name);

  if (bytes == NULL)
    g_test_skip ("the recorded answers are not here");
  return g_steal_pointer (&bytes);
}

/* One fact as one line: who, what, how it is bought, what for, the price; then anything else that it says. */
char *
parse_fixture_write_fact (const TdrFact *fact)
{
  const char *parts[] = { fact->subject, fact->scope, fact->region, fact->deployment, fact->term, fact->meter,
                          fact->price,
                          fact->currency, fact->unit, fact->detail };
  g_autoptr (GString) line = g_string_new (fact->platform);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (line, "|%s", parts[i] != NULL ? parts[i] : "");
  while (line->len > 0 && line->str[line->len - 1] == '|')
    g_string_truncate (line, line->len - 1);

  return g_string_free_and_steal (g_steal_pointer (&line));
}

void
parse_fixture_assert_facts (TdrAnswer         *answer,
                            const char *const *facts,
                            const char *const *gaps)
{
  g_autoptr (GPtrArray) found = tdr_answer_list_gaps (answer);

  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    {
      g_autofree char *line = parse_fixture_write_fact (tdr_answer_get (answer, i));

      g_assert_cmpstr (line, ==, facts[i]);
    }
  g_assert_null (facts[tdr_answer_get_n (answer)]);
  for (guint i = 0; i < found->len; i++)
    {
      const TdrGap *gap = g_ptr_array_index (found, i);
      g_autofree char *line = g_strdup_printf ("%u × %s: %s", gap->n_rows, gap->what, gap->text);

      g_assert_nonnull (gaps[i]);
      g_assert_cmpstr (line, ==, gaps[i]);
    }
  g_assert_null (gaps[found->len]);
}
