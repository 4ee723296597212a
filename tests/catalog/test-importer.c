/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "catalog-fixture.h"

#include "tdr-catalog.h"

#define PRICE(fields) "bedrock,maker.m-v1," fields
#define GOOD PRICE ("global,,on-demand,,input,1M tokens,USD,3,,,,list,2026-09-01,\n")

typedef struct {
  const char *name;
  const char *file;
  const char *head;
  const char *rows;
  guint accepted;
  const char *refusals;      /* "line: reason", one a line */
} Import;

static const Import imports[] = {
  { "good", "prices.csv", PRICES_HEAD, GOOD, 1, "" },
  { "crlf", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,3,,,,list,2026-09-01,\r\n"), 1,
    "" },
  { "zero-price", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,cache-write-5m,1M tokens,USD,0,,,,list,,\n"), 1,
    "" },
  { "price-not-known", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,,,,,list,,\n"), 1,
    "" },
  { "everywhere", "prices.csv", PRICES_HEAD, PRICE ("global,*,on-demand,,input,1M tokens,USD,3,,,,list,,\n"), 1, "" },
  { "unknown-unit", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1K tokens,USD,3,,,,list,,\n"), 0,
    "2: unknown unit “1K tokens”\n" },
  { "unit-of-another-meter", "prices.csv", PRICES_HEAD, PRICE ("global,,provisioned,,input,PTU-hour,USD,3,,,,list,,\n"),
    0, "2: unit “PTU-hour” does not fit meter “input”\n" },
  { "unknown-scope", "prices.csv", PRICES_HEAD, PRICE ("somewhere,,on-demand,,input,1M tokens,USD,3,,,,list,,\n"), 0,
    "2: unknown scope “somewhere”\n" },
  { "part-of-a-word", "prices.csv", PRICES_HEAD, PRICE ("glob,,on-demand,,input,1M tokens,USD,3,,,,list,,\n"), 0,
    "2: unknown scope “glob”\n" },
  { "unknown-meter", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,thinking,1M tokens,USD,3,,,,list,,\n"), 0,
    "2: unknown meter “thinking”\n" },
  { "unknown-currency", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,EUR,3,,,,list,,\n"), 0,
    "2: unknown currency “EUR”\n" },
  { "unknown-region", "prices.csv", PRICES_HEAD,
    PRICE ("global,eu-west-1;mars-1,on-demand,,input,1M tokens,USD,3,,,,list,,\n"), 0,
    "2: unknown region “mars-1” of aws\n" },
  { "unknown-model", "prices.csv", PRICES_HEAD, "bedrock,n,global,,on-demand,,input,1M tokens,USD,3,,,,list,,\n", 0,
    "2: model_id “n” does not stand in models.csv, or was refused there\n" },
  { "no-evidence", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,3,,,,,,\n"), 0,
    "2: no evidence: it names no source\n" },
  { "unknown-source", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,3,,,,s9,,\n"), 0,
    "2: no evidence: source “s9” does not stand in sources.csv\n" },
  { "negative-price", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,-3,,,,list,,\n"), 0,
    "2: price: “-3” is negative\n" },
  { "seven-decimals", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,0.0000001,,,,list,,\n"),
    0, "2: price: “0.0000001” is not an amount: more than six decimals\n" },
  { "exponent", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,1e300,,,,list,,\n"), 0,
    "2: price: “1e300” is not an amount: use digits and one decimal point\n" },
  { "not-a-number", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,NaN,,,,list,,\n"), 0,
    "2: price: “NaN” is not an amount: use digits and one decimal point\n" },
  { "no-such-date", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,3,,2026-02-30,,list,,\n"),
    0, "2: valid_from: “2026-02-30” is not a date like 2026-10-08\n" },
  { "ends-before", "prices.csv", PRICES_HEAD,
    PRICE ("global,,on-demand,,input,1M tokens,USD,3,,2026-02-02,2026-02-01,list,,\n"), 0,
    "2: it ends before it begins\n" },
  { "long-without-threshold", "prices.csv", PRICES_HEAD,
    PRICE ("global,,on-demand,,long-input,1M tokens,USD,3,,,,list,,\n"), 0,
    "2: meter “long-input” and above_tokens do not fit\n" },
  { "threshold-not-whole", "prices.csv", PRICES_HEAD,
    PRICE ("global,,on-demand,,long-input,1M tokens,USD,3,2e5,,,list,,\n"), 0,
    "2: above_tokens: “2e5” is not a whole number\n" },
  { "government-elsewhere", "prices.csv", PRICES_HEAD,
    PRICE ("us-gov,eu-west-1,on-demand,,input,1M tokens,USD,3,,,,list,,\n"), 0,
    "2: its scope is the government's cloud, and its regions are not of it\n" },
  { "missing-field", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,3,,,,list,2026-09-01\n"),
    0, "2: it has 15 fields, its head 16\n" },
  { "field-too-many", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,3,,,,list,,,\n"), 0,
    "2: it has 17 fields, its head 16\n" },
  { "required-empty", "prices.csv", PRICES_HEAD, PRICE ("global,,,,input,1M tokens,USD,3,,,,list,,\n"), 0,
    "2: deployment is missing\n" },
  { "repeated", "prices.csv", PRICES_HEAD, GOOD GOOD, 1, "3: it repeats line 2\n" },
  { "repeated-with-another-figure", "prices.csv", PRICES_HEAD,
    GOOD PRICE ("global,,on-demand,,input,1M tokens,USD,4,,,,list,2026-09-01,\n"), 1, "3: it repeats line 2\n" },
  { "the-others-stand", "prices.csv", PRICES_HEAD,
    PRICE ("global,,on-demand,,input,1K tokens,USD,3,,,,list,,\n") GOOD "\"open,\n", 1,
    "2: unknown unit “1K tokens”\n4: a quoted field is not closed before the end of the file\n" },
  { "not-utf8", "prices.csv", PRICES_HEAD, PRICE ("global,,on-demand,,input,1M tokens,USD,3,,,,list,,\xff\n"), 0,
    "2: it is not UTF-8: save the file as UTF-8\n" },
  { "unknown-deployments", "availability.csv",
    "platform,model_id,region,route,deployments,lifecycle,end_of_life,source,as_of,note\n",
    "bedrock,maker.m-v1,eu-west-1,geo,on-demand;batch,,,list,,\n"
    "bedrock,maker.m-v1,eu-west-1,geo,on-demand;soon,,,page,,\n",
    1, "3: unknown deployments “soon”\n" },
};

