/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-application.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (TdrApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TDR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = tdr_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
