/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrMeasuredRun:
 * @line: of the file
 * @chips: and all other figures: NaN where the file has none
 *
 * One row of a file of measured figures, as published. The strings are interned: most occur in many rows.
 */
typedef struct {
  guint line;
  const char *id;
  const char *source;
  const char *source_path;
  const char *date;
  const char *chip;
  const char *model;
  const char *model_raw;
  const char *weights;
  const char *cache;
  const char *phase;
  const char *software;
  const char *metric;
  const char *unit;
  const char *notes;
  const char *group;
  double chips;
  double input_tokens;
  double output_tokens;
  double batch;
  double concurrency;
  double tensor_parallel;
  double pipeline_parallel;
  double expert_parallel;
  double data_parallel;
  double value;
} TdrMeasuredRun;

GPtrArray *tdr_measured_runs_load (const char  *path,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
double     tdr_measured_figure_or (double       figure,
                                   double       otherwise);

G_END_DECLS
