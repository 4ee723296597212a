/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Instance offers: each machine, region and term with its rate; and machines that are offered where their rate on
 * demand is not known. */

#include "tdr-market.h"

#include <string.h>

typedef struct {
  TdrFacts *facts;
  GPtrArray *offers;
  GHashTable *index;          /* id → TdrInstanceOffer */
  GArray *disputes;
} Fleet;

/* What is paid by the hour, and reserved where it is committed, has no word for it in its id. */
static gboolean
is_paid_upfront (const TdrMachineRate *rate)
{
  return rate->payment != NULL && !g_str_equal (rate->payment, "no-upfront");
}

static gboolean
is_savings_plan (const TdrMachineRate *rate)
{
  return rate->instrument != NULL && !g_str_equal (rate->instrument, "reserved");
}

static const char *
make_id (Fleet                *fleet,
         const TdrMachineRate *rate)
{
  g_autofree char *id = g_strconcat (rate->machine->cloud, "/", rate->machine->type, "/", rate->region, "/",
                                     tdr_term_to_string (rate->term), is_paid_upfront (rate) ? "/" : "",
                                     is_paid_upfront (rate) ? rate->payment : "", is_savings_plan (rate) ? "/" : "",
                                     is_savings_plan (rate) ? rate->instrument : "", NULL);

  return tdr_facts_intern (fleet->facts, id);
}

static void
set_seller (TdrInstanceOffer *offer,
            const TdrFacts   *facts)
{
  for (guint i = 0; i < facts->platforms->len; i++)
    {
      const TdrPlatformFact *fact = &g_array_index (facts->platforms, TdrPlatformFact, i);

      if (fact->platform == offer->cloud)
        {
          offer->provider = fact->provider;
          offer->service = fact->service;
        }
    }
}

static void
set_route (TdrInstanceOffer *offer,
           const TdrFacts   *facts)
{
  const TdrPlaceFact *place = tdr_facts_find_place (facts, offer->cloud, offer->region);

  offer->route.kind = TDR_ROUTE_IN_REGION;
  offer->route.destinations = offer->region;
  if (place == NULL)
    return;

  offer->route.jurisdictions = place->country;
  offer->route.evidence = place->evidence;
}

static TdrInstanceOffer *
create_offer (Fleet                *fleet,
              const TdrMachineRate *rate,
              const char           *id)
{
  TdrInstanceOffer *offer = g_new0 (TdrInstanceOffer, 1);

  offer->id = id;
  offer->cloud = rate->machine->cloud;
  offer->chip_name = rate->machine->chip_name;
  offer->region = rate->region;
  offer->term = rate->term;
  offer->host = rate->machine->host;
  set_seller (offer, fleet->facts);
  set_route (offer, fleet->facts);
  g_ptr_array_add (fleet->offers, offer);
  g_hash_table_insert (fleet->index, (gpointer) id, offer);
  return offer;
}

static void
apply_rate (Fleet                *fleet,
            TdrInstanceOffer     *offer,
            const TdrMachineRate *rate)
{
  TdrDispute dispute = { .chosen = &offer->hourly, .unit = "hour" };

  if (tdr_rate_disagrees (&offer->hourly, &rate->rate))
    {
      g_autofree char *subject = g_strdup_printf ("%s in %s, %s", offer->host.instance_type, offer->region,
                                                  tdr_term_to_string (offer->term));

      dispute.subject = tdr_facts_intern (fleet->facts, subject);
      dispute.other = tdr_rate_prefer (&rate->rate, &offer->hourly) ? offer->hourly : rate->rate;
      g_array_append_val (fleet->disputes, dispute);
    }
  if (rate->rate.known && (!offer->hourly.known || tdr_rate_prefer (&rate->rate, &offer->hourly)))
    offer->hourly = rate->rate;
  if (offer->hourly.evidence == NULL)
    offer->hourly.evidence = rate->rate.evidence;
}

/* What a reader must know of the rate: how it is paid, how it was multiplied, what its source warns of. */
static void
set_note (Fleet                *fleet,
          TdrInstanceOffer     *offer,
          const TdrMachineRate *rate)
{
  g_autoptr (GString) note = g_string_new (NULL);

  if (g_strcmp0 (rate->payment, "all-upfront") == 0)
    g_string_append (note, "paid all upfront: the rate is the whole spread over the term; ");
  if (g_strcmp0 (rate->payment, "partial-upfront") == 0)
    g_string_append (note, "paid in part upfront: the rate holds that part, spread over the term; ");
  if (g_strcmp0 (rate->instrument, "savings-plan") == 0)
    g_string_append (note, "the rate under a Compute Savings Plan; ");
  if (g_strcmp0 (rate->instrument, "instance-savings-plan") == 0)
    g_string_append (note, "the rate under an EC2 Instance Savings Plan of this family; ");
  if (rate->machine->units_per_host > 1)
    g_string_append_printf (note, "%u × the price of one chip for an hour; ", rate->machine->units_per_host);
  if (!offer->hourly.known && rate->doubted)
    g_string_append (note, "no price is known: a listed one is not trusted; ");
  else if (!offer->hourly.known)
    g_string_append (note, "offered there, but no price is known; ");
  if (offer->hourly.evidence != NULL && offer->hourly.evidence->note != NULL)
    g_string_append (note, offer->hourly.evidence->note);
  if (g_str_has_suffix (note->str, "; "))
    g_string_truncate (note, note->len - 2);
  offer->note = note->len > 0 ? tdr_facts_intern (fleet->facts, note->str) : NULL;
}

static void
add_rate (Fleet                *fleet,
          const TdrMachineRate *rate)
{
  const char *id = make_id (fleet, rate);
  TdrInstanceOffer *offer = g_hash_table_lookup (fleet->index, id);

  if (offer == NULL)
    offer = create_offer (fleet, rate, id);
  apply_rate (fleet, offer, rate);
  set_note (fleet, offer, rate);
}

/**
 * tdr_fleet_form_offers:
 * @disputes: (element-type TdrDispute): takes the rates that lost
 *
 * Returns: (element-type TdrInstanceOffer): every machine that can be rented, in the order of the facts
 */
GPtrArray *
tdr_fleet_form_offers (TdrFacts *facts,
                       GArray   *disputes)
{
  Fleet fleet = {
    .facts = facts,
    .offers = g_ptr_array_new_with_free_func (g_free),
    .index = g_hash_table_new (g_direct_hash, g_direct_equal),
    .disputes = disputes,
  };

  for (guint i = 0; i < facts->machine_rates->len; i++)
    add_rate (&fleet, &g_array_index (facts->machine_rates, TdrMachineRate, i));
  for (guint i = 0; i < facts->machine_regions->len; i++)
    {
      const TdrMachineRate *rate = &g_array_index (facts->machine_regions, TdrMachineRate, i);

      if (!g_hash_table_contains (fleet.index, make_id (&fleet, rate)))
        add_rate (&fleet, rate);
    }

  g_hash_table_unref (fleet.index);
  return fleet.offers;
}
