/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The part of TdrFacts that self-hosting needs: chips, shapes of open models, machines and their rates. */

#include "tdr-facts.h"

#include <stdio.h>
#include <string.h>

#define GIB 1073741824.0                       /* bytes */
#define BITS_PER_BYTE 8.0
#define BILLION 1e9
#define TERA 1e12
#define GIGA 1e9

/* Bytes of the unit that a link's figure is in, one direction of it. What does not say its direction counts as one. */
static double
link_unit (const char *direction)
{
  if (g_strcmp0 (direction, "bidirectional") == 0)
    return GIGA / 2;

  return direction != NULL && g_str_has_prefix (direction, "GiB/s") ? GIB : GIGA;
}

static void
add_chip (TdrFacts *self,
          TdrQuery *query)
{
  gint64 chips_per_host = tdr_query_get_integer (query, 12);
  TdrAccelerator chip = {
    .id = tdr_facts_get_text (self, query, 0),
    .name = tdr_facts_get_text (self, query, 1),
    .vendor = tdr_facts_get_text (self, query, 2),
    .launch_year = (int) tdr_query_get_integer (query, 3),
    .cores_per_chip = (int) tdr_query_get_integer (query, 4),
    .bf16_flops = tdr_query_get_number (query, 5) * TERA,
    .fp8_flops = tdr_query_get_number (query, 6) * TERA,
    .fp4_flops = tdr_query_get_number (query, 7) * TERA,
    .memory_bytes = tdr_query_get_number (query, 8) * GIB,
    .memory_bytes_per_second = tdr_query_get_number (query, 9) * GIGA,
    .link_bytes_per_second = tdr_query_get_number (query, 10),
    .domain_chips = (int) MAX (tdr_query_get_integer (query, 11), 1),
    .scale_out_bytes_per_second = tdr_query_get_number (query, 14) * GIGA / BITS_PER_BYTE,
    .evidence = tdr_facts_get_evidence (self, query, 15),
  };
  TdrHost host = {
    .instance_type = tdr_facts_get_text (self, query, 13),
    .chips = (int) chips_per_host,
    .memory_bytes_per_chip = chip.memory_bytes,
  };

  chip.link_bytes_per_second *= link_unit (tdr_query_get_text (query, 16));
  g_array_append_val (self->chips, chip);
  g_array_append_val (self->chip_hosts, host);
}

static const TdrAccelerator *
find_chip (TdrFacts    *self,
           const char  *id,
           TdrHost    **host)
{
  for (guint i = 0; id != NULL && i < self->chips->len; i++)
    if (g_array_index (self->chips, TdrAccelerator, i).id == id)
      {
        *host = &g_array_index (self->chip_hosts, TdrHost, i);
        return &g_array_index (self->chips, TdrAccelerator, i);
      }

  return NULL;
}

/* Ranks of multi-head latent attention: query, key-value, and the parts of a head. */
static void
parse_latent (const char   *text,
              TdrModelSpec *shape)
{
  int query_rank, kv_rank, nope, rope, value;

  if (text == NULL || sscanf (text, "%d/%d/%d/%d/%d", &query_rank, &kv_rank, &nope, &rope, &value) != 5)
    return;

  shape->attention = TDR_ATTENTION_LATENT;
  shape->query_rank = query_rank;
  shape->latent_rank = kv_rank + rope;
  shape->latent_nope_dim = nope;
  shape->latent_rope_dim = rope;
  shape->latent_value_dim = value;
}

static void
add_shape (TdrFacts *self,
           TdrQuery *query)
{
  const char *window = tdr_query_get_text (query, 20);
  TdrModelSpec shape = {
    .id = tdr_facts_get_text (self, query, 0),
    .name = tdr_facts_get_text (self, query, 1),
    .developer = tdr_facts_get_text (self, query, 2),
    .licence = tdr_facts_get_text (self, query, 24),
    .total_parameters = tdr_query_get_number (query, 3) * BILLION,
    .active_parameters = tdr_query_get_number (query, 4) * BILLION,
    .layers = (int) tdr_query_get_integer (query, 5),
    .hidden = (int) tdr_query_get_integer (query, 6),
    .heads = (int) tdr_query_get_integer (query, 7),
    .kv_heads = (int) tdr_query_get_integer (query, 8),
    .head_dim = (int) tdr_query_get_integer (query, 9),
    .intermediate = (int) tdr_query_get_integer (query, 10),
    .ffn_matrices = (int) tdr_query_get_integer (query, 11),
    .experts = (int) tdr_query_get_integer (query, 12),
    .experts_per_token = (int) tdr_query_get_integer (query, 13),
    .expert_intermediate = (int) tdr_query_get_integer (query, 14),
    .shared_intermediate = (int) tdr_query_get_integer (query, 15),
    .expert_layers = (int) tdr_query_get_integer (query, 16),
    .vocabulary = (int) tdr_query_get_integer (query, 17),
    .tied_embeddings = tdr_query_get_integer (query, 18) != 0,
    .full_attention_share = tdr_query_get_number (query, 21),
    .context_tokens = tdr_query_get_integer (query, 23),
    .released_precision_bits = (int) tdr_query_get_integer (query, 25),
    .evidence = tdr_facts_get_evidence (self, query, 26),
  };

  shape.window_tokens = window != NULL ? (int) g_ascii_strtoll (window, NULL, 10) : 0;
  parse_latent (tdr_query_get_text (query, 22), &shape);
  g_array_append_val (self->shapes, shape);
}

