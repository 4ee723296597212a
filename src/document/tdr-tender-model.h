/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evidence.h"
#include "tdr-json-reader.h"
#include "tdr-model-spec.h"

G_BEGIN_DECLS

/**
 * TdrTenderModel:
 * @spec: its shape, with the evidence
 * @evidence: that the buyer gave it
 *
 * A model of the buyer's own: one that the catalogue does not have, or a fine-tuned one. Immutable, and shared by the
 * copies of a tender.
 */
typedef struct {
  TdrModelSpec spec;
  TdrEvidence evidence;
  char *id;
  char *name;
  char *developer;
  char *licence;
  char *source;
  JsonObject *json;
} TdrTenderModel;

TdrTenderModel *tdr_tender_model_new      (const char       *id,
                                           GBytes           *config,
                                           const char       *source,
                                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;
TdrTenderModel *tdr_tender_model_ref      (TdrTenderModel   *self);
void            tdr_tender_model_unref    (TdrTenderModel   *self);
void            tdr_tender_models_put     (GPtrArray        *models,
                                           TdrTenderModel   *model);
void            tdr_tender_models_read    (TdrJsonSource    *source,
                                           TdrJsonPlace     *root,
                                           GPtrArray        *models);
JsonArray      *tdr_tender_models_to_json (const GPtrArray  *models) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrTenderModel, tdr_tender_model_unref)

G_END_DECLS
