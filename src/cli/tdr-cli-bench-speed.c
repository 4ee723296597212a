/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-bench-speed.h"

#include "tdr-search.h"
#include "tdr-sizer.h"

/* How long each measurement lasts at least. */
#define MEASURE_SECONDS 0.5

#define WORKLOADS 10

static const TdrServingDemand demand = {
  .peak_requests_per_second = 20, .mean_requests_per_second = 6, .input_tokens = 2000, .output_tokens = 400,
  .first_token_seconds = 2, .token_interval_seconds = 0.05,
};

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Predictions of first token, token interval and throughput for one layout, over batches. */
static void
measure_predictions (const TdrModelSpec *model,
                     const TdrHost      *host)
{
  g_autofree TdrSearchSpace *space = g_new (TdrSearchSpace, 1);
  TdrTraffic traffic = { demand.input_tokens, demand.input_tokens, demand.output_tokens };
  gint64 start = g_get_monotonic_time ();
  guint64 count = 0;
  double sum = 0;

  tdr_search_space_init (space, model, host, tdr_calibration_get_shipped ());
  while (seconds_since (start) < MEASURE_SECONDS)
    for (guint i = 0; i < space->n_places; i++)
      {
        const TdrSearchPlace *place = &space->places[i];
        TdrStepTime prefill = tdr_roofline_get_prefill (&place->roofline, 1, traffic.new_tokens, traffic.input_tokens);

        for (guint batch = 1; batch <= 512; batch++, count++)
          sum += tdr_steady_state_compute (&place->roofline, &space->coefficients[place->coefficients], &traffic, &prefill,
                                           batch).requests_per_second;
      }
  g_print ("%12.0f  predictions a second (checksum %.3g)\n", count / seconds_since (start), sum);
}

static gboolean
fits (const TdrModelSpec *model,
      const TdrHost      *host)
{
  TdrSizing sizing;

  return tdr_sizing_compute (model, host, &demand, &sizing, NULL) && sizing.point.status == TDR_SERVING_FEASIBLE;
}

static void
measure_search (const TdrModelSpec *model,
                const TdrHost      *host)
{
  gint64 start = g_get_monotonic_time ();
  guint count = 0;

  for (; seconds_since (start) < MEASURE_SECONDS; count++)
    fits (model, host);
  g_print ("%12.3f  ms for a whole search of %s on %s\n", 1e3 * seconds_since (start) / count, model->id,
           host->instance_type);
}

/* Ten loads from short answers to long documents, with and without deadlines. */
static TdrServingDemand
demand_of (guint workload)
{
  return (TdrServingDemand) {
    .peak_requests_per_second = 2 + 5 * workload,
    .mean_requests_per_second = 1 + workload,
    .input_tokens = 300 * (1 + workload * workload),
    .output_tokens = 100 + 90 * workload,
    .first_token_seconds = workload % 3 == 0 ? 0 : 2,
    .token_interval_seconds = workload % 2 == 0 ? 0.05 : 0,
  };
}

static void
measure_all (TdrCatalog *catalog)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) hosts = g_ptr_array_new ();
  guint n_offers;
  guint n_models;
  const TdrInstanceOffer *const *offers = tdr_catalog_get_instances (catalog, &n_offers);
  const TdrModelSpec *const *models = tdr_catalog_get_models (catalog, &n_models);
  gint64 start;
  guint rounds = 0;

  for (guint i = 0; i < n_offers; i++)
    if (offers[i]->host.chip != NULL && g_hash_table_add (seen, (gpointer) offers[i]->host.instance_type))
      g_ptr_array_add (hosts, (gpointer) &offers[i]->host);
  start = g_get_monotonic_time ();
  for (; seconds_since (start) < MEASURE_SECONDS; rounds++)
    {
      g_autoptr (TdrSizer) sizer = tdr_sizer_new ();

      for (guint w = 0; w < WORKLOADS; w++)
        {
          TdrServingDemand load = demand_of (w);
          TdrSizing sizing;

          for (guint i = 0; i < hosts->len; i++)
            for (guint m = 0; m < n_models; m++)
              tdr_sizer_compute (sizer, models[m], g_ptr_array_index (hosts, i), &load, &sizing, NULL);
        }
    }
  g_print ("%12.1f  ms for %d workloads: %u models on %u kinds of instance each, %u searches\n",
           1e3 * seconds_since (start) / rounds, WORKLOADS, n_models, hosts->len, WORKLOADS * n_models * hosts->len);
}

/**
 * tdr_cli_bench_speed:
 *
 * Prints how fast the capacity engine is.
 *
 * Returns: whether the catalogue holds what is measured with
 */
gboolean
tdr_cli_bench_speed (TdrCatalog *catalog)
{
  const TdrModelSpec *model = tdr_catalog_find_model (catalog, "deepseek-v3");
  guint n_offers;
  const TdrInstanceOffer *const *offers = tdr_catalog_get_instances (catalog, &n_offers);

  for (guint i = 0; i < n_offers && model != NULL; i++)
    {
      if (offers[i]->host.chip == NULL || !fits (model, &offers[i]->host))
        continue;
      measure_predictions (model, &offers[i]->host);
      measure_search (model, &offers[i]->host);
      measure_all (catalog);
      return TRUE;
    }
  return FALSE;
}
