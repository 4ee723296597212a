/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tariff.h"

static void
test_words (void)
{
  for (guint i = 0; i < TDR_N_METERS; i++)
    {
      TdrMeter meter = TDR_METER_INSTANCE;

      g_assert_true (tdr_meter_from_string (tdr_meter_to_string ((TdrMeter) i), &meter));
      g_assert_cmpint (meter, ==, i);
    }

  /* Files hold these words: they must not change. */
  g_assert_cmpstr (tdr_meter_to_string (TDR_METER_INPUT), ==, "input");
  g_assert_cmpstr (tdr_meter_to_string (TDR_METER_CACHE_WRITE_5M), ==, "cache-write-5m");
  g_assert_cmpstr (tdr_meter_to_string (TDR_METER_OUTPUT_TPM_UNIT), ==, "output-tpm-unit");
}

static void
test_other_words (void)
{
  static const char *const words[] = { "", "Input", "input ", "tokens", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      TdrMeter meter = TDR_METER_INSTANCE;

      g_assert_false (tdr_meter_from_string (words[i], &meter));
      g_assert_cmpint (meter, ==, TDR_METER_INSTANCE);
    }
}

static void
test_units (void)
{
  g_assert_cmpstr (tdr_meter_get_unit (TDR_METER_BATCH_OUTPUT), ==, "tokens");
  g_assert_cmpstr (tdr_meter_get_unit (TDR_METER_INPUT_TPM_UNIT), ==, "unit hours");
  g_assert_cmpstr (tdr_meter_get_unit (TDR_METER_INSTANCE), ==, "instance hours");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tariff/words", test_words);
  g_test_add_func ("/tariff/other-words", test_other_words);
  g_test_add_func ("/tariff/units", test_units);

  return g_test_run ();
}