/* A machine as it is rented. What is priced by the chip is rented by the usual machine of that chip. */
static void
add_machine (TdrFacts *self,
             TdrQuery *query)
{
  TdrHost *usual = NULL;
  TdrMachineFact fact = {
    .cloud = tdr_facts_get_text (self, query, 0),
    .type = tdr_facts_get_text (self, query, 1),
    .chip_name = tdr_facts_get_text (self, query, 2),
    .units_per_host = 1,
  };

  fact.host.chip = find_chip (self, tdr_facts_get_text (self, query, 3), &usual);
  fact.host.instance_type = fact.type;
  fact.host.chips = (int) tdr_query_get_integer (query, 4);
  fact.host.memory_bytes_per_chip = tdr_query_get_number (query, 5) * GIB;
  if (fact.host.memory_bytes_per_chip <= 0 && fact.host.chip != NULL)
    fact.host.memory_bytes_per_chip = fact.host.chip->memory_bytes;
  if (g_strcmp0 (tdr_query_get_text (query, 6), "chip-hour") == 0 && usual != NULL && usual->chips > 0)
    {
      fact.host.instance_type = usual->instance_type;
      fact.host.chips = usual->chips;
      fact.units_per_host = (guint) usual->chips;
    }
  g_array_append_val (self->machines, fact);
}

static const TdrMachineFact *
find_machine (TdrFacts   *self,
              const char *cloud,
              const char *type)
{
  for (guint i = 0; i < self->machines->len; i++)
    {
      const TdrMachineFact *fact = &g_array_index (self->machines, TdrMachineFact, i);

      if (fact->type == type && fact->cloud == cloud)
        return fact;
    }

  return NULL;
}

static void
add_machine_rate (TdrFacts *self,
                  TdrQuery *query)
{
  TdrMachineRate rate = {
    .machine = find_machine (self, tdr_facts_get_text (self, query, 0), tdr_facts_get_text (self, query, 1)),
    .region = tdr_facts_get_text (self, query, 2),
    .payment = tdr_facts_get_text (self, query, 4),
    .instrument = tdr_facts_get_text (self, query, 9),
    .rate.evidence = tdr_facts_get_evidence (self, query, 7),
    .doubted = g_strcmp0 (tdr_query_get_text (query, 8), "low-confidence") == 0,
  };
  const char *currency = tdr_query_get_text (query, 5);

  rate.rate.known = !tdr_query_is_null (query, 6) && !rate.doubted;
  if (rate.machine == NULL || !tdr_term_from_string (tdr_query_get_text (query, 3), &rate.term) || currency == NULL
      || strlen (currency) != 3)
    return;

  rate.rate.price = tdr_money_new (tdr_query_get_integer (query, 6) * rate.machine->units_per_host, currency);
  g_array_append_val (self->machine_rates, rate);
}

static void
add_machine_region (TdrFacts *self,
                    TdrQuery *query)
{
  TdrMachineRate rate = {
    .machine = find_machine (self, tdr_facts_get_text (self, query, 0), tdr_facts_get_text (self, query, 1)),
    .region = tdr_facts_get_text (self, query, 2),
    .rate.evidence = tdr_facts_get_evidence (self, query, 3),
  };

  if (rate.machine != NULL)
    g_array_append_val (self->machine_regions, rate);
}

static const struct {
  const char *sql;
  void (*add_row) (TdrFacts *self, TdrQuery *query);
} queries[] = {
  { "SELECT chip, name, vendor, launch_year, cores, bf16_tflops, fp8_tflops, fp4_tflops, mem_gib, mem_bw_GBps, "
    "scaleup_GBps_per_chip, scaleup_domain_chips, chips_per_typical_instance, typical_instance, "
    "scaleout_Gbps_per_instance, evidence, scaleup_direction FROM chip ORDER BY rowid", add_chip },
  { "SELECT id, name, developer, total_params_B_computed, active_params_B_computed, layers, hidden, heads, kv_heads, "
    "head_dim, intermediate, ffn_mats, experts, topk, moe_intermediate, shared_intermediate, moe_layers, vocab, "
    "tied_embeddings, attention, window, frac_full_attn_layers, mla_qlora_kvlora_nope_rope_v, max_context, licence, "
    "weight_bits, evidence FROM open_model ORDER BY rowid", add_shape },
  { "SELECT cloud, instance_type, chip_name, chip, chips, memory_gib, unit FROM instance "
    "ORDER BY cloud, instance_type", add_machine },
  { "SELECT cloud, instance_type, region, term, payment, currency, price_micros, evidence, doubt, instrument "
    "FROM instance_rate ORDER BY rowid", add_machine_rate },
  { "SELECT cloud, instance_type, region, evidence FROM instance_region ORDER BY rowid", add_machine_region },
};

/**
 * tdr_facts_load_machines:
 *
 * Reads what instance offers and sizing are formed from.
 */
gboolean
tdr_facts_load_machines (TdrFacts     *self,
                         TdrDatabase  *database,
                         GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!tdr_facts_load_rows (self, database, queries[i].sql, queries[i].add_row, error))
      return FALSE;

  return TRUE;
}
