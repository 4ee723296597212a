/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-endpoint.h"

#include "tdr-source-error.h"

static void
test_addresses (void)
{
  static const struct {
    TdrEndpoint endpoint;
    const char *region;
    const char *address;
    const char *signing_region;
  } cases[] = {
    { TDR_ENDPOINT_BEDROCK, "eu-central-1", "https://bedrock.eu-central-1.amazonaws.com", "eu-central-1" },
    { TDR_ENDPOINT_BEDROCK, "us-gov-west-1", "https://bedrock.us-gov-west-1.amazonaws.com", "us-gov-west-1" },
    { TDR_ENDPOINT_BEDROCK, "eusc-de-east-1", "https://bedrock.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1" },
    { TDR_ENDPOINT_EC2, "cn-north-1", "https://ec2.cn-north-1.amazonaws.com.cn", "cn-north-1" },
    { TDR_ENDPOINT_PRICING, "us-west-2", "https://api.pricing.us-east-1.amazonaws.com", "us-east-1" },
    { TDR_ENDPOINT_PRICING, "eu-west-3", "https://api.pricing.eu-central-1.amazonaws.com", "eu-central-1" },
    { TDR_ENDPOINT_SAVINGS_PLANS, "eu-west-3", "https://savingsplans.amazonaws.com", "us-east-1" },
    { TDR_ENDPOINT_PRICE_LIST, "eu-west-3", "https://pricing.us-east-1.amazonaws.com", "eu-west-3" },
    { TDR_ENDPOINT_ECB, NULL, "https://www.ecb.europa.eu", "us-east-1" },
  };
  g_autoptr (TdrEndpoints) endpoints = tdr_endpoints_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = tdr_endpoints_get (endpoints, cases[i].endpoint, cases[i].region);
      g_autofree char *region = tdr_endpoint_get_signing_region (cases[i].endpoint, cases[i].region);

      g_assert_cmpstr (address, ==, cases[i].address);
      g_assert_cmpstr (region, ==, cases[i].signing_region);
    }
}

static void
test_override (void)
{
  g_autoptr (TdrEndpoints) endpoints = tdr_endpoints_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bedrock = NULL, *ecb = NULL, *azure = NULL;

  g_assert_true (tdr_endpoints_override (endpoints, "bedrock=https://proxy.example/{region}/", &error));
  g_assert_true (tdr_endpoints_override (endpoints, "ecb=http://localhost:8080", &error));
  g_assert_no_error (error);
  bedrock = tdr_endpoints_get (endpoints, TDR_ENDPOINT_BEDROCK, "eu-west-1");
  ecb = tdr_endpoints_get (endpoints, TDR_ENDPOINT_ECB, NULL);
  azure = tdr_endpoints_get (endpoints, TDR_ENDPOINT_AZURE_RETAIL, NULL);
  g_assert_cmpstr (bedrock, ==, "https://proxy.example/eu-west-1");
  g_assert_cmpstr (ecb, ==, "http://localhost:8080");
  g_assert_cmpstr (azure, ==, "https://prices.azure.com");
}

static void
test_override_refuses (void)
{
  static const char *const cases[] = {
    "", "bedrock", "bedrocks=https://a.example", "bedrock=", "bedrock=ftp://a.example", "bedrock=http://a.example",
    "bedrock=https://", "bedrock=https://user:secret@a.example", "bedrock=https://a.example?x=y", "=https://a.example",
  };
  g_autoptr (TdrEndpoints) endpoints = tdr_endpoints_new ();
  g_autofree char *bedrock = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tdr_endpoints_override (endpoints, cases[i], &error));
      g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING);
    }
  bedrock = tdr_endpoints_get (endpoints, TDR_ENDPOINT_BEDROCK, "eu-west-1");
  g_assert_cmpstr (bedrock, ==, "https://bedrock.eu-west-1.amazonaws.com");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/endpoint/addresses", test_addresses);
  g_test_add_func ("/sources/endpoint/override", test_override);
  g_test_add_func ("/sources/endpoint/override-refuses", test_override_refuses);

  return g_test_run ();
}
