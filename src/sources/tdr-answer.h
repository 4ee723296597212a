/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-fact.h"

G_BEGIN_DECLS

/**
 * TdrGap:
 * @region: (nullable): in whose answer it stands
 * @what: "usage type", "unit", "meter", "price" …
 * @text: what the source says
 * @n_rows: how many rows say it
 *
 * Something in an answer that is not understood. It is counted and shown, and never guessed at.
 */
typedef struct {
  const char *region;
  const char *what;
  const char *text;
  guint n_rows;
} TdrGap;

typedef struct _TdrAnswer TdrAnswer;

TdrAnswer        *tdr_answer_new               (void);
TdrAnswer        *tdr_answer_ref               (TdrAnswer       *self);
void              tdr_answer_unref             (TdrAnswer       *self);
void              tdr_answer_add               (TdrAnswer       *self,
                                                const TdrFact  *fact);
void              tdr_answer_refuse            (TdrAnswer       *self,
                                                const char     *what,
                                                const char     *text);
void              tdr_answer_skip              (TdrAnswer       *self);
void              tdr_answer_take              (TdrAnswer       *self,
                                                TdrAnswer       *other);
void              tdr_answer_add_gap           (TdrAnswer       *self,
                                                const TdrGap    *gap);
void              tdr_answer_take_gaps         (TdrAnswer       *self,
                                                TdrAnswer       *other,
                                                const char      *region);
void              tdr_answer_take_if           (TdrAnswer       *self,
                                                TdrAnswer       *other,
                                                GHashTable     *chosen,
                                                char         *(*key) (const TdrFact *fact));
guint             tdr_answer_get_n             (const TdrAnswer *self);
const TdrFact    *tdr_answer_get               (const TdrAnswer *self,
                                                guint           position);
guint             tdr_answer_get_n_rows        (const TdrAnswer *self);
guint             tdr_answer_get_n_skipped     (const TdrAnswer *self);
guint             tdr_answer_get_n_refused     (const TdrAnswer *self);
GPtrArray        *tdr_answer_list_gaps         (const TdrAnswer *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *tdr_answer_list_counts       (const TdrAnswer *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *tdr_answer_sort              (const TdrAnswer *self) G_GNUC_WARN_UNUSED_RESULT;
GHashTable       *tdr_answer_index             (const TdrAnswer *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAnswer, tdr_answer_unref)

G_END_DECLS
