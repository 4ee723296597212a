/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-pdf.h"

#include <cairo-pdf.h>

#include "tdr-chart.h"
#include "tdr-pdf-structure.h"

struct _TdrPdf {
  cairo_surface_t *surface;
  cairo_t *cr;
  GByteArray *bytes;
  GPtrArray *open;            /* tags, the innermost last */
  TdrPdfStructure structure;
};

G_DEFINE_QUARK (tdr-report-error-quark, tdr_report_error)

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (TdrPdf               *self,
              const TdrPdfMetadata *metadata)
{
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", metadata->date);

  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, metadata->title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_AUTHOR, metadata->author);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_SUBJECT, metadata->subject);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_KEYWORDS, metadata->keywords);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, metadata->creator);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
begin (TdrPdf     *self,
       const char *tag,
       const char *attributes)
{
  g_ptr_array_add (self->open, g_strdup (tag));
  cairo_tag_begin (self->cr, tag, attributes);
}

/**
 * tdr_pdf_new:
 *
 * A PDF without pages, in which the structure's root is open.
 */
TdrPdf *
tdr_pdf_new (const TdrPageLayout  *layout,
             const TdrPdfMetadata *metadata)
{
  TdrPdf *self = g_new0 (TdrPdf, 1);

  self->bytes = g_byte_array_new ();
  self->open = g_ptr_array_new_with_free_func (g_free);
  tdr_pdf_structure_init (&self->structure, metadata->language, metadata->date);
  self->surface = cairo_pdf_surface_create_for_stream (append_bytes, self->bytes, layout->width, layout->height);
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_7);
  set_metadata (self, metadata);
  self->cr = cairo_create (self->surface);
  begin (self, "Document", NULL);

  return self;
}

/**
 * tdr_pdf_free:
 *
 * Frees a PDF, finished or not.
 */
void
tdr_pdf_free (TdrPdf *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->bytes);
  g_ptr_array_unref (self->open);
  tdr_pdf_structure_clear (&self->structure);
  g_free (self);
}

/**
 * tdr_pdf_get_cairo:
 *
 * Returns: (transfer none): what the current page is drawn with
 */
cairo_t *
tdr_pdf_get_cairo (TdrPdf *self)
{
  return self->cr;
}

/**
 * tdr_pdf_begin:
 * @tag: a standard structure type ("H1", "P", "Table", "TR", "TD", "L" …), or "Artifact" for what is not to be read out
 *
 * Opens a structure element, to be closed by tdr_pdf_end().
 */
void
tdr_pdf_begin (TdrPdf     *self,
               const char *tag)
{
  begin (self, tag, NULL);
}

/**
 * tdr_pdf_begin_head:
 * @of_row: whether it is the head of a row rather than of a column
 *
 * Opens the head of a row or a column in a table.
 */
void
tdr_pdf_begin_head (TdrPdf   *self,
                    gboolean  of_row)
{
  tdr_pdf_structure_add_head (&self->structure, of_row);
  begin (self, "TH", NULL);
}

/**
 * tdr_pdf_begin_figure:
 * @alternative: what the picture says, in words
 *
 * Opens a figure. Its drawing needs a text within, or cairo leaves it out of the structure.
 */
void
tdr_pdf_begin_figure (TdrPdf     *self,
                      const char *alternative)
{
  tdr_pdf_structure_add_figure (&self->structure, alternative);
  begin (self, "Figure", NULL);
}

/**
 * tdr_pdf_begin_link:
 * @attributes: as cairo takes them: "dest='name'" or "uri='https://…'"
 *
 * Opens a link.
 */
void
tdr_pdf_begin_link (TdrPdf     *self,
                    const char *attributes)
{
  begin (self, CAIRO_TAG_LINK, attributes);
}

/**
 * tdr_pdf_mark_place:
 * @name: of letters, digits and "-"
 *
 * Names the current point, for links and the outline.
 */
void
tdr_pdf_mark_place (TdrPdf     *self,
                    const char *name)
{
  g_autofree char *attributes = g_strdup_printf ("name='%s'", name);

  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

/**
 * tdr_pdf_end:
 *
 * Closes the innermost element.
 */
void
tdr_pdf_end (TdrPdf *self)
{
  g_autofree char *tag = NULL;

  g_return_if_fail (self->open->len > 0);

  tag = g_ptr_array_steal_index (self->open, self->open->len - 1);
  cairo_tag_end (self->cr, tag);
}

/**
 * tdr_pdf_add_outline:
 * @place: named by tdr_pdf_mark_place()
 *
 * Adds an entry to the outline.
 */
void
tdr_pdf_add_outline (TdrPdf     *self,
                     const char *title,
                     const char *place)
{
  g_autofree char *attributes = g_strdup_printf ("dest='%s'", place);

  cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, title, attributes, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/**
 * tdr_pdf_end_page:
 *
 * Ends the current page; what is drawn from here on stands on the next one.
 */
void
tdr_pdf_end_page (TdrPdf *self)
{
  cairo_show_page (self->cr);
}

/**
 * tdr_pdf_finish:
 *
 * Ends the last page and the PDF: nothing can be drawn any more.
 *
 * Returns: (transfer full) (nullable): its bytes, the same for the same calls
 */
GBytes *
tdr_pdf_finish (TdrPdf  *self,
                GError **error)
{
  cairo_status_t status;

  /* Tags that are closed after the last page would make another, empty one. */
  while (self->open->len > 0)
    tdr_pdf_end (self);
  tdr_pdf_end_page (self);
  status = cairo_status (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TDR_REPORT_ERROR, TDR_REPORT_ERROR_PDF, "Cannot draw the report: %s",
                   cairo_status_to_string (status));
      return NULL;
    }

  return tdr_pdf_structure_complete (&self->structure, self->bytes, error);
}
