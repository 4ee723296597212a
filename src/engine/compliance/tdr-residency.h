/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-verdict.h"

G_BEGIN_DECLS

/* Lists of jurisdictions are ISO 3166-1 alpha-2 codes, "EU" or "EEA", separated by ";". In a list of places where a
 * request may be processed, "*" stands for anywhere. */

gboolean   tdr_residency_check           (const char                  *allowed,
                                          GError                     **error);
gboolean   tdr_residency_contains        (const char                  *allowed,
                                          const char                  *jurisdiction);
char      *tdr_residency_dup_outside     (const char                  *allowed,
                                          const char                  *jurisdictions) G_GNUC_WARN_UNUSED_RESULT;
char      *tdr_residency_dup_list        (const char                  *jurisdictions) G_GNUC_WARN_UNUSED_RESULT;
TdrVerdict tdr_residency_judge           (const char                  *allowed,
                                          const TdrComplianceSubject  *subject) G_GNUC_WARN_UNUSED_RESULT;
TdrVerdict tdr_residency_judge_in_region (const TdrComplianceSubject  *subject) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
