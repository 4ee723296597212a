/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-commitment.h"

G_BEGIN_DECLS

/**
 * TdrBlendPeriod:
 * @first_month: of the term, counted from 1
 * @last_month: the last that the term has of it; the commitment may be paid for longer
 * @commitment: for these months
 */
typedef struct {
  guint first_month;
  guint last_month;
  TdrCommitment commitment;
} TdrBlendPeriod;

/**
 * TdrBlend:
 * @periods: (array length=n_periods): one commitment after the other
 * @base: paid for all commitments
 * @overflow: paid for the requests beyond them
 * @total: both
 * @coverage: requests of the term that commitments serve, over all of them; 1 where there are none
 * @utilisation: the same over what the commitments could serve while they are paid; 0 where that is nothing
 *
 * One offer as the base and another for what is beyond it, over a whole term.
 */
typedef struct {
  TdrBlendPeriod *periods;
  guint n_periods;
  TdrMoney base;
  TdrMoney overflow;
  TdrMoney total;
  double coverage;
  double utilisation;
} TdrBlend;

TdrBlend *tdr_blend_new  (const TdrDemand      *demand,
                          guint                 term_months,
                          const TdrVolumeCost  *base,
                          guint                 commitment_months,
                          const TdrVolumeCost  *overflow,
                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void      tdr_blend_free (TdrBlend             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrBlend, tdr_blend_free)

G_END_DECLS
