/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-catalog.h"

#include "tdr-catalog.h"
#include "tdr-cli.h"

#include <string.h>

typedef struct {
  char *platform;
  char *developer;
  char *region;
  char *chip;
} Filter;

static gboolean
matches (const char *wanted,
         const char *text)
{
  return wanted == NULL || (text != NULL && g_ascii_strcasecmp (wanted, text) == 0);
}

static gboolean
wants_offer (const Filter   *filter,
             const TdrOffer *offer)
{
  return filter->chip == NULL && matches (filter->platform, offer->platform)
         && matches (filter->developer, offer->developer) && matches (filter->region, offer->region);
}

static gboolean
wants_instance (const Filter           *filter,
                const TdrInstanceOffer *instance)
{
  const char *chip = instance->host.chip != NULL ? instance->host.chip->id : instance->chip_name;

  return filter->developer == NULL && matches (filter->platform, instance->cloud)
         && matches (filter->region, instance->region)
         && (matches (filter->chip, chip) || matches (filter->chip, instance->chip_name));
}

static char *
format_rate (const TdrRate *rate)
{
  return rate->known ? tdr_money_to_string (rate->price, 2) : g_strdup ("unknown");
}

static void
print_offer (const TdrOffer *offer)
{
  const TdrRate *rates = offer->tariff.rates;
  gboolean by_unit = offer->deployment == TDR_DEPLOYMENT_PROVISIONED;
  gboolean reserved = offer->deployment == TDR_DEPLOYMENT_RESERVED;
  g_autofree char *first = format_rate (&rates[by_unit ? TDR_METER_CAPACITY_UNIT : reserved ? TDR_METER_INPUT_TPM_UNIT
                                               : TDR_METER_INPUT]);
  g_autofree char *second = by_unit ? g_strdup ("") : format_rate (&rates[reserved ? TDR_METER_OUTPUT_TPM_UNIT
                                                                          : TDR_METER_OUTPUT]);

  g_print ("%-100s %10s %10s  %s\n", offer->id, first, second, by_unit ? "per unit and hour"
           : reserved ? "per 1,000 tokens a minute and hour, in and out" : "per million tokens, in and out");
}

static void
print_instance (const TdrInstanceOffer *instance)
{
  g_autofree char *hourly = format_rate (&instance->hourly);

  g_print ("%-100s %10s %10s  per hour, %d × %s\n", instance->id, hourly, "", instance->host.chips,
           instance->chip_name);
}

static void
print_text (TdrCatalog   *catalog,
            const Filter *filter)
{
  guint n, found = 0;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);
  const TdrInstanceOffer *const *instances;

  for (guint i = 0; i < n; i++)
    if (wants_offer (filter, offers[i]))
      {
        print_offer (offers[i]);
        found++;
      }
  instances = tdr_catalog_get_instances (catalog, &n);
  for (guint i = 0; i < n; i++)
    if (wants_instance (filter, instances[i]))
      {
        print_instance (instances[i]);
        found++;
      }
  g_print ("%u offers, catalogue of %s\n", found, tdr_catalog_get_date (catalog));
}

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_rate (JsonBuilder   *builder,
          TdrMeter       meter,
          const TdrRate *rate)
{
  g_autofree char *price = tdr_money_to_string (rate->price, 0);

  json_builder_begin_object (builder);
  add_text (builder, "meter", tdr_meter_to_string (meter));
  add_text (builder, "price", price);
  add_text (builder, "currency", rate->price.currency);
  tdr_cli_catalog_add_evidence (builder, "evidence", rate->evidence);
  json_builder_end_object (builder);
}

static void
add_route (JsonBuilder    *builder,
           const TdrRoute *route)
{
  add_text (builder, "route", tdr_route_kind_to_string (route->kind));
  add_text (builder, "jurisdictions", route->jurisdictions);
}

