/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-file.h"

#include "tdr-json-source.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#define NEW_FILE_MODE 0666   /* less what the user's umask takes away */

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

/* Renaming over a device or a pipe would put a file in its place, where that is allowed. */
static gboolean
check_target (const char  *path,
              gboolean     exists,
              GStatBuf    *status,
              GError     **error)
{
  if (!exists || S_ISREG (status->st_mode) || S_ISDIR (status->st_mode))
    return TRUE;

  g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNWRITABLE,
               _("%s was not saved: what is there is not a file. Choose another name."), path);
  return FALSE;
}

/**
 * tdr_file_replace:
 * @path: in the encoding of file names
 *
 * Puts a file where @path is: written aside, put on the disk, then renamed, so that @path always holds either what it
 * held or all of @data. A link stays a link. Fails with %TDR_TENDER_ERROR_UNWRITABLE; the message says what can be done.
 */
gboolean
tdr_file_replace (const char  *path,
                  const char  *data,
                  gsize        length,
                  GError     **error)
{
  g_autofree char *target = resolve (path);
  g_autoptr (GError) reason = NULL;
  GStatBuf status;
  gboolean exists = g_stat (target, &status) == 0;
  int mode = exists ? (int) (status.st_mode & 07777) : NEW_FILE_MODE;
  GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;

  if (!check_target (path, exists, &status, error))
    return FALSE;
  if (g_file_set_contents_full (target, data, (gssize) length, flags, mode, &reason))
    return TRUE;

  g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNWRITABLE, _("%s was not saved: %s"), path,
               remedy (reason) != NULL ? remedy (reason) : reason->message);
  return FALSE;
}
