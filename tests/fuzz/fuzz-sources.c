/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever a server sends must be an answer or an error, and never a crash. The first byte chooses who reads the rest:
 * the reader of JSON, whole and in pieces, which must tell the same; or one of the parsers. Built by
 * "clang -fsanitize=fuzzer", this is a target of libFuzzer; without TDR_FUZZER it reads the files that it is given. */

#include "tdr-azure-retail-parse.h"
#include "tdr-bedrock-parse.h"
#include "tdr-ec2-offer-parse.h"
#include "tdr-ec2-parse.h"
#include "tdr-ecb-parse.h"
#include "tdr-google-billing-parse.h"
#include "tdr-json-reader.h"
#include "tdr-json.h"
#include "tdr-price-list-parse.h"
#include "tdr-savings-plan-parse.h"
#include "tdr-vertex-parse.h"
#include "tdr-stored-prices.h"

#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static gboolean
write_event_cb (TdrJsonEvent   event,
                const char    *text,
                gsize          length,
                gpointer       user_data,
                GError       **error)
{
  g_assert_true (g_utf8_validate_len (text != NULL ? text : "", length, NULL));
  g_string_append_c (user_data, (char) ('A' + event));
  g_string_append_len (user_data, text, (gssize) length);
  return TRUE;
}

/* Returns: (nullable): what was told; %NULL if it is not good JSON */
static char *
read_json (const char *text,
           gsize       length,
           gsize       piece)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (TdrJsonReader) reader = tdr_json_reader_new (write_event_cb, told);

  for (gsize i = 0; i < length; i += piece)
    if (!tdr_json_reader_feed (reader, text + i, MIN (piece, length - i), NULL))
      return NULL;

  return tdr_json_reader_finish (reader, NULL) ? g_string_free_and_steal (g_steal_pointer (&told)) : NULL;
}

static void
compare_pieces (const char *text,
                gsize       length)
{
  g_autofree char *whole = read_json (text, length, MAX (length, 1)), *single = read_json (text, length, 1);
  g_autofree char *seven = read_json (text, length, 7);

  g_assert_cmpstr (whole, ==, single);
  g_assert_cmpstr (whole, ==, seven);
}

static TdrAnswer *
read_ec2_offer (const char *text,
                gsize       length)
{
  g_autoptr (TdrEc2OfferParser) parser = tdr_ec2_offer_parser_new ();

  return tdr_ec2_offer_parser_feed (parser, text, length, NULL) ? tdr_ec2_offer_parser_finish (parser, NULL) : NULL;
}

static TdrAnswer *
read_savings_plan (const char *text,
                   gsize       length)
{
  g_autoptr (TdrSavingsPlanParser) parser = tdr_savings_plan_parser_new ("us-east-1");

  return tdr_savings_plan_parser_feed (parser, text, length, NULL)
         ? tdr_savings_plan_parser_finish (parser, NULL) : NULL;
}

static TdrAnswer *
read_stored (GBytes *bytes)
{
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, NULL);
  g_autoptr (TdrStoredPrices) stored = tdr_stored_prices_new ();

  return root != NULL && tdr_stored_prices_read (stored, root) ? tdr_answer_ref (stored->answer) : NULL;
}

static TdrAnswer *
parse (char    choice,
       GBytes *bytes)
{
  g_autofree char *next = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  switch (choice)
    {
    case 'a':
      return tdr_azure_retail_parse (bytes, "2026-10-15", &next, NULL);
    case 'b':
      return tdr_price_list_parse_bedrock (bytes, NULL);
    case 'c':
      return tdr_ec2_parse_capacity_blocks (bytes, "us-east-1", &next, NULL);
    case 'd':
      return tdr_price_list_parse_products (bytes, &next, NULL);
    case 'e':
      return tdr_ecb_parse (bytes, NULL);
    case 'f':
      return read_ec2_offer (text != NULL ? text : "", length);
    case 'g':
      return tdr_google_billing_parse (bytes, &next, NULL);
    case 'w':
      return tdr_vertex_parse (bytes, &next, NULL);
    case 'h':
      return read_savings_plan (text != NULL ? text : "", length);
    case 'i':
      return tdr_savings_plan_parse_rates (bytes, &next, NULL);
    case 'k':
      return read_stored (bytes);
    case 'l':
      return tdr_bedrock_parse_throughputs (bytes, "us-east-1", &next, NULL);
    case 'm':
      return tdr_bedrock_parse_models (bytes, "us-east-1", NULL);
    case 'n':
      return tdr_ec2_parse_offerings (bytes, "us-east-1", &next, NULL);
    case 'o':
      return tdr_bedrock_parse_offers (bytes, NULL);
    case 'p':
      return tdr_bedrock_parse_profiles (bytes, "us-east-1", &next, NULL);
    case 'r':
      next = tdr_price_list_parse_region_index (bytes, "us-east-1", NULL);
      return NULL;
    case 's':
      return tdr_ec2_parse_spot (bytes, "us-east-1", &next, NULL);
    case 'v':
      return tdr_bedrock_parse_availability (bytes, "us-east-1", NULL);
    default:
      return NULL;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdrAnswer) answer = NULL;

  if (size == 0)
    return 0;
  if (data[0] == 'j')
    {
      compare_pieces ((const char *) data + 1, size - 1);
      return 0;
    }
  bytes = g_bytes_new (data + 1, size - 1);
  answer = parse ((char) data[0], bytes);

  return 0;
}

#ifndef TDR_FUZZER
int
main (int    argc,
      char **argv)
{
  printf ("1..%d\n", argc - 1);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *text = NULL, *name = g_path_get_basename (argv[i]);
      gsize length;

      g_assert_true (g_file_get_contents (argv[i], &text, &length, NULL));
      LLVMFuzzerTestOneInput ((const uint8_t *) text, length);
      printf ("ok %d %s\n", i, name);
    }

  return 0;
}
#endif
