/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender-json.h"

#include "tdr-json-figure.h"
#include "tdr-json-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MOST_WORKLOADS 200
#define MOST_REQUIREMENTS 200
#define MOST_CANDIDATES 1000
#define MOST_SHORTLISTED 10000

/* Members in the order of the file, so that a first glance meets them as a person would say them. */
static const struct {
  const char *name;
  gsize offset;
} counts[] = {
  { "requests_per_month", G_STRUCT_OFFSET (TdrWorkload, requests_per_month) },
  { "input_tokens", G_STRUCT_OFFSET (TdrWorkload, input_tokens) },
  { "output_tokens", G_STRUCT_OFFSET (TdrWorkload, output_tokens) },
  { "requests_per_prefix", G_STRUCT_OFFSET (TdrWorkload, requests_per_prefix) },
}, shares[] = {
  { "cached_share", G_STRUCT_OFFSET (TdrWorkload, cached_ppm) },
  { "batch_share", G_STRUCT_OFFSET (TdrWorkload, batch_ppm) },
  { "growth_per_year", G_STRUCT_OFFSET (TdrWorkload, growth_ppm) },
}, latencies[] = {
  { "first_token_seconds", G_STRUCT_OFFSET (TdrWorkload, first_token_seconds) },
  { "token_interval_seconds", G_STRUCT_OFFSET (TdrWorkload, token_interval_seconds) },
};

/* The engine's own limits, held against one figure at a time, so that the message can name its place. */
static void
check_alone (TdrJsonSource     *source,
             TdrJsonPlace      *place,
             const char        *member,
             const TdrWorkload *probe)
{
  g_autoptr (GError) error = NULL;

  if (!tdr_workload_check (probe, &error))
    tdr_json_reader_refuse (source, place, member, _("is wrong: %s"), error->message);
}

static void
read_count (TdrJsonSource *source,
            TdrJsonPlace  *place,
            const char    *member,
            gsize          offset,
            TdrWorkload   *figures)
{
  TdrWorkload probe;

  tdr_workload_init (&probe);
  tdr_json_reader_integer (source, place, member, G_STRUCT_MEMBER_P (&probe, offset));
  check_alone (source, place, member, &probe);
  G_STRUCT_MEMBER (gint64, figures, offset) = G_STRUCT_MEMBER (gint64, &probe, offset);
}

static void
read_share (TdrJsonSource *source,
            TdrJsonPlace  *place,
            const char    *member,
            gsize          offset,
            TdrWorkload   *figures)
{
  TdrWorkload probe;

  tdr_workload_init (&probe);
  tdr_json_reader_share (source, place, member, G_STRUCT_MEMBER_P (&probe, offset));
  check_alone (source, place, member, &probe);
  G_STRUCT_MEMBER (int, figures, offset) = G_STRUCT_MEMBER (int, &probe, offset);
}

static void
read_latency (TdrJsonSource *source,
              TdrJsonPlace  *place,
              const char    *member,
              gsize          offset,
              TdrWorkload   *figures)
{
  TdrWorkload probe;

  tdr_workload_init (&probe);
  tdr_json_reader_number (source, place, member, G_STRUCT_MEMBER_P (&probe, offset));
  check_alone (source, place, member, &probe);
  G_STRUCT_MEMBER (double, figures, offset) = G_STRUCT_MEMBER (double, &probe, offset);
}

static void
read_figures (TdrJsonSource *source,
              TdrJsonPlace  *place,
              TdrWorkload   *figures)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    read_count (source, place, counts[i].name, counts[i].offset, figures);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    read_share (source, place, shares[i].name, shares[i].offset, figures);
  for (guint i = 0; i < G_N_ELEMENTS (latencies); i++)
    read_latency (source, place, latencies[i].name, latencies[i].offset, figures);

  tdr_json_reader_integers (source, place, "week", TDR_HOURS_PER_WEEK, figures->week);
  check_alone (source, place, "week", figures);
}

