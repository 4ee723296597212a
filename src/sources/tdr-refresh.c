/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-refresh.h"

#include "tdr-price-store.h"
#include "tdr-source-error.h"

#include <string.h>

#define MAX_QUESTIONS_AT_ONCE 3
#define REGION_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

/* Where most of what Tender compares is sold. Amazon's regions have hyphens, Azure's none. */
static const char *const default_regions[] = { "us-east-1", "us-west-2", "eu-central-1", "eastus2", "swedencentral",
                                               NULL };

typedef struct {
  const TdrRefreshOptions *options;
  GCancellable *cancellable;
  GMutex mutex;
  guint n_done;
  guint n_questions;
} Refresh;

/* One question: one source in one region. It is answered, or as it was, or has an error. */
typedef struct {
  const TdrSource *source;
  const char *region;
  const TdrValidators *known;
  TdrValidators *seen;
  TdrAnswer *answer;
  gboolean unchanged;
  GError *error;
} Question;

static void
question_free (Question *question)
{
  g_clear_pointer (&question->answer, tdr_answer_unref);
  g_clear_pointer (&question->seen, tdr_validators_free);
  g_clear_error (&question->error);
  g_free (question);
}

static void
result_free (TdrRefreshResult *result)
{
  g_clear_pointer (&result->answer, tdr_answer_unref);
  g_clear_error (&result->error);
  g_free (result);
}

static gboolean
is_asked (const TdrSource         *source,
          const TdrRefreshOptions *options)
{
  if (options->sources != NULL)
    return g_strv_contains (options->sources, source->id);

  return source->by_default;
}

static gboolean
is_in (const TdrSource *source,
       const char      *region)
{
  return (strchr (region, '-') != NULL) == (source->endpoint != TDR_ENDPOINT_AZURE_RETAIL);
}

static const char *const *
regions_of (const TdrRefreshOptions *options)
{
  return options->regions != NULL ? options->regions : default_regions;
}

static void
add_question (GPtrArray           *questions,
              const TdrSource     *source,
              const char          *region,
              const TdrValidators *known)
{
  Question *question = g_new0 (Question, 1);

  question->source = source;
  question->region = region;
  question->known = known;
  question->seen = tdr_validators_new ();
  g_ptr_array_add (questions, question);
}

/* What cannot be read spares nothing: that it cannot is said when it is to be replaced. */
static const TdrValidators *
load_validators (const TdrRefreshOptions *options,
                 const TdrSource         *source,
                 GPtrArray               *stored)
{
  TdrStoredPrices *prices = tdr_price_store_load (options->folder, source->id, NULL);

  if (prices == NULL)
    return NULL;
  g_ptr_array_add (stored, prices);
  return prices->validators;
}

static GPtrArray *
list_questions (const TdrRefreshOptions *options,
                GPtrArray               *stored)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  const char *const *regions = regions_of (options);

  for (guint i = 0; tdr_source_get (i) != NULL; i++)
    {
      const TdrSource *source = tdr_source_get (i);
      const TdrValidators *known = NULL;

      if (!is_asked (source, options))
        continue;
      known = load_validators (options, source, stored);
      if (!source->regional)
        add_question (questions, source, NULL, known);
      for (guint j = 0; source->regional && regions[j] != NULL; j++)
        if (is_in (source, regions[j]))
          add_question (questions, source, regions[j], known);
    }

  return questions;
}

/**
 * tdr_refresh_get_usual_regions:
 *
 * Returns: (array zero-terminated=1): those that are asked about where nobody chose
 */
const char *const *
tdr_refresh_get_usual_regions (void)
{
  return default_regions;
}

/**
 * tdr_refresh_check_region:
 *
 * Whether text can be a region's name. It becomes part of an address.
 */
gboolean
tdr_refresh_check_region (const char  *region,
                          GError     **error)
{
  if (region[0] != '\0' && strspn (region, REGION_LETTERS) == strlen (region))
    return TRUE;

  g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING,
               "“%s” is no region: write it as the provider does, such as eu-central-1 or swedencentral", region);
  return FALSE;
}

static gboolean
check_regions (const TdrRefreshOptions  *options,
               GError                  **error)
{
  for (guint i = 0; options->regions != NULL && options->regions[i] != NULL; i++)
    if (!tdr_refresh_check_region (options->regions[i], error))
      return FALSE;

  return TRUE;
}

