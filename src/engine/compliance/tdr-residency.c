/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-residency.h"

#include "tdr-engine-error.h"

#include <string.h>

#define ANYWHERE "*"

/* The 27 member states: Treaty on European Union, Article 52, without the United Kingdom since 1 February 2020
 * (europa.eu, "EU countries"). Greece is GR in ISO 3166-1. */
static const char *const eu_members[] = {
  "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
  "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", NULL,
};

/* The EFTA states that are parties to the Agreement on the European Economic Area (Article 126); Switzerland is not. */
static const char *const eea_only_members[] = { "IS", "LI", "NO", NULL };

static char **
split_list (const char *list)
{
  char **items = g_strsplit (list != NULL ? list : "", ";", -1);
  guint kept = 0;

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_strstrip (items[i]);
      if (*items[i] == '\0')
        g_free (items[i]);
      else
        items[kept++] = items[i];
    }
  items[kept] = NULL;

  return items;
}

/* EU lies inside EEA; the members lie inside both. */
static gboolean
lies_inside (const char *jurisdiction,
             const char *area)
{
  gboolean is_eu = strcmp (area, "EU") == 0;
  gboolean is_eea = strcmp (area, "EEA") == 0;

  if (strcmp (jurisdiction, area) == 0)
    return TRUE;
  if (is_eea && (strcmp (jurisdiction, "EU") == 0 || g_strv_contains (eea_only_members, jurisdiction)))
    return TRUE;

  return (is_eu || is_eea) && g_strv_contains (eu_members, jurisdiction);
}

static gboolean
lies_inside_any (const char  *jurisdiction,
                 char       **areas)
{
  for (guint i = 0; areas[i] != NULL; i++)
    if (lies_inside (jurisdiction, areas[i]))
      return TRUE;

  return FALSE;
}

/* "DE", "DE and FR", "DE, ES and FR". */
static char *
join_words (char **words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, words[i + 1] == NULL ? " and " : ", ");
      g_string_append (text, words[i]);
    }

  return g_string_free_and_steal (text);
}

static gboolean
is_jurisdiction (const char *text)
{
  if (strcmp (text, "EEA") == 0)
    return TRUE;

  return strlen (text) == 2 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]);
}

static TdrVerdict
reach (TdrOutcome                  outcome,
       const TdrComplianceSubject *subject,
       char                       *reason)
{
  return (TdrVerdict) { .outcome = outcome, .reason = reason, .evidence = subject->route->evidence };
}

/**
 * tdr_residency_check:
 * @allowed: (nullable): jurisdictions that a buyer allows
 *
 * Whether @allowed can be held against a route: at least one, and codes only. If not, fails with
 * %TDR_ENGINE_ERROR_INVALID, naming what cannot be read.
 */
gboolean
tdr_residency_check (const char  *allowed,
                     GError     **error)
{
  g_auto (GStrv) areas = split_list (allowed);

  for (guint i = 0; areas[i] != NULL; i++)
    if (!is_jurisdiction (areas[i]))
      {
        g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                     "“%.40s” is not a jurisdiction: use country codes of two capital letters, EU or EEA, "
                     "separated by ;",
                     areas[i]);
        return FALSE;
      }

  if (areas[0] == NULL)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "Residency needs at least one jurisdiction, for instance EU");
      return FALSE;
    }

  return TRUE;
}

/**
 * tdr_residency_contains:
 * @allowed: jurisdictions, separated by ";"
 * @jurisdiction: one country, "EU", "EEA" or "*"
 *
 * Whether all of @jurisdiction lies inside @allowed. "*" lies inside nothing; nor does EU inside any list of its
 * members.
 */
gboolean
tdr_residency_contains (const char *allowed,
                        const char *jurisdiction)
{
  g_auto (GStrv) areas = split_list (allowed);

  return strcmp (jurisdiction, ANYWHERE) != 0 && lies_inside_any (jurisdiction, areas);
}

/**
 * tdr_residency_dup_outside:
 *
 * Those of @jurisdictions that do not lie inside @allowed, separated by ";", in their order; empty if all do.
 */
