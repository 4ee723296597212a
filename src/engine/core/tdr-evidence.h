/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrEvidenceKind:
 * @TDR_EVIDENCE_LIST: the provider's own list, interface or documentation
 * @TDR_EVIDENCE_QUOTED: a supplier's bid, typed in by the buyer
 * @TDR_EVIDENCE_MEASURED: a published or own measurement
 * @TDR_EVIDENCE_MODELLED: computed by us; the formula is shown beside it
 * @TDR_EVIDENCE_SECONDARY: somebody else's copy or reading of the provider's figure
 * @TDR_EVIDENCE_UNCONFIRMED: general knowledge that nobody has read again; shown so until confirmed
 * @TDR_EVIDENCE_ASSUMPTION: a figure that nobody stated: a default to be replaced by the buyer's own
 */
typedef enum {
  TDR_EVIDENCE_LIST,
  TDR_EVIDENCE_QUOTED,
  TDR_EVIDENCE_MEASURED,
  TDR_EVIDENCE_MODELLED,
  TDR_EVIDENCE_SECONDARY,
  TDR_EVIDENCE_UNCONFIRMED,
  TDR_EVIDENCE_ASSUMPTION,
} TdrEvidenceKind;

/**
 * TdrEvidence:
 * @id: short and stable within one catalogue ("s17"), for footnotes and files
 * @publisher: who says so
 * @address: where, as an address or a description that a person can follow
 * @as_of: the date of the figure as its source gives it, which may be vague ("2026 (undated copy)")
 * @note: what a reader must know before trusting the figure, or %NULL
 *
 * Why a figure may be believed. The strings belong to whatever owns the fact, usually the catalogue.
 */
typedef struct {
  const char *id;
  const char *publisher;
  const char *address;
  const char *as_of;
  const char *note;
  TdrEvidenceKind kind;
} TdrEvidence;

const char *tdr_evidence_kind_to_string   (TdrEvidenceKind kind);
gboolean    tdr_evidence_kind_from_string (const char      *text,
                                           TdrEvidenceKind *kind);

G_END_DECLS