static void
assert_refusals (TdrImporter *importer,
                 const char  *expected)
{
  guint n;
  const TdrRefusal *const *refusals = tdr_importer_get_refusals (importer, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u: %s\n", refusals[i]->line, refusals[i]->reason);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_import (gconstpointer data)
{
  const Import *import = data;
  g_autoptr (TdrDatabase) database = create_database (":memory:");
  g_autoptr (TdrImporter) importer = create_importer (database);
  g_autofree char *text = g_strconcat (import->head, import->rows, NULL);
  const TdrTableCount *counts;
  guint n;

  read_table (importer, import->file, text);
  assert_refusals (importer, import->refusals);

  counts = tdr_importer_get_counts (importer, &n);
  g_assert_cmpuint (counts[n - 1].accepted, ==, import->accepted);
  g_assert_cmpuint (counts[n - 1].read, ==, counts[n - 1].accepted + counts[n - 1].refused);
}

/* Four machines of 10.00 an hour: a spot price of 2.49 is below a quarter, and its source is known to lose the GPU. */
static void
test_spot_without_accelerator (void)
{
  g_autoptr (TdrDatabase) database = create_database (":memory:");
  g_autoptr (TdrImporter) importer = create_importer (database);

  read_table (importer, "chips.csv",
              "chip,vendor,launch_year,fp32_tflops,tf32_tflops,bf16_tflops,fp8_tflops,int8_tops,fp4_tflops,mem_gib,"
              "mem_bw_GBps,scaleup_link,scaleup_GBps_per_chip,scaleup_direction,scaleup_domain_chips,"
              "chips_per_typical_instance,typical_instance,scaleout_Gbps_per_instance,tdp_W,name,cores,source,note\n"
              "c,V,2024,,,100,,,,80,3000,,,,,,,,,C,1,list,\n");
  read_table (importer, "instances.csv",
              "cloud,instance_type,chip_name,chip,chips,memory_gib,unit,source,as_of\n"
              "aws,m.8x,C,c,8,80,instance-hour,list,2026\n"
              "aws,m.0x,C,c,0,80,instance-hour,list,2026\n"
              "aws,m.x,C,d,1,80,instance-hour,list,2026\n");
  read_table (importer, "instance-rates.csv",
              "cloud,instance_type,region,term,payment,unit,currency,price,source,as_of,doubt,instrument,note\n"
              "aws,m.8x,eu-west-1,on-demand,,instance-hour,USD,10,list,2026,,,\n"
              "aws,m.8x,eu-west-1,spot,,instance-hour,USD,2.49,list,2026,gpu-missing,,\n"
              "aws,m.8x,eu-west-1,spot,,instance-hour,USD,2.50,page,2026,gpu-missing,,\n"
              "aws,m.8x,eu-west-1,spot,,instance-hour,USD,2.49,copy,2026,suspect,,\n"
              "aws,m.8x,eu-west-1,5-year,,instance-hour,USD,3,list,2026,,,\n"
              "aws,m.0x,eu-west-1,on-demand,,instance-hour,USD,10,list,2026,,,\n");
  assert_refusals (importer,
                   "3: chips: a machine without chips serves no model\n"
                   "4: chip “d” does not stand in chips.csv, or was refused there\n"
                   "3: its source is known to leave out the accelerator, and it is below a quarter of the "
                   "on-demand price\n"
                   "6: unknown term “5-year”\n"
                   "7: instance_type “m.0x” does not stand in instances.csv, or was refused there\n");
}

typedef struct {
  const char *name;
  const char *file;
  const char *text;
  const char *message;
} WrongTable;

static const WrongTable wrong_tables[] = {
  { "no-such-table", "weather.csv", "a,b\n", "The catalogue has no table “weather.csv”" },
  { "column-missing", "sources.csv", "id,publisher,kind,address\n",
    "sources.csv, line 1: column 4 must be “nearness”: correct the table's head" },
  { "column-too-many", "sources.csv", "id,publisher,kind,nearness,address,more\n",
    "sources.csv, line 1: column 6 must be “the last one”: correct the table's head" },
  { "empty", "sources.csv", "", "sources.csv, line 1: column 1 must be “id”: correct the table's head" },
  { "not-a-table", "sources.csv", "\x89PNG\r\n",
    "sources.csv, line 1: column 1 must be “id”: correct the table's head" },
};

static void
test_wrong_table (gconstpointer data)
{
  const WrongTable *wrong = data;
  g_autoptr (TdrDatabase) database = create_database (":memory:");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrImporter) importer = tdr_importer_new (database, &error);
  g_autoptr (GBytes) bytes = g_bytes_new_static (wrong->text, strlen (wrong->text));

  g_assert_false (tdr_importer_read (importer, wrong->file, bytes, &error));
  g_assert_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, wrong->message);
}

