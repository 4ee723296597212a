/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-arena.h"
#include "tdr-catalog.h"
#include "tdr-judge.h"

G_BEGIN_DECLS

/**
 * TdrLineupPlace:
 * @id: of the plan: of a managed offer its own; of a machine with a model, both
 * @group: plans that differ in their region only have the same
 * @ruling: of the tender's requirements
 * @offer: (nullable): the managed offer
 * @instance: (nullable): or the machine
 * @group_number: the number of @group: small, and the same for the same text
 * @choice: the number of what a buyer chooses between: a model on a platform, or a chip
 * @order: of @id among those of offers, or among those of machines with models, from 1
 * @host: of a machine, the number of its type
 *
 * What does not depend on the workload.
 */
typedef struct {
  const char *id;
  const char *group;
  const TdrRuling *ruling;
  const TdrOffer *offer;
  const TdrInstanceOffer *instance;
  guint group_number;
  guint choice;
  guint order;
  guint host;
} TdrLineupPlace;

/**
 * TdrLineup:
 *
 * What the plans of all workloads of a tender have in common: names and rulings, worked out once. Machines are joined
 * with the models that are asked for.
 */
typedef struct _TdrLineup TdrLineup;

TdrLineup            *tdr_lineup_new           (const TdrTender    *tender,
                                                TdrCatalog         *catalog,
                                                TdrJudge           *judge,
                                                TdrArena           *arena);
void                  tdr_lineup_free          (TdrLineup          *self);
const TdrLineupPlace *tdr_lineup_get_offers    (const TdrLineup    *self,
                                                guint              *n_offers);
const TdrLineupPlace *tdr_lineup_get_instances (TdrLineup          *self,
                                                const TdrModelSpec *model,
                                                guint              *n_instances);
guint                 tdr_lineup_get_n_hosts   (const TdrLineup    *self);
const TdrModelSpec *const *
                      tdr_lineup_get_models    (const TdrLineup    *self,
                                                guint              *n_models);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrLineup, tdr_lineup_free)

G_END_DECLS
