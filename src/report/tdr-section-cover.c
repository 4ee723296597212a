/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

#include "tdr-format.h"
#include "tdr-tender-currency.h"

#define ABOVE_TITLE 90.0
#define BELOW_TITLE 26.0
#define ABOVE_CONTENTS 26.0

static void
add_pair (TdrSection *self,
          const char *label,
          const char *words)
{
  if (words != NULL && *words != '\0')
    tdr_composer_add_pair (self->composer, label, words);
}

static void
add_title (TdrSection *self)
{
  self->composer->y += ABOVE_TITLE;
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_LABEL, _("Comparison of offers for AI capacity"));
  tdr_composer_add_title (self->composer, self->tender->title);
  if (self->tender->buyer != NULL)
    tdr_composer_add_paragraph (self->composer, TDR_TEXT_LEAD, self->tender->buyer);
  tdr_composer_skip (self->composer, BELOW_TITLE);
}

static void
add_facts (TdrSection *self)
{
  TdrCatalog *catalog = tdr_evaluation_get_catalog (self->evaluation);
  g_autofree char *rate = tdr_exchange_words_dup (tdr_tender_get_exchange (self->tender));
  g_autofree char *term = NULL;

  term = g_strdup_printf (ngettext ("%u month", "%u months", self->tender->term_months), self->tender->term_months);
  add_pair (self, _("Reference"), self->tender->reference);
  add_pair (self, _("Prices valid on"), tdr_evaluation_get_price_date (self->evaluation));
  add_pair (self, _("Prices dated"), self->price_range);
  add_pair (self, _("Their age told on"), tdr_catalog_get_today (catalog));
  add_pair (self, _("Catalogue of"), tdr_catalog_get_date (catalog));
  add_pair (self, _("Currency"), self->tender->currency);
  add_pair (self, _("Exchange rate"), rate);
  add_pair (self, _("Term"), term);
  add_pair (self, _("Made by"), "Tender " TDR_VERSION);
  add_pair (self, _("Inputs"), tdr_evaluation_get_digest (self->evaluation));
}

static void
add_contents (TdrSection *self)
{
  tdr_composer_skip (self->composer, ABOVE_CONTENTS);
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_LABEL, _("Contents"));
  for (guint i = 0; self->contents != NULL && i < self->contents->len; i++)
    tdr_composer_add_reference (self->composer, g_ptr_array_index (self->contents, i));
}

/**
 * tdr_section_add_cover:
 *
 * The first page: what this is, whose, of when, and what it was made from.
 */
void
tdr_section_add_cover (TdrSection *self)
{
  add_title (self);
  add_facts (self);
  add_contents (self);
}
