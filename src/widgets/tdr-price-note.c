/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-price-note.h"

struct _TdrPriceNote
{
  GObject parent_instance;

  char *title;
  char *subtitle;
};

G_DEFINE_FINAL_TYPE (TdrPriceNote, tdr_price_note, G_TYPE_OBJECT)

static void
tdr_price_note_finalize (GObject *object)
{
  TdrPriceNote *self = TDR_PRICE_NOTE (object);

  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (tdr_price_note_parent_class)->finalize (object);
}

static void
tdr_price_note_class_init (TdrPriceNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdr_price_note_finalize;
}

static void
tdr_price_note_init (TdrPriceNote *self)
{
}

/* @title and @subtitle are plain text. */
TdrPriceNote *
tdr_price_note_new (const char *title,
                    const char *subtitle)
{
  TdrPriceNote *self = g_object_new (TDR_TYPE_PRICE_NOTE, NULL);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

/* The first line. */
const char *
tdr_price_note_get_title (TdrPriceNote *self)
{
  g_return_val_if_fail (TDR_IS_PRICE_NOTE (self), NULL);

  return self->title;
}

/* The second. */
const char *
tdr_price_note_get_subtitle (TdrPriceNote *self)
{
  g_return_val_if_fail (TDR_IS_PRICE_NOTE (self), NULL);

  return self->subtitle;
}
