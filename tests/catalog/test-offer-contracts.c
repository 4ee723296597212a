/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every offer and machine of the shipped catalogue, said in price terms, costs the same to the millionth. */

#include "tdr-catalog.h"
#include "tdr-contract.h"
#include "tdr-cost.h"

static TdrCatalog *catalog;

/* Cached, batched, long and plain: between them they use every meter that usage can fall on. */
static const struct {
  gint64 input_tokens;
  int cached_ppm;
  gint64 requests_per_prefix;
  int batch_ppm;
} mixes[] = {
  { 3000, 0, 0, 0 },
  { 3000, 800000, 50, 300000 },
  { 3000, 500000, 0, 1000000 },
  { 300000, 900000, 7, 0 },
};

static TdrUsage
usage_of (guint mix)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload;
  TdrUsage usage;

  tdr_workload_init (&workload);
  workload.requests_per_month = 1234567;
  workload.input_tokens = mixes[mix].input_tokens;
  workload.output_tokens = 431;
  workload.cached_ppm = mixes[mix].cached_ppm;
  workload.requests_per_prefix = mixes[mix].requests_per_prefix;
  workload.batch_ppm = mixes[mix].batch_ppm;
  workload.week[12] = 9;
  g_assert_true (tdr_usage_compute_for_term (&workload, 36, &usage, &error));
  return usage;
}

static void
assert_same (const char    *id,
             const TdrCost *cost,
             const TdrBill *bill)
{
  if (cost->known != bill->known || cost->missing != bill->missing || g_strcmp0 (cost->reason, bill->reason) != 0
      || cost->n_lines != bill->n_lines || cost->capacity_units != bill->capacity_units)
    g_error ("%s: known %d and %d, missing %x and %x, reason “%s” and “%s”, lines %u and %u, units %" G_GINT64_FORMAT
             " and %" G_GINT64_FORMAT, id, cost->known, bill->known, cost->missing, bill->missing, cost->reason,
             bill->reason, cost->n_lines, bill->n_lines, cost->capacity_units, bill->capacity_units);
  if (!cost->known)
    return;

  g_assert_cmpstr (cost->total.currency, ==, bill->total.currency);
  if (cost->total.micros != bill->total.micros)
    g_error ("%s: %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT, id, cost->total.micros, bill->total.micros);
}

static gboolean
price_offer (const TdrOffer *offer,
             const TdrUsage *usage)
{
  gboolean by_capacity = offer->deployment == TDR_DEPLOYMENT_RESERVED
                         || offer->deployment == TDR_DEPLOYMENT_PROVISIONED;
  TdrContractMonth month = { .number = 1, .hours = TDR_HOURS_PER_MONTH, .usage = *usage };
  g_autoptr (GError) error = NULL;
  TdrPriceTerm terms[TDR_N_METERS];
  TdrContract contract;
  TdrCost cost;
  TdrBill bill;

  tdr_contract_init_from_tariff (&contract, &offer->tariff, by_capacity, terms);
  if (contract.n_terms == 0)
    return FALSE;

  g_assert_true ((by_capacity ? tdr_cost_capacity_units : tdr_cost_on_demand) (&offer->tariff, usage, &cost, &error));
  g_assert_true (tdr_contract_check (&contract, &error));
  g_assert_no_error (error);
  g_assert_true (tdr_contract_price_month (&contract, &month, &bill, &error));
  g_assert_no_error (error);
  assert_same (offer->id, &cost, &bill);
  return cost.known;
}

static void
test_offers (void)
{
  guint n_offers, n_known = 0;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n_offers);

  for (guint mix = 0; mix < G_N_ELEMENTS (mixes); mix++)
    {
      TdrUsage usage = usage_of (mix);

      for (guint i = 0; i < n_offers; i++)
        n_known += price_offer (offers[i], &usage);
    }

  g_test_message ("%u offers in %u mixes, %u of them with a known cost", n_offers, (guint) G_N_ELEMENTS (mixes),
                  n_known);
  g_assert_cmpuint (n_known, >, n_offers);
}

static void
test_instances (void)
{
  guint n_instances, n_known = 0;
  const TdrInstanceOffer *const *instances = tdr_catalog_get_instances (catalog, &n_instances);

  for (guint i = 0; i < n_instances; i++)
    {
      TdrContractMonth month = { .number = 1, .hours = TDR_HOURS_PER_MONTH, .usage = usage_of (0), .instances = 3 };
      g_autoptr (GError) error = NULL;
      TdrContract contract;
      TdrPriceTerm term;
      TdrCost cost;
      TdrBill bill;

      if (!instances[i]->hourly.known)
        continue;
      tdr_contract_init_from_rate (&contract, &instances[i]->hourly, &term);
      g_assert_true (tdr_cost_instances (&instances[i]->hourly, 3, &cost, &error));
      g_assert_true (tdr_contract_price_month (&contract, &month, &bill, &error));
      assert_same (instances[i]->id, &cost, &bill);
      n_known++;
    }

  g_assert_cmpuint (n_known, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalog = tdr_catalog_open_default (&error);
  g_assert_no_error (error);

  g_test_add_func ("/offer-contracts/offers", test_offers);
  g_test_add_func ("/offer-contracts/instances", test_instances);

  status = g_test_run ();
  g_clear_object (&catalog);
  return status;
}
