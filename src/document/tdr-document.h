/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tdr-evaluation.h"
#include "tdr-tender.h"

G_BEGIN_DECLS

/**
 * TdrDocument:
 *
 * A tender that is open: its history, its file, its autosave and its newest evaluation. Belongs to the main thread; the
 * work happens in others. Properties, all notified, none writable: "evaluation", "problem" (why there is none), "file",
 * "title", "edited" (since the last save), "busy" (an evaluation is under way), "can-undo", "can-redo". The signal
 * "changed" is emitted when the tender is another one, before its evaluation is there; the pages read the tender again
 * then.
 */
#define TDR_TYPE_DOCUMENT (tdr_document_get_type ())
G_DECLARE_FINAL_TYPE (TdrDocument, tdr_document, TDR, DOCUMENT, GObject)

TdrDocument     *tdr_document_new             (void) G_GNUC_WARN_UNUSED_RESULT;

/* Nothing is evaluated before there is a catalogue. */
void             tdr_document_set_catalog     (TdrDocument          *self,
                                               TdrCatalog           *catalog);
const TdrTender *tdr_document_get_tender      (TdrDocument          *self);
TdrEvaluation   *tdr_document_get_evaluation  (TdrDocument          *self);
const char      *tdr_document_get_problem     (TdrDocument          *self);
GFile           *tdr_document_get_file        (TdrDocument          *self);
char            *tdr_document_dup_title       (TdrDocument          *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         tdr_document_get_edited      (TdrDocument          *self);
gboolean         tdr_document_get_busy        (TdrDocument          *self);

/* Takes @tender. Edits that follow each other with the same @merge (nullable) are one step of the history, so that
 * dragging a slider is undone at once. A tender equal to the present one changes nothing. */
void             tdr_document_apply           (TdrDocument          *self,
                                               TdrTender            *tender,
                                               const char           *merge);
void             tdr_document_undo            (TdrDocument          *self);
void             tdr_document_redo            (TdrDocument          *self);

/* Takes @tender as a new document without file and history: a template or an example. */
void             tdr_document_replace         (TdrDocument          *self,
                                               TdrTender            *tender);

/* On failure the open tender stays as it is, and the message names file, place and remedy. */
void             tdr_document_open_async      (TdrDocument          *self,
                                               GFile                *file,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean         tdr_document_open_finish     (TdrDocument          *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             tdr_document_save_async      (TdrDocument          *self,
                                               GFile                *file,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean         tdr_document_save_finish     (TdrDocument          *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* Autosaves that no running program has open, newest first: (element-type GFile). Recovering one opens it as edited,
 * with the file it was made for; discarding deletes it. The document's own autosave goes when it is saved or
 * discarded. */
GPtrArray       *tdr_document_list_recoverable (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean         tdr_document_recover         (TdrDocument          *self,
                                               GFile                *autosave,
                                               GError              **error);
void             tdr_document_discard         (TdrDocument          *self);

G_END_DECLS
