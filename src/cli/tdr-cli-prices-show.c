/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-prices.h"

#include "tdr-cli.h"
#include "tdr-fact-json.h"
#include "tdr-fetch.h"
#include "tdr-price-store.h"
#include "tdr-source-error.h"

#include <json-glib/json-glib.h>

#include <string.h>


typedef struct {
  char **sources;
  char **regions;
  gboolean facts;
  gboolean json;
} Options;

typedef struct {
  const TdrSource *source;
  TdrStoredPrices *prices;
} Known;

static void
known_free (Known *known)
{
  tdr_stored_prices_free (known->prices);
  g_free (known);
}

static GPtrArray *
load (const Options  *options,
      GError        **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) known_free);
  g_autofree char *folder = tdr_catalog_dup_live_folder ();

  for (guint i = 0; options->sources != NULL && options->sources[i] != NULL; i++)
    if (tdr_source_find (options->sources[i]) == NULL)
      {
        g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING, "There is no source “%s”", options->sources[i]);
        return NULL;
      }
  for (guint i = 0; tdr_source_get (i) != NULL; i++)
    {
      const TdrSource *source = tdr_source_get (i);
      TdrStoredPrices *prices;
      Known *known;

      if (options->sources != NULL && !g_strv_contains ((const char *const *) options->sources, source->id))
        continue;
      prices = tdr_price_store_load (folder, source->id, error);
      if (prices == NULL)
        return NULL;
      known = g_new (Known, 1);
      *known = (Known) { source, prices };
      g_ptr_array_add (list, known);
    }

  return g_steal_pointer (&list);
}

/* Whether a fact is of a region that was named, if any was. */
static gboolean
is_chosen (const Options *options,
           const TdrFact *fact)
{
  return options->regions == NULL
         || (fact->region != NULL && g_strv_contains ((const char *const *) options->regions, fact->region));
}

