/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-cli-catalog.h"
#include "tdr-cli-prices.h"
#include "tdr-language.h"

typedef struct {
  const char *name;
  int (*run) (int    argc,
              char **argv);
  const char *summary;
} Command;

/* Sorted as a buyer meets them. */
static const Command commands[] = {
  { "new", tdr_cli_new, "start a tender from a template" },
  { "estimate", tdr_cli_estimate, "what one model costs a month, on every route" },
  { "evaluate", tdr_cli_evaluate, "compare every offer for the workloads of a tender" },
  { "costs", tdr_cli_costs, "what the contenders cost over the term" },
  { "commitments", tdr_cli_commitments, "how much capacity to commit, and what takes the rest" },
  { "risk", tdr_cli_risk, "how far costs may be off, and what would change the choice" },
  { "award", tdr_cli_award, "score the bids, and award all workloads at once within limits" },
  { "report", tdr_cli_report, "write that comparison as a PDF for a committee" },
  { "prices", tdr_cli_prices, "ask the providers for prices, and see what changed" },
  { "catalog", tdr_cli_catalog, "check the facts, or list what can be bought" },
  { "capacity", tdr_cli_capacity, "what an open model does on an instance, and what limits it" },
  { "explain", tdr_cli_explain, "how a cost comes about, down to its sources, or a prediction" },
  { "bench", tdr_cli_bench, "compare the capacity engine with published runs" },
  { "calibrate", tdr_cli_calibrate, "fit the capacity engine to published runs" },
  { NULL },
};

static void
print_help (void)
{
  g_print ("Usage: tender-cli COMMAND [OPTION…] …\n\nCompares what AI capacity costs, and where it may be used.\n\n");
  for (guint i = 0; commands[i].name != NULL; i++)
    g_print ("  %-12s %s\n", commands[i].name, commands[i].summary);
  g_print ("\n“tender-cli COMMAND --help” describes one command; “tender-cli --version” says which this is.\n"
           "Exit status: 0 done, 1 cannot, 2 wrong command line.\n");
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; commands[i].name != NULL; i++)
    if (g_str_equal (name, commands[i].name))
      return &commands[i];

  return NULL;
}

int
main (int    argc,
      char **argv)
{
  const Command *command;

  tdr_language_init ();
  g_set_prgname ("tender-cli");

  if (argc < 2)
    {
      g_printerr ("tender-cli: say what to do: “tender-cli --help” lists the commands\n");
      return TDR_CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return TDR_CLI_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("tender-cli " TDR_VERSION "\n");
      return TDR_CLI_DONE;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_printerr ("tender-cli: there is no command “%s”: “tender-cli --help” lists them\n", argv[1]);
      return TDR_CLI_USAGE;
    }
  return command->run (argc - 1, argv + 1);
}
