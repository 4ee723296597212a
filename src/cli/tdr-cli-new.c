/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-cli-table.h"
#include "tdr-tender-io.h"

#include <string.h>

#define SUFFIX ".tender"

static char *template_name;
static gboolean only_list;
static gboolean overwrite;

static const GOptionEntry entries[] = {
  { "template", 't', 0, G_OPTION_ARG_STRING, &template_name, "Which template to start from", "NAME" },
  { "list", 'l', 0, G_OPTION_ARG_NONE, &only_list, "List the templates", NULL },
  { "force", 'f', 0, G_OPTION_ARG_NONE, &overwrite, "Replace OUT if it exists", NULL },
  { NULL }
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_templates (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (SUFFIX)));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static char *
path_of (const char *folder,
         const char *name)
{
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

static int
print_templates (const char *folder)
{
  g_autoptr (GPtrArray) names = list_templates (folder);
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lL");

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = path_of (folder, name);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrTender) tender = tdr_tender_load (path, &error);

      if (tender == NULL)
        return tdr_cli_cannot (error);
      tdr_cli_table_add (table, name, tender->title, NULL);
    }
  tdr_cli_table_print (table, 0);

  return TDR_CLI_DONE;
}

static gboolean
is_template (const char *folder,
             const char *name)
{
  g_autoptr (GPtrArray) names = list_templates (folder);

  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

static int
make_tender (const char *folder,
             const char *out)
{
  g_autofree char *path = path_of (folder, template_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = NULL;

  if (!overwrite && g_file_test (out, G_FILE_TEST_EXISTS))
    {
      g_printerr ("tender-cli: %s exists already. Name another file, or say --force.\n", out);
      return TDR_CLI_CANNOT;
    }

  tender = tdr_tender_load (path, &error);
  if (tender == NULL || !tdr_tender_save (tender, out, &error))
    return tdr_cli_cannot (error);

  return TDR_CLI_DONE;
}

/**
 * tdr_cli_new:
 *
 * The command "new": starts a tender from a template.
 */
int
tdr_cli_new (int    argc,
             char **argv)
{
  g_autofree char *folder = tdr_catalog_dup_data_path ("templates");

  if (!tdr_cli_parse (&argc, &argv, entries, "OUT", "Starts a tender from a template.", 0, 1))
    return TDR_CLI_USAGE;
  if (only_list)
    return argc == 1 ? print_templates (folder) : tdr_cli_usage (argv[0], "--list wants no file");
  if (argc < 2)
    return tdr_cli_usage (argv[0], "say which file to make");
  if (template_name == NULL)
    return tdr_cli_usage (argv[0], "say which template with --template; --list shows them");
  if (!is_template (folder, template_name))
    return tdr_cli_usage (argv[0], "there is no template “%s”; --list shows them", template_name);

  return make_tender (folder, argv[1]);
}
