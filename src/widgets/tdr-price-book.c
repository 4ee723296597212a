/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-price-book.h"

#include <glib/gi18n-lib.h>

struct _TdrPriceBook
{
  GObject parent_instance;

  GListStore *sources;
  GListStore *changes;
  GListStore *gaps;
  GListStore *disputes;
  char *summary;
  gboolean busy;
  double progress;
  char *progress_words;
};

typedef enum {
  PROP_SUMMARY = 1,
  PROP_BUSY,
  PROP_PROGRESS,
  PROP_PROGRESS_WORDS,
} TdrPriceBookProperty;

static GParamSpec *props[PROP_PROGRESS_WORDS + 1];

G_DEFINE_FINAL_TYPE (TdrPriceBook, tdr_price_book, G_TYPE_OBJECT)

static void
tdr_price_book_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TdrPriceBook *self = TDR_PRICE_BOOK (object);

  switch ((TdrPriceBookProperty) prop_id)
    {
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_PROGRESS_WORDS:
      g_value_set_string (value, self->progress_words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_price_book_finalize (GObject *object)
{
  TdrPriceBook *self = TDR_PRICE_BOOK (object);

  g_object_unref (self->sources);
  g_object_unref (self->changes);
  g_object_unref (self->gaps);
  g_object_unref (self->disputes);
  g_free (self->summary);
  g_free (self->progress_words);

  G_OBJECT_CLASS (tdr_price_book_parent_class)->finalize (object);
}

static void
tdr_price_book_class_init (TdrPriceBookClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->get_property = tdr_price_book_get_property;
  G_OBJECT_CLASS (klass)->finalize = tdr_price_book_finalize;

  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  props[PROP_PROGRESS_WORDS] = g_param_spec_string ("progress-words", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);
}

static void
tdr_price_book_init (TdrPriceBook *self)
{
  self->sources = g_list_store_new (TDR_TYPE_SOURCE_ITEM);
  self->changes = g_list_store_new (TDR_TYPE_PRICE_NOTE);
  self->gaps = g_list_store_new (TDR_TYPE_PRICE_NOTE);
  self->disputes = g_list_store_new (TDR_TYPE_PRICE_NOTE);
}

/* A book with nothing in it. */
TdrPriceBook *
tdr_price_book_new (void)
{
  return g_object_new (TDR_TYPE_PRICE_BOOK, NULL);
}

/* (element-type TdrSourceItem): every source there is. */
GListStore *
tdr_price_book_get_sources (TdrPriceBook *self)
{
  g_return_val_if_fail (TDR_IS_PRICE_BOOK (self), NULL);

  return self->sources;
}

/* (element-type TdrPriceNote): prices that are not what they were, the newest first. */
GListStore *
tdr_price_book_get_changes (TdrPriceBook *self)
{
  g_return_val_if_fail (TDR_IS_PRICE_BOOK (self), NULL);

  return self->changes;
}

/* (element-type TdrPriceNote): what sources said and nobody understood. */
GListStore *
tdr_price_book_get_gaps (TdrPriceBook *self)
{
  g_return_val_if_fail (TDR_IS_PRICE_BOOK (self), NULL);

  return self->gaps;
}

/* (element-type TdrPriceNote): figures on which sources disagree. */
GListStore *
tdr_price_book_get_disputes (TdrPriceBook *self)
{
  g_return_val_if_fail (TDR_IS_PRICE_BOOK (self), NULL);

  return self->disputes;
}

static void
add_dispute (TdrPriceBook           *self,
             const TdrContradiction *contradiction)
{
  g_autoptr (TdrPriceNote) note = NULL;
  /* Translators: the figure that is used and who says it, then the one that is not. */
  g_autofree char *words = g_strdup_printf (_("%s is used, as %s says (%s). %s says %s (%s)."), contradiction->chosen,
                                            contradiction->chosen_evidence->publisher,
                                            contradiction->chosen_evidence->as_of,
                                            contradiction->other_evidence->publisher, contradiction->other,
                                            contradiction->other_evidence->as_of);

  note = tdr_price_note_new (contradiction->subject, words);
  g_list_store_append (self->disputes, note);
}

/* Says which catalogue is in use, and on what its sources disagree. */
void
tdr_price_book_set_catalog (TdrPriceBook *self,
                            TdrCatalog   *catalog)
{
  guint n;
  const TdrContradiction *const *contradictions = tdr_catalog_get_contradictions (catalog, &n);
  g_autofree char *summary = g_strdup_printf (_("Prices as of %s. What is fetched here is used beside the catalogue "
                                                "that came with Tender, and before it where both speak of the same."),
                                              tdr_catalog_get_date (catalog));

  g_return_if_fail (TDR_IS_PRICE_BOOK (self));

  g_list_store_remove_all (self->disputes);
  for (guint i = 0; i < n; i++)
    add_dispute (self, contradictions[i]);
  if (g_set_str (&self->summary, summary))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
}

/* Whether any source is being asked. */
void
tdr_price_book_set_busy (TdrPriceBook *self,
                         gboolean      busy)
{
  g_return_if_fail (TDR_IS_PRICE_BOOK (self));

  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/* How far the asking is: @share of one, in @words. */
void
tdr_price_book_set_progress (TdrPriceBook *self,
                             double        share,
                             const char   *words)
{
  g_return_if_fail (TDR_IS_PRICE_BOOK (self));

  self->progress = share;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
  if (g_set_str (&self->progress_words, words))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS_WORDS]);
}
