/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-probe.h"

#include <glib/gstdio.h>

static char *
write_aside (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("tender-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path (arguments[0]);
  char *output = NULL;
  int status = 0;

  if (program == NULL)
    {
      g_test_skip ("poppler-utils or qpdf is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return output;
}

/* The text of one page, laid out as on paper; of all pages for 0. */
char *
pdf_probe_text (GBytes *pdf,
                guint   page)
{
  g_autofree char *path = write_aside (pdf);
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *one[] = { "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL };
  const char *all[] = { "pdftotext", "-layout", path, "-", NULL };
  char *text = run (page > 0 ? one : all);

  g_unlink (path);

  return text;
}

/* What @command says of the file. */
char *
pdf_probe_run (GBytes     *pdf,
               const char *command,
               const char *option,
               const char *more)
{
  g_autofree char *path = write_aside (pdf);
  const char *short_line[] = { command, option, path, NULL };
  const char *long_line[] = { command, option, more, path, "-", NULL };
  char *text = run (more != NULL ? long_line : short_line);

  g_unlink (path);

  return text;
}
