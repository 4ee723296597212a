/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-refresher.h"

#include "tdr-connection-choice.h"
#include "tdr-fetch.h"
#include "tdr-known-prices.h"

#include <glib/gi18n-lib.h>

struct _TdrRefresher
{
  GObject parent_instance;

  GSettings *settings;
  TdrPriceBook *book;
  GCancellable *cancellable;   /* (nullable): of the asking that goes on */
};

enum {
  CATALOG_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdrRefresher, tdr_refresher, G_TYPE_OBJECT)

/* Inputs, in progress, results: the thread sees nothing else. */
typedef struct {
  gboolean ask;
  char *sources[2];
  TdrConnectionChoice choice;
  GWeakRef refresher;

  GPtrArray *known;
  GError *failure;
} Job;

typedef struct {
  Job *job;
  const TdrSource *source;
  guint n_done;
  guint n_questions;
} Step;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->sources[0]);
  tdr_connection_choice_clear (&job->choice);
  g_weak_ref_clear (&job->refresher);
  g_clear_pointer (&job->known, g_ptr_array_unref);
  g_clear_error (&job->failure);
  g_free (job);
}

static gboolean
show_step_cb (gpointer data)
{
  const Step *step = data;
  g_autoptr (TdrRefresher) self = g_weak_ref_get (&step->job->refresher);
  g_autofree char *words = NULL;

  if (self == NULL || self->cancellable == NULL)
    return G_SOURCE_REMOVE;
  /* Translators: answers that came, questions that were asked, and the source that answered last. */
  words = g_strdup_printf (_("%u of %u answers · %s"), step->n_done, step->n_questions, step->source->name);
  tdr_price_book_set_progress (self->book, step->n_done / (double) MAX (step->n_questions, 1), words);
  return G_SOURCE_REMOVE;
}

/* Told in the thread that asks; the job outlives it, and the main loop runs the steps before the end is told. */
static void
progress_cb (const TdrSource *source,
             guint            n_done,
             guint            n_questions,
             gpointer         user_data)
{
  Step *step = g_new (Step, 1);

  *step = (Step) { user_data, source, n_done, n_questions };
  g_idle_add_full (G_PRIORITY_DEFAULT, show_step_cb, step, g_free);
}

static void
ask (Job          *job,
     GCancellable *cancellable)
{
  g_autoptr (GPtrArray) results = NULL;
  guint n_facts = 0;
  TdrFetch fetch = {
    .sources = job->sources[0] != NULL ? (const char *const *) job->sources : NULL,
    .regions = job->choice.regions[0] != NULL ? (const char *const *) job->choice.regions : NULL,
    .connection = tdr_connection_choice_get_settings (&job->choice),
    .progress = progress_cb,
    .progress_data = job,
  };

  results = tdr_fetch_run (&fetch, &n_facts, cancellable, &job->failure);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Job *job = data;
  g_autofree char *folder = tdr_catalog_dup_live_folder ();
  GError *error = NULL;

  if (job->ask)
    ask (job, cancellable);
  job->known = tdr_known_prices_load (folder, &error);
  if (job->known == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
set_all_idle (TdrRefresher *self)
{
  GListModel *sources = G_LIST_MODEL (tdr_price_book_get_sources (self->book));

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (TdrSourceItem) item = g_list_model_get_item (sources, i);

      tdr_source_item_set_busy (item, FALSE);
    }
}

static void
show_failure (TdrRefresher *self,
              const char   *words)
{
  GListModel *sources = G_LIST_MODEL (tdr_price_book_get_sources (self->book));
  g_autoptr (TdrSourceItem) first = g_list_model_get_item (sources, 0);

  if (first != NULL)
    tdr_source_item_set_problem (first, words);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TdrRefresher *self = TDR_REFRESHER (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (job->ask)
    {
      g_clear_object (&self->cancellable);
      set_all_idle (self);
      tdr_price_book_set_busy (self->book, FALSE);
    }
  if (g_task_propagate_boolean (G_TASK (result), &error))
    tdr_known_prices_show (job->known, tdr_clock_system.now (NULL), self->book);
  else
    show_failure (self, error->message);
  if (job->failure != NULL)
    show_failure (self, job->failure->message);
  if (job->ask && job->failure == NULL)
    g_signal_emit (self, signals[CATALOG_CHANGED], 0);
}

static void
run (TdrRefresher *self,
     gboolean      asks,
     const char   *source)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, done_cb, NULL);

  job->ask = asks;
  job->sources[0] = g_strdup (source);
  tdr_connection_choice_read (&job->choice, self->settings);
  g_weak_ref_init (&job->refresher, self);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_in_thread);
}

static void
tdr_refresher_dispose (GObject *object)
{
  TdrRefresher *self = TDR_REFRESHER (object);

  tdr_refresher_cancel (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tdr_refresher_parent_class)->dispose (object);
}

static void
tdr_refresher_class_init (TdrRefresherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdr_refresher_dispose;

  signals[CATALOG_CHANGED] = g_signal_new ("catalog-changed", TDR_TYPE_REFRESHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
}

static void
tdr_refresher_init (TdrRefresher *self)
{
  self->settings = g_settings_new ("io.github.tender_desktop.Tender");
  self->book = tdr_price_book_new ();
}

/* A refresher with an empty book. */
TdrRefresher *
tdr_refresher_new (void)
{
  return g_object_new (TDR_TYPE_REFRESHER, NULL);
}

/* What is known of all sources. */
TdrPriceBook *
tdr_refresher_get_book (TdrRefresher *self)
{
  g_return_val_if_fail (TDR_IS_REFRESHER (self), NULL);

  return self->book;
}

/* Reads what was kept before, without asking anybody. */
void
tdr_refresher_load (TdrRefresher *self)
{
  g_return_if_fail (TDR_IS_REFRESHER (self));

  run (self, FALSE, NULL);
}

static void
set_asked_busy (TdrRefresher *self,
                const char   *source)
{
  GListModel *sources = G_LIST_MODEL (tdr_price_book_get_sources (self->book));

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (TdrSourceItem) item = g_list_model_get_item (sources, i);
      const TdrSource *one = tdr_source_find (tdr_source_item_get_id (item));

      tdr_source_item_set_busy (item, source != NULL ? g_str_equal (one->id, source) : one->by_default);
    }
}

/* Asks one source, or with %NULL all that are asked by default. One asking at a time; none while offline. */
void
tdr_refresher_ask (TdrRefresher *self,
                   const char   *source)
{
  g_return_if_fail (TDR_IS_REFRESHER (self));

  if (self->cancellable != NULL || g_settings_get_boolean (self->settings, "offline")
      || (source != NULL && tdr_source_find (source) == NULL))
    return;
  self->cancellable = g_cancellable_new ();
  set_asked_busy (self, source);
  tdr_price_book_set_progress (self->book, 0, _("Asking…"));
  tdr_price_book_set_busy (self->book, TRUE);
  run (self, TRUE, source);
}

/* Ends the asking; what had come in by then is kept. */
void
tdr_refresher_cancel (TdrRefresher *self)
{
  g_return_if_fail (TDR_IS_REFRESHER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}
