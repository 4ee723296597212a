/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-requirement-words.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *promise;
  const char *title;
  const char *explanation;
} Promise;

static const Promise promises[] = {
  { "no-training", N_("Not Used for Training"), N_("Prompts and answers do not teach the provider’s models") },
  { "zero-retention", N_("Nothing Retained"), N_("Prompts and answers are gone once the answer is given") },
  { "private-network", N_("Private Network Path"), N_("Requests do not cross the public internet") },
  { "customer-keys", N_("Customer-Managed Keys"), N_("What is stored is encrypted under keys that you hold") },
  { "invocation-logging", N_("Invocation Logging"), N_("Each request can be recorded in your own account") },
};

/* The argument of a requirement names each of these; ISO 3166 but for the two unions. */
static const TdrPlace places[] = {
  { "EU", N_("European Union") },
  { "EEA", N_("European Economic Area") },
  { "CH", N_("Switzerland") },
  { "GB", N_("United Kingdom") },
  { "DE", N_("Germany") },
  { "FR", N_("France") },
  { "IE", N_("Ireland") },
  { "IT", N_("Italy") },
  { "NL", N_("Netherlands") },
  { "ES", N_("Spain") },
  { "SE", N_("Sweden") },
  { "US", N_("United States") },
  { "CA", N_("Canada") },
  { "BR", N_("Brazil") },
  { "AU", N_("Australia") },
  { "JP", N_("Japan") },
  { "KR", N_("South Korea") },
  { "SG", N_("Singapore") },
  { "IN", N_("India") },
};

static const Promise *
find_promise (const char *argument)
{
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    if (g_strcmp0 (promises[i].promise, argument) == 0)
      return &promises[i];
  return NULL;
}

static const char *
get_place_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].code, code))
      return _(places[i].name);
  return code;
}

/* Names of the jurisdictions in @codes (nullable), which ";" separates. */
char *
tdr_requirement_words_dup_places (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes ? codes : "", ";", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++)
    {
      if (i > 0)
        /* Translators: between the names of a list: "Switzerland, Germany". */
        g_string_append (names, C_("list separator", ", "));
      g_string_append (names, get_place_name (g_strstrip (parts[i])));
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

/* What the requirement is called in a list of them. */
char *
tdr_requirement_words_dup_title (TdrRequirementKind  kind,
                                 const char         *argument)
{
  const Promise *promise;

  switch (kind)
    {
    case TDR_REQUIREMENT_RESIDENCY:
      return argument && *argument ? tdr_requirement_words_dup_places (argument) : g_strdup (_("Choose Places"));
    case TDR_REQUIREMENT_IN_REGION:
      return g_strdup (_("No Cross-Region Routing"));
    case TDR_REQUIREMENT_CERTIFICATION:
      return g_strdup (argument);
    case TDR_REQUIREMENT_HANDLING:
      promise = find_promise (argument);
      return g_strdup (promise ? _(promise->title) : argument);
    case TDR_REQUIREMENT_PROCESSOR:
      return g_strdup (_("Processed by the Cloud Provider Itself"));
    default:
      g_return_val_if_reached (NULL);
    }
}

/* One sentence on what the requirement asks. */
const char *
tdr_requirement_words_explain (TdrRequirementKind  kind,
                               const char         *argument)
{
  const Promise *promise;

  switch (kind)
    {
    case TDR_REQUIREMENT_RESIDENCY:
      return _("Requests are processed only inside these places, wherever routing may send them");
    case TDR_REQUIREMENT_IN_REGION:
      return _("One region only, with no inference profile that spans several");
    case TDR_REQUIREMENT_CERTIFICATION:
      return _("The service itself is in scope, not only its provider");
    case TDR_REQUIREMENT_HANDLING:
      promise = find_promise (argument);
      return promise ? _(promise->explanation) : "";
    case TDR_REQUIREMENT_PROCESSOR:
      return _("No third party becomes a data processor");
    default:
      g_return_val_if_reached ("");
    }
}

/* The promises on data handling, (array zero-terminated=1). */
const char *const *
tdr_requirement_words_get_promises (void)
{
  static const char *const names[] = {
    "no-training", "zero-retention", "private-network", "customer-keys", "invocation-logging", NULL,
  };

  return names;
}

/* The jurisdictions to choose from; their names are to be translated by the caller. */
const TdrPlace *
tdr_requirement_words_get_places (guint *n_places)
{
  *n_places = G_N_ELEMENTS (places);
  return places;
}
