/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-arena.h"
#include "tdr-catalog.h"
#include "tdr-judge.h"

G_BEGIN_DECLS

/**
 * TdrLineupPlace:
 * @id: (nullable): of the plan: of a managed offer its own; of a machine with a model, both
 * @group: plans that differ in their region only have the same; the same text is the same pointer
 * @choice: what a buyer chooses between: a model on a platform, or a chip; likewise
 * @ruling: of the tender's requirements
 * @host: of a machine, the number of its type
 *
 * What does not depend on the workload.
 */
typedef struct {
  const char *id;
  const char *group;
  const char *choice;
  const TdrRuling *ruling;
  guint host;
} TdrLineupPlace;

/**
 * TdrLineup:
 *
 * What the plans of all workloads of a tender have in common: names and rulings, worked out once. Machines are joined
 * with the models that are asked for.
 */
typedef struct _TdrLineup TdrLineup;

TdrLineup            *tdr_lineup_new           (TdrCatalog         *catalog,
                                                TdrJudge           *judge,
                                                TdrArena           *arena);
void                  tdr_lineup_free          (TdrLineup          *self);
const TdrLineupPlace *tdr_lineup_get_offers    (const TdrLineup    *self);
const TdrLineupPlace *tdr_lineup_get_instances (TdrLineup          *self,
                                                const TdrModelSpec *model);
guint                 tdr_lineup_get_n_hosts   (const TdrLineup    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrLineup, tdr_lineup_free)

G_END_DECLS
