/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-catalog.h"

#include "tdr-catalog.h"
#include "tdr-cli.h"
#include "tdr-importer.h"

static void
print_counts (TdrImporter *importer)
{
  guint n;
  const TdrTableCount *counts = tdr_importer_get_counts (importer, &n);
  guint read = 0, accepted = 0, refused = 0;

  g_print ("%-24s %8s %8s %8s\n", "table", "read", "accepted", "refused");
  for (guint i = 0; i < n; i++)
    {
      g_print ("%-24s %8u %8u %8u\n", counts[i].file, counts[i].read, counts[i].accepted, counts[i].refused);
      read += counts[i].read;
      accepted += counts[i].accepted;
      refused += counts[i].refused;
    }
  g_print ("%-24s %8u %8u %8u\n", "all", read, accepted, refused);
}

static void
print_refusals (TdrImporter *importer)
{
  guint n;
  const TdrRefusal *const *refusals = tdr_importer_get_refusals (importer, &n);

  g_print ("\nRefused: %u\n", n);
  for (guint i = 0; i < n; i++)
    g_print ("%s:%u: %s\n", refusals[i]->file, refusals[i]->line, refusals[i]->reason);
}

static void
print_side (const char        *word,
            const char        *figure,
            const TdrEvidence *evidence)
{
  g_print ("  %-7s %s: %s, %s\n", word, figure, evidence->publisher, evidence->as_of);
}

static void
print_contradictions (TdrCatalog *catalog)
{
  guint n;
  const TdrContradiction *const *contradictions = tdr_catalog_get_contradictions (catalog, &n);

  g_print ("\nContradictions, both kept: %u\n", n);
  for (guint i = 0; i < n; i++)
    {
      g_print ("%s\n", contradictions[i]->subject);
      print_side ("used", contradictions[i]->chosen, contradictions[i]->chosen_evidence);
      print_side ("other", contradictions[i]->other, contradictions[i]->other_evidence);
    }
}

static void
add_counts (JsonBuilder *builder,
            TdrImporter *importer)
{
  guint n;
  const TdrTableCount *counts = tdr_importer_get_counts (importer, &n);

  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "table");
      json_builder_add_string_value (builder, counts[i].file);
      json_builder_set_member_name (builder, "read");
      json_builder_add_int_value (builder, counts[i].read);
      json_builder_set_member_name (builder, "accepted");
      json_builder_add_int_value (builder, counts[i].accepted);
      json_builder_set_member_name (builder, "refused");
      json_builder_add_int_value (builder, counts[i].refused);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_refusals (JsonBuilder *builder,
              TdrImporter *importer)
{
  guint n;
  const TdrRefusal *const *refusals = tdr_importer_get_refusals (importer, &n);

  json_builder_set_member_name (builder, "refusals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "table");
      json_builder_add_string_value (builder, refusals[i]->file);
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, refusals[i]->line);
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, refusals[i]->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_contradictions (JsonBuilder *builder,
                    TdrCatalog  *catalog)
{
  guint n;
  const TdrContradiction *const *contradictions = tdr_catalog_get_contradictions (catalog, &n);

  json_builder_set_member_name (builder, "contradictions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "subject");
      json_builder_add_string_value (builder, contradictions[i]->subject);
      json_builder_set_member_name (builder, "used");
      json_builder_add_string_value (builder, contradictions[i]->chosen);
      tdr_cli_catalog_add_evidence (builder, "used_evidence", contradictions[i]->chosen_evidence);
      json_builder_set_member_name (builder, "other");
      json_builder_add_string_value (builder, contradictions[i]->other);
      tdr_cli_catalog_add_evidence (builder, "other_evidence", contradictions[i]->other_evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static int
print_json (TdrImporter *importer,
            TdrCatalog  *catalog)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "catalog_date");
  json_builder_add_string_value (builder, tdr_catalog_get_date (catalog));
  json_builder_set_member_name (builder, "catalog_digest");
  json_builder_add_string_value (builder, tdr_catalog_get_digest (catalog));
  add_counts (builder, importer);
  add_refusals (builder, importer);
  add_contradictions (builder, catalog);
  json_builder_end_object (builder);
  return tdr_cli_catalog_print_json (builder);
}

/* Reads the tables into a database that nobody keeps. */
static int
check_folder (const char *folder,
              gboolean    as_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrDatabase) database = tdr_database_create (":memory:", &error);
  g_autoptr (TdrImporter) importer = database != NULL ? tdr_importer_new (database, &error) : NULL;
  g_autoptr (TdrCatalog) catalog = NULL;

  if (importer == NULL || !tdr_database_execute (database, "BEGIN", &error)
      || !tdr_importer_read_folder (importer, folder, &error) || !tdr_importer_finish (importer, &error))
    return tdr_cli_cannot (error);

  catalog = tdr_catalog_open_database (database, &error);
  if (catalog == NULL)
    return tdr_cli_cannot (error);

  if (as_json)
    return print_json (importer, catalog);

  g_print ("Catalogue of %s\n\n", tdr_catalog_get_date (catalog));
  print_counts (importer);
  print_refusals (importer);
  print_contradictions (catalog);
  return TDR_CLI_DONE;
}

/**
 * tdr_cli_catalog_check:
 *
 * tender-cli catalog check: reads the catalogue's tables again, and says what was refused and why.
 *
 * Returns: the exit status
 */
int
tdr_cli_catalog_check (int    argc,
                       char **argv)
{
  gboolean as_json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print JSON", NULL },
    { NULL },
  };
  g_autofree char *shipped = tdr_catalog_dup_data_path ("catalog");

  if (!tdr_cli_parse (&argc, &argv, entries, "[FOLDER]",
                      "Reads the tables of the catalogue, or of FOLDER, and says for each how many rows were read, "
                      "accepted and refused, why each was refused, and where two sources disagree.", 0, 1))
    return TDR_CLI_USAGE;
  if (as_json)
    tdr_cli_speak_to_programs ();
  return check_folder (argc > 1 ? argv[1] : shipped, as_json);
}