static TdrTenderWorkload *
read_workload (TdrJsonSource *source,
               TdrJsonPlace  *place)
{
  g_autoptr (TdrTenderWorkload) workload = tdr_tender_workload_new ("", "");

  tdr_json_reader_string (source, place, "id", TDR_TENDER_MAX_NAME, &workload->id);
  tdr_json_reader_string (source, place, "name", TDR_TENDER_MAX_NAME, &workload->name);
  tdr_json_reader_string (source, place, "note", TDR_TENDER_MAX_NOTE, &workload->note);
  tdr_json_reader_strings (source, place, "candidates", MOST_CANDIDATES, &workload->candidates);
  read_figures (source, place, &workload->figures);
  workload->unknown = tdr_json_reader_unknown (place);
  if (workload->id[0] == '\0')
    tdr_json_reader_refuse (source, place, "id", _("is missing: give the workload a short name of its own"));

  return g_steal_pointer (&workload);
}

static TdrTenderRequirement *
read_requirement (TdrJsonSource *source,
                  TdrJsonPlace  *place)
{
  g_autoptr (TdrTenderRequirement) requirement =
    tdr_tender_requirement_new (TDR_REQUIREMENT_IN_REGION, TDR_LEVEL_MUST, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *kind = g_strdup ("");
  g_autofree char *level = g_strdup (tdr_requirement_level_to_string (TDR_LEVEL_MUST));
  TdrRequirement probe;

  tdr_json_reader_string (source, place, "kind", TDR_TENDER_MAX_NAME, &kind);
  tdr_json_reader_string (source, place, "level", TDR_TENDER_MAX_NAME, &level);
  tdr_json_reader_string (source, place, "argument", TDR_TENDER_MAX_NAME, &requirement->argument);
  requirement->unknown = tdr_json_reader_unknown (place);

  if (!tdr_requirement_kind_from_string (kind, &requirement->kind))
    tdr_json_reader_refuse (source, place, "kind",
                            _("is “%.40s”: it must be residency, in-region, certification, handling or processor"),
                            kind);
  if (!tdr_requirement_level_from_string (level, &requirement->level))
    tdr_json_reader_refuse (source, place, "level", _("is “%.40s”: it must be must, wish or off"), level);
  probe = (TdrRequirement) { requirement->kind, requirement->level, requirement->argument };
  if (!tdr_requirement_check (&probe, &error))
    tdr_json_reader_refuse (source, place, "argument", _("is wrong: %s"), error->message);

  return g_steal_pointer (&requirement);
}

static void
read_workloads (TdrJsonSource *source,
                TdrJsonPlace  *root,
                TdrTender     *tender)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint length = tdr_json_reader_length (source, root, "workloads", MOST_WORKLOADS);

  for (guint i = 0; i < length && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) place = tdr_json_reader_element (source, root, "workloads", i);
      TdrTenderWorkload *workload;

      if (place == NULL)
        return;

      workload = read_workload (source, place);
      g_ptr_array_add (tender->workloads, workload);
      if (!g_hash_table_add (ids, workload->id))
        tdr_json_reader_refuse (source, place, "id", _("is “%.40s” like that of another workload: change one"),
                                workload->id);
    }
}

static void
read_requirements (TdrJsonSource *source,
                   TdrJsonPlace  *root,
                   TdrTender     *tender)
{
  guint length = tdr_json_reader_length (source, root, "requirements", MOST_REQUIREMENTS);

  for (guint i = 0; i < length && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) place = tdr_json_reader_element (source, root, "requirements", i);

      if (place != NULL)
        g_ptr_array_add (tender->requirements, read_requirement (source, place));
    }
}

static void
read_shortlist (TdrJsonSource *source,
                TdrJsonPlace  *root,
                TdrTender     *tender)
{
  g_auto (GStrv) ids = g_new0 (char *, 1);

  tdr_json_reader_strings (source, root, "shortlist", MOST_SHORTLISTED, &ids);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (tender->shortlist, g_strdup (ids[i]));
}

static void
read_assumptions (TdrJsonSource *source,
                  TdrJsonPlace  *root,
                  TdrTender     *tender)
{
  g_autoptr (TdrJsonPlace) place = tdr_json_reader_object (source, root, "assumptions");

  if (place != NULL && !tdr_json_source_failed (source))
    tender->assumptions = tdr_assumptions_read (source, place, tender->currency);
}

static void
read_award (TdrJsonSource *source,
            TdrJsonPlace  *root,
            TdrTender     *tender)
{
  g_autoptr (TdrJsonPlace) place = tdr_json_reader_object (source, root, "award");

  if (place != NULL && !tdr_json_source_failed (source))
    tender->award = tdr_award_terms_read (source, place, tender->currency);
}

