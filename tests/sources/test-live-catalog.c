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
  static const char *const left[] = { "catalog.db", "price-list.json", "bedrock.json", "ec2.json", "ec2-products.json",
                                      "ec2-offers.json" };

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
store_facts (Fixture       *fixture,
             const char    *source,
             const TdrFact *facts,
             guint          n_facts)
{
  g_autoptr (TdrAnswer) answer = tdr_answer_new ();
  TdrPriceUpdate update = {
    .address = "https://pricing.us-east-1.amazonaws.com", .answer = answer, .now = "2026-11-01T10:00:00Z",
  };
  g_autoptr (GError) error = NULL;
  guint n_changes;

  for (guint i = 0; i < n_facts; i++)
    tdr_answer_add (answer, &facts[i]);
  g_assert_true (tdr_price_store_replace (fixture->folder, source, &update, &n_changes, &error));
  g_assert_no_error (error);
}

static void
store (Fixture    *fixture,
       const char *subject,
       const char *meter,
       const char *price)
{
  const TdrFact fact = {
    .kind = TDR_FACT_PRICE, .platform = "bedrock", .subject = subject, .scope = "global", .region = "us-east-1",
    .deployment = "on-demand", .meter = meter, .unit = "1M tokens", .price = price, .currency = "USD",
    .raw_name = "a \"usage\" type", .raw_unit = "1K tokens", .raw_value = "0.00123",
    .effective = "2026-09-01T00:00:00Z", .version = "7",
  };

  store_facts (fixture, "price-list", &fact, 1);
}

