/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-front.h"

#include "tdr-cli-table.h"

/* What serves less than this share more than the line above it is not worth a line. */
#define LEAST_GAIN 0.1

/**
 * tdr_cli_front_compute:
 * @space: (out caller-allocates): must outlive the result
 *
 * Returns: (transfer full) (element-type TdrCandidate): what a model could do on an instance, quickest first, thinned out
 *   to what a person can read; empty where nothing fits
 */
GArray *
tdr_cli_front_compute (const TdrCliQuestion *question,
                       TdrSearchSpace       *space)
{
  GArray *front;

  if (question->offer->host.chip == NULL)
    return g_array_new (FALSE, FALSE, sizeof (TdrCandidate));
  tdr_search_space_init (space, question->model, &question->offer->host, tdr_calibration_get_shipped ());
  front = tdr_front_compute (space, &question->demand);
  tdr_front_thin (front, LEAST_GAIN);
  return front;
}

static void
add_item (TdrCliTable        *table,
          const TdrCandidate *item)
{
  const TdrLayout *layout = &item->place->layout;
  g_autofree char *interval = g_strdup_printf ("%.2f", 1e3 * item->state.token_interval_seconds);
  g_autofree char *first = g_strdup_printf ("%.0f", 1e3 * item->state.first_token_seconds);
  g_autofree char *rate = g_strdup_printf ("%.2f", item->requests_per_second);
  g_autofree char *bits = g_strdup_printf ("%d", item->place->weight_bits);
  g_autofree char *ways = g_strdup_printf ("%d", layout->tensor_parallel);
  g_autofree char *stages = g_strdup_printf ("%d", layout->pipeline_parallel);
  g_autofree char *groups = g_strdup_printf ("%d", layout->data_parallel);
  g_autofree char *replicas = g_strdup_printf ("%d", item->place->replicas);
  g_autofree char *batch = g_strdup_printf ("%d", item->batch);

  tdr_cli_table_add (table, interval, first, rate, bits, ways, stages, groups, replicas, batch, NULL);
}

/**
 * tdr_cli_front_print:
 *
 * Prints what of throughput can be had for how much latency.
 */
void
tdr_cli_front_print (const TdrCliQuestion *question)
{
  g_autofree TdrSearchSpace *space = g_new (TdrSearchSpace, 1);
  g_autoptr (GArray) front = tdr_cli_front_compute (question, space);
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("rrrrrrrrr");

  g_print ("\nThroughput against latency: what no other configuration of one instance beats in both, in steps of a tenth\n");
  tdr_cli_table_add (table, "ms/token", "first ms", "requests/s", "bits", "tensor", "pipeline", "groups", "replicas",
                     "batch", NULL);
  for (guint i = 0; i < front->len; i++)
    add_item (table, &g_array_index (front, TdrCandidate, i));
  tdr_cli_table_print (table, 2);
}
