/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-catalog.h"
#include "tdr-serving.h"

#include <math.h>

static const TdrServingDemand demands[] = {
  { .peak_requests_per_second = 5, .mean_requests_per_second = 2, .input_tokens = 2000, .output_tokens = 300,
    .first_token_seconds = 3, .token_interval_seconds = 0.1 },
  { .mean_requests_per_second = 0.1, .input_tokens = 1, .output_tokens = 1 },
  { .mean_requests_per_second = 50, .input_tokens = 512, .output_tokens = 0 },
  { .peak_requests_per_second = 1, .mean_requests_per_second = 1, .input_tokens = 100000, .cached_share = 1,
    .output_tokens = 8000 },
  { .peak_requests_per_second = 20, .mean_requests_per_second = 7, .input_tokens = 3000, .output_tokens = 500,
    .first_token_seconds = 2, .token_interval_seconds = 0.05, .statistic = TDR_LATENCY_P95,
    .speculation = { 4, 0.7, 0.05 }, .adapters = { 20, 16 }, .mode = TDR_SERVING_CHEAPEST },
  { .peak_requests_per_second = 200, .mean_requests_per_second = 70, .input_tokens = 6000, .output_tokens = 200,
    .first_token_seconds = 5, .mode = TDR_SERVING_DISAGGREGATED },
};

static void
check_interval (const TdrInterval *interval)
{
  g_assert_true (isfinite (interval->low) && isfinite (interval->central) && isfinite (interval->high));
  g_assert_cmpfloat (interval->low, >=, 0);
  g_assert_cmpfloat (interval->low, <=, interval->central * 1.5);
  g_assert_cmpfloat (interval->high, >=, interval->low);
}

static void
check_sizing (const TdrModelSpec     *model,
              const TdrHost          *host,
              const TdrServingDemand *demand)
{
  g_autoptr (GError) error = NULL;
  TdrSizing sizing;

  if (!tdr_sizing_compute (model, host, demand, &sizing, &error))
    g_error ("%s on %s: %s", model->id, host->instance_type, error->message);
  if (sizing.point.status == TDR_SERVING_INFEASIBLE)
    {
      g_assert_cmpint (sizing.point.limit, !=, TDR_CONSTRAINT_NONE);
      return;
    }
  check_interval (&sizing.point.output_tokens_per_second);
  check_interval (&sizing.point.requests_per_second);
  check_interval (&sizing.point.first_token_seconds);
  check_interval (&sizing.point.token_interval_seconds);
  check_interval (&sizing.point.first_token_p95_seconds);
  check_interval (&sizing.point.token_interval_p95_seconds);
  g_assert_cmpfloat (sizing.point.first_token_p95_seconds.central, >=, 0);
  g_assert_cmpfloat (sizing.point.token_interval_p95_seconds.central, >=, sizing.point.token_interval_seconds.central);
  g_assert_cmpfloat (sizing.point.requests_per_second.central, >, 0);
  g_assert_cmpint (sizing.hosts, >=, 1);
  g_assert_cmpfloat (sizing.utilisation, <=, 1);
}

/* Every model of the catalogue on every kind of machine in it: an answer, and figures that can be. */
static void
test_every_pair (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = tdr_catalog_open (g_getenv ("TDR_TEST_CATALOG"), &error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const TdrInstanceOffer *const *offers;
  const TdrModelSpec *const *models;
  guint n_offers;
  guint n_models;

  g_assert_no_error (error);
  offers = tdr_catalog_get_instances (catalog, &n_offers);
  models = tdr_catalog_get_models (catalog, &n_models);
  g_assert_cmpuint (n_models, >, 40);
  for (guint i = 0; i < n_offers; i++)
    {
      if (!g_hash_table_add (seen, (gpointer) offers[i]->host.instance_type))
        continue;
      for (guint m = 0; m < n_models; m++)
        for (guint d = 0; d < G_N_ELEMENTS (demands); d++)
          check_sizing (models[m], &offers[i]->host, &demands[d]);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 30);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sizing/every-pair", test_every_pair);

  return g_test_run ();
}
