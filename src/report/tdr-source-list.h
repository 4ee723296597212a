/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evidence.h"

G_BEGIN_DECLS

/**
 * TdrSourceList:
 *
 * The sources of a report, numbered in the order in which they are first referred to. Evidence that says the same of
 * the same source is one source.
 */
typedef struct _TdrSourceList TdrSourceList;

TdrSourceList     *tdr_source_list_new        (void);
void               tdr_source_list_free       (TdrSourceList       *self);
guint              tdr_source_list_cite       (TdrSourceList       *self,
                                               const TdrEvidence   *evidence);
guint              tdr_source_list_get_n      (const TdrSourceList *self);
const TdrEvidence *tdr_source_list_get        (const TdrSourceList *self,
                                               guint                number);
char              *tdr_source_list_dup_notes  (const TdrSourceList *self,
                                               guint                number) G_GNUC_WARN_UNUSED_RESULT;
char              *tdr_source_list_dup_range  (const TdrSourceList *self) G_GNUC_WARN_UNUSED_RESULT;
const char        *tdr_source_kind_to_words   (TdrEvidenceKind      kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrSourceList, tdr_source_list_free)

G_END_DECLS