static gboolean
is_stale (const Known *known)
{
  g_autoptr (GDateTime) fetched = known->prices->fetched != NULL
                                  ? g_date_time_new_from_iso8601 (known->prices->fetched, NULL) : NULL;

  return fetched != NULL
         && tdr_freshness_judge_answer (known->source->rhythm, g_date_time_to_unix (fetched), tdr_clock_system.now (NULL))
              == TDR_FRESHNESS_OLD;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_gaps (JsonBuilder *builder,
          TdrAnswer   *answer)
{
  g_autoptr (GPtrArray) gaps = tdr_answer_list_gaps (answer);

  json_builder_set_member_name (builder, "not_understood");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gaps->len; i++)
    {
      const TdrGap *gap = g_ptr_array_index (gaps, i);

      json_builder_begin_object (builder);
      add_text (builder, "region", gap->region);
      add_text (builder, "what", gap->what);
      add_text (builder, "text", gap->text);
      json_builder_set_member_name (builder, "rows");
      json_builder_add_int_value (builder, gap->n_rows);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_facts (JsonBuilder   *builder,
           TdrAnswer     *answer,
           const Options *options)
{
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    {
      if (!is_chosen (options, tdr_answer_get (answer, i)))
        continue;
      json_builder_begin_object (builder);
      tdr_fact_write_json (tdr_answer_get (answer, i), builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_known (JsonBuilder   *builder,
           const Known   *known,
           const Options *options)
{
  json_builder_begin_object (builder);
  add_text (builder, "source", known->source->id);
  add_text (builder, "name", known->source->name);
  add_text (builder, "publisher", known->source->publisher);
  add_text (builder, "address", known->prices->address);
  add_text (builder, "fetched", known->prices->fetched);
  json_builder_set_member_name (builder, "stale");
  json_builder_add_boolean_value (builder, is_stale (known));
  json_builder_set_member_name (builder, "rows");
  json_builder_add_int_value (builder, tdr_answer_get_n_rows (known->prices->answer));
  add_gaps (builder, known->prices->answer);
  add_text (builder, "failed", known->prices->tried);
  add_text (builder, "reason", known->prices->error_code);
  add_text (builder, "message", known->prices->error_message);
  if (options->facts)
    add_facts (builder, known->prices->answer, options);
  json_builder_end_object (builder);
}

static int
write_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE), *line = g_strconcat (text, "\n", NULL);

  return tdr_cli_write (line, strlen (line));
}

static int
print_json (GPtrArray     *list,
            const Options *options)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    add_known (builder, g_ptr_array_index (list, i), options);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return write_json (builder);
}

static void
print_gaps (TdrAnswer *answer)
{
  g_autoptr (GPtrArray) gaps = tdr_answer_list_gaps (answer);

  for (guint i = 0; i < gaps->len; i++)
    {
      const TdrGap *gap = g_ptr_array_index (gaps, i);

      g_print ("    not understood%s%s, %u rows: %s “%s”\n", gap->region != NULL ? " in " : "",
               gap->region != NULL ? gap->region : "", gap->n_rows, gap->what, gap->text);
    }
}

static void
print_fact (const TdrFact *fact)
{
  const char *parts[] = { fact->subject, fact->scope, fact->region, fact->deployment, fact->term, fact->meter };
  g_autoptr (GString) line = g_string_new ("   ");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, " %s", parts[i]);
  if (fact->price != NULL)
    g_string_append_printf (line, ": %s %s for %s", fact->price, fact->currency, fact->unit);
  else if (fact->detail != NULL)
    g_string_append_printf (line, ": %s", fact->detail);
  g_print ("%s\n", line->str);
}

static int
print_text (GPtrArray     *list,
            const Options *options)
{
  for (guint i = 0; i < list->len; i++)
    {
      const Known *known = g_ptr_array_index (list, i);
      const TdrStoredPrices *prices = known->prices;

      g_print ("%-20s %s%s, %u facts\n", known->source->id, prices->fetched != NULL ? prices->fetched : "never asked",
               is_stale (known) ? " (old)" : "", tdr_answer_get_n (prices->answer));
      if (prices->error_message != NULL)
        g_print ("    failed at %s: %s\n", prices->tried, prices->error_message);
      print_gaps (prices->answer);
      for (guint j = 0; options->facts && j < tdr_answer_get_n (prices->answer); j++)
        if (is_chosen (options, tdr_answer_get (prices->answer, j)))
          print_fact (tdr_answer_get (prices->answer, j));
    }

  return TDR_CLI_DONE;
}

static void
add_change (JsonBuilder          *builder,
            const Known          *known,
            const TdrPriceChange *change)
{
  json_builder_begin_object (builder);
  add_text (builder, "source", known->source->id);
  add_text (builder, "seen", change->seen);
  add_text (builder, "before", change->before);
  add_text (builder, "after", change->after);
  json_builder_set_member_name (builder, "fact");
  json_builder_begin_object (builder);
  tdr_fact_write_json (change->fact, builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static int
print_changes_json (GPtrArray     *list,
                    const Options *options)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const Known *known = g_ptr_array_index (list, i);

      for (guint j = 0; j < known->prices->changes->len; j++)
        if (is_chosen (options, ((TdrPriceChange *) g_ptr_array_index (known->prices->changes, j))->fact))
          add_change (builder, known, g_ptr_array_index (known->prices->changes, j));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return write_json (builder);
}

static int
print_changes_text (GPtrArray     *list,
                    const Options *options)
{
  guint n_changes = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const Known *known = g_ptr_array_index (list, i);

      for (guint j = 0; j < known->prices->changes->len; j++)
        {
          const TdrPriceChange *change = g_ptr_array_index (known->prices->changes, j);

          if (!is_chosen (options, change->fact))
            continue;
          n_changes++;
          g_print ("%s %s: %s → %s %s\n", change->seen, known->source->id,
                   change->before != NULL ? change->before : "new",
                   change->after != NULL ? change->after : "gone",
                   change->fact->currency != NULL ? change->fact->currency : "");
          print_fact (change->fact);
        }
    }
  if (n_changes == 0)
    g_print ("No price has changed since it was first seen.\n");

  return TDR_CLI_DONE;
}

static int
run (int          argc,
     char       **argv,
     const char  *summary,
     int        (*print) (GPtrArray     *list,
                          const Options *options))
{
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "source", 's', 0, G_OPTION_ARG_STRING_ARRAY, &options.sources, "Only this source (again for several)", "SOURCE" },
    { "region", 'r', 0, G_OPTION_ARG_STRING_ARRAY, &options.regions, "Only facts of this region (again for several)",
      "REGION" },
    { "facts", 0, 0, G_OPTION_ARG_NONE, &options.facts, "List every fact, too", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Write JSON", NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  int status = TDR_CLI_USAGE;

  if (tdr_cli_parse (&argc, &argv, entries, NULL, summary, 0, 0))
    {
      list = load (&options, &error);
      status = list != NULL ? print (list, &options) : tdr_cli_cannot (error);
    }
  g_strfreev (options.sources);
  g_strfreev (options.regions);

  return status;
}

static int
show (GPtrArray     *list,
      const Options *options)
{
  return options->json ? print_json (list, options) : print_text (list, options);
}

static int
show_changes (GPtrArray     *list,
              const Options *options)
{
  return options->json ? print_changes_json (list, options) : print_changes_text (list, options);
}

/**
 * tdr_cli_prices_show:
 *
 * The command "prices show".
 */
int
tdr_cli_prices_show (int    argc,
                     char **argv)
{
  return run (argc, argv, "Says what is known from each source, how old it is, and what was not understood.", show);
}

/**
 * tdr_cli_prices_changes:
 *
 * The command "prices changes".
 */
int
tdr_cli_prices_changes (int    argc,
                        char **argv)
{
  return run (argc, argv, "Lists prices that are not what they were: old, new, when.", show_changes);
}
