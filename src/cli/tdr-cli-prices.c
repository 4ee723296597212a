/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-prices.h"

#include "tdr-cli.h"

#include <string.h>

static void
print_help (void)
{
  g_print ("Usage: tender-cli prices refresh|show|changes|access [OPTION…]\n\n"
           "  refresh      ask the providers for their prices and models\n"
           "  show         what is known from each source, how old it is, and what was not understood\n"
           "  changes      prices that are not what they were\n"
           "  access       who you are signed in as, what you may ask, and the policy to ask for\n\n"
           "“tender-cli prices refresh --help” describes one of them.\n");
}

/**
 * tdr_cli_prices:
 *
 * The command "prices".
 */
int
tdr_cli_prices (int    argc,
                char **argv)
{
  static const struct {
    const char *name;
    int (*run) (int    argc,
                char **argv);
  } commands[] = {
    { "prices refresh", tdr_cli_prices_refresh },
    { "prices show", tdr_cli_prices_show },
    { "prices changes", tdr_cli_prices_changes },
    { "prices access", tdr_cli_prices_access },
  };

  if (argc < 2)
    return tdr_cli_usage ("prices", "say refresh, show, changes or access");
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return TDR_CLI_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name + strlen ("prices ")))
      {
        argv[1] = (char *) commands[i].name;
        return commands[i].run (argc - 1, argv + 1);
      }

  return tdr_cli_usage ("prices", "there is no “%s”: say refresh, show, changes or access", argv[1]);
}
