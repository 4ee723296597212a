/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-verdict.h"

G_BEGIN_DECLS

/**
 * TdrCollisionSubject:
 * @group: whose offer it is: a developer, or a platform
 * @outcomes: one per requirement
 *
 * One offer, as far as collisions go.
 */
typedef struct {
  const char *group;
  const TdrOutcome *outcomes;
} TdrCollisionSubject;

/**
 * TdrCollision:
 * @group: of whom nothing is left
 * @n_offers: how many offers of the group there were
 * @requirements: (array length=n_requirements): positions of the musts, in ascending order
 *
 * Musts that together leave none of a group's offers. Without any one of them something would be left.
 */
typedef struct {
  const char *group;
  guint n_offers;
  guint *requirements;
  guint n_requirements;
} TdrCollision;

GPtrArray *tdr_collision_find     (const TdrCollisionSubject *subjects,
                                   guint                      n_subjects,
                                   const TdrRequirement      *requirements,
                                   guint                      n_requirements) G_GNUC_WARN_UNUSED_RESULT;
char      *tdr_collision_dup_text (const TdrCollision        *self,
                                   const TdrRequirement      *requirements) G_GNUC_WARN_UNUSED_RESULT;
void       tdr_collision_free     (TdrCollision              *self);

G_END_DECLS
