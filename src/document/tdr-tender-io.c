/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender-io.h"

#include "tdr-tender-json.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST_FILE_BYTES (64 * 1024 * 1024)   /* a tender of a hundred workloads has about 100 KiB */
#define NEW_FILE_MODE 0666                      /* less what the user's umask takes away */

static gboolean
refuse_file (const char  *path,
             const char  *message,
             GError     **error)
{
  g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNREADABLE, "%s %s", path, message);
  return FALSE;
}

/* Asked before it is opened: a named pipe would wait for ever, and a device has no end. */
static gboolean
check_file (const char  *path,
            GError     **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 && errno == ENOENT)
    return refuse_file (path, _("does not exist. Check the name."), error);
  if (g_stat (path, &status) != 0)
    return refuse_file (path, _("cannot be reached. Check the permissions of its folders."), error);
  if (S_ISDIR (status.st_mode))
    return refuse_file (path, _("is a folder. Choose the tender inside it."), error);
  if (!S_ISREG (status.st_mode))
    return refuse_file (path, _("is not a file. Choose a file that Tender saved."), error);
  if (status.st_size == 0)
    return refuse_file (path, _("is empty. Take a copy of it that is not."), error);
  if (status.st_size > LARGEST_FILE_BYTES)
    return refuse_file (path, _("is larger than any tender. Choose a file that Tender saved."), error);

  return TRUE;
}

static gboolean
read_file (const char  *path,
           char       **text,
           gsize       *length,
           GError     **error)
{
  g_autoptr (GError) reason = NULL;

  if (!check_file (path, error))
    return FALSE;
  if (g_file_get_contents (path, text, length, &reason))
    return TRUE;

  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return refuse_file (path, _("may not be read by you. Ask its owner, or change its permissions."), error);
  g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNREADABLE, _("%s cannot be read: %s."), path,
               reason->message);
  return FALSE;
}

static gboolean
failed_with (const GError *reason,
             GFileError    code,
             GFileError    other)
{
  return g_error_matches (reason, G_FILE_ERROR, (int) code) || g_error_matches (reason, G_FILE_ERROR, (int) other);
}

static const char *
remedy (const GError *reason)
{
  if (failed_with (reason, G_FILE_ERROR_NOSPC, G_FILE_ERROR_NOSPC))
    return _("the disk is full. Free some space, or save elsewhere.");
  if (failed_with (reason, G_FILE_ERROR_ROFS, G_FILE_ERROR_ROFS))
    return _("that place can only be read. Save elsewhere.");
  if (failed_with (reason, G_FILE_ERROR_ACCES, G_FILE_ERROR_PERM))
    return _("you may not write there. Save elsewhere, or change the folder's permissions.");
  if (failed_with (reason, G_FILE_ERROR_NOENT, G_FILE_ERROR_NOTDIR))
    return _("there is no such folder. Make it, or save elsewhere.");
  if (failed_with (reason, G_FILE_ERROR_ISDIR, G_FILE_ERROR_ISDIR))
    return _("there is a folder of that name. Choose another name.");

  return NULL;
}

/* A link stays a link: what it points to is replaced. */
static char *
resolve (const char *path)
{
  char *target = realpath (path, NULL);
  g_autofree char *copy = g_strdup (target != NULL ? target : path);

  free (target);
  return g_steal_pointer (&copy);
}

/**
 * tdr_tender_load:
 * @path: in the encoding of file names
 *
 * Reads a tender. Fails with a code of %TDR_TENDER_ERROR.
 */
TdrTender *
tdr_tender_load (const char  *path,
                 GError     **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!read_file (path, &text, &length, error))
    return NULL;

  return tdr_tender_parse (path, text, length, error);
}

/**
 * tdr_tender_save:
 *
 * Saves a tender: written aside, put on the disk, then renamed, so that @path always holds either the old tender or the
 * new one, whole. Fails with %TDR_TENDER_ERROR_UNWRITABLE.
 */
gboolean
tdr_tender_save (const TdrTender  *self,
                 const char       *path,
                 GError          **error)
{
  g_autofree char *text = tdr_tender_to_text (self);
  g_autofree char *target = resolve (path);
  g_autoptr (GError) reason = NULL;
  GStatBuf status;
  int mode = g_stat (target, &status) == 0 ? (int) (status.st_mode & 07777) : NEW_FILE_MODE;
  GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;

  if (g_file_set_contents_full (target, text, (gssize) strlen (text), flags, mode, &reason))
    return TRUE;

  g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNWRITABLE, _("%s was not saved: %s"), path,
               remedy (reason) != NULL ? remedy (reason) : reason->message);
  return FALSE;
}
