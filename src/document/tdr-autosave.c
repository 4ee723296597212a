/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-autosave.h"

#include "tdr-tender-io.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define ORIGIN_MEMBER "autosave_of"   /* of the copy: the address of the file that it was made for */
#define LOCK_SUFFIX ".lock"
#define COPY_SUFFIX ".tender"

struct _TdrAutosave {
  char *path;
  char *lock_path;
  int lock;
  guint delay_ms;
  guint timer;
  TdrTender *waiting;
  gboolean failed;
};

static char *
state_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "tender", "autosave", NULL);
}

/* The lock is a file of its own, because each save replaces the copy by another file. */
static int
take_lock (const char *path)
{
  int lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) != 0)
    g_clear_fd (&lock, NULL);
  return lock;
}

/* The folder and the lock are made with the first copy: a tender that is only looked at leaves nothing behind. */
static void
make_place (TdrAutosave *self)
{
  g_autofree char *folder = state_folder ();
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *lock_name = g_strconcat (name, LOCK_SUFFIX, NULL);
  g_autofree char *copy_name = g_strconcat (name, COPY_SUFFIX, NULL);

  g_mkdir_with_parents (folder, 0700);
  self->path = g_build_filename (folder, copy_name, NULL);
  self->lock_path = g_build_filename (folder, lock_name, NULL);
  self->lock = take_lock (self->lock_path);
}

static TdrTender *
with_origin (const TdrTender *tender,
             GFile           *file)
{
  TdrTender *copy = tdr_tender_copy (tender);
  JsonObject *members = json_object_new ();
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup ("");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (copy->unknown != NULL)
    {
      json_object_iter_init_ordered (&iter, copy->unknown);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        json_object_set_member (members, name, json_node_copy (node));
      json_object_unref (copy->unknown);
    }
  json_object_set_string_member (members, ORIGIN_MEMBER, uri);
  copy->unknown = members;

  return copy;
}

/* It fails where the disk is full or the home read-only. That is said once in the log: the open tender is whole. */
static void
write_copy (TdrAutosave *self)
{
  g_autoptr (GError) error = NULL;

  if (self->path == NULL)
    make_place (self);
  if (!tdr_tender_save (self->waiting, self->path, &error) && !self->failed)
    {
      g_message ("%s", error->message);
      self->failed = TRUE;
    }
  g_clear_pointer (&self->waiting, tdr_tender_free);
}

static gboolean
delay_over_cb (gpointer data)
{
  TdrAutosave *self = data;

  self->timer = 0;
  write_copy (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_orphan (const char *path)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (COPY_SUFFIX));
  g_autofree char *lock_path = g_strconcat (stem, LOCK_SUFFIX, NULL);
  g_autofd int lock = take_lock (lock_path);

  return lock >= 0;
}

static gint64
age_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_mtime : 0;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const char *path_a = g_file_peek_path (*(GFile *const *) a);
  const char *path_b = g_file_peek_path (*(GFile *const *) b);
  gint64 difference = age_of (path_b) - age_of (path_a);

  return difference != 0 ? (difference > 0) - (difference < 0) : strcmp (path_a, path_b);
}

/**
 * tdr_autosave_new:
 * @delay_ms: from the first edit that is not kept yet to the copy
 */
TdrAutosave *
tdr_autosave_new (guint delay_ms)
{
  TdrAutosave *self = g_new0 (TdrAutosave, 1);

  self->delay_ms = delay_ms;
  self->lock = -1;

  return self;
}

/**
 * tdr_autosave_free:
 * @self: (nullable) (transfer full)
 *
 * The copy goes too: this is called when the program ends as it should.
 */
void
tdr_autosave_free (TdrAutosave *self)
{
  if (self == NULL)
    return;

  tdr_autosave_discard (self);
  g_free (self);
}

/**
 * tdr_autosave_schedule:
 * @file: (nullable): the file that @tender belongs to
 *
 * Keeps @tender, copied, after the delay. Calls in between replace what is kept, not the time: nobody types so long
 * that nothing is kept.
 */
void
tdr_autosave_schedule (TdrAutosave     *self,
                       const TdrTender *tender,
                       GFile           *file)
{
  g_clear_pointer (&self->waiting, tdr_tender_free);
  self->waiting = with_origin (tender, file);
  if (self->timer == 0)
    self->timer = g_timeout_add (self->delay_ms, delay_over_cb, self);
}

/**
 * tdr_autosave_flush:
 *
 * Keeps at once what waits to be kept.
 */
void
tdr_autosave_flush (TdrAutosave *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->waiting != NULL)
    write_copy (self);
}

/**
 * tdr_autosave_discard:
 *
 * Deletes the copy, because what it holds was saved or given up.
 */
void
tdr_autosave_discard (TdrAutosave *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->waiting, tdr_tender_free);

  if (self->path != NULL)
    g_unlink (self->path);
  if (self->lock_path != NULL)
    g_unlink (self->lock_path);
  g_clear_fd (&self->lock, NULL);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->lock_path, g_free);
}

/**
 * tdr_autosave_list:
 *
 * The copies that no running program holds.
 *
 * Returns: (element-type GFile) (transfer container): newest first
 */
GPtrArray *
tdr_autosave_list (void)
{
  g_autofree char *folder = state_folder ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, COPY_SUFFIX) && is_orphan (path))
        g_ptr_array_add (files, g_file_new_for_path (path));
    }
  g_ptr_array_sort (files, compare_newest_first);

  return g_steal_pointer (&files);
}

/**
 * tdr_autosave_recover:
 * @file: (out) (transfer full) (nullable): the file that the copy was made for
 *
 * Reads a copy. Fails with a code of %TDR_TENDER_ERROR.
 */
TdrTender *
tdr_autosave_recover (GFile   *autosave,
                      GFile  **file,
                      GError **error)
{
  g_autoptr (TdrTender) tender = tdr_tender_load (g_file_peek_path (autosave), error);
  const char *uri;

  if (tender == NULL)
    return NULL;

  uri = tender->unknown != NULL ? json_object_get_string_member_with_default (tender->unknown, ORIGIN_MEMBER, "") : "";
  *file = uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;
  if (tender->unknown != NULL)
    json_object_remove_member (tender->unknown, ORIGIN_MEMBER);

  return g_steal_pointer (&tender);
}

/**
 * tdr_autosave_delete:
 *
 * Deletes a copy that was recovered or is not wanted.
 */
void
tdr_autosave_delete (GFile *autosave)
{
  const char *path = g_file_peek_path (autosave);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (COPY_SUFFIX));
  g_autofree char *lock_path = g_strconcat (stem, LOCK_SUFFIX, NULL);

  g_unlink (path);
  g_unlink (lock_path);
}
