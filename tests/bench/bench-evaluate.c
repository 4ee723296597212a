/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-evaluate FILE…: engine time of evaluating tenders, and of all that is worked out of an evaluation but the draws of
 * the risk: what it costs over the term, what to commit, break-even, scores and the award, tornado, tipping points and
 * what stated figures move. In turns with reading the whole
 * catalogue from its database, which is the other thing that a start waits for. */

#include "tdr-appraisal.h"
#include "tdr-award-result.h"
#include "tdr-catalog.h"
#include "tdr-evaluation.h"
#include "tdr-risk.h"
#include "tdr-tender-io.h"

#include <stdlib.h>
#include <time.h>

#define ROUNDS 15
#define WORKLOADS 10
#define MOST_SECONDS 10   /* for the solver, which needs a hundredth */
#define FEWEST_DRAWS 1    /* of the risk: what remains is its sensitivity */

/* What is measured, in this order. */
typedef enum {
  PART_EVALUATION,
  PART_APPRAISAL,
  PART_AWARD,
  PART_SENSITIVITY,
  PART_ALL,
  PART_OPENING,
  N_PARTS,
} Part;

typedef double Series[ROUNDS];

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *series)
{
  qsort (series, ROUNDS, sizeof (double), compare_doubles);
  return series[ROUNDS / 2];
}

/* The processor's time, so that what else the machine does is not counted. */
static double
processor_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static TdrCatalog *
open_catalog (void)
{
  g_autoptr (GError) error = NULL;
  TdrCatalog *catalog = tdr_catalog_open_default (&error);

  if (catalog == NULL)
    g_error ("%s", error->message);
  return catalog;
}

static guint
count_plans (TdrEvaluation *evaluation)
{
  guint plans = 0;

  for (guint i = 0; i < tdr_evaluation_get_tender (evaluation)->workloads->len; i++)
    plans += tdr_evaluation_get_n_plans (evaluation, i);
  return plans;
}

/* Returns: how many plans there are */
static guint
evaluate (const TdrTender *tender,
          TdrCatalog      *catalog,
          double           ends[N_PARTS])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrEvaluation) evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  g_autoptr (TdrAppraisal) appraisal = NULL;
  g_autoptr (TdrAwardResult) award = NULL;
  g_autoptr (TdrRisk) risk = NULL;

  ends[PART_EVALUATION] = processor_milliseconds ();
  if (evaluation != NULL)
    appraisal = tdr_appraisal_new (evaluation, NULL, &error);
  ends[PART_APPRAISAL] = processor_milliseconds ();
  if (appraisal != NULL)
    award = tdr_award_result_new (evaluation, appraisal, MOST_SECONDS, NULL, &error);
  ends[PART_AWARD] = processor_milliseconds ();
  if (award != NULL)
    {
      appraisal->assumptions->n_draws = FEWEST_DRAWS;
      risk = tdr_risk_new (g_steal_pointer (&appraisal), NULL, &error);
    }
  ends[PART_SENSITIVITY] = processor_milliseconds ();
  if (risk == NULL)
    g_error ("%s", error->message);

  return count_plans (evaluation);
}

/* Returns: how many plans there are */
static guint
measure_round (const TdrTender *tender,
               TdrCatalog      *catalog,
               Series           series[N_PARTS],
               guint            round)
{
  double ends[N_PARTS];
  double start = processor_milliseconds ();
  guint plans = evaluate (tender, catalog, ends);

  series[PART_EVALUATION][round] = ends[PART_EVALUATION] - start;
  series[PART_APPRAISAL][round] = ends[PART_APPRAISAL] - ends[PART_EVALUATION];
  series[PART_AWARD][round] = ends[PART_AWARD] - ends[PART_APPRAISAL];
  series[PART_SENSITIVITY][round] = ends[PART_SENSITIVITY] - ends[PART_AWARD];
  series[PART_ALL][round] = ends[PART_SENSITIVITY] - start;

  start = processor_milliseconds ();
  g_object_unref (open_catalog ());
  series[PART_OPENING][round] = processor_milliseconds () - start;
  return plans;
}

static void
measure (const char      *name,
         const TdrTender *tender,
         TdrCatalog      *catalog)
{
  Series series[N_PARTS];
  double medians[N_PARTS];
  guint plans = 0;

  for (guint round = 0; round < ROUNDS; round++)
    plans = measure_round (tender, catalog, series, round);
  for (guint part = 0; part < N_PARTS; part++)
    medians[part] = median (series[part]);

  g_print ("  %-28s %8u %8.1f %10.0f %8.1f %8.1f %8.1f %8.1f %8.1f %8.2f\n", name, plans,
           medians[PART_EVALUATION], plans / medians[PART_EVALUATION] * 1000, medians[PART_APPRAISAL],
           medians[PART_AWARD], medians[PART_SENSITIVITY], medians[PART_ALL], medians[PART_OPENING],
           medians[PART_ALL] / medians[PART_OPENING]);
}

static TdrTender *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  TdrTender *tender = tdr_tender_load (path, &error);

  if (tender == NULL)
    g_error ("%s", error->message);
  return tender;
}

/* The workloads of a tender, each several times with ever longer prompts, until there are ten. */
static void
measure_ten (const char *path,
             TdrCatalog *catalog)
{
  g_autoptr (TdrTender) tender = load (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_strdup_printf ("%s, %d workloads", name, WORKLOADS);

  for (guint i = 0; tender->workloads->len < WORKLOADS; i++)
    {
      TdrTenderWorkload *workload = tdr_tender_workload_copy (g_ptr_array_index (tender->workloads, i));

      g_free (workload->id);
      workload->id = g_strdup_printf ("copy-%u", i);
      workload->figures.input_tokens += 100;
      g_ptr_array_add (tender->workloads, workload);
    }
  measure (title, tender, catalog);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TdrCatalog) catalog = open_catalog ();

  g_print ("evaluate: processor time on one core in ms, median of %d\n", ROUNDS);
  g_print ("  %-28s %8s %8s %10s %8s %8s %8s %8s %8s %8s\n", "", "plans", "evaluate", "plans/s", "term", "award",
           "moved", "all", "opening", "ratio");
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (TdrTender) tender = load (argv[i]);
      g_autofree char *name = g_path_get_basename (argv[i]);

      measure (name, tender, catalog);
      measure_ten (argv[i], catalog);
    }

  return 0;
}
