/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-history.h"

static TdrTender *
titled (const char *title)
{
  TdrTender *tender = tdr_tender_new ();

  g_free (tender->title);
  tender->title = g_strdup (title);
  return tender;
}

#define assert_title(history, expected) \
  g_assert_cmpstr (tdr_history_get_current (history)->title, ==, expected)

static void
test_undo_redo (void)
{
  g_autoptr (TdrHistory) history = tdr_history_new (titled ("a"));

  g_assert_false (tdr_history_can_undo (history));
  g_assert_false (tdr_history_undo (history));
  g_assert_true (tdr_history_push (history, titled ("b"), NULL));
  g_assert_true (tdr_history_push (history, titled ("c"), NULL));
  g_assert_true (tdr_history_undo (history));
  assert_title (history, "b");
  g_assert_true (tdr_history_undo (history));
  assert_title (history, "a");
  g_assert_true (tdr_history_redo (history));
  assert_title (history, "b");
  g_assert_true (tdr_history_can_redo (history));
}

static void
test_edit_forgets_undone (void)
{
  g_autoptr (TdrHistory) history = tdr_history_new (titled ("a"));

  tdr_history_push (history, titled ("b"), NULL);
  tdr_history_undo (history);
  tdr_history_push (history, titled ("c"), NULL);
  g_assert_false (tdr_history_can_redo (history));
  tdr_history_undo (history);
  assert_title (history, "a");
}

static void
test_same_is_no_edit (void)
{
  g_autoptr (TdrHistory) history = tdr_history_new (titled ("a"));

  g_assert_false (tdr_history_push (history, titled ("a"), NULL));
  g_assert_false (tdr_history_can_undo (history));
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (TdrHistory) history = tdr_history_new (titled (""));

  tdr_history_push (history, titled ("a"), "title");
  tdr_history_push (history, titled ("ab"), "title");
  tdr_history_push (history, titled ("abc"), "title");
  tdr_history_push (history, titled ("x"), "buyer");
  tdr_history_end_merge (history);
  tdr_history_push (history, titled ("xy"), "buyer");

  tdr_history_undo (history);
  assert_title (history, "x");
  tdr_history_undo (history);
  assert_title (history, "abc");
  tdr_history_undo (history);
  assert_title (history, "");
}

/* After an undo the same field starts a new step: what was shown then can be had back. */
static void
test_undo_ends_typing (void)
{
  g_autoptr (TdrHistory) history = tdr_history_new (titled (""));

  tdr_history_push (history, titled ("a"), "title");
  tdr_history_push (history, titled ("b"), "buyer");
  tdr_history_undo (history);
  tdr_history_push (history, titled ("c"), "title");
  tdr_history_undo (history);
  assert_title (history, "a");
}

static void
test_is_bounded (void)
{
  g_autoptr (TdrHistory) history = tdr_history_new (titled ("start"));
  guint steps = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i);

      tdr_history_push (history, titled (title), NULL);
    }
  assert_title (history, "1999");
  while (tdr_history_undo (history))
    steps++;
  g_assert_cmpuint (steps, ==, 499);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/undo-redo", test_undo_redo);
  g_test_add_func ("/history/edit-forgets-undone", test_edit_forgets_undone);
  g_test_add_func ("/history/same-is-no-edit", test_same_is_no_edit);
  g_test_add_func ("/history/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/history/undo-ends-typing", test_undo_ends_typing);
  g_test_add_func ("/history/is-bounded", test_is_bounded);

  return g_test_run ();
}
