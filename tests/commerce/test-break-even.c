/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-break-even.h"

#include "tdr-engine-error.h"

#define USD(amount) { (gint64) (amount) * 1000000, "USD" }
#define NOTHING USD (0)

static void
assert_crossings (const TdrVolumeCost *first,
                  const TdrVolumeCost *second,
                  gint64               most,
                  const TdrCrossing   *expected,
                  guint                n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) crossings = tdr_break_even_find (first, second, 0, most, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (crossings->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      const TdrCrossing *crossing = &g_array_index (crossings, TdrCrossing, i);

      g_assert_cmpint (crossing->requests, ==, expected[i].requests);
      g_assert_cmpint (crossing->order, ==, expected[i].order);
    }
}

/* 13,500 per million against 10,000 a month and 3,500 per million: 10,000 ÷ 10,000 = one million, where both cost
 * 13,500; from the next request on the second costs less. */
static void
test_two_lines (void)
{
  static const TdrVolumeCost by_token = { .fixed = NOTHING, .per_million = USD (13500) };
  static const TdrVolumeCost with_fee = { .fixed = USD (10000), .per_million = USD (3500) };
  static const TdrCrossing expected[] = { { 0, -1 }, { 1000000, 0 }, { 1000001, 1 } };

  assert_crossings (&by_token, &with_fee, 5000000, expected, G_N_ELEMENTS (expected));
}

/* 3 per million against a fee of 10: level at 3,333,333.3, so the order changes at 3,333,334 and is never equal. */
static void
test_between_two_requests (void)
{
  static const TdrVolumeCost line = { .fixed = NOTHING, .per_million = USD (3) };
  static const TdrVolumeCost fee = { .fixed = USD (10), .per_million = NOTHING };
  static const TdrCrossing expected[] = { { 0, -1 }, { 3333334, 1 } };

  assert_crossings (&line, &fee, 5000000, expected, G_N_ELEMENTS (expected));
}

/* Hosts at 15 that carry a million requests each. A line of 10 per million is never level with them. A line of 20 is
 * level with one host (15) at 750,000, with two (30) at 1,500,000 and with three (45) at 2,250,000, and each further
 * host starts out dearer, until the fourth: at 3,000,001 requests it makes 60, and the line 60.00002. */
static void
test_stairs (void)
{
  static const TdrVolumeCost cheap_line = { .fixed = NOTHING, .per_million = USD (10) };
  static const TdrVolumeCost line = { .fixed = NOTHING, .per_million = USD (20) };
  static const TdrVolumeCost hosts = {
    .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { USD (15), 1000000, 0, 1 } },
  };
  static const TdrCrossing never[] = { { 0, 0 }, { 1, -1 } };
  static const TdrCrossing expected[] = {
    { 0, 0 }, { 1, -1 }, { 750000, 0 }, { 750001, 1 }, { 1000001, -1 }, { 1500000, 0 }, { 1500001, 1 },
    { 2000001, -1 }, { 2250000, 0 }, { 2250001, 1 },
  };

  assert_crossings (&cheap_line, &hosts, 10000000, never, G_N_ELEMENTS (never));
  assert_crossings (&line, &hosts, 10000000, expected, G_N_ELEMENTS (expected));
}

/* A minimum of 110 that holds to 100,000 requests, 1,100 per million beyond, and from 200,001 on 100 whatever the volume,
 * against a fee of 132: level at 132 ÷ 0.0011 = 120,000, dearer to 200,000, and cheaper beyond. */
static void
test_bands (void)
{
  static const TdrVolumeCost bid = {
    .fixed = USD (110), .per_million = NOTHING,
    .bands = { { 100000, NOTHING, USD (1100), NOTHING }, { 200000, USD (100), NOTHING, NOTHING } }, .n_bands = 2,
  };
  static const TdrVolumeCost fee = { .fixed = USD (132), .per_million = NOTHING };
  static const TdrCrossing expected[] = { { 0, -1 }, { 120000, 0 }, { 120001, 1 }, { 200001, -1 } };

  assert_crossings (&bid, &fee, 5000000, expected, G_N_ELEMENTS (expected));
}

