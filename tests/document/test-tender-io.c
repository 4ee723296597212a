/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender-io.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *path;
  TdrTender *tender;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("tender-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.tender", NULL);
  fixture->tender = tdr_tender_new ();
  g_ptr_array_add (fixture->tender->workloads, tdr_tender_workload_new ("w1", "One"));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char *name;
  g_autoptr (GDir) dir = NULL;

  g_chmod (fixture->folder, 0700);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  tdr_tender_free (fixture->tender);
}

static void
assert_load_refused (const char *path,
                     const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tdr_tender_load (path, &error));
  g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNREADABLE);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_nonnull (strstr (error->message, says));
}

static void
assert_save_refused (Fixture    *fixture,
                     const char *path,
                     const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tdr_tender_save (fixture->tender, path, &error));
  g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNWRITABLE);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_nonnull (strstr (error->message, says));
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tdr_tender_save (fixture->tender, fixture->path, &error));
  g_assert_no_error (error);
}

static void
test_saves (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = NULL;

  save (fixture);
  tender = tdr_tender_load (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (tdr_tender_equal (tender, fixture->tender));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_keeps_mode_and_link (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.tender", NULL);
  GStatBuf status;

  save (fixture);
  g_chmod (fixture->path, 0640);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (tdr_tender_save (fixture->tender, link, NULL));

  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  assert_load_refused (fixture->path, "does not exist");
  assert_load_refused (fixture->folder, "is a folder");
  assert_load_refused ("/dev/null", "is not a file");

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_load_refused (fixture->path, "is empty");

  save (fixture);
  g_chmod (fixture->path, 0);
  if (g_access (fixture->path, R_OK) == 0)
    g_test_skip ("this user may read everything");
  else
    assert_load_refused (fixture->path, "may not be read");
}

static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  save (fixture);
  g_assert_cmpint (truncate (fixture->path, G_GINT64_CONSTANT (1) << 33), ==, 0);
  assert_load_refused (fixture->path, "larger than any tender");
}

static void
test_unwritable_place (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "none", "a.tender", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_save_refused (fixture, missing, "no such folder");
  assert_save_refused (fixture, fixture->folder, "folder of that name");
  assert_save_refused (fixture, "/dev/null", "not a file");

  save (fixture);
  g_file_get_contents (fixture->path, &before, NULL, NULL);
  g_chmod (fixture->folder, 0500);
  if (g_access (fixture->folder, W_OK) == 0)
    {
      g_test_skip ("this user may write everywhere");
      return;
    }

  g_free (fixture->tender->title);
  fixture->tender->title = g_strdup ("changed");
  assert_save_refused (fixture, fixture->path, "may not write");
  g_file_get_contents (fixture->path, &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* A limit on the size of files fails in the middle of writing, as a full disk does. */
static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  struct rlimit usual;
  struct rlimit small;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  save (fixture);
  g_file_get_contents (fixture->path, &before, NULL, NULL);
  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (fixture->tender->shortlist, g_strdup ("a plan with a long name, so that the file grows"));

  getrlimit (RLIMIT_FSIZE, &usual);
  small = usual;
  small.rlim_cur = 1000;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  assert_save_refused (fixture, fixture->path, "was not saved");
  setrlimit (RLIMIT_FSIZE, &usual);

  g_file_get_contents (fixture->path, &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
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
  g_test_init (&argc, &argv, NULL);

  add ("/tender-io/saves", test_saves);
  add ("/tender-io/keeps-mode-and-link", test_keeps_mode_and_link);
  add ("/tender-io/unreadable", test_unreadable);
  add ("/tender-io/too-large", test_too_large);
  add ("/tender-io/unwritable-place", test_unwritable_place);
  add ("/tender-io/full-disk", test_full_disk);

  return g_test_run ();
}
