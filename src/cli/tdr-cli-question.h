/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"
#include "tdr-serving.h"

G_BEGIN_DECLS

/* What the parameters of a command that asks such a question are called in its help. */
#define TDR_CLI_QUESTION_PARAMETERS "[MODEL] INSTANCE"

/**
 * TdrCliQuestion:
 * @own_model: where the model is not the catalogue's
 * @offer: the machine, as the catalogue has it
 *
 * What "capacity" and "explain" are asked: a model on a machine under a load.
 */
typedef struct {
  TdrCatalog *catalog;
  TdrModelSpec own_model;
  const TdrModelSpec *model;
  const TdrInstanceOffer *offer;
  TdrServingDemand demand;
} TdrCliQuestion;

GOptionEntry *tdr_cli_question_dup_options (const GOptionEntry  *more) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tdr_cli_question_has_own_model (void);
gboolean      tdr_cli_question_init        (TdrCliQuestion      *self,
                                            int                  argc,
                                            char               **argv,
                                            GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void          tdr_cli_question_clear       (TdrCliQuestion      *self);

G_END_DECLS
