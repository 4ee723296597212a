/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-live-catalog.h"

#include "tdr-catalog.h"
#include "tdr-price-store.h"

#include <glib/gstdio.h>

#include <string.h>

typedef struct {
  char *folder;
  char *shipped;
  char *target;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("tender-XXXXXX", NULL);
  fixture->shipped = tdr_catalog_dup_data_path ("catalog.db");
  fixture->target = g_build_filename (fixture->folder, "catalog.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const left[] = { "catalog.db", "price-list.json", "ecb.json" };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, left[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);   /* nothing else was left behind */
  g_free (fixture->folder);
  g_free (fixture->shipped);
  g_free (fixture->target);
}

static void
store (Fixture    *fixture,
       const char *subject,
       const char *meter,
       const char *price)
{
  g_autoptr (TdrAnswer) answer = tdr_answer_new ();
  TdrFact fact = {
    .kind = TDR_FACT_PRICE, .platform = "bedrock", .subject = subject, .scope = "global", .region = "us-east-1",
    .deployment = "on-demand", .meter = meter, .unit = "1M tokens", .price = price, .currency = "USD",
    .raw_name = "a \"usage\" type", .raw_unit = "1K tokens", .raw_value = "0.00123",
    .effective = "2026-09-01T00:00:00Z",
  };
  g_autoptr (GError) error = NULL;
  guint n_changes;

  tdr_answer_add (answer, &fact);
  g_assert_true (tdr_price_store_replace (fixture->folder, "price-list", "https://pricing.us-east-1.amazonaws.com",
                                          answer,
                                          NULL, "2026-11-01T10:00:00Z", &n_changes, &error));
  g_assert_no_error (error);
}

static guint
rebuild (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n_prices = G_MAXUINT;

  g_assert_true (tdr_live_catalog_rebuild (fixture->shipped, fixture->folder, fixture->target, "2026-11-02", &n_prices,
                                           &error));
  g_assert_no_error (error);
  return n_prices;
}

/* Returns: (nullable): the rate of global routes in one region */
static const TdrRate *
find_rate (TdrCatalog *catalog,
           const char *model_id,
           TdrMeter    meter)
{
  guint n_offers;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n_offers);

  for (guint i = 0; i < n_offers; i++)
    if (g_str_equal (offers[i]->platform, "bedrock") && g_str_equal (offers[i]->model_id, model_id)
        && g_strcmp0 (offers[i]->region, "us-east-1") == 0 && offers[i]->route.kind == TDR_ROUTE_GLOBAL
        && offers[i]->deployment == TDR_DEPLOYMENT_ON_DEMAND)
      return &offers[i]->tariff.rates[meter];

  return NULL;
}

/* A live price takes the place of the shipped one in its offer, with its own evidence; the price that was not asked
 * about stays. */
static void
test_live_price (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char id[] = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) before = tdr_catalog_open (fixture->shipped, &error), after = NULL;
  const TdrRate *input, *output;

  g_assert_no_error (error);
  g_assert_cmpint (find_rate (before, id, TDR_METER_INPUT)->price.micros, ==, 3000000);
  store (fixture, "Claude Sonnet 4.5", "input", "1.23");
  g_assert_cmpuint (rebuild (fixture), ==, 1);
  after = tdr_catalog_open (fixture->target, &error);
  g_assert_no_error (error);
  input = find_rate (after, id, TDR_METER_INPUT);
  output = find_rate (after, id, TDR_METER_OUTPUT);
  g_assert_cmpint (input->price.micros, ==, 1230000);
  g_assert_cmpstr (input->evidence->publisher, ==, "Amazon Web Services");
  g_assert_cmpstr (input->evidence->as_of, ==, "2026-11-01");
  g_assert_nonnull (strstr (input->evidence->note, "a \"usage\" type: 0.00123 for 1K tokens since 2026-09-01"));
  g_assert_cmpint (output->price.micros, ==, 15000000);
  g_assert_cmpstr (tdr_catalog_get_digest (after), !=, tdr_catalog_get_digest (before));
}

/* What the tariff has no place for, and a model that the catalogue does not know, are left out. */
static void
test_left_out (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct {
    const char *subject;
    const char *meter;
    const char *price;
  } cases[] = {
    { "Claude Sonnet 4.5", "cache-write-30m", "1" },
    { "Claude Sonnet 4.5", "long-input", "6" },
    { "Claude Nobody 9", "input", "1" },
    { "Claude Sonnet 4.5", "input", "0.1234567" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      store (fixture, cases[i].subject, cases[i].meter, cases[i].price);
      g_assert_cmpuint (rebuild (fixture), ==, 0);
    }
}

/* The same prices make the same catalogue; one that cannot be made leaves the one there was. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_autoptr (GError) error = NULL;
  gsize first_length, second_length, third_length;
  guint n_prices;

  store (fixture, "Claude Sonnet 4.5", "input", "1.23");
  rebuild (fixture);
  g_assert_true (g_file_get_contents (fixture->target, &first, &first_length, NULL));
  rebuild (fixture);
  g_assert_true (g_file_get_contents (fixture->target, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_false (tdr_live_catalog_rebuild ("/nowhere.db", fixture->folder, fixture->target, "2026-11-02", &n_prices,
                                            &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (fixture->target, &third, &third_length, NULL));
  g_assert_cmpmem (first, first_length, third, third_length);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sources/live-catalog/live-price", Fixture, NULL, set_up, test_live_price, tear_down);
  g_test_add ("/sources/live-catalog/left-out", Fixture, NULL, set_up, test_left_out, tear_down);
  g_test_add ("/sources/live-catalog/again", Fixture, NULL, set_up, test_again, tear_down);

  return g_test_run ();
}
