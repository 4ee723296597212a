/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways to lay a model on several chips, worked by hand on the data sheet itself. */

#include "tdr-roofline.h"

#include "capacity-fixtures.h"

static TdrRoofline
lay (const TdrModelSpec *model,
     int                 bits,
     int                 stages,
     int                 groups)
{
  TdrLayout layout = tdr_layout_new (model, &h200, bits, 1);

  layout.pipeline_parallel = stages;
  layout.data_parallel = groups;
  layout.expert_parallel = groups > 1;
  return tdr_roofline_new (model, &h200, &layout, &ideal);
}

/* A token passes all stages, one after the other: every weight is read for it, while each stage has its part of the
 * batch. */
static void
test_pipeline (void)
{
  TdrRoofline roofline = lay (&llama_70b, 16, 4, 1);
  TdrStepTime time = tdr_roofline_get_decode (&roofline, 64, 1000);

  /* 139 003 428 864 bytes at 4.8 TB/s; 16 sequences: 2 × 69 501 714 432 × 16 at 989 TFLOP/s; their cache 327 680 × 1000 ×
   * 16 bytes. One chip a stage: no all-reduce. */
  g_assert_cmpfloat_with_epsilon (time.weights, 139003428864.0 / 4.8e12, 1e-9);
  g_assert_cmpfloat_with_epsilon (time.compute, 32 * 69501714432.0 / 989e12, 1e-9);
  g_assert_cmpfloat_with_epsilon (time.cache, 16 * 327680000.0 / 4.8e12, 1e-7);
  g_assert_cmpfloat (time.network, ==, 0);
}

/* Whole experts on each chip: tokens are sent to them and back. */
static void
test_experts_on_chips (void)
{
  TdrRoofline roofline = lay (&deepseek_v3, 8, 1, 8);
  TdrStepTime time = tdr_roofline_get_decode (&roofline, 16, 0);

  /* Two sequences a group: each sends 2 × 58 × 8 × 7168 bytes, of which 7/8 leave the chip at 450 GB/s. */
  g_assert_cmpfloat_with_epsilon (time.network, 2 * 6651904.0 * 7 / 8 / 450e9, 1e-9);
}

/* Attention is whole in every group, experts are shared by all. */
static void
test_weights_of_groups (void)
{
  TdrLayout layout = tdr_layout_new (&deepseek_v3, &h200, 8, 1);

  layout.data_parallel = 8;
  /* 15 263 268 864 of attention, dense blocks, shared experts and routers at a byte, twice 926 679 040 of embeddings at
   * two, and an eighth of 653 908 770 816 of experts. */
  g_assert_cmpfloat (tdr_layout_get_weight_bytes (&layout, &deepseek_v3), ==,
                     15263268864.0 + 2 * 2 * 926679040.0 + 653908770816.0 / 8);
}

/* Seven heads on two Trainium 2 of four cores: one each on seven cores, the eighth with none; on four chips of sixteen
 * cores a chip still holds what four cores need. */
static void
test_padding_of_heads (void)
{
  TdrModelSpec odd = llama_70b;
  TdrLayout two = tdr_layout_new (&odd, &trainium2, 16, 2);
  TdrLayout four = tdr_layout_new (&odd, &trainium2, 16, 4);

  odd.kv_heads = 7;
  odd.heads = 56;
  g_assert_cmpfloat (tdr_layout_get_cache_ways (&two, &odd, &trainium2), ==, 7.0 / 4);
  g_assert_cmpfloat (tdr_layout_get_cache_ways (&four, &odd, &trainium2), ==, 7.0 / 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parallelism/pipeline", test_pipeline);
  g_test_add_func ("/parallelism/experts-on-chips", test_experts_on_chips);
  g_test_add_func ("/parallelism/weights-of-groups", test_weights_of_groups);
  g_test_add_func ("/parallelism/padding-of-heads", test_padding_of_heads);

  return g_test_run ();
}
