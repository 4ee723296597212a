/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender-io.h"

#include "tdr-file.h"
#include "tdr-tender-json.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define LARGEST_FILE_BYTES (64 * 1024 * 1024) /* a tender of a hundred workloads has about 100 KiB */

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
 * Saves a tender: @path holds either the old one or the new one, whole. Fails with %TDR_TENDER_ERROR_UNWRITABLE.
 */
gboolean
tdr_tender_save (const TdrTender  *self,
                 const char       *path,
                 GError          **error)
{
  g_autofree char *text = tdr_tender_to_text (self);

  return tdr_file_replace (path, text, strlen (text), error);
}