/* A source that is named, and of which no region is, would silently not be asked. */
static gboolean
check_source (const char               *id,
              const TdrRefreshOptions  *options,
              GError                  **error)
{
  const TdrSource *source = tdr_source_find (id);
  const char *const *regions = regions_of (options);

  if (source == NULL)
    {
      g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING,
                   "There is no source “%s”: “tender-cli prices show” lists them", id);
      return FALSE;
    }
  for (guint i = 0; source->regional && regions[i] != NULL; i++)
    if (is_in (source, regions[i]))
      return TRUE;
  if (!source->regional)
    return TRUE;

  g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING,
               "None of the regions is one of “%s”: name one such as %s", id,
               source->endpoint == TDR_ENDPOINT_AZURE_RETAIL ? "eastus2" : "us-east-1");
  return FALSE;
}

static gboolean
check_names (const TdrRefreshOptions  *options,
             GError                  **error)
{
  if (!check_regions (options, error))
    return FALSE;
  for (guint i = 0; options->sources != NULL && options->sources[i] != NULL; i++)
    if (!check_source (options->sources[i], options, error))
      return FALSE;

  return TRUE;
}

static void
answer_question (gpointer data,
                 gpointer user_data)
{
  Question *question = data;
  Refresh *refresh = user_data;
  const TdrRefreshOptions *options = refresh->options;
  g_autoptr (TdrHttp) http = tdr_http_new (&options->http);
  TdrAsk ask = {
    .endpoints = options->endpoints,
    .http = http,
    .credentials = options->credentials,
    .clock = options->http.clock != NULL ? options->http.clock : &tdr_clock_system,
    .known = question->known,
    .seen = question->seen,
  };

  if (!g_cancellable_set_error_if_cancelled (refresh->cancellable, &question->error))
    question->answer = question->source->fetch (&ask, question->region, refresh->cancellable, &question->error);
  question->unchanged = g_error_matches (question->error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_UNCHANGED);
  if (question->unchanged)
    g_clear_error (&question->error);

  g_mutex_lock (&refresh->mutex);
  refresh->n_done++;
  if (options->progress != NULL)
    options->progress (question->source, refresh->n_done, refresh->n_questions, options->progress_data);
  g_mutex_unlock (&refresh->mutex);
}

