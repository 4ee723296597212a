/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"
#include "tdr-serving.h"

G_BEGIN_DECLS

/**
 * TdrCliQuestion:
 * @own_model: where the model was read from a file
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

const GOptionEntry *tdr_cli_question_get_options (void);
gboolean            tdr_cli_question_init        (TdrCliQuestion  *self,
                                                  const char      *model,
                                                  const char      *instance,
                                                  GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void                tdr_cli_question_clear       (TdrCliQuestion  *self);

G_END_DECLS
