/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-money.h"

G_BEGIN_DECLS

#define TDR_NO_GROUP G_MAXUINT   /* not known, or none: a managed offer names no chip */
#define TDR_HHI_ONE_GROUP 10000.0

/**
 * TdrDimension:
 * @TDR_DIMENSION_SUPPLIER: who sells
 * @TDR_DIMENSION_DEVELOPER: who made the model
 * @TDR_DIMENSION_PLATFORM: where it runs
 * @TDR_DIMENSION_CHIP: on what
 *
 * By what spend can be grouped.
 */
typedef enum {
  TDR_DIMENSION_SUPPLIER,
  TDR_DIMENSION_DEVELOPER,
  TDR_DIMENSION_PLATFORM,
  TDR_DIMENSION_CHIP,
} TdrDimension;

#define TDR_N_DIMENSIONS (TDR_DIMENSION_CHIP + 1)

/**
 * TdrGroupSpend:
 * @group: a number that stands for it, or %TDR_NO_GROUP
 */
typedef struct {
  guint group;
  TdrMoney amount;
} TdrGroupSpend;

/**
 * TdrConcentration:
 * @groups: (array length=n_groups): each once, the largest first; what has no group is not among them
 * @unknown: spend without a group
 * @total: all spend
 * @hhi_least: Herfindahl–Hirschman index, from 0 to 10,000, as if what has no group were spread over very many
 * @hhi_most: as if all of it were with the largest
 *
 * How much depends on how few. The index is the sum of the squares of the shares in per cent; the United States' merger
 * guidelines call a market above 1,800 highly concentrated (Department of Justice and Federal Trade Commission, "Merger
 * Guidelines", 2023, section 2.1).
 */
typedef struct {
  TdrGroupSpend *groups;
  guint n_groups;
  TdrMoney unknown;
  TdrMoney total;
  double hhi_least;
  double hhi_most;
} TdrConcentration;

TdrConcentration *tdr_concentration_new    (const TdrGroupSpend     *spend,
                                            guint                    n_spend,
                                            const char              *currency,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void              tdr_concentration_free   (TdrConcentration        *self);
double            tdr_concentration_share  (const TdrConcentration  *self,
                                            TdrMoney                 amount);
const char       *tdr_dimension_to_string  (TdrDimension             dimension);
gboolean          tdr_dimension_from_string (const char             *text,
                                             TdrDimension           *dimension);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrConcentration, tdr_concentration_free)

G_END_DECLS
