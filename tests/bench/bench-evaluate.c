/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-evaluate FILE…: engine time of evaluating tenders, in turns with reading the whole catalogue from its database,
 * which is the other thing that a start waits for. */

#include "tdr-catalog.h"
#include "tdr-evaluation.h"
#include "tdr-tender-io.h"

#include <stdlib.h>
#include <time.h>

#define ROUNDS 15
#define WORKLOADS 10

typedef struct {
  double milliseconds[ROUNDS];
} Series;

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (Series *series)
{
  qsort (series->milliseconds, ROUNDS, sizeof (double), compare_doubles);
  return series->milliseconds[ROUNDS / 2];
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
evaluate (const TdrTender *tender,
          TdrCatalog      *catalog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrEvaluation) evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  guint plans = 0;

  if (evaluation == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < tender->workloads->len; i++)
    plans += tdr_evaluation_get_n_plans (evaluation, i);
  return plans;
}

static void
measure (const char      *name,
         const TdrTender *tender,
         TdrCatalog      *catalog)
{
  Series evaluations, openings;
  guint plans = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = processor_milliseconds ();

      plans = evaluate (tender, catalog);
      evaluations.milliseconds[i] = processor_milliseconds () - start;

      start = processor_milliseconds ();
      g_object_unref (open_catalog ());
      openings.milliseconds[i] = processor_milliseconds () - start;
    }

  g_print ("  %-32s %8u plans %8.1f ms %10.0f plans/s   %5.2f times opening the catalogue (%.1f ms)\n", name, plans,
           median (&evaluations), plans / median (&evaluations) * 1000, median (&evaluations) / median (&openings),
           median (&openings));
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

  g_print ("evaluate: processor time on one core, median of %d\n", ROUNDS);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (TdrTender) tender = load (argv[i]);
      g_autofree char *name = g_path_get_basename (argv[i]);

      measure (name, tender, catalog);
      measure_ten (argv[i], catalog);
    }

  return 0;
}
