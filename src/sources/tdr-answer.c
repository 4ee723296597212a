/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-answer.h"

#include <string.h>

#define KEY_SEPARATOR "\x1f"

struct _TdrAnswer {
  gatomicrefcount ref_count;
  GStringChunk *strings;
  GPtrArray *facts;
  GPtrArray *gaps;
  GHashTable *gaps_by_key;
  guint n_rows;
  guint n_skipped;
  guint n_refused;
};

static const char *
keep (TdrAnswer  *self,
      const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

/* Rows that are no facts are counted by region, so that to ask about one region does not forget those of another. */
static void
count_rows (TdrAnswer  *self,
            const char *region,
            const char *what,
            const char *text,
            guint       n_rows)
{
  g_autofree char *key = g_strjoin (KEY_SEPARATOR, region != NULL ? region : "", what != NULL ? what : "",
                                    text != NULL ? text : "", NULL);
  TdrGap *gap = g_hash_table_lookup (self->gaps_by_key, key);

  if (gap == NULL)
    {
      gap = g_new0 (TdrGap, 1);
      *gap = (TdrGap) { keep (self, region), keep (self, what), keep (self, text) };
      g_ptr_array_add (self->gaps, gap);
      g_hash_table_insert (self->gaps_by_key, g_steal_pointer (&key), gap);
    }
  gap->n_rows += n_rows;
  self->n_rows += n_rows;
  *(what != NULL ? &self->n_refused : &self->n_skipped) += n_rows;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  g_autofree char *first = tdr_fact_dup_row_key (*(TdrFact *const *) a);
  g_autofree char *second = tdr_fact_dup_row_key (*(TdrFact *const *) b);

  return strcmp (first, second);
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const TdrGap *first = *(TdrGap *const *) a, *second = *(TdrGap *const *) b;
  int order = g_strcmp0 (first->what, second->what);

  if (order == 0)
    order = g_strcmp0 (first->text, second->text);

  return order != 0 ? order : g_strcmp0 (first->region, second->region);
}

/**
 * tdr_answer_new:
 *
 * What one answer, or one source, says.
 */
TdrAnswer *
tdr_answer_new (void)
{
  TdrAnswer *self = g_new0 (TdrAnswer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->facts = g_ptr_array_new_with_free_func (g_free);
  self->gaps = g_ptr_array_new_with_free_func (g_free);
  self->gaps_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * tdr_answer_ref:
 */
TdrAnswer *
tdr_answer_ref (TdrAnswer *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tdr_answer_unref:
 */
void
tdr_answer_unref (TdrAnswer *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->gaps);
  g_hash_table_unref (self->gaps_by_key);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * tdr_answer_add:
 * @fact: copied
 *
 * A row of the answer that is understood.
 */
void
tdr_answer_add (TdrAnswer     *self,
                const TdrFact *fact)
{
  TdrFact *copy = g_new (TdrFact, 1);

  *copy = (TdrFact) {
    .kind = fact->kind,
    .platform = keep (self, fact->platform),
    .subject = keep (self, fact->subject),
    .scope = keep (self, fact->scope),
    .region = keep (self, fact->region),
    .deployment = keep (self, fact->deployment),
    .term = keep (self, fact->term),
    .meter = keep (self, fact->meter),
    .unit = keep (self, fact->unit),
    .price = keep (self, fact->price),
    .currency = keep (self, fact->currency),
    .raw_name = keep (self, fact->raw_name),
    .raw_unit = keep (self, fact->raw_unit),
    .raw_value = keep (self, fact->raw_value),
    .effective = keep (self, fact->effective),
    .version = keep (self, fact->version),
    .fetched = keep (self, fact->fetched),
    .address = keep (self, fact->address),
    .lifecycle = keep (self, fact->lifecycle),
    .until = keep (self, fact->until),
    .developer = keep (self, fact->developer),
    .inputs = keep (self, fact->inputs),
    .outputs = keep (self, fact->outputs),
    .detail = keep (self, fact->detail),
  };
  g_ptr_array_add (self->facts, copy);
  self->n_rows++;
}

/**
 * tdr_answer_refuse:
 *
 * A row of the answer that is not understood.
 */
void
tdr_answer_refuse (TdrAnswer  *self,
                   const char *what,
                   const char *text)
{
  count_rows (self, NULL, what, text != NULL ? text : "(none)", 1);
}

/**
 * tdr_answer_skip:
 *
 * A row of the answer that is understood and of no use here: another product, an old price.
 */
void
tdr_answer_skip (TdrAnswer *self)
{
  count_rows (self, NULL, NULL, NULL, 1);
}

/**
 * tdr_answer_add_gap:
 * @gap: copied; without @what it counts rows that were skipped
 */
void
tdr_answer_add_gap (TdrAnswer    *self,
                    const TdrGap *gap)
{
  count_rows (self, gap->region, gap->what, gap->text, gap->n_rows);
}

/**
 * tdr_answer_take_gaps:
 * @region: (nullable): of which @other is; %NULL if it says so itself
 *
 * Adds what @other counts of rows that are no facts.
 */
void
tdr_answer_take_gaps (TdrAnswer  *self,
                      TdrAnswer  *other,
                      const char *region)
{
  for (guint i = 0; i < other->gaps->len; i++)
    {
      const TdrGap *gap = g_ptr_array_index (other->gaps, i);

      count_rows (self, region != NULL ? region : gap->region, gap->what, gap->text, gap->n_rows);
    }
}

/**
 * tdr_answer_take:
 *
 * Adds all that @other holds.
 */
void
tdr_answer_take (TdrAnswer *self,
                 TdrAnswer *other)
{
  for (guint i = 0; i < other->facts->len; i++)
    tdr_answer_add (self, g_ptr_array_index (other->facts, i));
  tdr_answer_take_gaps (self, other, NULL);
}

/**
 * tdr_answer_take_if:
 * @chosen: (element-type utf8 TdrFact): the fact that stands for each key
 * @key: of a fact
 *
 * Adds those facts of @other that are chosen; the others are counted as skipped.
 */
void
tdr_answer_take_if (TdrAnswer    *self,
                   TdrAnswer    *other,
                   GHashTable  *chosen,
                   char      *(*key) (const TdrFact *fact))
{
  for (guint i = 0; i < other->facts->len; i++)
    {
      const TdrFact *fact = g_ptr_array_index (other->facts, i);
      g_autofree char *text = key (fact);

      if (g_hash_table_lookup (chosen, text) == fact)
        tdr_answer_add (self, fact);
      else
        tdr_answer_skip (self);
    }
  tdr_answer_take_gaps (self, other, NULL);
}

/**
 * tdr_answer_get_n:
 */
guint
tdr_answer_get_n (const TdrAnswer *self)
{
  return self->facts->len;
}

/**
 * tdr_answer_get:
 *
 * Returns: (transfer none): in the order of the answer
 */
const TdrFact *
tdr_answer_get (const TdrAnswer *self,
                guint            position)
{
  g_return_val_if_fail (position < self->facts->len, NULL);

  return g_ptr_array_index (self->facts, position);
}

/**
 * tdr_answer_get_n_rows:
 *
 * How many rows were seen: understood, skipped and refused.
 */
guint
tdr_answer_get_n_rows (const TdrAnswer *self)
{
  return self->n_rows;
}

/**
 * tdr_answer_get_n_skipped:
 */
guint
tdr_answer_get_n_skipped (const TdrAnswer *self)
{
  return self->n_skipped;
}

/**
 * tdr_answer_get_n_refused:
 */
guint
tdr_answer_get_n_refused (const TdrAnswer *self)
{
  return self->n_refused;
}

/**
 * tdr_answer_list_gaps:
 *
 * Returns: (transfer container) (element-type TdrGap): what is not understood, sorted; they belong to @self
 */
GPtrArray *
tdr_answer_list_gaps (const TdrAnswer *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->gaps->len; i++)
    if (((const TdrGap *) g_ptr_array_index (self->gaps, i))->what != NULL)
      g_ptr_array_add (list, g_ptr_array_index (self->gaps, i));
  g_ptr_array_sort (list, compare_gaps);

  return list;
}

/**
 * tdr_answer_list_counts:
 *
 * Returns: (transfer container) (element-type TdrGap): like tdr_answer_list_gaps(), and what was skipped
 */
GPtrArray *
tdr_answer_list_counts (const TdrAnswer *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->gaps->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (self->gaps, i));
  g_ptr_array_sort (list, compare_gaps);

  return list;
}

/**
 * tdr_answer_sort:
 *
 * Returns: (transfer container) (element-type TdrFact): the facts in an order that does not depend on the answer's;
 * they belong to @self
 */
GPtrArray *
tdr_answer_sort (const TdrAnswer *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < self->facts->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (self->facts, i));
  g_ptr_array_sort (sorted, compare_rows);

  return g_steal_pointer (&sorted);
}

/**
 * tdr_answer_index:
 *
 * Returns: (transfer full) (element-type utf8 TdrFact): the facts by tdr_fact_dup_row_key(); they belong to @self
 */
GHashTable *
tdr_answer_index (const TdrAnswer *self)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->facts->len; i++)
    g_hash_table_replace (index, tdr_fact_dup_row_key (g_ptr_array_index (self->facts, i)),
                          g_ptr_array_index (self->facts, i));

  return index;
}