static void
read_header (TdrJsonSource *source,
             TdrJsonPlace  *root,
             TdrTender     *tender)
{
  gint64 term = tender->term_months;

  tdr_json_reader_string (source, root, "title", TDR_TENDER_MAX_NAME, &tender->title);
  tdr_json_reader_string (source, root, "buyer", TDR_TENDER_MAX_NAME, &tender->buyer);
  tdr_json_reader_string (source, root, "reference", TDR_TENDER_MAX_NAME, &tender->reference);
  tdr_json_reader_string (source, root, "currency", TDR_TENDER_MAX_NAME, &tender->currency);
  tdr_json_reader_string (source, root, "price_date", TDR_TENDER_MAX_NAME, &tender->price_date);
  tdr_json_reader_integer (source, root, "term_months", &term);

  if (!tdr_tender_is_currency (tender->currency))
    tdr_json_reader_refuse (source, root, "currency", _("must be three capital letters, for instance USD"));
  if (tender->price_date != NULL && !tdr_tender_is_date (tender->price_date))
    tdr_json_reader_refuse (source, root, "price_date", _("must be a date like 2026-10-31"));
  if (term < 1 || term > TDR_TENDER_MAX_TERM_MONTHS)
    tdr_json_reader_refuse (source, root, "term_months", _("must be from 1 to %d months"), TDR_TENDER_MAX_TERM_MONTHS);
  else
    tender->term_months = (guint) term;
}

/* The format comes first: what a later version wrote may look wrong to this one, and is not. */
static gboolean
check_format (TdrJsonSource  *source,
              TdrJsonPlace   *root,
              const char     *name,
              GError        **error)
{
  g_autofree char *written = NULL;
  gint64 format = 0;

  if (!json_object_has_member (root->object, "format"))
    {
      g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_NOT_JSON,
                   _("%s is JSON, but not a tender: it has no “format”. Choose a file that Tender saved."), name);
      return FALSE;
    }

  tdr_json_reader_integer (source, root, "format", &format);
  if (!tdr_json_source_end (source, error))
    return FALSE;

  written = g_strdup_printf ("%" G_GINT64_FORMAT, format);
  if (format > TDR_TENDER_FORMAT)
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_NEWER,
                 _("%s is of format %s, and this version of Tender reads up to %d. Update Tender."), name, written,
                 TDR_TENDER_FORMAT);
  else if (format < 1)
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID, _("%s: format must be %d"), name,
                 TDR_TENDER_FORMAT);

  return format >= 1 && format <= TDR_TENDER_FORMAT;
}

static gboolean
is_flat (const TdrWorkload *figures)
{
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    if (figures->week[hour] != 1)
      return FALSE;

  return TRUE;
}

static void
set_week (JsonObject        *object,
          const TdrWorkload *figures)
{
  JsonArray *week;

  if (is_flat (figures))
    return;

  week = json_array_new ();
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    json_array_add_int_element (week, figures->week[hour]);
  json_object_set_array_member (object, "week", week);
}

static JsonObject *
workload_to_json (const TdrTenderWorkload *self)
{
  JsonObject *object = json_object_new ();
  const TdrWorkload *figures = &self->figures;

  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "name", self->name);
  if (self->note[0] != '\0')
    json_object_set_string_member (object, "note", self->note);
  tdr_json_set_strings (object, "candidates", (const char *const *) self->candidates);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    json_object_set_int_member (object, counts[i].name, G_STRUCT_MEMBER (gint64, figures, counts[i].offset));
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    tdr_json_set_share (object, shares[i].name, G_STRUCT_MEMBER (int, figures, shares[i].offset));
  for (guint i = 0; i < G_N_ELEMENTS (latencies); i++)
    tdr_json_set_number (object, latencies[i].name, G_STRUCT_MEMBER (double, figures, latencies[i].offset));
  set_week (object, figures);
  tdr_json_add_unknown (object, self->unknown);

  return object;
}

static JsonObject *
requirement_to_json (const TdrTenderRequirement *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", tdr_requirement_kind_to_string (self->kind));
  json_object_set_string_member (object, "level", tdr_requirement_level_to_string (self->level));
  if (self->argument != NULL)
    json_object_set_string_member (object, "argument", self->argument);
  tdr_json_add_unknown (object, self->unknown);

  return object;
}

