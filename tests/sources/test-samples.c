/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of README: of each recorded answer, how many price rows there are, and that all are understood. Rows that
 * are understood and of no use (a machine without accelerators) count as understood. */

#include "tdr-azure-retail-parse.h"
#include "tdr-ecb-parse.h"
#include "tdr-google-billing-parse.h"
#include "tdr-price-list-parse.h"

#include <string.h>

#define TODAY "2026-10-15"

typedef enum {
  SERVICE_PRICE_LIST,
  SERVICE_PRODUCTS,
  SERVICE_AZURE,
  SERVICE_GOOGLE,
  SERVICE_ECB,
} Service;

/* Counted by hand in the files: SKUs, items, SKUs times their regions, currencies. The examples of an SDK's description
 * are not here: they are not in the form that is sent. */
static const struct {
  const char *file;
  Service service;
  guint n_rows;
} samples[] = {
  { "pricelist_AmazonBedrockFoundationModels_us-east-1_subset.json", SERVICE_PRICE_LIST, 8 },
  { "pricelist_AmazonBedrock_us-east-1_subset.json", SERVICE_PRICE_LIST, 7 },
  { "pricing_GetProducts_bedrock.json", SERVICE_PRODUCTS, 1 },
  { "azure_retail_prices_items.json", SERVICE_AZURE, 6 },
  { "gcp_billing_catalog_skus.json", SERVICE_GOOGLE, 9 },
  { "ecb_eurofxref-daily.xml", SERVICE_ECB, 2 },
};

static TdrAnswer *
parse (Service   service,
       GBytes   *bytes,
       GError  **error)
{
  g_autofree char *next = NULL;

  switch (service)
    {
    case SERVICE_PRICE_LIST:
      return tdr_price_list_parse_bedrock (bytes, error);
    case SERVICE_PRODUCTS:
      return tdr_price_list_parse_products (bytes, &next, error);
    case SERVICE_AZURE:
      return tdr_azure_retail_parse (bytes, TODAY, &next, error);
    case SERVICE_GOOGLE:
      return tdr_google_billing_parse (bytes, &next, error);
    case SERVICE_ECB:
    default:
      return tdr_ecb_parse (bytes, error);
    }
}

static void
test_sample (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), "..", "shared", "apis", "samples",
                                            samples[i].file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdrAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint n_rows, n_refused;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_test_skip ("the sample is not there");
      return;
    }
  bytes = g_bytes_new (text, length);
  answer = parse (samples[i].service, bytes, &error);
  g_assert_no_error (error);
  n_rows = tdr_answer_get_n_rows (answer);
  n_refused = tdr_answer_get_n_refused (answer);
  g_test_message ("%u of %u", n_rows - n_refused, n_rows);
  g_assert_cmpuint (n_rows, ==, samples[i].n_rows);
  g_assert_cmpuint (n_refused, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/sources/samples/", samples[i].file, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sample);
    }

  return g_test_run ();
}
