/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-cli-derivation.h"
#include "tdr-cli-explain-plan.h"

static int
explain_capacity (int    argc,
                  char **argv)
{
  TdrCliQuestion question;
  g_autoptr (GError) error = NULL;
  TdrSizing sizing;
  gboolean done;

  done = tdr_cli_question_init (&question, argc, argv, &error)
         && tdr_sizing_compute (question.model, &question.offer->host, &question.demand, &sizing, &error);
  if (done && question.offer->host.chip == NULL)
    g_print ("The catalogue has no data sheet of %s.\n", question.offer->chip_name);
  else if (done)
    tdr_cli_derivation_print (&question, &sizing);
  tdr_cli_question_clear (&question);
  return done ? TDR_CLI_DONE : tdr_cli_cannot (error);
}

/**
 * tdr_cli_explain:
 *
 * The command "explain": how the cost of a tender's plan, or a prediction, comes about.
 */
int
tdr_cli_explain (int    argc,
                 char **argv)
{
  g_autofree GOptionEntry *options = tdr_cli_question_dup_options (tdr_cli_explain_plan_get_options ());

  if (!tdr_cli_parse (&argc, &argv, options, "FILE | " TDR_CLI_QUESTION_PARAMETERS,
                      "Derives what a plan of a tender costs down to its sources, or what “capacity” predicts.", 1, 2))
    return TDR_CLI_USAGE;
  if (argc == 2 && !tdr_cli_question_has_own_model ())
    return tdr_cli_explain_plan (argv[1]);
  if (tdr_cli_explain_plan_is_asked ())
    return tdr_cli_usage (argv[0], "--plan, --workload and --json are for FILE, not for MODEL INSTANCE");

  return explain_capacity (argc, argv);
}