static guint
count_rows (TdrDatabase *database,
            const char  *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrQuery) query = tdr_database_query (database, sql, &error);
  guint n;

  g_assert_no_error (error);
  g_assert_true (tdr_query_next (query, &error));
  n = (guint) tdr_query_get_integer (query, 0);
  return n;
}

static gboolean
replace (TdrDatabase  *database,
         const char   *rows,
         GError      **error)
{
  g_autoptr (TdrImporter) importer = tdr_importer_new (database, error);
  g_autofree char *text = g_strconcat (PRICES_HEAD, rows, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  TdrSourceTable table = { "prices.csv", bytes };

  return tdr_importer_replace_source (importer, "list", &table, 1, "2026-11-01", error);
}

/* Two sources with a price each; the first is replaced. The old figure stays in the history, with its evidence. */
static void
test_replace_source (void)
{
  g_autoptr (TdrDatabase) database = create_database (":memory:");
  g_autoptr (TdrImporter) importer = create_importer (database);
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL;

  read_table (importer, "prices.csv",
              PRICES_HEAD GOOD PRICE ("global,,on-demand,,output,1M tokens,USD,15,,,,copy,2026-08-01,\n"));
  tdr_importer_finish (importer, &error);
  g_assert_no_error (error);

  g_assert_true (replace (database, PRICE ("global,,on-demand,,input,1M tokens,USD,2.50,,,,list,2026-11-01,\n"),
                          &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (database, "SELECT price_micros FROM price WHERE meter = 'input'"), ==, 2500000);
  g_assert_cmpuint (count_rows (database, "SELECT price_micros FROM price WHERE meter = 'output'"), ==, 15000000);
  g_assert_cmpuint (count_rows (database, "SELECT count(*) FROM price"), ==, 2);
  g_assert_cmpuint (count_rows (database, "SELECT price_micros FROM price_history JOIN evidence ON "
                                          "evidence.id = evidence WHERE as_of = '2026-09-01' AND source = 'list' AND "
                                          "replaced_on = '2026-11-01'"), ==, 3000000);
  date = tdr_database_dup_meta (database, "date", &error);
  g_assert_cmpstr (date, ==, "2026-11-01");
}

/* Nothing usable came: the old figures stay, and nothing says that they were replaced. */
static void
test_replace_with_nothing (void)
{
  g_autoptr (TdrDatabase) database = create_database (":memory:");
  g_autoptr (TdrImporter) importer = create_importer (database);
  g_autoptr (GError) error = NULL;

  read_table (importer, "prices.csv", PRICES_HEAD GOOD);
  g_assert_false (replace (database, PRICE ("global,,on-demand,,input,1K tokens,USD,2,,,,list,,\n")
                           PRICE ("global,,on-demand,,input,1M tokens,USD,2,,,,page,,\n"), &error));
  g_assert_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_REFUSED);
  g_assert_cmpuint (count_rows (database, "SELECT price_micros FROM price"), ==, 3000000);
  g_assert_cmpuint (count_rows (database, "SELECT count(*) FROM price_history"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (imports); i++)
    {
      g_autofree char *path = g_strconcat ("/importer/", imports[i].name, NULL);

      g_test_add_data_func (path, &imports[i], test_import);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong_tables); i++)
    {
      g_autofree char *path = g_strconcat ("/importer/table/", wrong_tables[i].name, NULL);

      g_test_add_data_func (path, &wrong_tables[i], test_wrong_table);
    }
  g_test_add_func ("/importer/spot-without-accelerator", test_spot_without_accelerator);
  g_test_add_func ("/importer/replace-source", test_replace_source);
  g_test_add_func ("/importer/replace-with-nothing", test_replace_with_nothing);

  return g_test_run ();
}
