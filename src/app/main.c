/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-application.h"

#include "tdr-language.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (TdrApplication) application = NULL;

  tdr_language_init ();
  application = tdr_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
