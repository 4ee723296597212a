/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-import FILE MEGABYTES: writes an EC2 offer file of that size if it is not there, then reads it twice in pieces,
 * once doing nothing but looking at each byte, once as Tender imports it, and says how fast and in how much memory. */

#include "tdr-ec2-offer-parse.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define PIECE_BYTES ((gsize) 256 * 1024)
#define BYTES_PER_PRODUCT 5050
#define PRODUCTS_PER_ACCELERATOR 100   /* about one in a hundred machines has one */

static const char *const reserved_terms[][3] = {
  { "4NA7Y494T4", "1yr", "No Upfront" }, { "HU7G6KETJZ", "1yr", "Partial Upfront" },
  { "6QCMYABX3D", "1yr", "All Upfront" }, { "NQ3QZPMQV9", "3yr", "All Upfront" },
};

static void
write_product (FILE  *file,
               guint  i)
{
  fprintf (file,
           "%s\n    \"SKU%013u\" : {\n      \"sku\" : \"SKU%013u\",\n      \"productFamily\" : \"Compute Instance\",\n"
           "      \"attributes\" : {\n"
           "        \"servicecode\" : \"AmazonEC2\",\n"
           "        \"location\" : \"US East (N. Virginia)\",\n        \"locationType\" : \"AWS Region\",\n"
           "        \"instanceType\" : \"%s\",\n        \"currentGeneration\" : \"Yes\",\n        \"vcpu\" : \"192\",\n"
           "        \"physicalProcessor\" : \"Intel Xeon Platinum 8175 (Skylake)\",\n"
           "        \"memory\" : \"2048 GiB\",\n"
           "        \"networkPerformance\" : \"Up to 10 Gigabit\",\n        \"tenancy\" : \"Shared\",\n"
           "        \"operatingSystem\" : \"Linux\",\n        \"licenseModel\" : \"No License required\",\n"
           "        \"usagetype\" : \"BoxUsage:m5.xlarge\",\n        \"operation\" : \"RunInstances\",\n"
           "        \"capacitystatus\" : \"Used\",\n        \"marketoption\" : \"OnDemand\",\n"
           "        \"preInstalledSw\" : \"NA\",\n        \"regionCode\" : \"us-east-1\",\n"
           "        \"servicename\" : \"Amazon Elastic Compute Cloud\"\n      }\n    }",
           i > 0 ? "," : "", i, i, i % PRODUCTS_PER_ACCELERATOR == 0 ? "p5.48xlarge" : "m5.xlarge");
}

static void
write_term (FILE              *file,
            guint              i,
            const char        *code,
            const char *const *lease,
            gboolean           first)
{
  fprintf (file,
           "%s\n        \"SKU%013u.%s\" : {\n          \"offerTermCode\" : \"%s\",\n          \"sku\" : \"SKU%013u\",\n"
           "          \"effectiveDate\" : \"2026-09-01T00:00:00Z\",\n          \"priceDimensions\" : {\n"
           "            \"SKU%013u.%s.6YS6EN2CT7\" : {\n              \"rateCode\" : \"SKU%013u.%s.6YS6EN2CT7\",\n"
           "              \"description\" : \"$55.04 per Linux Instance Hour \\u2014 \\\"shared\\\"\",\n"
           "              \"beginRange\" : \"0\",\n              \"endRange\" : \"Inf\",\n"
           "              \"unit\" : \"Hrs\",\n              \"pricePerUnit\" : {\n"
           "                \"USD\" : \"55.0400000000\"\n              },\n              \"appliesTo\" : [ ]\n"
           "            }\n          },\n          \"termAttributes\" : {",
           first ? "" : ",", i, code, code, i, i, code, i, code);
  if (lease != NULL)
    fprintf (file,
             "\n            \"LeaseContractLength\" : \"%s\",\n            \"OfferingClass\" : \"standard\",\n"
             "            \"PurchaseOption\" : \"%s\"\n          ",
             lease[1], lease[2]);
  fprintf (file, "}\n        }");
}

static void
write_offer_file (const char *path,
                  guint       megabytes)
{
  FILE *file = fopen (path, "w");
  guint n_products = megabytes * 1000000 / BYTES_PER_PRODUCT;

  g_assert_nonnull (file);
  fprintf (file, "{\n  \"formatVersion\" : \"v1.0\",\n  \"version\" : \"20260925174521\",\n  \"products\" : {");
  for (guint i = 0; i < n_products; i++)
    write_product (file, i);
  fprintf (file, "\n  },\n  \"terms\" : {\n    \"OnDemand\" : {");
  for (guint i = 0; i < n_products; i++)
    {
      fprintf (file, "%s\n      \"SKU%013u\" : {", i > 0 ? "," : "", i);
      write_term (file, i, "JRTCKXETXF", NULL, TRUE);
      fprintf (file, "\n      }");
    }
  fprintf (file, "\n    },\n    \"Reserved\" : {");
  for (guint i = 0; i < n_products; i++)
    {
      fprintf (file, "%s\n      \"SKU%013u\" : {", i > 0 ? "," : "", i);
      for (guint j = 0; j < G_N_ELEMENTS (reserved_terms); j++)
        write_term (file, i, reserved_terms[j][0], reserved_terms[j], j == 0);
      fprintf (file, "\n      }");
    }
  fprintf (file, "\n    }\n  }\n}\n");
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Looks at every byte: it is how fast anything could be. */
static guint64
sum_bytes (const char *data,
           gsize       length)
{
  guint64 sum = 0;

  for (gsize i = 0; i < length; i++)
    sum += (guchar) data[i];

  return sum;
}

static double
read_file (const char        *path,
           TdrEc2OfferParser *parser,
           guint64           *n_bytes)
{
  static char piece[PIECE_BYTES];
  FILE *file = fopen (path, "r");
  gint64 start = g_get_monotonic_time ();
  volatile guint64 sum = 0;
  gsize length;

  g_assert_nonnull (file);
  *n_bytes = 0;
  while ((length = fread (piece, 1, PIECE_BYTES, file)) > 0)
    {
      *n_bytes += length;
      if (parser == NULL)
        sum += sum_bytes (piece, length);
      else
        g_assert_true (tdr_ec2_offer_parser_feed (parser, piece, length, NULL));
    }
  fclose (file);

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TdrEc2OfferParser) parser = tdr_ec2_offer_parser_new ();
  g_autoptr (TdrAnswer) answer = NULL;
  double looked, imported;
  struct rusage usage;
  guint64 n_bytes;

  g_assert_cmpint (argc, ==, 3);
  if (!g_file_test (argv[1], G_FILE_TEST_EXISTS))
    write_offer_file (argv[1], (guint) g_ascii_strtoull (argv[2], NULL, 10));
  read_file (argv[1], NULL, &n_bytes);
  looked = read_file (argv[1], NULL, &n_bytes);
  imported = read_file (argv[1], parser, &n_bytes);
  answer = tdr_ec2_offer_parser_finish (parser, NULL);
  getrusage (RUSAGE_SELF, &usage);
  printf ("import: an EC2 offer file of %.0f MB, in pieces, warm\n", (double) n_bytes / 1e6);
  printf ("  looking at every byte   %6.0f MB/s\n", (double) n_bytes / 1e6 / looked);
  printf ("  importing it            %6.0f MB/s, %u facts of %u rows, peak %ld MB\n", (double) n_bytes / 1e6 / imported,
          tdr_answer_get_n (answer), tdr_answer_get_n_rows (answer), usage.ru_maxrss / 1024);
  printf ("  ratio of times %.2f\n", imported / looked);

  return 0;
}
