/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"

G_BEGIN_DECLS

typedef struct _TdrSavingsPlanParser TdrSavingsPlanParser;

TdrSavingsPlanParser *tdr_savings_plan_parser_new    (const char            *region);
void                  tdr_savings_plan_parser_free   (TdrSavingsPlanParser  *self);
gboolean              tdr_savings_plan_parser_feed   (TdrSavingsPlanParser  *self,
                                                      const char            *data,
                                                      gsize                  length,
                                                      GError               **error);
TdrAnswer             *tdr_savings_plan_parser_finish (TdrSavingsPlanParser  *self,
                                                      GError               **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer             *tdr_savings_plan_parse_rates   (GBytes                *bytes,
                                                      char                 **next_token,
                                                      GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrSavingsPlanParser, tdr_savings_plan_parser_free)

G_END_DECLS