static void
answer_questions (Refresh   *refresh,
                  GPtrArray *questions)
{
  GThreadPool *pool = g_thread_pool_new (answer_question, refresh, MAX_QUESTIONS_AT_ONCE, FALSE, NULL);

  refresh->n_questions = questions->len;
  for (guint i = 0; i < questions->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (questions, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

/* What came of one source, region by region. */
typedef struct {
  GPtrArray *answered;
  GPtrArray *unchanged;
  TdrValidators *validators;
} Regions;

static void
regions_clear (Regions *regions)
{
  g_ptr_array_unref (regions->answered);
  g_ptr_array_unref (regions->unchanged);
  tdr_validators_free (regions->validators);
}

static void
stamp (TdrAnswer  *answer,
       TdrAnswer  *part,
       const char *region,
       const char *address)
{
  for (guint i = 0; i < tdr_answer_get_n (part); i++)
    {
      TdrFact fact = *tdr_answer_get (part, i);

      fact.address = address;
      tdr_answer_add (answer, &fact);
    }
  tdr_answer_take_gaps (answer, part, region);
}

static void
take_question (TdrRefreshResult        *result,
               Regions                 *regions,
               const Question          *question,
               const TdrRefreshOptions *options)
{
  static const char *const none[] = { NULL };
  g_autofree char *address = tdr_endpoints_get (options->endpoints, result->source->endpoint, question->region);
  char *region = (char *) (question->region != NULL ? question->region : TDR_NO_REGION);

  tdr_validators_take_other (regions->validators, question->seen, none);
  if (question->answer != NULL)
    {
      stamp (result->answer, question->answer, question->region, address);
      g_ptr_array_add (regions->answered, region);
    }
  else if (question->unchanged)
    g_ptr_array_add (regions->unchanged, region);
  else
    result->error = g_error_copy (question->error);
  if (question->error != NULL && question->region != NULL)
    g_prefix_error (&result->error, "%s: ", question->region);
}

static gboolean
is_questioned (const TdrSource *source,
               GPtrArray       *questions)
{
  for (guint i = 0; i < questions->len; i++)
    if (((Question *) g_ptr_array_index (questions, i))->source == source)
      return TRUE;

  return FALSE;
}

/* One region that failed fails its source: half of what a source says is not kept. The region is named. */
static TdrRefreshResult *
collect (const TdrSource         *source,
         GPtrArray               *questions,
         Regions                 *regions,
         const TdrRefreshOptions *options)
{
  TdrRefreshResult *result = g_new0 (TdrRefreshResult, 1);

  *regions = (Regions) { g_ptr_array_new (), g_ptr_array_new (), tdr_validators_new () };
  result->source = source;
  result->answer = tdr_answer_new ();
  for (guint i = 0; i < questions->len && result->error == NULL; i++)
    if (((Question *) g_ptr_array_index (questions, i))->source == source)
      take_question (result, regions, g_ptr_array_index (questions, i), options);
  g_ptr_array_add (regions->answered, NULL);
  g_ptr_array_add (regions->unchanged, NULL);
  result->unchanged = result->error == NULL && regions->answered->len == 1 && regions->unchanged->len > 1;
  if (result->error != NULL)
    g_clear_pointer (&result->answer, tdr_answer_unref);

  return result;
}

static void
keep (TdrRefreshResult        *result,
      const Regions           *regions,
      const TdrRefreshOptions *options)
{
  const TdrClock *clock = options->http.clock != NULL ? options->http.clock : &tdr_clock_system;
  g_autofree char *now = tdr_clock_format (clock->now (clock->data));
  g_autofree char *address = tdr_endpoints_get (options->endpoints, result->source->endpoint, NULL);
  TdrPriceUpdate update = {
    .address = address,
    .answer = result->answer,
    .regions = result->source->regional || result->unchanged ? (const char *const *) regions->answered->pdata : NULL,
    .renewed = (const char *const *) regions->unchanged->pdata,
    .validators = regions->validators,
    .now = now,
  };

  if (result->error == NULL
      && !tdr_price_store_replace (options->folder, result->source->id, &update, &result->n_changes, &result->error))
    g_clear_pointer (&result->answer, tdr_answer_unref);
  else if (result->error != NULL)
    tdr_price_store_note_failure (options->folder, result->source->id, result->error, now, NULL);
}

/**
 * tdr_refresh_run:
 *
 * Asks the sources, a few at a time, and keeps what each says once all of it has come. One that fails leaves what was
 * known from it, and the others go on.
 *
 * Returns: (transfer full) (element-type TdrRefreshResult): one for each source; %NULL if a name is wrong
 */
GPtrArray *
tdr_refresh_run (const TdrRefreshOptions  *options,
                 GCancellable             *cancellable,
                 GError                  **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func ((GDestroyNotify) tdr_stored_prices_free);
  g_autoptr (GPtrArray) questions = NULL;
  Refresh refresh = { .options = options, .cancellable = cancellable };

  if (!check_names (options, error))
    return NULL;
  questions = list_questions (options, stored);
  g_mutex_init (&refresh.mutex);
  answer_questions (&refresh, questions);
  g_mutex_clear (&refresh.mutex);
  for (guint i = 0; tdr_source_get (i) != NULL; i++)
    if (is_questioned (tdr_source_get (i), questions))
      {
        Regions regions;
        TdrRefreshResult *result = collect (tdr_source_get (i), questions, &regions, options);

        keep (result, &regions, options);
        regions_clear (&regions);
        g_ptr_array_add (results, result);
      }

  return g_steal_pointer (&results);
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      options,
               GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *results = tdr_refresh_run (options, cancellable, &error);

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tdr_refresh_run_async:
 * @options: must live until @callback is called
 *
 * tdr_refresh_run() in a thread of its own. A cancel is told in each result that it reached.
 */
void
tdr_refresh_run_async (const TdrRefreshOptions *options,
                       GCancellable            *cancellable,
                       GAsyncReadyCallback      callback,
                       gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, (gpointer) options, NULL);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * tdr_refresh_run_finish:
 *
 * Returns: (transfer full): as tdr_refresh_run()
 */
GPtrArray *
tdr_refresh_run_finish (GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
