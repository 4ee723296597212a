/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-language.h"

#include <libintl.h>
#include <locale.h>

/**
 * tdr_language_init:
 *
 * Lets a program speak the user's language. The translations are where they were installed, or in the folder that the
 * environment names in TDR_LOCALE_DIR. To be called once, before any text is shown.
 */
void
tdr_language_init (void)
{
  const char *folder = g_getenv ("TDR_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : TDR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