static guint
rebuild (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n_prices = G_MAXUINT;

  g_assert_true (tdr_live_catalog_rebuild (fixture->shipped, fixture->folder, fixture->target, &n_prices, &error));
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
  g_assert_nonnull (strstr (input->evidence->note, "a \"usage\" type: 0.00123 for 1K tokens since 2026-09-01, list 7"));
  g_assert_cmpint (output->price.micros, ==, 15000000);
  g_assert_cmpstr (tdr_catalog_get_date (before), <, "2026-11-01");
  g_assert_cmpstr (tdr_catalog_get_date (after), ==, "2026-11-01");
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

static TdrFact
make_rate (const char *term,
           const char *scope,
           const char *price)
{
  return (TdrFact) {
    .kind = TDR_FACT_INSTANCE_RATE, .platform = "aws", .subject = "p5.48xlarge", .scope = scope, .region = "us-east-1",
    .deployment = "self-hosted", .term = term, .meter = "instance", .unit = "instance-hour", .price = price,
    .currency = "USD", .raw_unit = "Hrs", .raw_value = price,
  };
}

static const TdrInstanceOffer *
find_machine (TdrCatalog *catalog,
              const char *id)
{
  guint n;
  const TdrInstanceOffer *const *offers = tdr_catalog_get_instances (catalog, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (offers[i]->id, id))
      return offers[i];

  return NULL;
}

static gboolean
is_disputed (TdrCatalog *catalog,
             const char *subject,
             const char *chosen,
             const char *other)
{
  guint n;
  const TdrContradiction *const *list = tdr_catalog_get_contradictions (catalog, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (list[i]->subject, subject) && strstr (list[i]->chosen, chosen) != NULL
        && strstr (list[i]->other, other) != NULL)
      return TRUE;

  return FALSE;
}

/* Each way to pay is an offer of its own; of zones and blocks the least is taken, and said to be; two prices that
 * cannot both be, and a price of nothing, are no price. */
static void
test_machine_rates (Fixture       *fixture,
                    gconstpointer  data)
{
  const TdrFact rates[] = {
    make_rate ("on-demand", NULL, "50.5"),
    make_rate ("1-year no-upfront", NULL, "31"),
    make_rate ("1-year partial-upfront", NULL, "30"),
    make_rate ("1-year partial-upfront savings-plan", NULL, "29"),
    make_rate ("3-year all-upfront instance-savings-plan", NULL, "20"),
    make_rate ("3-year no-upfront", NULL, "22"),
    make_rate ("3-year no-upfront", NULL, "23"),
    make_rate ("3-year partial-upfront", NULL, "0"),
    make_rate ("spot", "us-east-1a", "21.4"),
    make_rate ("spot", "us-east-1c", "19.5"),
    make_rate ("capacity-block 2026-11-05T11:30:00Z 2026-11-12T11:30:00Z", "us-east-1a", "34"),
    make_rate ("capacity-block 2026-11-09T11:30:00Z 2026-11-16T11:30:00Z", "us-east-1c", "33.9"),
  };
  static const struct {
    const char *id;
    gint64 micros;
    const char *note;
  } expected[] = {
    { "aws/p5.48xlarge/us-east-1/on-demand", 50500000, "p5.48xlarge: 50.5 for Hrs" },
    { "aws/p5.48xlarge/us-east-1/1-year", 31000000, "p5.48xlarge: 31" },
    { "aws/p5.48xlarge/us-east-1/1-year/partial-upfront", 30000000, "paid in part upfront" },
    { "aws/p5.48xlarge/us-east-1/1-year/partial-upfront/savings-plan", 29000000, "under a Compute Savings Plan" },
    { "aws/p5.48xlarge/us-east-1/3-year/all-upfront/instance-savings-plan", 20000000,
      "paid all upfront: the rate is the whole spread over the term; the rate under an EC2 Instance Savings Plan" },
    { "aws/p5.48xlarge/us-east-1/spot", 19500000, "the least of 2 in us-east-1c, the most is 21.4; " },
    { "aws/p5.48xlarge/us-east-1/capacity-block", 33900000,
      "the least of 2 in us-east-1c, the most is 34; p5.48xlarge: 33.9 for Hrs; 2026-11-09T11:30:00Z" },
  };
  g_autoptr (TdrCatalog) catalog = NULL;

  store_facts (fixture, "ec2-products", rates, G_N_ELEMENTS (rates));
  g_assert_cmpuint (rebuild (fixture), ==, G_N_ELEMENTS (expected));
  catalog = tdr_catalog_open (fixture->target, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TdrInstanceOffer *offer = find_machine (catalog, expected[i].id);

      g_test_message ("%s", expected[i].id);
      g_assert_nonnull (offer);
      g_assert_cmpint (offer->hourly.price.micros, ==, expected[i].micros);
      g_assert_cmpstr (offer->hourly.evidence->publisher, ==, "Amazon Web Services");
      g_assert_cmpstr (offer->hourly.evidence->as_of, ==, "2026-11-01");
      g_test_message ("%s", offer->note);
      g_assert_nonnull (strstr (offer->note, expected[i].note));
    }
  g_assert_null (find_machine (catalog, "aws/p5.48xlarge/us-east-1/3-year/partial-upfront"));
}

/* The provider's interface goes before its public file, and that before what is shipped (55.04); all are kept. */
static void
test_precedence (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char id[] = "aws/p5.48xlarge/us-east-1/on-demand", subject[] = "p5.48xlarge in us-east-1, on-demand";
  const TdrFact in_file = make_rate ("on-demand", NULL, "50"), live = make_rate ("on-demand", NULL, "49");
  g_autoptr (TdrCatalog) shipped = tdr_catalog_open (fixture->shipped, NULL), with_file = NULL, with_both = NULL;

  g_assert_cmpint (find_machine (shipped, id)->hourly.price.micros, ==, 55040000);
  store_facts (fixture, "ec2-offers", &in_file, 1);
  rebuild (fixture);
  with_file = tdr_catalog_open (fixture->target, NULL);
  g_assert_cmpint (find_machine (with_file, id)->hourly.price.micros, ==, 50000000);
  g_assert_true (is_disputed (with_file, subject, "50", "55.04"));
  store_facts (fixture, "ec2-products", &live, 1);
  rebuild (fixture);
  with_both = tdr_catalog_open (fixture->target, NULL);
  g_assert_cmpint (find_machine (with_both, id)->hourly.price.micros, ==, 49000000);
  g_assert_true (is_disputed (with_both, subject, "49", "50"));
  g_assert_true (is_disputed (with_both, subject, "49", "55.04"));
}

static const TdrOffer *
find_offer (TdrCatalog *catalog,
            const char *id)
{
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (offers[i]->id, id))
      return offers[i];

  return NULL;
}

/* A model that the catalogue does not know is there with what is said of it, and priced by its name. A variant's id is
 * no model, a model that the region does not have is not offered there, and a route leads where its profile says. */
