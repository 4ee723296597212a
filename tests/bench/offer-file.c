/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "offer-file.h"

#include <gio/gio.h>

#include <stdio.h>

#define PACKED_LEVEL 6
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

/**
 * offer_file_write:
 *
 * Writes an offer file of EC2 as Amazon publishes it: products, then the terms on demand, then the reserved ones. One
 * product in a hundred has accelerators.
 */
void
offer_file_write (const char *path,
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

/**
 * offer_file_pack:
 *
 * Writes the file at @path as a server sends it that packs it with gzip.
 */
void
offer_file_pack (const char *path,
                 const char *packed)
{
  g_autoptr (GFile) from = g_file_new_for_path (path), to = g_file_new_for_path (packed);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) in = G_INPUT_STREAM (g_file_read (from, NULL, &error));
  g_autoptr (GOutputStream) out = G_OUTPUT_STREAM (g_file_replace (to, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error));
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, PACKED_LEVEL));
  g_autoptr (GOutputStream) through = NULL;

  g_assert_no_error (error);
  through = g_converter_output_stream_new (out, gzip);
  g_output_stream_splice (through, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}
