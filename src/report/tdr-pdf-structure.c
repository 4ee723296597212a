/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-pdf-structure.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#include "tdr-pdf.h"

typedef struct {
  const TdrPdfStructure *structure;
  qpdf_data pdf;
  guint n_figures;
  guint n_heads;
} Run;

/* cairo 1.18.4 writes neither /Alt nor /Scope (environment notes: it ignores the attributes of structure tags). */
static void
complete_element (Run        *run,
                  qpdf_oh     element,
                  const char *type)
{
  const TdrPdfStructure *structure = run->structure;

  if (g_str_equal (type, "/Figure") && run->n_figures < structure->figures->len)
    qpdf_oh_replace_key (run->pdf, element, "/Alt",
                         qpdf_oh_new_unicode_string (run->pdf,
                                                     g_ptr_array_index (structure->figures, run->n_figures++)));
  else if (g_str_equal (type, "/TH") && run->n_heads < structure->heads->len)
    qpdf_oh_replace_key (run->pdf, element, "/A",
                         qpdf_oh_parse (run->pdf, g_array_index (structure->heads, gboolean, run->n_heads++)
                                                    ? "<< /O /Table /Scope /Row >>"
                                                    : "<< /O /Table /Scope /Column >>"));
}

/* The tree is walked in the order of the document, in which figures and heads were gathered. */
static void
walk (Run     *run,
      qpdf_oh  element)
{
  qpdf_oh kids;

  if (!qpdf_oh_is_dictionary (run->pdf, element))
    return;
  if (qpdf_oh_has_key (run->pdf, element, "/S"))
    complete_element (run, element, qpdf_oh_get_name (run->pdf, qpdf_oh_get_key (run->pdf, element, "/S")));

  kids = qpdf_oh_get_key (run->pdf, element, "/K");
  if (qpdf_oh_is_array (run->pdf, kids))
    for (int i = 0; i < qpdf_oh_get_array_n_items (run->pdf, kids); i++)
      walk (run, qpdf_oh_get_array_item (run->pdf, kids, i));
  else if (qpdf_oh_has_key (run->pdf, kids, "/S"))
    walk (run, kids);
}

static char *
info_text (qpdf_data   pdf,
           qpdf_oh     info,
           const char *key)
{
  return g_strdup (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, info, key)));
}

/* cairo leaves the "D:" out of dates that it is given. */
static void
complete_dates (qpdf_data   pdf,
                qpdf_oh     info,
                const char *date)
{
  g_auto (GStrv) parts = g_strsplit (date, "-", -1);
  g_autofree char *digits = g_strjoinv ("", parts);
  g_autofree char *text = g_strdup_printf ("D:%s000000Z", digits);

  qpdf_oh_replace_key (pdf, info, "/CreationDate", qpdf_oh_new_string (pdf, text));
  qpdf_oh_replace_key (pdf, info, "/ModDate", qpdf_oh_new_string (pdf, text));
}

/* The same words as in the document information, as XMP (ISO 16684-1). It names no conformance: none was checked. */
static char *
make_xmp (const TdrPdfStructure *self,
          qpdf_data              pdf,
          qpdf_oh                info)
{
  g_autofree char *title = info_text (pdf, info, "/Title");
  g_autofree char *author = info_text (pdf, info, "/Author");
  g_autofree char *subject = info_text (pdf, info, "/Subject");
  g_autofree char *keywords = info_text (pdf, info, "/Keywords");
  g_autofree char *creator = info_text (pdf, info, "/Creator");

  return g_markup_printf_escaped (
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>"
      "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>"
      "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>"
      "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>"
      "<pdf:Keywords>%s</pdf:Keywords><xmp:CreatorTool>%s</xmp:CreatorTool>"
      "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate><xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>"
      "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
      title, author, subject, self->language, keywords, creator, self->date, self->date);
}

