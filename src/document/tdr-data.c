/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-data.h"

/* Where the program's own data may lie, seen from the program: installed (PREFIX/bin and PREFIX/share/tender), and where
 * it was built (src/cli and data). */
static const char *const places[] = {
  "../share/tender",
  "../../data",
};

static char *
program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : g_strdup (".");
}

/**
 * tdr_data_find_file:
 * @name: of a file or folder that is installed with Tender: "catalog.db", "templates"
 *
 * Finds the program's own data: in the folder that the environment variable TDR_DATA_DIR names, or beside the program.
 * Nothing is compiled in, so that an installed tree may be moved.
 *
 * Returns: (transfer full): its path; that of the installed place where it is nowhere, for a message
 */
char *
tdr_data_find_file (const char *name)
{
  const char *own = g_getenv ("TDR_DATA_DIR");
  g_autofree char *folder = program_folder ();

  if (own != NULL && own[0] != '\0')
    return g_build_filename (own, name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_canonicalize_filename (path, NULL);
    }

  return g_build_filename (folder, places[0], name, NULL);
}
