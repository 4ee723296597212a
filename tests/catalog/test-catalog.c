/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped catalogue against figures that were looked up by eye in the collected facts; the row of each is named. */

#include "tdr-catalog.h"

#include <string.h>

static TdrCatalog *catalog;

static const TdrOffer *
find_offer (const char *id)
{
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (offers[i]->id, id))
      return offers[i];

  g_test_message ("no offer %s", id);
  return NULL;
}

static void
assert_rate (const TdrOffer *offer,
             TdrMeter        meter,
             const char     *expected)
{
  const TdrRate *rate = &offer->tariff.rates[meter];
  g_autofree char *figure = rate->known ? tdr_money_to_string (rate->price, 0) : g_strdup ("unknown");

  if (g_strcmp0 (figure, expected) != 0)
    g_error ("%s, %s: %s, expected %s", offer->id, tdr_meter_to_string (meter), figure, expected);
  if (rate->known)
    g_assert_nonnull (rate->evidence);
}

typedef struct {
  const char *id;
  const char *model;
  const char *input;
  const char *output;
  const char *jurisdictions;
  gboolean offered;
} Offered;

static const Offered offered[] = {
  /* bedrock_n_level_pricing rows of Claude Sonnet 4.5: global 3/15, geo 3.30/16.50; the eu. profile from Frankfurt runs
   * in eu-central-1, eu-north-1, eu-south-1, eu-south-2, eu-west-1 and eu-west-3 (regions.csv). */
  { "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/global/eu-central-1/on-demand", "claude-sonnet-4.5", "3", "15",
    "*", TRUE },
  { "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/geo/eu-central-1/on-demand", "claude-sonnet-4.5", "3.3", "16.5",
    "DE;ES;FR;IE;IT;SE", TRUE },
};

static void
test_offered (gconstpointer data)
{
  const Offered *expected = data;
  const TdrOffer *offer = find_offer (expected->id);

  g_assert_nonnull (offer);
  g_assert_cmpstr (offer->model, ==, expected->model);
  assert_rate (offer, TDR_METER_INPUT, expected->input);
  assert_rate (offer, TDR_METER_OUTPUT, expected->output);
  g_assert_cmpstr (offer->route.jurisdictions, ==, expected->jurisdictions);
  g_assert_true ((offer->availability != NULL) == expected->offered);
}

/* Ids are what tenders and shortlists remember: no two offers share one. */
static void
test_ids_differ (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);
  const TdrInstanceOffer *const *instances;

  for (guint i = 0; i < n; i++)
    if (!g_hash_table_add (ids, (gpointer) offers[i]->id))
      g_error ("%s stands twice", offers[i]->id);

  instances = tdr_catalog_get_instances (catalog, &n);
  for (guint i = 0; i < n; i++)
    if (!g_hash_table_add (ids, (gpointer) instances[i]->id))
      g_error ("%s stands twice", instances[i]->id);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalog = tdr_catalog_open_default (&error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      g_autofree char *path = g_strconcat ("/catalog/offer/", offered[i].id, NULL);

      g_test_add_data_func (path, &offered[i], test_offered);
    }
  g_test_add_func ("/catalog/ids-differ", test_ids_differ);

  status = g_test_run ();
  g_object_unref (catalog);
  return status;
}