static void
add_xmp (const TdrPdfStructure *self,
         qpdf_data              pdf,
         qpdf_oh                info,
         qpdf_oh                root)
{
  g_autofree char *xmp = make_xmp (self, pdf, info);
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, stream);

  qpdf_oh_replace_key (pdf, dictionary, "/Type", qpdf_oh_new_name (pdf, "/Metadata"));
  qpdf_oh_replace_key (pdf, dictionary, "/Subtype", qpdf_oh_new_name (pdf, "/XML"));
  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) xmp, strlen (xmp), qpdf_oh_new_null (pdf),
                               qpdf_oh_new_null (pdf));
  qpdf_oh_replace_key (pdf, root, "/Metadata", stream);
}

static void
complete_pages (qpdf_data pdf)
{
  for (int i = 0; i < qpdf_get_num_pages (pdf); i++)
    qpdf_oh_replace_key (pdf, qpdf_get_page_n (pdf, (size_t) i), "/Tabs", qpdf_oh_new_name (pdf, "/S"));
}

static void
complete_document (const TdrPdfStructure *self,
                   qpdf_data              pdf)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh info = qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Info");
  Run run = { .structure = self, .pdf = pdf };

  qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_unicode_string (pdf, self->language));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", qpdf_oh_parse (pdf, "<< /DisplayDocTitle true >>"));
  complete_dates (pdf, info, self->date);
  add_xmp (self, pdf, info, root);
  complete_pages (pdf);
  walk (&run, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"));
}

static GBytes *
write_memory (qpdf_data   pdf,
              GError    **error)
{
  /* The identifier is a digest of the content, so that the same content has the same bytes. */
  qpdf_init_write_memory (pdf);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  if (qpdf_write (pdf) & QPDF_ERRORS)
    {
      g_set_error (error, TDR_REPORT_ERROR, TDR_REPORT_ERROR_PDF, "Cannot write the report: %s",
                   qpdf_get_error_full_text (pdf, qpdf_get_error (pdf)));
      return NULL;
    }

  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

/**
 * tdr_pdf_structure_init:
 *
 * Prepares to gather.
 */
void
tdr_pdf_structure_init (TdrPdfStructure *self,
                        const char      *language,
                        const char      *date)
{
  self->language = g_strdup (language);
  self->date = g_strdup (date);
  self->figures = g_ptr_array_new_with_free_func (g_free);
  self->heads = g_array_new (FALSE, FALSE, sizeof (gboolean));
}

/**
 * tdr_pdf_structure_clear:
 *
 * Frees what was gathered.
 */
void
tdr_pdf_structure_clear (TdrPdfStructure *self)
{
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
}

/**
 * tdr_pdf_structure_add_figure:
 *
 * Says what the next figure shows.
 */
void
tdr_pdf_structure_add_figure (TdrPdfStructure *self,
                              const char      *alternative)
{
  g_ptr_array_add (self->figures, g_strdup (alternative));
}

/**
 * tdr_pdf_structure_add_head:
 *
 * Says what the next head of a table is a head of.
 */
void
tdr_pdf_structure_add_head (TdrPdfStructure *self,
                            gboolean         of_row)
{
  g_array_append_val (self->heads, of_row);
}

/**
 * tdr_pdf_structure_complete:
 * @bytes: what cairo wrote
 *
 * Adds language, alternative texts, scopes of heads, XMP and a stable identifier, and drops the entries that cairo's
 * cross-reference table has for artifacts but never writes.
 *
 * Returns: (transfer full) (nullable): the finished file
 */
GBytes *
tdr_pdf_structure_complete (const TdrPdfStructure  *self,
                            const GByteArray       *bytes,
                            GError                **error)
{
  qpdf_data pdf = qpdf_init ();
  GBytes *finished = NULL;

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  if (qpdf_read_memory (pdf, "report", (const char *) bytes->data, bytes->len, NULL) & QPDF_ERRORS)
    g_set_error (error, TDR_REPORT_ERROR, TDR_REPORT_ERROR_PDF, "Cannot read the report again: %s",
                 qpdf_get_error_full_text (pdf, qpdf_get_error (pdf)));
  else
    {
      complete_document (self, pdf);
      finished = write_memory (pdf, error);
    }
  qpdf_cleanup (&pdf);

  return finished;
}
