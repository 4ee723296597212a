/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-evaluate FILE…: engine time of evaluating tenders, in turns with reading the whole catalogue from its database,
 * which is the other thing that a start waits for. */

#include "tdr-catalog.h"
#include "tdr-evaluation.h"
#include "tdr-tender-io.h"

#include <stdlib.h>

#define ROUNDS 15

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

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
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
measure (const char *path,
         TdrCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = tdr_tender_load (path, &error);
  g_autofree char *name = g_path_get_basename (path);
  Series evaluations, openings;
  guint plans = 0;

  if (tender == NULL)
    g_error ("%s", error->message);

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      plans = evaluate (tender, catalog);
      evaluations.milliseconds[i] = milliseconds_since (start);

      start = g_get_monotonic_time ();
      g_object_unref (open_catalog ());
      openings.milliseconds[i] = milliseconds_since (start);
    }

  g_print ("  %-24s %8u plans %8.1f ms %10.0f plans/s   %5.2f × opening the catalogue (%.1f ms)\n", name, plans,
           median (&evaluations), plans / median (&evaluations) * 1000, median (&evaluations) / median (&openings),
           median (&openings));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TdrCatalog) catalog = open_catalog ();

  g_print ("evaluate: engine time on one core, median of %d\n", ROUNDS);
  for (int i = 1; i < argc; i++)
    measure (argv[i], catalog);

  return 0;
}
