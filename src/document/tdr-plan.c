/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan.h"

#include "tdr-format.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *platform;
  const char *name;
} platform_names[] = {
  { "bedrock", N_("Amazon Bedrock") },
  { "azure-openai", N_("Azure OpenAI") },
  { "azure-foundry", N_("Microsoft Foundry") },
  { "vertex", N_("Google Vertex AI") },
  { "anthropic-direct", N_("Anthropic API") },
  { "openai-direct", N_("OpenAI API") },
  { "aws", N_("AWS") },
  { "azure", N_("Azure") },
  { "gcp", N_("Google Cloud") },
};

static const char *
describe_route (TdrRouteKind kind)
{
  switch (kind)
    {
    case TDR_ROUTE_IN_REGION: return C_("route", "in region");
    case TDR_ROUTE_GEO: return C_("route", "geo profile");
    case TDR_ROUTE_DATA_ZONE: return C_("route", "data zone");
    case TDR_ROUTE_GLOBAL: return C_("route", "global");
    case TDR_ROUTE_UNSPECIFIED:
    default: return C_("route", "route not stated");
    }
}

static const char *
describe_deployment (TdrDeployment deployment)
{
  switch (deployment)
    {
    case TDR_DEPLOYMENT_ON_DEMAND: return C_("deployment", "on demand");
    case TDR_DEPLOYMENT_PRIORITY: return C_("deployment", "priority");
    case TDR_DEPLOYMENT_FLEX: return C_("deployment", "flex");
    case TDR_DEPLOYMENT_LATENCY_OPTIMIZED: return C_("deployment", "latency-optimised");
    case TDR_DEPLOYMENT_RESERVED: return C_("deployment", "reserved");
    case TDR_DEPLOYMENT_PROVISIONED: return C_("deployment", "provisioned");
    case TDR_DEPLOYMENT_SELF_HOSTED:
    default: return C_("deployment", "self-hosted");
    }
}

static const char *
describe_term (TdrTerm term)
{
  switch (term)
    {
    case TDR_TERM_ON_DEMAND: return C_("term", "on demand");
    case TDR_TERM_ONE_YEAR: return C_("term", "1 year");
    case TDR_TERM_THREE_YEARS: return C_("term", "3 years");
    case TDR_TERM_SPOT: return C_("term", "spot");
    case TDR_TERM_CAPACITY_BLOCK:
    default: return C_("term", "capacity block");
    }
}

