/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-verdict.h"

G_BEGIN_DECLS

/**
 * TdrStatementBasis:
 * @TDR_STATEMENT_NONE: no attestation is about the item
 * @TDR_STATEMENT_STATUS: the status of one decides
 * @TDR_STATEMENT_OUTSIDE: it holds in other regions than those where requests may be processed
 * @TDR_STATEMENT_UNCLEAR: it holds in a part of the service that cannot be told from the route
 * @TDR_STATEMENT_CONFLICT: one says yes and another no
 */
typedef enum {
  TDR_STATEMENT_NONE,
  TDR_STATEMENT_STATUS,
  TDR_STATEMENT_OUTSIDE,
  TDR_STATEMENT_UNCLEAR,
  TDR_STATEMENT_CONFLICT,
} TdrStatementBasis;

/**
 * TdrStatement:
 * @attestation: (nullable): the one that decides
 * @outside: (owned) (nullable): a region where requests may be processed and @attestation does not hold
 *
 * What all attestations of a service together say about one item.
 */
typedef struct {
  TdrOutcome outcome;
  TdrStatementBasis basis;
  const TdrAttestation *attestation;
  char *outside;
} TdrStatement;

TdrStatement tdr_statement_find  (const char                 *item,
                                  const TdrComplianceSubject *subject,
                                  const TdrAttestation *const*attestations,
                                  guint                       n_attestations) G_GNUC_WARN_UNUSED_RESULT;
void         tdr_statement_clear (TdrStatement               *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdrStatement, tdr_statement_clear)

G_END_DECLS
