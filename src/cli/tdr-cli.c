/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-clock.h"
#include "tdr-tender-json.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/**
 * tdr_cli_usage:
 * @command: its name
 * @format: what is wrong with the command line
 *
 * Says so, and where help is.
 *
 * Returns: the exit status for it
 */
int
tdr_cli_usage (const char *command,
               const char *format,
               ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("tender-cli %s: %s\nTry “tender-cli %s --help”.\n", command, message, command);
  return TDR_CLI_USAGE;
}

/**
 * tdr_cli_cannot:
 *
 * Says why a command failed.
 *
 * Returns: the exit status for it
 */
int
tdr_cli_cannot (const GError *error)
{
  g_printerr ("tender-cli: %s\n", error->message);
  return TDR_CLI_CANNOT;
}

/**
 * tdr_cli_speak_to_programs:
 *
 * From now on what is written is the same for everybody, whatever the user's language.
 */
void
tdr_cli_speak_to_programs (void)
{
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    setlocale (LC_ALL, "C");
}

/**
 * tdr_cli_write:
 *
 * Writes what programs read to the standard output, byte for byte.
 *
 * Returns: the exit status for it
 */
int
tdr_cli_write (const char *text,
               gsize       length)
{
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TDR_CLI_DONE;

  g_printerr ("tender-cli: the output could not be written: %s\n", g_strerror (errno));
  return TDR_CLI_CANNOT;
}

/**
 * tdr_cli_open_catalog:
 * @offline: whether to use the shipped facts only
 *
 * Opens the catalogue that is in use, or the shipped one.
 */
TdrCatalog *
tdr_cli_open_catalog (gboolean   offline,
                      GError   **error)
{
  g_autofree char *shipped = tdr_catalog_dup_data_path ("catalog.db");

  return offline ? tdr_catalog_open (shipped, error) : tdr_catalog_open_default (error);
}

/**
 * tdr_cli_open_catalog_on:
 * @day: (nullable): ISO date, which was checked, against which prices are old; today if %NULL
 * @offline: whether to use the shipped facts only
 *
 * Opens the catalogue for what says how old prices are. With a day that is given the same inputs give the same bytes on
 * every day.
 */
TdrCatalog *
tdr_cli_open_catalog_on (const char  *day,
                         gboolean     offline,
                         GError     **error)
{
  g_autoptr (TdrCatalog) catalog = tdr_cli_open_catalog (offline, error);
  g_autofree char *today = tdr_clock_format (tdr_clock_system.now (NULL));

  if (catalog == NULL)
    return NULL;
  today[strlen ("YYYY-MM-DD")] = '\0';
  tdr_catalog_set_today (catalog, day != NULL ? day : today);

  return g_steal_pointer (&catalog);
}

/**
 * tdr_cli_check_day:
 * @day: (nullable): what was said for --as-of
 *
 * Returns: %TDR_CLI_DONE, or the exit status once it was said what is wrong
 */
int
tdr_cli_check_day (const char *command,
                   const char *day)
{
  if (day == NULL || tdr_tender_is_date (day))
    return TDR_CLI_DONE;

  return tdr_cli_usage (command, "“%s” is no day: write it like 2026-10-31", day);
}

/**
 * tdr_cli_parse:
 * @argc: (inout): of the command, its name first
 * @argv: (inout): likewise; options are taken out
 * @entries: the command's options
 * @parameters: what follows the options in the help, for instance "FILE"
 * @summary: one sentence for the help
 * @least: how many parameters there must be
 * @most: how many there may be
 *
 * Reads the options of one command; prints its help and ends the program if that is asked for.
 *
 * Returns: whether the command line is right; if not, the reason was printed and the status is %TDR_CLI_USAGE
 */
gboolean
tdr_cli_parse (int                  *argc,
               char               ***argv,
               const GOptionEntry   *entries,
               const char           *parameters,
               const char           *summary,
               guint                 least,
               guint                 most)
{
  const char *command = (*argv)[0];
  g_autofree char *program = g_strdup_printf ("tender-cli %s", command);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  guint given;

  g_set_prgname (program);   /* as the help names it */
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, summary);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      tdr_cli_usage (command, "%s", error->message);
      return FALSE;
    }

  /* A lone "--" ends the options and is left where it stood. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)[1] = (*argv)[0];
      (*argv)++;
      (*argc)--;
    }

  given = (guint) *argc - 1;
  if (given >= least && given <= most)
    return TRUE;
  if (given < least)
    tdr_cli_usage (command, "something is missing; it wants: %s", parameters);
  else
    tdr_cli_usage (command, "“%s” is one too many; it wants: %s", (*argv)[most + 1], parameters);
  return FALSE;
}
