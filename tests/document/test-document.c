/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-autosave.h"
#include "tdr-document.h"
#include "tdr-tender-io.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  TdrDocument *document;
  char *folder;
  guint changes;
  GAsyncResult *result;
} Fixture;

static void
changed_cb (TdrDocument *document,
            Fixture     *fixture)
{
  fixture->changes++;
}

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Fixture *fixture = data;

  fixture->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return fixture->result;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = tdr_document_new ();
  fixture->folder = g_dir_make_tmp ("tender-XXXXXX", NULL);
  g_signal_connect (fixture->document, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.tender", NULL);

  g_clear_object (&fixture->result);
  g_object_add_weak_pointer (G_OBJECT (fixture->document), (gpointer *) &fixture->document);
  g_object_unref (fixture->document);

  /* Evaluations that were overtaken, and threads that have answered, let go of it in a moment; a leak never does. */
  while (g_atomic_pointer_get (&fixture->document) != NULL)
    g_main_context_iteration (NULL, FALSE);

  g_remove (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
file_of (Fixture *fixture)
{
  return g_file_new_build_filename (fixture->folder, "a.tender", NULL);
}

static void
set_title (Fixture    *fixture,
           const char *title,
           const char *merge)
{
  TdrTender *tender = tdr_tender_copy (tdr_document_get_tender (fixture->document));

  g_free (tender->title);
  tender->title = g_strdup (title);
  tdr_document_apply (fixture->document, tender, merge);
}

#define assert_title(fixture, expected) \
  g_assert_cmpstr (tdr_document_get_tender (fixture->document)->title, ==, expected)

static gboolean
get_flag (Fixture    *fixture,
          const char *property)
{
  gboolean value;

  g_object_get (fixture->document, property, &value, NULL);
  return value;
}

static gboolean
save (Fixture  *fixture,
      GFile    *file,
      GError  **error)
{
  tdr_document_save_async (fixture->document, file, NULL, ready_cb, fixture);
  return tdr_document_save_finish (fixture->document, wait_for_result (fixture), error);
}

static void
test_edits (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *title = tdr_document_dup_title (fixture->document);

  g_assert_cmpstr (title, ==, "New Tender");
  g_assert_false (get_flag (fixture, "edited"));
  set_title (fixture, "a", NULL);
  set_title (fixture, "a", NULL);
  g_assert_cmpuint (fixture->changes, ==, 1);
  g_assert_true (get_flag (fixture, "edited"));

  set_title (fixture, "ab", "title");
  set_title (fixture, "abc", "title");
  tdr_document_undo (fixture->document);
  assert_title (fixture, "a");
  g_assert_true (get_flag (fixture, "can-redo"));
  tdr_document_undo (fixture->document);
  g_assert_false (get_flag (fixture, "edited"));
  g_assert_false (get_flag (fixture, "can-undo"));
  tdr_document_redo (fixture->document);
  assert_title (fixture, "a");
}

static void
test_saves_and_opens (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GFile) file = file_of (fixture);
  g_autoptr (GError) error = NULL;

  set_title (fixture, "saved", NULL);
  g_assert_true (save (fixture, file, &error));
  g_assert_no_error (error);
  g_assert_false (get_flag (fixture, "edited"));
  g_assert_true (tdr_document_get_file (fixture->document) == file);

  tdr_document_replace (fixture->document, tdr_tender_new ());
  g_assert_null (tdr_document_get_file (fixture->document));
  tdr_document_open_async (fixture->document, file, NULL, ready_cb, fixture);
  g_assert_true (tdr_document_open_finish (fixture->document, wait_for_result (fixture), &error));
  assert_title (fixture, "saved");
  g_assert_false (get_flag (fixture, "can-undo"));
}

/* What was typed while the file was being written is not saved yet. */
static void
test_edit_during_save (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GFile) file = file_of (fixture);
  g_autoptr (TdrTender) tender = NULL;

  set_title (fixture, "before", NULL);
  tdr_document_save_async (fixture->document, file, NULL, ready_cb, fixture);
  set_title (fixture, "after", NULL);
  g_assert_true (tdr_document_save_finish (fixture->document, wait_for_result (fixture), NULL));
  g_assert_true (get_flag (fixture, "edited"));
  tender = tdr_tender_load (g_file_peek_path (file), NULL);
  g_assert_cmpstr (tender->title, ==, "before");
}

static void
test_failure_changes_nothing (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GFile) missing = g_file_new_build_filename (fixture->folder, "none", "a.tender", NULL);
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://example.org/a.tender");
  g_autoptr (GError) error = NULL;

  set_title (fixture, "mine", NULL);
  tdr_document_open_async (fixture->document, missing, NULL, ready_cb, fixture);
  g_assert_false (tdr_document_open_finish (fixture->document, wait_for_result (fixture), &error));
  g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNREADABLE);
  g_clear_error (&error);

  g_assert_false (save (fixture, missing, &error));
  g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNWRITABLE);
  g_clear_error (&error);
  g_assert_false (save (fixture, remote, &error));
  g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNWRITABLE);

  assert_title (fixture, "mine");
  g_assert_true (get_flag (fixture, "edited"));
  g_assert_null (tdr_document_get_file (fixture->document));
}

