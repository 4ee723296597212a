/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-risk FOLDER: engine time of pricing 50 plans over 36 months in 10,000 draws. Writes the draws, the plans and the
 * totals there, so that another program can do the same and compare. */

#include "tdr-uncertainty.h"

#include <stdio.h>
#include <time.h>

#define DRAWS 10000
#define PLANS 50
#define MONTHS 36
#define COLUMNS 5
#define ROUNDS 9
#define SEED 42

/* The processor's time, so that what else the machine does is not counted. */
static double
processor_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static void
make_plans (TdrUncertainPlan *plans)
{
  for (guint i = 0; i < PLANS; i++)
    {
      plans[i] = (TdrUncertainPlan) {
        { .fixed = { (gint64) i * 1000000, "USD" }, .per_million = { (gint64) (i % 7) * 90000000, "USD" },
          .units = { { { (gint64) (500 + i) * 1000000, "USD" }, 20000 + 1000 * i, i % 3, 1 + i % 4 } },
          .n_units = i % 2 },
        3, 4, TDR_CERTAIN,
      };
    }
}

static void
write_plans (const char             *folder,
             const TdrUncertainPlan *plans)
{
  g_autofree char *path = g_build_filename (folder, "risk-plans.csv", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < PLANS; i++)
    {
      const TdrVolumeCost *cost = &plans[i].cost;

      g_string_append_printf (text, "%ld,%ld,%u,%ld,%ld,%ld,%ld\n", (long) cost->fixed.micros,
                              (long) cost->per_million.micros, cost->n_units, (long) cost->units[0].price.micros,
                              (long) cost->units[0].requests_per_unit, (long) cost->units[0].least,
                              (long) cost->units[0].increment);
    }
  if (!g_file_set_contents (path, text->str, -1, NULL))
    g_error ("%s cannot be written", path);
}

static void
write_numbers (const char   *folder,
               const char   *name,
               const double *numbers,
               gsize         n)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!g_file_set_contents (path, (const char *) numbers, (gssize) (n * sizeof (double)), NULL))
    g_error ("%s cannot be written", path);
}

int
main (int   argc,
      char *argv[])
{
  static const TdrDistribution distributions[COLUMNS] = {
    { TDR_DISTRIBUTION_TRIANGULAR, .low = 0.5, .central = 1, .high = 2 },
    { TDR_DISTRIBUTION_NORMAL, .central = 1, .spread = 0.05 },
    { TDR_DISTRIBUTION_LOGNORMAL, .central = 1, .spread = 0.2 },
    { TDR_DISTRIBUTION_TRIANGULAR, .low = 0.7, .central = 0.9, .high = 1.05 },
    { TDR_DISTRIBUTION_LOGNORMAL, .central = 1, .spread = 0.15 },
  };
  const TdrUncertainDemand demand = { 1000000, 300000, MONTHS, .demand = 0, .growth = 1, .tokens = 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrDraws) draws = tdr_draws_new (distributions, COLUMNS, NULL, DRAWS, SEED, &error);
  TdrUncertainPlan plans[PLANS];
  double best = G_MAXDOUBLE;

  g_assert (argc == 2 && draws != NULL);
  make_plans (plans);
  for (guint round = 0; round < ROUNDS; round++)
    {
      double start = processor_milliseconds ();
      g_autoptr (TdrUncertainty) worlds = tdr_uncertainty_new (&demand, plans, PLANS, draws, &error);
      double took = processor_milliseconds () - start;

      g_assert (worlds != NULL);
      best = MIN (best, took);
      if (round == 0)
        write_numbers (argv[1], "risk-totals.f64", worlds->totals, (gsize) PLANS * DRAWS);
    }

  write_plans (argv[1], plans);
  write_numbers (argv[1], "risk-draws.f64", draws->values, (gsize) DRAWS * COLUMNS);
  printf ("%.3f\n", best);
  return 0;
}
