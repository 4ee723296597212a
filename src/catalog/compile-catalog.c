/* SPDX-License-Identifier: GPL-3.0-or-later */

/* compile-catalog FOLDER OUT: makes the catalogue's database from its tables, when Tender is built. The same tables
 * give the same bytes. */

#include "tdr-importer.h"

#include <glib/gstdio.h>

static gboolean
compile (const char  *folder,
         const char  *out,
         GError     **error)
{
  g_autoptr (TdrDatabase) database = NULL;
  g_autoptr (TdrImporter) importer = NULL;

  g_unlink (out);
  database = tdr_database_create (out, error);
  if (database == NULL)
    return FALSE;

  importer = tdr_importer_new (database, error);
  return importer != NULL
         && tdr_database_execute (database, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN", error)
         && tdr_importer_read_folder (importer, folder, error)
         && tdr_importer_finish (importer, error)
         && tdr_database_execute (database, "COMMIT", error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      g_printerr ("Usage: compile-catalog FOLDER OUT\n");
      return 2;
    }
  if (!compile (argv[1], argv[2], &error))
    {
      g_printerr ("compile-catalog: %s\n", error->message);
      return 1;
    }

  return 0;
}
