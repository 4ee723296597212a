/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"
#include "tdr-run-case.h"

G_BEGIN_DECLS

/**
 * TdrRunSet:
 * @runs: (element-type TdrMeasuredRun): the file's rows
 * @cases: one for each row, in the same order
 * @usable: those without an obstacle
 *
 * A file of measured figures, with chips and models looked up in a catalogue.
 */
typedef struct {
  GPtrArray *runs;
  TdrRunCase *cases;
  guint n_cases;
  const TdrRunCase **usable;
  guint n_usable;
} TdrRunSet;

TdrRunSet *tdr_run_set_load (const char  *path,
                             TdrCatalog  *catalog,
                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void       tdr_run_set_free (TdrRunSet   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrRunSet, tdr_run_set_free)

G_END_DECLS
