/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-requirement.h"

G_BEGIN_DECLS

/**
 * TdrPlace:
 *
 * A jurisdiction that the window offers to choose.
 */
typedef struct {
  const char *code;
  const char *name;
} TdrPlace;

/* What the window calls requirements, in the user's language. */
char              *tdr_requirement_words_dup_title    (TdrRequirementKind  kind,
                                                       const char         *argument) G_GNUC_WARN_UNUSED_RESULT;
const char        *tdr_requirement_words_explain      (TdrRequirementKind  kind,
                                                       const char         *argument);
const char *const *tdr_requirement_words_get_promises (void);
char              *tdr_requirement_words_dup_places   (const char         *codes) G_GNUC_WARN_UNUSED_RESULT;
const TdrPlace    *tdr_requirement_words_get_places   (guint              *n_places);

G_END_DECLS