static void
test_models (Fixture       *fixture,
             gconstpointer  data)
{
  static const char sonnet[] = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  const TdrFact facts[] = {
    { .kind = TDR_FACT_MODEL, .platform = "bedrock", .subject = "amazon.sage-v1:0", .raw_name = "Sage 1.5",
      .developer = "Amazon", .region = "us-east-1", .deployment = "on-demand;provisioned", .lifecycle = "Legacy",
      .until = "2027-05-01", .inputs = "text", .outputs = "text" },
    { .kind = TDR_FACT_MODEL, .platform = "bedrock", .subject = "amazon.sage-v1:0", .raw_name = "Sage 1.5",
      .developer = "Amazon", .region = "us-west-2", .deployment = "on-demand" },
    { .kind = TDR_FACT_MODEL, .platform = "bedrock", .subject = "amazon.sage-v1:0:48k", .raw_name = "Sage 1.5",
      .developer = "Amazon", .region = "us-east-1", .deployment = "provisioned" },
    { .kind = TDR_FACT_AVAILABILITY, .platform = "bedrock", .subject = "amazon.sage-v1:0", .region = "us-east-1",
      .detail = "agreement NOT_AVAILABLE; region AVAILABLE" },
    { .kind = TDR_FACT_AVAILABILITY, .platform = "bedrock", .subject = "amazon.sage-v1:0", .region = "us-west-2",
      .detail = "agreement AVAILABLE; region NOT_AVAILABLE" },
    { .kind = TDR_FACT_PROFILE, .platform = "bedrock", .subject = "us.amazon.sage-v1:0", .scope = "SYSTEM_DEFINED",
      .raw_name = "amazon.sage-v1:0", .region = "us-east-1", .detail = "us-east-1;ca-central-1" },
    { .kind = TDR_FACT_PROFILE, .platform = "bedrock", .subject = "mine", .scope = "APPLICATION",
      .raw_name = "amazon.sage-v1:0", .region = "us-west-2", .detail = "us-west-2" },
    { .kind = TDR_FACT_PROFILE, .platform = "bedrock", .subject = "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
      .scope = "SYSTEM_DEFINED", .raw_name = sonnet, .region = "us-east-1", .detail = "us-east-1;eu-central-1" },
    { .kind = TDR_FACT_PRICE, .platform = "bedrock", .subject = "Sage 1.5", .scope = "geo", .region = "us-east-1",
      .deployment = "on-demand", .meter = "input", .unit = "1M tokens", .price = "0.5", .currency = "USD",
      .raw_name = "x", .raw_unit = "Units", .raw_value = "0.5" },
  };
  g_autoptr (TdrCatalog) catalog = NULL;
  const TdrOffer *in_region, *geo, *known;

  store_facts (fixture, "bedrock", facts, G_N_ELEMENTS (facts));
  g_assert_cmpuint (rebuild (fixture), ==, 1 + 3 + 2 + 1);   /* model, availability, routes, price */
  catalog = tdr_catalog_open (fixture->target, NULL);
  in_region = find_offer (catalog, "bedrock/amazon.sage-v1:0/in-region/us-east-1/on-demand");
  geo = find_offer (catalog, "bedrock/amazon.sage-v1:0/geo/us-east-1/on-demand");
  known = find_offer (catalog, "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/geo/us-east-1/on-demand");
  g_assert_cmpstr (in_region->model, ==, "sage-1.5");
  g_assert_cmpstr (in_region->lifecycle, ==, "Legacy");
  g_assert_cmpstr (in_region->valid_until, ==, "2027-05-01");
  g_assert_cmpstr (in_region->availability->note, ==, "agreement NOT_AVAILABLE; region AVAILABLE");
  g_assert_false (in_region->tariff.rates[TDR_METER_INPUT].known);
  g_assert_cmpint (geo->tariff.rates[TDR_METER_INPUT].price.micros, ==, 500000);
  g_assert_cmpstr (geo->route.destinations, ==, "us-east-1;ca-central-1");
  g_assert_cmpstr (geo->route.jurisdictions, ==, "CA;US");
  g_assert_null (find_offer (catalog, "bedrock/amazon.sage-v1:0/in-region/us-west-2/on-demand"));
  g_assert_cmpstr (known->route.destinations, ==, "us-east-1;eu-central-1");
  g_assert_true (is_disputed (catalog, "claude-sonnet-4.5 on bedrock, geo from us-east-1: where requests may go",
                              "us-east-1;eu-central-1", "us-west-2"));
}

/* A machine that is offered in a region and has no price there is offered, without one. */
static void
test_offered (Fixture       *fixture,
              gconstpointer  data)
{
  static const char id[] = "aws/p5.48xlarge/mx-central-1/on-demand";
  const TdrFact fact = { .kind = TDR_FACT_OFFERING, .platform = "aws", .subject = "p5.48xlarge",
                         .scope = "mx-central-1", .region = "mx-central-1" };
  g_autoptr (TdrCatalog) shipped = tdr_catalog_open (fixture->shipped, NULL), catalog = NULL;

  g_assert_null (find_machine (shipped, id));
  store_facts (fixture, "ec2", &fact, 1);
  g_assert_cmpuint (rebuild (fixture), ==, 1);
  catalog = tdr_catalog_open (fixture->target, NULL);
  g_assert_false (find_machine (catalog, id)->hourly.known);
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
  g_assert_false (tdr_live_catalog_rebuild ("/nowhere.db", fixture->folder, fixture->target, &n_prices, &error));
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
  g_test_add ("/sources/live-catalog/machine-rates", Fixture, NULL, set_up, test_machine_rates, tear_down);
  g_test_add ("/sources/live-catalog/precedence", Fixture, NULL, set_up, test_precedence, tear_down);
  g_test_add ("/sources/live-catalog/models", Fixture, NULL, set_up, test_models, tear_down);
  g_test_add ("/sources/live-catalog/offered", Fixture, NULL, set_up, test_offered, tear_down);
  g_test_add ("/sources/live-catalog/left-out", Fixture, NULL, set_up, test_left_out, tear_down);
  g_test_add ("/sources/live-catalog/again", Fixture, NULL, set_up, test_again, tear_down);

  return g_test_run ();
}
