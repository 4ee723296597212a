/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-award.h"
#include "tdr-integer-program.h"

G_BEGIN_DECLS

/**
 * TdrAwardProgram:
 * @micros_per_unit: what one unit of the program's cost is in millionths
 * @offers: (array): the column of each offer: 1 where it is chosen
 * @signs: (array): the column of each instrument: 1 where it is signed
 *
 * An award as an integer program.
 */
typedef struct {
  const TdrAwardProblem *problem;
  TdrIntegerProgram *program;
  double micros_per_unit;
  guint *offers;
  guint *signs;
} TdrAwardProgram;

TdrAwardProgram *tdr_award_program_new    (const TdrAwardProblem  *problem,
                                           const gboolean         *kept,
                                           GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void             tdr_award_program_free   (TdrAwardProgram        *self);
void             tdr_award_program_forbid (TdrAwardProgram        *self,
                                           const guint            *chosen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAwardProgram, tdr_award_program_free)

G_END_DECLS
