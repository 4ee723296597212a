/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tariff.h"

static const char *const meter_names[] = {
  [TDR_METER_INPUT] = "input",
  [TDR_METER_OUTPUT] = "output",
  [TDR_METER_CACHE_WRITE_5M] = "cache-write-5m",
  [TDR_METER_CACHE_WRITE_1H] = "cache-write-1h",
  [TDR_METER_CACHE_READ] = "cache-read",
  [TDR_METER_BATCH_INPUT] = "batch-input",
  [TDR_METER_BATCH_OUTPUT] = "batch-output",
  [TDR_METER_LONG_INPUT] = "long-input",
  [TDR_METER_LONG_OUTPUT] = "long-output",
  [TDR_METER_LONG_CACHE_READ] = "long-cache-read",
  [TDR_METER_LONG_CACHE_WRITE] = "long-cache-write",
  [TDR_METER_CAPACITY_UNIT] = "capacity-unit",
  [TDR_METER_INPUT_TPM_UNIT] = "input-tpm-unit",
  [TDR_METER_OUTPUT_TPM_UNIT] = "output-tpm-unit",
  [TDR_METER_INSTANCE] = "instance",
  [TDR_METER_REQUEST] = "request",
  [TDR_METER_IMAGE] = "image",
  [TDR_METER_GIGABYTE] = "gigabyte",
  [TDR_METER_FEE] = "fee",
};

G_STATIC_ASSERT (G_N_ELEMENTS (meter_names) == TDR_N_METERS);

/**
 * tdr_meter_to_string:
 *
 * The word that files and JSON use for @meter.
 */
const char *
tdr_meter_to_string (TdrMeter meter)
{
  g_return_val_if_fail ((guint) meter < G_N_ELEMENTS (meter_names), NULL);

  return meter_names[meter];
}

/**
 * tdr_meter_from_string:
 *
 * Reads the word that tdr_meter_to_string() writes.
 *
 * Returns: whether @text is such a word; @meter is untouched if not
 */
gboolean
tdr_meter_from_string (const char *text,
                       TdrMeter   *meter)
{
  for (guint i = 0; i < G_N_ELEMENTS (meter_names); i++)
    if (g_strcmp0 (text, meter_names[i]) == 0)
      {
        *meter = (TdrMeter) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_meter_get_unit:
 *
 * What the quantity of a cost line counts, in English: "tokens", "unit hours", "instance hours" and so on.
 */
const char *
tdr_meter_get_unit (TdrMeter meter)
{
  switch (meter)
    {
    case TDR_METER_CAPACITY_UNIT:
    case TDR_METER_INPUT_TPM_UNIT:
    case TDR_METER_OUTPUT_TPM_UNIT:
      return "unit hours";

    case TDR_METER_INSTANCE:
      return "instance hours";

    case TDR_METER_REQUEST:
      return "requests";

    case TDR_METER_IMAGE:
      return "images";

    case TDR_METER_GIGABYTE:
      return "gigabytes";

    case TDR_METER_FEE:
      return "fees";

    case TDR_METER_INPUT:
    case TDR_METER_OUTPUT:
    case TDR_METER_CACHE_WRITE_5M:
    case TDR_METER_CACHE_WRITE_1H:
    case TDR_METER_CACHE_READ:
    case TDR_METER_BATCH_INPUT:
    case TDR_METER_BATCH_OUTPUT:
    case TDR_METER_LONG_INPUT:
    case TDR_METER_LONG_OUTPUT:
    case TDR_METER_LONG_CACHE_READ:
    case TDR_METER_LONG_CACHE_WRITE:
    default:
      return "tokens";
    }
}

/**
 * tdr_meter_get_per:
 *
 * For how many of tdr_meter_get_unit() a price stands: 1,000,000 tokens, or 1 of anything else.
 */
gint64
tdr_meter_get_per (TdrMeter meter)
{
  return meter < TDR_METER_CAPACITY_UNIT ? TDR_TOKENS_PER_RATE : 1;
}

/**
 * tdr_meter_is_unit:
 *
 * Whether it counts units of capacity for a model: neither what is used nor a machine.
 */
gboolean
tdr_meter_is_unit (TdrMeter meter)
{
  return meter == TDR_METER_CAPACITY_UNIT || meter == TDR_METER_INPUT_TPM_UNIT || meter == TDR_METER_OUTPUT_TPM_UNIT;
}