char *
tdr_residency_dup_outside (const char *allowed,
                           const char *jurisdictions)
{
  g_auto (GStrv) places = split_list (jurisdictions);
  GString *outside = g_string_new (NULL);

  for (guint i = 0; places[i] != NULL; i++)
    if (!tdr_residency_contains (allowed, places[i]))
      g_string_append_printf (outside, "%s%s", outside->len > 0 ? ";" : "", places[i]);

  return g_string_free_and_steal (outside);
}

/**
 * tdr_residency_dup_list:
 *
 * @jurisdictions as they stand in an English sentence: "DE, ES and FR", "anywhere in the world", or "nowhere".
 */
char *
tdr_residency_dup_list (const char *jurisdictions)
{
  g_auto (GStrv) places = split_list (jurisdictions);

  if (g_strv_contains ((const char *const *) places, ANYWHERE))
    return g_strdup ("anywhere in the world");
  if (places[0] == NULL)
    return g_strdup ("nowhere");

  return join_words (places);
}

/**
 * tdr_residency_judge:
 * @allowed: jurisdictions that the buyer allows
 * @subject: whose route is judged
 *
 * Passes only where every place in which a request may be processed is known and lies inside @allowed.
 */
TdrVerdict
tdr_residency_judge (const char                 *allowed,
                     const TdrComplianceSubject *subject)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = tdr_residency_dup_list (allowed);
  g_auto (GStrv) places = split_list (subject->route->jurisdictions);
  g_autofree char *outside = NULL;
  g_autofree char *words = NULL;

  if (!tdr_residency_check (allowed, &error))
    return reach (TDR_OUTCOME_UNKNOWN, subject, g_strdup (error->message));
  if (places[0] == NULL)
    return reach (TDR_OUTCOME_UNKNOWN, subject,
                  g_strdup_printf ("Where requests may be processed is not known, so nothing keeps them inside %s",
                                   wanted));

  outside = tdr_residency_dup_outside (allowed, subject->route->jurisdictions);
  if (*outside == '\0')
    {
      words = tdr_residency_dup_list (subject->route->jurisdictions);
      return reach (TDR_OUTCOME_PASS, subject,
                    strcmp (words, wanted) == 0
                      ? g_strdup_printf ("Requests are processed in %s only", words)
                      : g_strdup_printf ("Requests are processed in %s only, inside %s", words, wanted));
    }

  words = tdr_residency_dup_list (outside);
  return reach (TDR_OUTCOME_FAIL, subject,
                g_strdup_printf ("Requests may be processed %s%s, outside %s",
                                 strcmp (outside, ANYWHERE) == 0 ? "" : "in ", words, wanted));
}

/**
 * tdr_residency_judge_in_region:
 *
 * Passes only where requests stay in the one region that was asked.
 */
TdrVerdict
tdr_residency_judge_in_region (const TdrComplianceSubject *subject)
{
  g_auto (GStrv) regions = split_list (subject->route->destinations);
  gboolean several = regions[0] != NULL && regions[1] != NULL;

  switch (subject->route->kind)
    {
    case TDR_ROUTE_IN_REGION:
      if (several)
        break;
      return reach (TDR_OUTCOME_PASS, subject,
                    g_strdup_printf ("Requests stay in %s", subject->region != NULL ? subject->region : "one region"));

    case TDR_ROUTE_UNSPECIFIED:
      return reach (TDR_OUTCOME_UNKNOWN, subject, g_strdup ("Whether requests stay in one region is not known"));

    case TDR_ROUTE_GLOBAL:
      return reach (TDR_OUTCOME_FAIL, subject, g_strdup ("Requests may be processed in any region of the world"));

    case TDR_ROUTE_GEO:
    case TDR_ROUTE_DATA_ZONE:
    default:
      break;
    }

  if (several)
    return reach (TDR_OUTCOME_FAIL, subject,
                  g_strdup_printf ("Requests may be processed in any of %u regions, not only in %s",
                                   g_strv_length (regions), subject->region != NULL ? subject->region : "one"));

  return reach (TDR_OUTCOME_FAIL, subject, g_strdup ("Requests may be routed to other regions"));
}