static TdrCatalog *
open_catalog (void)
{
  g_autofree char *path = tdr_catalog_dup_data_path ("catalog.db");
  g_autoptr (GError) error = NULL;
  TdrCatalog *catalog = tdr_catalog_open (path, &error);

  g_assert_no_error (error);
  return catalog;
}

static void
add_workload (Fixture    *fixture,
              const char *model)
{
  TdrTender *tender = tdr_tender_copy (tdr_document_get_tender (fixture->document));
  TdrTenderWorkload *workload = tdr_tender_workload_new ("w1", "One");

  g_strfreev (workload->candidates);
  workload->candidates = g_strdupv ((char *[]) { (char *) model, NULL });
  workload->figures.requests_per_month = 1000;
  workload->figures.input_tokens = 1000;
  workload->figures.output_tokens = 100;
  g_ptr_array_set_size (tender->workloads, 0);
  g_ptr_array_add (tender->workloads, workload);
  tdr_document_apply (fixture->document, tender, NULL);
}

static void
wait_until_idle (Fixture *fixture)
{
  while (tdr_document_get_busy (fixture->document))
    g_main_context_iteration (NULL, TRUE);
}

/* However many edits there are, what is shown in the end is the result of the last. */
static void
test_evaluates_the_newest (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (TdrCatalog) catalog = open_catalog ();
  TdrEvaluation *evaluation;

  tdr_document_set_catalog (fixture->document, catalog);
  add_workload (fixture, "gpt-5-mini");
  add_workload (fixture, "gemini-2.5-flash");
  add_workload (fixture, "claude-haiku-4.5");
  wait_until_idle (fixture);

  evaluation = tdr_document_get_evaluation (fixture->document);
  g_assert_true (tdr_tender_equal (tdr_evaluation_get_tender (evaluation), tdr_document_get_tender (fixture->document)));
  g_assert_cmpstr (tdr_plan_get_model (tdr_evaluation_get_winner (evaluation, 0)), ==, "claude-haiku-4.5");
  g_assert_null (tdr_document_get_problem (fixture->document));
}

static void
test_says_why_not (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (TdrCatalog) catalog = open_catalog ();

  tdr_document_set_catalog (fixture->document, catalog);
  add_workload (fixture, "claude-haiku-45");
  wait_until_idle (fixture);
  g_assert_null (tdr_document_get_evaluation (fixture->document));
  g_assert_nonnull (strstr (tdr_document_get_problem (fixture->document), "claude-haiku-45"));
}

/* The copy of a document that is still open is nobody's loss. */
static void
test_open_copy_is_not_offered (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (TdrAutosave) autosave = tdr_autosave_new (0);
  g_autoptr (GPtrArray) copies = NULL;

  tdr_autosave_schedule (autosave, tdr_document_get_tender (fixture->document), NULL);
  tdr_autosave_flush (autosave);
  copies = tdr_document_list_recoverable ();
  g_assert_cmpuint (copies->len, ==, 0);
}

/* A copy without a lock is what a program leaves that ended unexpectedly. */
static void
leave_copy (Fixture *fixture,
            GFile   *file)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "tender", "autosave", NULL);
  g_autofree char *path = g_build_filename (folder, "left.tender", NULL);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *text =
    g_strdup_printf ("{\"format\": 1, \"title\": \"left\", \"later\": 7, \"autosave_of\": \"%s\"}", uri);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_recovers (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GFile) file = file_of (fixture);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  const TdrTender *tender;

  leave_copy (fixture, file);
  copies = tdr_document_list_recoverable ();
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_true (tdr_document_recover (fixture->document, g_ptr_array_index (copies, 0), NULL));

  tender = tdr_document_get_tender (fixture->document);
  g_assert_cmpstr (tender->title, ==, "left");
  g_assert_true (json_object_has_member (tender->unknown, "later"));
  g_assert_false (json_object_has_member (tender->unknown, "autosave_of"));
  g_assert_true (g_file_equal (tdr_document_get_file (fixture->document), file));
  g_assert_true (get_flag (fixture, "edited"));

  rest = tdr_document_list_recoverable ();
  g_assert_cmpuint (rest->len, ==, 0);
}

static guint
count_copies (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "tender", "autosave", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
test_keeps_after_delay (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (TdrAutosave) autosave = tdr_autosave_new (0);
  guint before = count_copies ();

  tdr_autosave_schedule (autosave, tdr_document_get_tender (fixture->document), NULL);
  g_assert_cmpuint (count_copies (), ==, before);
  while (count_copies () == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_copies (), ==, before + 2);   /* the copy and its lock */

  tdr_autosave_discard (autosave);
  g_assert_cmpuint (count_copies (), ==, before);
}

static void
add (const char *path,
     void      (*test) (Fixture       *fixture,
                        gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/document/edits", test_edits);
  add ("/document/saves-and-opens", test_saves_and_opens);
  add ("/document/edit-during-save", test_edit_during_save);
  add ("/document/failure-changes-nothing", test_failure_changes_nothing);
  add ("/document/evaluates-the-newest", test_evaluates_the_newest);
  add ("/document/says-why-not", test_says_why_not);
  add ("/document/open-copy-is-not-offered", test_open_copy_is_not_offered);
  add ("/document/recovers", test_recovers);
  add ("/document/keeps-after-delay", test_keeps_after_delay);

  return g_test_run ();
}
