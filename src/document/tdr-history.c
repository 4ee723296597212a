/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-history.h"

#define MOST_STATES 500   /* a tender of ten workloads takes about 20 KiB */

typedef struct {
  TdrTender *tender;
  char *merge;
} State;

struct _TdrHistory {
  GPtrArray *states;
  guint current;
};

static void
free_state (gpointer data)
{
  State *state = data;

  tdr_tender_free (state->tender);
  g_free (state->merge);
  g_free (state);
}

static State *
state_at (TdrHistory *self,
          guint       index)
{
  return g_ptr_array_index (self->states, index);
}

static void
add_state (TdrHistory *self,
           TdrTender  *tender,
           const char *merge)
{
  State *state = g_new0 (State, 1);

  state->tender = tender;
  state->merge = g_strdup (merge);
  g_ptr_array_add (self->states, state);
  self->current = self->states->len - 1;
}

/* What is being typed grows letter by letter; undoing it letter by letter would help nobody. */
static gboolean
continues (TdrHistory *self,
           const char *merge)
{
  return self->current > 0 && merge != NULL && g_strcmp0 (state_at (self, self->current)->merge, merge) == 0;
}

/**
 * tdr_history_new:
 * @first: (transfer full)
 */
TdrHistory *
tdr_history_new (TdrTender *first)
{
  TdrHistory *self = g_new0 (TdrHistory, 1);

  self->states = g_ptr_array_new_with_free_func (free_state);
  add_state (self, first, NULL);

  return self;
}

/**
 * tdr_history_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_history_free (TdrHistory *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->states);
  g_free (self);
}

/**
 * tdr_history_get_current:
 *
 * The state that is shown. It is gone with the next push.
 */
const TdrTender *
tdr_history_get_current (TdrHistory *self)
{
  return state_at (self, self->current)->tender;
}

/**
 * tdr_history_push:
 * @tender: (transfer full)
 * @merge: (nullable): what is being edited; further edits with the same word make one step with this one
 *
 * Makes @tender current. What had been undone is forgotten.
 *
 * Returns: whether @tender differs from what was current; if not, nothing was done
 */
gboolean
tdr_history_push (TdrHistory *self,
                  TdrTender  *tender,
                  const char *merge)
{
  if (tdr_tender_equal (tender, tdr_history_get_current (self)))
    {
      tdr_tender_free (tender);
      return FALSE;
    }

  g_ptr_array_set_size (self->states, (int) self->current + 1);
  if (continues (self, merge))
    g_ptr_array_set_size (self->states, (int) self->current);
  add_state (self, tender, merge);

  if (self->states->len > MOST_STATES)
    {
      g_ptr_array_remove_index (self->states, 0);
      self->current--;
    }
  return TRUE;
}

/**
 * tdr_history_undo:
 *
 * Returns: whether there was something to undo
 */
gboolean
tdr_history_undo (TdrHistory *self)
{
  if (!tdr_history_can_undo (self))
    return FALSE;

  self->current--;
  tdr_history_end_merge (self);
  return TRUE;
}

/**
 * tdr_history_redo:
 *
 * Returns: whether there was something to do again
 */
gboolean
tdr_history_redo (TdrHistory *self)
{
  if (!tdr_history_can_redo (self))
    return FALSE;

  self->current++;
  tdr_history_end_merge (self);
  return TRUE;
}

/**
 * tdr_history_can_undo:
 */
gboolean
tdr_history_can_undo (TdrHistory *self)
{
  return self->current > 0;
}

/**
 * tdr_history_can_redo:
 */
gboolean
tdr_history_can_redo (TdrHistory *self)
{
  return self->current + 1 < self->states->len;
}

/**
 * tdr_history_end_merge:
 *
 * Lets the next edit be a step of its own, whatever it is: the tender was saved, or something undone.
 */
void
tdr_history_end_merge (TdrHistory *self)
{
  g_clear_pointer (&state_at (self, self->current)->merge, g_free);
}