static void
add_offer (JsonBuilder    *builder,
           const TdrOffer *offer)
{
  json_builder_begin_object (builder);
  add_text (builder, "id", offer->id);
  add_text (builder, "platform", offer->platform);
  add_text (builder, "developer", offer->developer);
  add_text (builder, "model", offer->model);
  add_text (builder, "model_name", offer->model_name);
  add_text (builder, "deployment", tdr_deployment_to_string (offer->deployment));
  add_text (builder, "commitment", offer->commitment);
  add_text (builder, "region", offer->region);
  add_route (builder, &offer->route);
  add_text (builder, "lifecycle", offer->lifecycle);
  add_text (builder, "end_of_life", offer->end_of_life);
  add_text (builder, "valid_from", offer->valid_from);
  add_text (builder, "valid_until", offer->valid_until);
  add_text (builder, "note", offer->note);
  tdr_cli_catalog_add_evidence (builder, "availability", offer->availability);
  json_builder_set_member_name (builder, "rates");
  json_builder_begin_array (builder);
  for (TdrMeter meter = TDR_METER_INPUT; meter < TDR_N_METERS; meter++)
    if (offer->tariff.rates[meter].known)
      add_rate (builder, meter, &offer->tariff.rates[meter]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_instance (JsonBuilder            *builder,
              const TdrInstanceOffer *instance)
{
  json_builder_begin_object (builder);
  add_text (builder, "id", instance->id);
  add_text (builder, "cloud", instance->cloud);
  add_text (builder, "instance_type", instance->host.instance_type);
  add_text (builder, "chip", instance->host.chip != NULL ? instance->host.chip->id : NULL);
  add_text (builder, "chip_name", instance->chip_name);
  json_builder_set_member_name (builder, "chips");
  json_builder_add_int_value (builder, instance->host.chips);
  add_text (builder, "region", instance->region);
  add_text (builder, "term", tdr_term_to_string (instance->term));
  add_route (builder, &instance->route);
  add_text (builder, "note", instance->note);
  json_builder_set_member_name (builder, "rates");
  json_builder_begin_array (builder);
  if (instance->hourly.known)
    add_rate (builder, TDR_METER_INSTANCE, &instance->hourly);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
print_json (TdrCatalog   *catalog,
            const Filter *filter)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);
  const TdrInstanceOffer *const *instances;

  json_builder_begin_object (builder);
  add_text (builder, "catalog_date", tdr_catalog_get_date (catalog));
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    if (wants_offer (filter, offers[i]))
      add_offer (builder, offers[i]);
  json_builder_end_array (builder);

  instances = tdr_catalog_get_instances (catalog, &n);
  json_builder_set_member_name (builder, "instances");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    if (wants_instance (filter, instances[i]))
      add_instance (builder, instances[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return tdr_cli_catalog_print_json (builder);
}

/**
 * tdr_cli_catalog_list:
 *
 * tender-cli catalog list: lists what can be bought.
 *
 * Returns: the exit status
 */
int
tdr_cli_catalog_list (int    argc,
                      char **argv)
{
  g_autofree char *platform = NULL;
  g_autofree char *developer = NULL;
  g_autofree char *region = NULL;
  g_autofree char *chip = NULL;
  gboolean as_json = FALSE;
  GOptionEntry entries[] = {
    { "platform", 0, 0, G_OPTION_ARG_STRING, &platform,
      "Only on this platform: bedrock, azure-openai … or a cloud: aws …", "NAME" },
    { "developer", 0, 0, G_OPTION_ARG_STRING, &developer, "Only models of this developer", "NAME" },
    { "region", 0, 0, G_OPTION_ARG_STRING, &region, "Only in this region", "CODE" },
    { "chip", 0, 0, G_OPTION_ARG_STRING, &chip, "Only machines with this chip: trainium2, h100-sxm …", "ID" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print JSON", NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = NULL;
  Filter filter;

  if (!tdr_cli_parse (&argc, &argv, entries, "",
                      "Lists the offers of the catalogue, managed models and machines, with their main rates.", 0, 0))
    return TDR_CLI_USAGE;

  catalog = tdr_catalog_open_default (&error);
  if (catalog == NULL)
    return tdr_cli_cannot (error);

  filter = (Filter) { platform, developer, region, chip };
  if (as_json)
    {
      tdr_cli_speak_to_programs ();
      return print_json (catalog, &filter);
    }

  print_text (catalog, &filter);
  return TDR_CLI_DONE;
}
