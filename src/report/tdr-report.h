/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"
#include "tdr-page-layout.h"

G_BEGIN_DECLS

/**
 * TdrReportOptions:
 *
 * What a report may differ in.
 */
typedef struct {
  TdrPaper paper;
} TdrReportOptions;

GBytes   *tdr_report_make_pdf  (TdrEvaluation           *evaluation,
                                const TdrReportOptions  *options,
                                GCancellable            *cancellable,
                                GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tdr_report_write_pdf (TdrEvaluation           *evaluation,
                                const TdrReportOptions  *options,
                                const char              *path,
                                GCancellable            *cancellable,
                                GError                 **error);

G_END_DECLS