static void
append_part (GString    *text,
             const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* That a managed offer is on demand goes without saying. */
static void
append_managed (GString        *text,
                const TdrOffer *offer)
{
  if (offer->deployment != TDR_DEPLOYMENT_ON_DEMAND)
    append_part (text, describe_deployment (offer->deployment));
  append_part (text, offer->commitment);
  append_part (text, describe_route (offer->route.kind));
}

static void
append_how (GString       *text,
            const TdrPlan *self)
{
  if (self->offer != NULL)
    {
      append_managed (text, self->offer);
      return;
    }

  append_part (text, tdr_plan_get_platform_name (self));
  append_part (text, describe_term (self->instance->term));
}

static void
append_quote (GString       *text,
              const TdrPlan *self)
{
  g_autofree char *by = NULL;

  if (self->quote == NULL)
    return;

  /* Translators: who made the bid */
  by = g_strdup_printf (_("quoted by %s"), self->quote->supplier);
  append_part (text, by);
}

static void
append_machines (GString       *text,
                 const TdrPlan *self)
{
  g_autofree char *machines = NULL;

  if (self->instance == NULL || self->sizing->hosts == 0)
    return;

  /* Translators: how many machines are rented */
  machines = g_strdup_printf (ngettext ("%d machine", "%d machines", (gulong) self->sizing->hosts), self->sizing->hosts);
  append_part (text, machines);
}

static char *
dup_missing_meters (const TdrCost *cost)
{
  g_autoptr (GString) meters = g_string_new (NULL);

  for (guint meter = 0; meter < TDR_N_METERS; meter++)
    if (cost->missing & (1u << meter))
      g_string_append_printf (meters, "%s%s", meters->len > 0 ? ", " : "", tdr_format_meter ((TdrMeter) meter));

  /* Translators: the cost cannot be said, because these rates are not known */
  return g_strdup_printf (_("No price is known for %s."), meters->str);
}

/**
 * tdr_plan_get_developer:
 *
 * Who made the model.
 */
const char *
tdr_plan_get_developer (const TdrPlan *self)
{
  return self->offer != NULL ? self->offer->developer : self->model->developer;
}

/**
 * tdr_plan_get_model:
 *
 * The model's canonical name.
 */
const char *
tdr_plan_get_model (const TdrPlan *self)
{
  return self->offer != NULL ? self->offer->model : self->model->id;
}

/**
 * tdr_plan_get_model_name:
 *
 * The model's name for a person.
 */
const char *
tdr_plan_get_model_name (const TdrPlan *self)
{
  return self->offer != NULL ? self->offer->model_name : self->model->name;
}

/**
 * tdr_plan_get_platform:
 *
 * Where it is bought, as the catalogue says it: "bedrock", or "aws" for a machine.
 */
const char *
tdr_plan_get_platform (const TdrPlan *self)
{
  return self->offer != NULL ? self->offer->platform : self->instance->cloud;
}

/**
 * tdr_plan_get_platform_name:
 *
 * Where it is bought, for a person: "Amazon Bedrock".
 */
const char *
tdr_plan_get_platform_name (const TdrPlan *self)
{
  const char *platform = tdr_plan_get_platform (self);

  for (guint i = 0; i < G_N_ELEMENTS (platform_names); i++)
    if (g_strcmp0 (platform, platform_names[i].platform) == 0)
      return _(platform_names[i].name);

  return platform;
}

/**
 * tdr_plan_get_provider:
 *
 * Who sells it: "Amazon".
 */
const char *
tdr_plan_get_provider (const TdrPlan *self)
{
  if (self->quote != NULL)
    return self->quote->supplier;

  return self->offer != NULL ? self->offer->provider : self->instance->provider;
}

/**
 * tdr_plan_get_region:
 *
 * Returns: (nullable): the region asked, %NULL where there is none
 */
const char *
tdr_plan_get_region (const TdrPlan *self)
{
  return self->offer != NULL ? self->offer->region : self->instance->region;
}

/**
 * tdr_plan_get_chip:
 *
 * Returns: (nullable): the accelerator's name, %NULL for a managed offer
 */
const char *
tdr_plan_get_chip (const TdrPlan *self)
{
  if (self->instance == NULL)
    return NULL;

  return self->instance->host.chip != NULL ? self->instance->host.chip->name : self->instance->chip_name;
}

/**
 * tdr_plan_get_term:
 *
 * Returns: (nullable): how long it is committed to, for a person; %NULL where it is not
 */
const char *
tdr_plan_get_term (const TdrPlan *self)
{
  return self->offer != NULL ? self->offer->commitment : describe_term (self->instance->term);
}

/**
 * tdr_plan_get_deployment:
 */
TdrDeployment
tdr_plan_get_deployment (const TdrPlan *self)
{
  return self->offer != NULL ? self->offer->deployment : TDR_DEPLOYMENT_SELF_HOSTED;
}

/**
 * tdr_plan_get_route:
 *
 * Where requests may be processed.
 */
const TdrRoute *
tdr_plan_get_route (const TdrPlan *self)
{
  return self->offer != NULL ? &self->offer->route : &self->instance->route;
}

/**
 * tdr_plan_get_route_kind:
 */
TdrRouteKind
tdr_plan_get_route_kind (const TdrPlan *self)
{
  return tdr_plan_get_route (self)->kind;
}

/**
 * tdr_plan_dup_title:
 *
 * What is bought: "Claude Haiku 4.5 · Amazon Bedrock", "Llama 3.3 70B · trn2.48xlarge".
 */
char *
tdr_plan_dup_title (const TdrPlan *self)
{
  const char *where = self->offer != NULL ? tdr_plan_get_platform_name (self) : self->instance->host.instance_type;

  return g_strdup_printf ("%s · %s", tdr_plan_get_model_name (self), where);
}

/**
 * tdr_plan_dup_name:
 *
 * The title where nothing beside it says whose it is: of a bid with its supplier.
 */
char *
tdr_plan_dup_name (const TdrPlan *self)
{
  g_autofree char *title = tdr_plan_dup_title (self);

  /* Translators: an offer, and who quoted it */
  return self->quote != NULL ? g_strdup_printf (_("%s from %s"), title, self->quote->supplier)
                             : g_steal_pointer (&title);
}

/**
 * tdr_plan_dup_how:
 *
 * How it is bought, wherever it is: "geo profile", "reserved · 3-month · global", "AWS · 3 years".
 */
char *
tdr_plan_dup_how (const TdrPlan *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_how (text, self);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
append_terms (GString       *text,
              const TdrPlan *self)
{
  append_quote (text, self);
  append_how (text, self);
  append_part (text, tdr_plan_get_region (self));
}

/**
 * tdr_plan_dup_subtitle:
 *
 * How and where: "geo profile · eu-central-1", "AWS · 3 years · us-east-2 · 2 machines".
 */
char *
tdr_plan_dup_subtitle (const TdrPlan *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_terms (text, self);
  append_machines (text, self);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * tdr_plan_dup_full_name:
 *
 * Title and subtitle: two plans may differ in either only.
 */
char *
tdr_plan_dup_full_name (const TdrPlan *self)
{
  g_autofree char *title = tdr_plan_dup_title (self);
  g_autofree char *subtitle = tdr_plan_dup_subtitle (self);

  return g_strdup_printf ("%s · %s", title, subtitle);
}

/**
 * tdr_plan_dup_unit_name:
 *
 * The full name where something else says how many machines are meant.
 */
char *
tdr_plan_dup_unit_name (const TdrPlan *self)
{
  g_autofree char *title = tdr_plan_dup_title (self);
  g_autoptr (GString) text = g_string_new (title);

  append_terms (text, self);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * tdr_plan_dup_why_not:
 *
 * Why the plan has no rank: what it cannot do, then the requirement that it fails, then one that nobody knows, then the
 * price that is missing.
 *
 * Returns: (nullable): one sentence, %NULL for a plan that ranks
 */
char *
tdr_plan_dup_why_not (const TdrPlan *self)
{
  if (self->rank > 0)
    return NULL;
  if (self->problem != NULL)
    return g_strdup (self->problem);

  if (self->deciding < self->n_verdicts)
    return g_strdup (self->verdicts[self->deciding].reason);

  return self->cost->missing != 0 ? dup_missing_meters (self->cost) : g_strdup (self->cost->reason);
}
