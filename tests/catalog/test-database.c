/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "catalog-fixture.h"

#include "tdr-catalog.h"

#include <glib/gstdio.h>

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("tender-catalog-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "catalog.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_catalog (const char *path)
{
  g_autoptr (TdrDatabase) database = create_database (path);
  g_autoptr (TdrImporter) importer = create_importer (database);
  g_autoptr (GError) error = NULL;

  read_table (importer, "prices.csv",
              PRICES_HEAD
              "bedrock,maker.m-v1,in-region,eu-central-1,on-demand,,input,1M tokens,USD,3,,,,list,2026-09-01,\n");
  tdr_importer_finish (importer, &error);
  g_assert_no_error (error);
}

static void
assert_refused (const char      *path,
                TdrCatalogError  code,
                const char      *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = tdr_catalog_open (path, &error);

  g_assert_null (catalog);
  g_assert_error (error, TDR_CATALOG_ERROR, (int) code);
  if (strstr (error->message, words) == NULL || strstr (error->message, path) == NULL)
    g_error ("“%s” does not name “%s” and the file", error->message, words);
}

static void
test_written_is_read (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = NULL;
  const TdrOffer *const *offers;
  guint n;

  write_catalog (fixture->path);
  catalog = tdr_catalog_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tdr_catalog_get_date (catalog), ==, "2026-09-01");

  offers = tdr_catalog_get_offers (catalog, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (offers[0]->id, ==, "bedrock/maker.m-v1/in-region/eu-central-1/on-demand");
  g_assert_cmpstr (offers[0]->route.jurisdictions, ==, "DE");
  g_assert_cmpint (offers[0]->tariff.rates[TDR_METER_INPUT].price.micros, ==, 3000000);
  g_assert_false (offers[0]->tariff.rates[TDR_METER_OUTPUT].known);
  g_assert_null (offers[0]->availability);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  assert_refused (fixture->path, TDR_CATALOG_ERROR_MISSING, "There is no catalogue");
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_mkdir (fixture->path, 0700);
  assert_refused (fixture->path, TDR_CATALOG_ERROR_MISSING, "There is no catalogue");
}

static void
test_not_a_database (Fixture       *fixture,
                     gconstpointer  data)
{
  g_file_set_contents (fixture->path, "platform,model_id\n", -1, NULL);
  assert_refused (fixture->path, TDR_CATALOG_ERROR_DAMAGED, "not a database");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_file_set_contents (fixture->path, "", 0, NULL);
  assert_refused (fixture->path, TDR_CATALOG_ERROR_DAMAGED, "not a catalogue of Tender");
}

static void
test_another_version (Fixture       *fixture,
                      gconstpointer  data)
{
  write_catalog (fixture->path);
  {
    g_autoptr (TdrDatabase) database = tdr_database_open_copy (fixture->path, NULL);

    g_assert_true (tdr_database_execute (database, "PRAGMA user_version=2", NULL));
  }
  assert_refused (fixture->path, TDR_CATALOG_ERROR_DAMAGED, "another version");
}

/* Cut at every 4096 bytes, and inside a page: an error each time, never a crash and never half a catalogue. */
static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = NULL;
  gsize length;

  write_catalog (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  for (gsize kept = 512; kept + 512 < length; kept += 2048)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrCatalog) catalog = NULL;

      g_file_set_contents (fixture->path, text, (gssize) kept, NULL);
      catalog = tdr_catalog_open (fixture->path, &error);
      g_assert_null (catalog);
      g_assert_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_DAMAGED);
    }
}

/* Bytes of every page overwritten: whatever comes of it, it is an error or a whole catalogue. */
static void
test_overwritten (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = NULL;
  gsize length;

  write_catalog (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  for (gsize place = 100; place < length; place += 1021)
    {
      g_autofree char *broken = g_memdup2 (text, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrCatalog) catalog = NULL;

      memset (broken + place, 0xA5, MIN (64, length - place));
      g_file_set_contents (fixture->path, broken, (gssize) length, NULL);
      catalog = tdr_catalog_open (fixture->path, &error);
      g_assert_true ((catalog == NULL) == (error != NULL));
    }
}

/* The same tables give the same bytes. */
static void
test_deterministic (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  write_catalog (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &first, &first_length, NULL));
  g_unlink (fixture->path);
  write_catalog (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

/* A read-only file in a read-only folder is enough, and nothing is left beside it. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = NULL;
  g_autoptr (GDir) folder = NULL;

  write_catalog (fixture->path);
  g_chmod (fixture->path, 0400);
  g_chmod (fixture->folder, 0500);
  catalog = tdr_catalog_open (fixture->path, &error);
  g_chmod (fixture->folder, 0700);
  g_assert_no_error (error);

  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, "catalog.db");
  g_assert_null (g_dir_read_name (folder));
}

/* TDR_CATALOG goes before the program's own. */
static void
test_named_by_environment (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = NULL;

  write_catalog (fixture->path);
  g_setenv ("TDR_CATALOG", fixture->path, TRUE);
  catalog = tdr_catalog_open_default (&error);
  g_unsetenv ("TDR_CATALOG");
  g_assert_no_error (error);
  g_assert_cmpstr (tdr_catalog_get_date (catalog), ==, "2026-09-01");
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *fixture, gconstpointer data); } tests[] = {
    { "/database/written-is-read", test_written_is_read },
    { "/database/missing", test_missing },
    { "/database/folder", test_folder },
    { "/database/not-a-database", test_not_a_database },
    { "/database/empty", test_empty },
    { "/database/another-version", test_another_version },
    { "/database/truncated", test_truncated },
    { "/database/overwritten", test_overwritten },
    { "/database/deterministic", test_deterministic },
    { "/database/read-only", test_read_only },
    { "/database/named-by-environment", test_named_by_environment },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
