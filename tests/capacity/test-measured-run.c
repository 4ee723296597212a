/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-measured-run.h"

#include "tdr-engine-error.h"
#include "tdr-run-twins.h"

#include <glib/gstdio.h>
#include <math.h>

#define HEAD \
  "id,source,date,chip,chips,model,model_raw,weights_prec,kv_prec,phase,input_tokens,output_tokens,batch,concurrency," \
  "tp,pp,ep,attn_dp,software,metric,value,unit,notes,group\n"

static GPtrArray *
load (const char  *text,
      GError     **error)
{
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("runs-XXXXXX", &path, NULL);
  GPtrArray *runs;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  runs = tdr_measured_runs_load (path, error);
  g_close (file, NULL);
  g_unlink (path);
  return runs;
}

/* Only a file that says where its rows come from says it: the column may be missing. */
static void
test_path_if_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("%.*s,source_path\n%s\n", (int) strlen (HEAD) - 1, HEAD,
                                           "a,test,2026-01-01,h200-sxm,8,m,,fp8,,decode,1,1,,1,8,1,,1,vllm,TPOT,1,ms,,g,"
                                           "place#1");
  g_autoptr (GPtrArray) with = load (text, &error);
  g_autoptr (GPtrArray) without = load (HEAD "a,test,2026-01-01,h200-sxm,8,m,,fp8,,decode,1,1,,1,8,1,,1,vllm,TPOT,1,ms,,g\n",
                                        &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((TdrMeasuredRun *) g_ptr_array_index (with, 0))->source_path, ==, "place#1");
  g_assert_cmpstr (((TdrMeasuredRun *) g_ptr_array_index (without, 0))->source_path, ==, "");
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = load (HEAD "a,test,2026-01-01,h200-sxm,8,llama-3.1-70b,,fp8,,serving-agg,1000,500,,16,8,1,"
                                     "n/a,1,vllm 0.15.1,TPOT,20.5,ms,\"one, two\",g\n", &error);
  const TdrMeasuredRun *run;

  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 1);
  run = g_ptr_array_index (runs, 0);
  g_assert_cmpstr (run->notes, ==, "one, two");
  g_assert_cmpfloat (run->value, ==, 20.5);
  g_assert_true (isnan (run->batch));
  g_assert_true (isnan (run->expert_parallel));
}

/* 100 and 110 of one set-up are 10 % or 9.09 % apart, 9.55 % at the median; another day is another set-up, and a single
 * row has no twin. */
static void
test_twins (void)
{
  static const char row[] = "h200-sxm,8,m,m,fp8,,serving-agg,1000,500,,16,8,1,1,1,vllm";
  g_autofree char *text = g_strdup_printf (HEAD "a,s,2026-01-01,%1$s,TPOT,100,ms,,g\nb,s,2026-01-01,%1$s,TPOT,110,ms,,g\n"
                                           "c,s,2026-01-02,%1$s,TPOT,400,ms,,g\nd,s,2026-01-01,%1$s,TTFT,9,ms,,g\n",
                                           row);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = load (text, &error);
  g_autofree TdrRunCase *cases = g_new0 (TdrRunCase, 4);
  const TdrRunCase *all[4];
  g_autoptr (GArray) twins = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, G_N_ELEMENTS (all));
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      cases[i].run = g_ptr_array_index (runs, i);
      all[i] = &cases[i];
    }
  twins = tdr_run_twins_summarise (all, G_N_ELEMENTS (all));
  g_assert_cmpuint (twins->len, ==, 1);
  g_assert_cmpstr (g_array_index (twins, TdrTwinSummary, 0).metric, ==, "TPOT");
  g_assert_cmpuint (g_array_index (twins, TdrTwinSummary, 0).rows, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (twins, TdrTwinSummary, 0).median_apart, (0.1 + 10 / 110.0) / 2, 1e-12);
}

static void
test_refused_with_place (void)
{
  static const struct {
    const char *text;
    const char *words;
  } cases[] = {
    { "", "line 1 has no column “id”" },
    { "id,source\n", "line 1 has no column “date”" },
    { HEAD "a,test,,h200-sxm,eight,m,,,,decode,1,1,,,,,,,vllm,TPOT,1,ms,,g\n", "line 2: “eight” in column “chips”" },
    { HEAD "a,test,,h200-sxm,8,m,,,,decode,1,1,,,,,,,vllm,TPOT,nan,ms,,g\n", "line 2: “nan” in column “value”" },
    { HEAD "a,\"test\n", "line 2: a quoted field is not closed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].words);
      g_assert_null (load (cases[i].text, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/measured-run/load", test_load);
  g_test_add_func ("/measured-run/path-if-there", test_path_if_there);
  g_test_add_func ("/measured-run/twins", test_twins);
  g_test_add_func ("/measured-run/refused-with-place", test_refused_with_place);

  return g_test_run ();
}
