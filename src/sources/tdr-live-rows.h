/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"
#include "tdr-live-models.h"
#include "tdr-live-table.h"

G_BEGIN_DECLS

/**
 * TdrLiveKind:
 *
 * The catalogue's tables that a source adds to, in the order in which they refer to one another.
 */
typedef enum {
  TDR_LIVE_MODELS,
  TDR_LIVE_PRICES,
  TDR_LIVE_AVAILABILITY,
  TDR_LIVE_ROUTES,
  TDR_LIVE_RATES,
  TDR_LIVE_OFFERED,
} TdrLiveKind;

#define TDR_N_LIVE_KINDS (TDR_LIVE_OFFERED + 1)

/**
 * TdrLiveRows:
 * @source: the id under which the catalogue has the source
 * @models: the catalogue's models; those that the source adds are learnt
 *
 * What one source adds to the catalogue. @source and @models are borrowed.
 */
typedef struct {
  const char *source;
  TdrLiveModels *models;
  TdrLiveTable *tables[TDR_N_LIVE_KINDS];
} TdrLiveRows;

TdrLiveRows *tdr_live_rows_new          (const char       *source,
                                         TdrLiveModels    *models);
void         tdr_live_rows_free         (TdrLiveRows      *self);
void         tdr_live_rows_add          (TdrLiveRows      *self,
                                         TdrLiveKind       kind,
                                         const TdrFact    *fact,
                                         const char       *note,
                                         const TdrLiveField *fields,
                                         guint             n_fields);
char        *tdr_live_rows_dup_note     (const TdrFact    *fact) G_GNUC_WARN_UNUSED_RESULT;
void         tdr_live_rows_add_models   (TdrLiveRows      *self,
                                         const TdrAnswer  *answer);
void         tdr_live_rows_add_prices   (TdrLiveRows      *self,
                                         const TdrAnswer  *answer);
void         tdr_live_rows_add_machines (TdrLiveRows      *self,
                                         const TdrAnswer  *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrLiveRows, tdr_live_rows_free)

G_END_DECLS
