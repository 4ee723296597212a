/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tdr-attestation.h"
#include "tdr-database.h"
#include "tdr-model-spec.h"
#include "tdr-offer.h"

G_BEGIN_DECLS

#define TDR_CATALOG_META_SHIPPED "shipped_digest"   /* of a copy with live prices: from which catalogue it was made */

#define TDR_CATALOG_ERROR (tdr_catalog_error_quark ())

/**
 * TdrCatalogError:
 * @TDR_CATALOG_ERROR_MISSING: there is no catalogue there (reinstall)
 * @TDR_CATALOG_ERROR_DAMAGED: it is not a catalogue, or of another version (reinstall, or refresh)
 * @TDR_CATALOG_ERROR_REFUSED: facts were refused: the message names file, line and reason (correct the file)
 */
typedef enum {
  TDR_CATALOG_ERROR_MISSING,
  TDR_CATALOG_ERROR_DAMAGED,
  TDR_CATALOG_ERROR_REFUSED,
} TdrCatalogError;

GQuark tdr_catalog_error_quark (void);

/**
 * TdrContradiction:
 * @subject: what the two figures are about, for a person
 * @chosen: the figure that is used, as text with its unit
 * @other: the one that is not
 *
 * Two sources that disagree. Both are kept and shown.
 */
typedef struct {
  const char *subject;
  const char *chosen;
  const char *other;
  const TdrEvidence *chosen_evidence;
  const TdrEvidence *other_evidence;
} TdrContradiction;

/**
 * TdrCatalog:
 *
 * All offers, chips, models and attestations that Tender knows, each fact with its evidence. Read whole into memory
 * when it is opened, and immutable from then on, so that threads may share one.
 */
#define TDR_TYPE_CATALOG (tdr_catalog_get_type ())
G_DECLARE_FINAL_TYPE (TdrCatalog, tdr_catalog, TDR, CATALOG, GObject)

TdrCatalog                     *tdr_catalog_open               (const char  *path,
                                                                GError     **error);
TdrCatalog                     *tdr_catalog_open_database      (TdrDatabase *database,
                                                                GError     **error);
TdrCatalog                     *tdr_catalog_open_default       (GError     **error);
char                           *tdr_catalog_dup_data_path      (const char  *name) G_GNUC_WARN_UNUSED_RESULT;
char                           *tdr_catalog_dup_live_folder    (void) G_GNUC_WARN_UNUSED_RESULT;
char                           *tdr_catalog_dup_live_path      (void) G_GNUC_WARN_UNUSED_RESULT;
const char                     *tdr_catalog_get_date           (TdrCatalog  *self);
void                            tdr_catalog_set_today          (TdrCatalog  *self,
                                                                const char  *today);
const char                     *tdr_catalog_get_today          (TdrCatalog  *self);
const char                     *tdr_catalog_get_digest         (TdrCatalog  *self);
const TdrOffer *const          *tdr_catalog_get_offers         (TdrCatalog  *self,
                                                                guint       *n_offers);
const TdrInstanceOffer *const  *tdr_catalog_get_instances      (TdrCatalog  *self,
                                                                guint       *n_instances);
const TdrModelSpec *const      *tdr_catalog_get_models         (TdrCatalog  *self,
                                                                guint       *n_models);
const TdrAccelerator *const    *tdr_catalog_get_accelerators   (TdrCatalog  *self,
                                                                guint       *n_accelerators);
const TdrAttestation *const    *tdr_catalog_get_attestations   (TdrCatalog  *self,
                                                                guint       *n_attestations);
const TdrContradiction *const  *tdr_catalog_get_contradictions (TdrCatalog  *self,
                                                                guint       *n_contradictions);
const TdrModelSpec             *tdr_catalog_find_model         (TdrCatalog  *self,
                                                                const char  *id);
const char *const              *tdr_catalog_get_frameworks     (TdrCatalog  *self);
const char *const              *tdr_catalog_get_model_ids      (TdrCatalog  *self);

G_END_DECLS
