/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-run-guesses.h"

/**
 * Untold:
 * @model: the catalogue's name of it
 * @software: with its release, as the rows have it
 * @date: the day of the runs, "" for every day
 * @dump: a part of the source's path, "" for all
 * @tensor_parallel: 0 for any
 * @whole_experts: whether it is only those without expert parallelism
 * @guesses: tokens guessed ahead
 * @guesses_apart: likewise with data-parallel attention
 *
 * Runs that guess tokens ahead although their row does not say so.
 */
typedef struct {
  const char *model;
  const char *software;
  const char *date;
  const char *dump;
  double tensor_parallel;
  gboolean whole_experts;
  int guesses;
  int guesses_apart;
} Untold;

/* InferenceX runs some configurations twice, with multi-token prediction and without; the dump that our rows come from
 * has lost which is which. Its perf-changelog.yaml and nvidia-master.yaml say which releases and models got it when (pull
 * requests 392, 626, 632, 642, 898 and 943) and how many tokens each guesses; which of a day's layouts had it follows from
 * the times, where four chips answer sooner than eight. The same set-ups without it took 1.2 to 1.9 times as long. */
static const Untold untold[] = {
  { "deepseek-v3", "trtllm 1.1.0rc2.post2", "2026-01-14", "", 0, FALSE, 3, 1 },
  { "deepseek-v3", "trtllm 1.2.0rc6.post3", "", "", 0, FALSE, 3, 1 },
  { "deepseek-v3", "sglang 0.5.9", "", "#2026_03_25_", 8, FALSE, 2, 2 },
  { "qwen3.5-397b-a17b", "sglang 0.5.9", "", "#2026_03_25_", 4, TRUE, 3, 3 },
};

static gboolean
is_one (const Untold         *self,
        const TdrMeasuredRun *run)
{
  return g_str_equal (run->model, self->model) && g_str_equal (run->software, self->software)
         && (*self->date == '\0' || g_str_equal (run->date, self->date))
         && strstr (run->source_path, self->dump) != NULL
         && (self->tensor_parallel <= 0 || run->tensor_parallel == self->tensor_parallel)
         && !(self->whole_experts && run->expert_parallel > 1);
}

/**
 * tdr_run_guesses_find:
 *
 * Returns: how many tokens a run guesses ahead in every step, 0 for none
 */
int
tdr_run_guesses_find (const TdrMeasuredRun *run)
{
  if (!g_str_has_prefix (run->source, "InferenceX"))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (untold); i++)
    {
      if (is_one (&untold[i], run))
        return run->data_parallel > 1 ? untold[i].guesses_apart : untold[i].guesses;
    }
  return 0;
}
