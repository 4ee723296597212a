/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-live-rows.h"

#define DATE_LENGTH 10
#define MOST_FIELDS 16

static const char *const files[TDR_N_LIVE_KINDS] = {
  [TDR_LIVE_MODELS] = "models.csv",
  [TDR_LIVE_PRICES] = "prices.csv",
  [TDR_LIVE_AVAILABILITY] = "availability.csv",
  [TDR_LIVE_ROUTES] = "routes.csv",
  [TDR_LIVE_RATES] = "instance-rates.csv",
  [TDR_LIVE_OFFERED] = "instance-regions.csv",
};

/**
 * tdr_live_rows_new:
 */
TdrLiveRows *
tdr_live_rows_new (const char    *source,
                   TdrLiveModels *models)
{
  TdrLiveRows *self = g_new0 (TdrLiveRows, 1);

  self->source = source;
  self->models = models;
  for (guint i = 0; i < TDR_N_LIVE_KINDS; i++)
    self->tables[i] = tdr_live_table_new (files[i]);

  return self;
}

/**
 * tdr_live_rows_free:
 */
void
tdr_live_rows_free (TdrLiveRows *self)
{
  for (guint i = 0; i < TDR_N_LIVE_KINDS; i++)
    tdr_live_table_free (self->tables[i]);
  g_free (self);
}

/**
 * tdr_live_rows_add:
 * @fact: from which the row is: the date of its evidence
 * @note: (nullable): of its evidence
 * @fields: without the evidence
 *
 * Adds a row with its evidence.
 */
void
tdr_live_rows_add (TdrLiveRows        *self,
                   TdrLiveKind         kind,
                   const TdrFact      *fact,
                   const char         *note,
                   const TdrLiveField *fields,
                   guint               n_fields)
{
  g_autofree char *as_of = g_strndup (fact->fetched != NULL ? fact->fetched : "", DATE_LENGTH);
  TdrLiveField row[MOST_FIELDS];

  g_assert (n_fields + 3 <= MOST_FIELDS);
  for (guint i = 0; i < n_fields; i++)
    row[i] = fields[i];
  row[n_fields] = (TdrLiveField) { "source", self->source };
  row[n_fields + 1] = (TdrLiveField) { "as_of", as_of };
  row[n_fields + 2] = (TdrLiveField) { "note", note };
  tdr_live_table_add (self->tables[kind], row, n_fields + 3);
}

/**
 * tdr_live_rows_dup_note:
 *
 * Returns: (transfer full): how the source writes a price, since when, and in which list
 */
char *
tdr_live_rows_dup_note (const TdrFact *fact)
{
  g_autofree char *since = fact->effective != NULL ? g_strdup_printf (" since %.10s", fact->effective) : NULL;
  g_autofree char *version = fact->version != NULL ? g_strconcat (", list ", fact->version, NULL) : NULL;
  const char *name = fact->raw_name != NULL ? fact->raw_name : fact->subject;

  return g_strdup_printf ("%s: %s for %s%s%s", name, fact->raw_value, fact->raw_unit, since != NULL ? since : "",
                          version != NULL ? version : "");
}