/* Host k is dearer at its first request while 16 × (k − 1) is below 15 × k, that is for k up to 15, which is level at
 * 225 ÷ 16 = 14.0625 million; at the first request of host 16 the line costs 240.000016 and the hosts 240. */
static void
test_last_crossing (void)
{
  static const TdrVolumeCost line = { .fixed = NOTHING, .per_million = USD (16) };
  static const TdrVolumeCost hosts = {
    .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { USD (15), 1000000, 0, 1 } },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) crossings = tdr_break_even_find (&line, &hosts, 0, TDR_MAX_REQUESTS_PER_MONTH / 1000, &error);
  const TdrCrossing *last;

  g_assert_no_error (error);
  last = &g_array_index (crossings, TdrCrossing, crossings->len - 1);
  g_assert_cmpint (last->requests, ==, 14062501);
  g_assert_cmpint (last->order, ==, 1);
}

/* Claude Sonnet 4.5 on Bedrock, global: 0.0135 a request by the token; reserved for a month, units of 131.40 carry
 * 21,900 requests and units of 657 carry 87,600: 0.006 + 0.0075 = 0.0135 too when they are full. A part of a unit costs
 * a whole one, so reserving is level at every 87,600 requests and dearer between. */
static void
test_same_price_per_token (void)
{
  static const TdrVolumeCost by_token = { .fixed = NOTHING, .per_million = USD (13500) };
  static const TdrVolumeCost reserved = {
    .fixed = NOTHING, .per_million = NOTHING, .n_units = 2,
    .units = { { { 131400000, "USD" }, 21900, 0, 1 }, { { 657000000, "USD" }, 87600, 0, 1 } },
  };
  static const TdrCrossing expected[] = {
    { 0, 0 }, { 1, -1 }, { 87600, 0 }, { 87601, -1 }, { 175200, 0 }, { 175201, -1 },
  };

  assert_crossings (&by_token, &reserved, 200000, expected, G_N_ELEMENTS (expected));
}