static void
set_header (JsonObject      *object,
            const TdrTender *self)
{
  json_object_set_int_member (object, "format", TDR_TENDER_FORMAT);
  json_object_set_string_member (object, "title", self->title);
  json_object_set_string_member (object, "buyer", self->buyer);
  json_object_set_string_member (object, "reference", self->reference);
  json_object_set_string_member (object, "currency", self->currency);
  if (self->price_date != NULL)
    json_object_set_string_member (object, "price_date", self->price_date);
  json_object_set_int_member (object, "term_months", self->term_months);
}

static void
set_lists (JsonObject      *object,
           const TdrTender *self)
{
  JsonArray *workloads = json_array_new ();
  JsonArray *requirements = json_array_new ();
  JsonArray *shortlist = json_array_new ();

  for (guint i = 0; i < self->workloads->len; i++)
    json_array_add_object_element (workloads, workload_to_json (g_ptr_array_index (self->workloads, i)));
  for (guint i = 0; i < self->requirements->len; i++)
    json_array_add_object_element (requirements, requirement_to_json (g_ptr_array_index (self->requirements, i)));
  for (guint i = 0; i < self->shortlist->len; i++)
    json_array_add_string_element (shortlist, g_ptr_array_index (self->shortlist, i));

  json_object_set_array_member (object, "workloads", workloads);
  json_object_set_array_member (object, "requirements", requirements);
  json_object_set_array_member (object, "shortlist", shortlist);
}

/**
 * tdr_tender_parse:
 * @name: of the file, for messages
 *
 * Reads a tender strictly: nothing is guessed, nothing is left out in silence. Whether its candidates exist is left to
 * the evaluation, which has the catalogue.
 *
 * Fails with a code of %TDR_TENDER_ERROR; the message names file, line, member and remedy.
 */
TdrTender *
tdr_tender_parse (const char  *name,
                  const char  *text,
                  gsize        length,
                  GError     **error)
{
  g_autoptr (TdrJsonSource) source = tdr_json_source_new (name, text, length, error);
  g_autoptr (TdrTender) tender = tdr_tender_new ();
  g_autoptr (TdrJsonPlace) root = NULL;

  if (source == NULL)
    return NULL;

  root = tdr_json_reader_root (source);
  if (!check_format (source, root, name, error))
    return NULL;

  read_header (source, root, tender);
  read_workloads (source, root, tender);
  read_requirements (source, root, tender);
  read_shortlist (source, root, tender);
  read_assumptions (source, root, tender);
  tdr_tender_models_read (source, root, tender->models);
  tdr_quotes_read (source, root, tender->currency, tender->quotes);
  read_award (source, root, tender);
  tender->unknown = tdr_json_reader_unknown (root);

  if (!tdr_json_source_end (source, error))
    return NULL;
  return g_steal_pointer (&tender);
}

/**
 * tdr_tender_to_text:
 *
 * The bytes of the file. The same tender gives the same bytes; what tdr_tender_parse() did not know is written back.
 */
char *
tdr_tender_to_text (const TdrTender *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  set_header (object, self);
  set_lists (object, self);
  if (self->assumptions != NULL)
    json_object_set_object_member (object, "assumptions", tdr_assumptions_to_json (self->assumptions));
  if (self->models->len > 0)
    json_object_set_array_member (object, "models", tdr_tender_models_to_json (self->models));
  if (self->quotes->len > 0)
    json_object_set_array_member (object, "quotes", tdr_quotes_to_json (self->quotes));
  if (self->award != NULL)
    json_object_set_object_member (object, "award", tdr_award_terms_to_json (self->award));
  tdr_json_add_unknown (object, self->unknown);
  json_node_take_object (root, object);

  return tdr_json_to_text (root);
}

/**
 * tdr_tender_is_currency:
 *
 * Whether @text has the shape of an ISO 4217 code.
 */
gboolean
tdr_tender_is_currency (const char *text)
{
  return strlen (text) == 3 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) && g_ascii_isupper (text[2]);
}

/**
 * tdr_tender_is_date:
 *
 * Whether @text is an ISO 8601 date of the calendar: "2026-10-31".
 */
gboolean
tdr_tender_is_date (const char *text)
{
  int year, month, day;
  char rest;

  return strlen (text) == 10 && sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) == 3
         && month >= 1 && day >= 1 && year >= 1
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}