static void
test_refuses (void)
{
  static const TdrVolumeCost line = { .fixed = NOTHING, .per_million = USD (3) };
  static const TdrVolumeCost euros = { .fixed = { 0, "EUR" }, .per_million = { 1, "EUR" } };
  static const TdrVolumeCost fine_stairs = {
    .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { USD (1), 1, 0, 1 } },
  };
  static const TdrVolumeCost no_step = {
    .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { USD (1), 1, 0, 0 } },
  };
  g_autoptr (GError) error = NULL;

  g_assert_null (tdr_break_even_find (&line, &euros, 0, 10, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY);
  g_clear_error (&error);
  g_assert_null (tdr_break_even_find (&line, &line, 10, 9, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tdr_break_even_find (&line, &line, -1, 9, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tdr_break_even_find (&line, &no_step, 0, 9, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tdr_break_even_find (&line, &fine_stairs, 0, TDR_MAX_REQUESTS_PER_MONTH, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "There are more than 1000000 steps of capacity between the two volumes: narrow the range");
}

static void
test_discount (void)
{
  static const struct {
    gint64 winner, runner_up, discountable;
    int ppm;
  } cases[] = {
    /* 14,850 must come down by 1,350 to 13,500: 9.0909 %, and a millionth more than cut off. */
    { 13500, 14850, 14850, 90910 },
    /* If only 10,000 of it can be discounted: 13.5 %. */
    { 13500, 14850, 10000, 135000 },
    { 13500, 13500, 13500, 0 },
    { 13500, 12000, 12000, 0 },
    { 0, 12000, 12000, 1000000 },
  };
  g_autoptr (GError) error = NULL;
  int ppm;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (tdr_break_even_find_discount ((TdrMoney) USD (cases[i].winner),
                                                   (TdrMoney) USD (cases[i].runner_up),
                                                   (TdrMoney) USD (cases[i].discountable), &ppm, &error));
      g_assert_no_error (error);
      g_assert_cmpint (ppm, ==, cases[i].ppm);
    }

  g_assert_false (tdr_break_even_find_discount ((TdrMoney) USD (10), (TdrMoney) USD (20), (TdrMoney) USD (9), &ppm,
                                                &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

static void
test_rise (void)
{
  static const struct {
    gint64 winner, runner_up, priced, ppm;
  } cases[] = {
    /* 13,500 must rise by 1,350: 10 %. */
    { 13500, 14850, 13500, 100000 },
    /* If only 10,000 of it are a price: 13.5 %. */
    { 13500, 14850, 10000, 135000 },
    /* 3 up to 10: by 233.3333… %, and a millionth more than cut off. */
    { 3, 10, 3, 2333334 },
    { 13500, 13500, 13500, 0 },
    { 13500, 12000, 13500, 0 },
  };
  g_autoptr (GError) error = NULL;
  gint64 ppm;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (tdr_break_even_find_rise ((TdrMoney) USD (cases[i].winner), (TdrMoney) USD (cases[i].runner_up),
                                               (TdrMoney) USD (cases[i].priced), &ppm, &error));
      g_assert_no_error (error);
      g_assert_cmpint (ppm, ==, cases[i].ppm);
    }

  for (gint64 priced = 0; priced <= 1; priced++)
    {
      g_assert_false (tdr_break_even_find_rise ((TdrMoney) USD (10), (TdrMoney) USD (2000), (TdrMoney) USD (priced), &ppm,
                                                &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_clear_error (&error);
    }
}

static TdrVolumeCost
draw_cost (GRand *random)
{
  TdrVolumeCost cost = { .fixed = USD (g_rand_int_range (random, 0, 50)),
                         .per_million = { (gint64) g_rand_int_range (random, 0, 100) * 10000000000, "USD" } };

  cost.n_units = g_rand_int_range (random, 0, 3);
  for (guint i = 0; i < cost.n_units; i++)
    cost.units[i] = (TdrVolumeUnits) { USD (g_rand_int_range (random, 0, 30)), g_rand_int_range (random, 1, 200),
                                       g_rand_int_range (random, 0, 5), g_rand_int_range (random, 1, 4) };

  return cost;
}

/* Every crossing and no other: the list says the same as comparing at each number of requests. */
static void
test_every_crossing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);

  for (guint draw = 0; draw < 400; draw++)
    {
      g_autoptr (GError) error = NULL;
      TdrVolumeCost first = draw_cost (random);
      TdrVolumeCost second = draw_cost (random);
      gint64 least = g_rand_int_range (random, 0, 50);
      g_autoptr (GArray) crossings = tdr_break_even_find (&first, &second, least, 2000, &error);
      guint next = 0;
      int order = 0;

      g_assert_no_error (error);
      for (gint64 requests = least; requests <= 2000; requests++)
        {
          if (next < crossings->len && g_array_index (crossings, TdrCrossing, next).requests == requests)
            {
              g_assert_true (requests == least || g_array_index (crossings, TdrCrossing, next).order != order);
              order = g_array_index (crossings, TdrCrossing, next++).order;
            }
          g_assert_cmpint (order, ==, tdr_break_even_compare (&first, &second, requests));
        }
      g_assert_cmpuint (next, ==, crossings->len);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/break-even/two-lines", test_two_lines);
  g_test_add_func ("/break-even/between-two-requests", test_between_two_requests);
  g_test_add_func ("/break-even/stairs", test_stairs);
  g_test_add_func ("/break-even/bands", test_bands);
  g_test_add_func ("/break-even/last-crossing", test_last_crossing);
  g_test_add_func ("/break-even/same-price-per-token", test_same_price_per_token);
  g_test_add_func ("/break-even/refuses", test_refuses);
  g_test_add_func ("/break-even/discount", test_discount);
  g_test_add_func ("/break-even/rise", test_rise);
  g_test_add_func ("/break-even/every-crossing", test_every_crossing);

  return g_test_run ();
}
