/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-google-billing-parse.h"

#include "tdr-google-sku.h"
#include "tdr-source-error.h"

#include <string.h>

#define RUNNING_IN " running in "
#define SPOT_PREFIX "Spot Preemptible "
#define SPOT_SUFFIX " attached to Spot Preemptible VMs"
#define COMMITMENT_PREFIX "Commitment v1: "
#define KEY_SEPARATOR "\x1f"
#define RATE_PLACES 6
#define MOST_HOST_PER_GPU 4

/* A machine is priced in parts. docs.cloud.google.com/compute/docs/accelerator-optimized-machines: processors, GB of
 * memory, GPUs. Machines whose price also holds local disks (A2 ultra, A3 and later) are not here: their sum would lack
 * that part. */
static const struct {
  const char *machine;
  const char *core;
  int n_cores;
  const char *ram;
  int ram_gib;
  const char *gpu;
  int n_gpus;
} machines[] = {
  { "a2-highgpu-1g", "A2 Instance Core", 12, "A2 Instance Ram", 85, "Nvidia Tesla A100 GPU", 1 },
  { "a2-highgpu-2g", "A2 Instance Core", 24, "A2 Instance Ram", 170, "Nvidia Tesla A100 GPU", 2 },
  { "a2-highgpu-4g", "A2 Instance Core", 48, "A2 Instance Ram", 340, "Nvidia Tesla A100 GPU", 4 },
  { "a2-highgpu-8g", "A2 Instance Core", 96, "A2 Instance Ram", 680, "Nvidia Tesla A100 GPU", 8 },
  { "a2-megagpu-16g", "A2 Instance Core", 96, "A2 Instance Ram", 1360, "Nvidia Tesla A100 GPU", 16 },
  { "g2-standard-4", "G2 Instance Core", 4, "G2 Instance Ram", 16, "Nvidia L4 GPU", 1 },
  { "g2-standard-8", "G2 Instance Core", 8, "G2 Instance Ram", 32, "Nvidia L4 GPU", 1 },
  { "g2-standard-12", "G2 Instance Core", 12, "G2 Instance Ram", 48, "Nvidia L4 GPU", 1 },
  { "g2-standard-16", "G2 Instance Core", 16, "G2 Instance Ram", 64, "Nvidia L4 GPU", 1 },
  { "g2-standard-24", "G2 Instance Core", 24, "G2 Instance Ram", 96, "Nvidia L4 GPU", 2 },
  { "g2-standard-32", "G2 Instance Core", 32, "G2 Instance Ram", 128, "Nvidia L4 GPU", 1 },
  { "g2-standard-48", "G2 Instance Core", 48, "G2 Instance Ram", 192, "Nvidia L4 GPU", 4 },
  { "g2-standard-96", "G2 Instance Core", 96, "G2 Instance Ram", 384, "Nvidia L4 GPU", 8 },
};

/* A TPU is rented by the chip, its host included, in the catalogue's machines of one chip. So collectors read the same
 * list: dstackai/gpuhunt, src/gpuhunt/providers/gcp.py (v5e, v5p and v6e are in Compute Engine's list by chip and region;
 * older ones, by device and continent, are not). Whatever else stands in a name, a reservation for instance, is another
 * price. */
static const struct {
  const char *name;
  const char *machine;
} chips[] = {
  { "TpuV5e", "TPU v5e (per chip-hour)" },
  { "TpuV5p", "TPU v5p (per chip-hour)" },
  { "TpuV6e", "TPU v6e (per chip-hour)" },
};

static const struct {
  const char *usage_type;
  const char *prefix;
  const char *term;
} terms[] = {
  { "OnDemand", "", "on-demand" },
  { "Preemptible", SPOT_PREFIX, "spot" },
  { "Commit1Yr", COMMITMENT_PREFIX, "1-year" },
  { "Commit3Yr", COMMITMENT_PREFIX, "3-year" },
};

static const struct {
  const char *group;
  const char *meter;
  const char *unit;
  const char *our_unit;
} parts[] = {
  { "GPU", "gpu", "h", "gpu-hour" },
  { "CPU", "core", "h", "core-hour" },
  { "RAM", "ram", "GiBy.h", "GiB-hour" },
  { "TPU", "tpu", "h", "chip-hour" },
};

static const char *
find_term (const char  *usage_type,
           const char **prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_strcmp0 (terms[i].usage_type, usage_type) == 0)
      {
        *prefix = terms[i].prefix;
        return terms[i].term;
      }

  return NULL;
}

static int
find_part (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i].group, group) == 0)
      return (int) i;

  return -1;
}

/* "Nvidia Tesla A100 GPU running in Americas" is "Nvidia Tesla A100 GPU"; the words of its term stand before or behind
 * it. */
static char *
dup_part_name (const char *description,
               const char *prefix)
{
  const char *end = strstr (description, RUNNING_IN);
  g_autofree char *name = end != NULL ? g_strndup (description, (gsize) (end - description)) : NULL;

  if (name == NULL)
    return NULL;
  if (g_str_has_prefix (name, prefix))
    return g_strdup (name + strlen (prefix));
  if (g_str_equal (prefix, SPOT_PREFIX) && g_str_has_suffix (name, SPOT_SUFFIX))
    return g_strndup (name, strlen (name) - strlen (SPOT_SUFFIX));

  return NULL;
}

static void
add_in_regions (TdrAnswer  *facts,
                JsonObject *sku,
                TdrFact    *fact)
{
  JsonArray *regions = tdr_json_get_array (sku, "serviceRegions");

  if (regions == NULL || json_array_get_length (regions) == 0)
    tdr_answer_refuse (facts, "region", fact->raw_name);
  for (guint i = 0; regions != NULL && i < json_array_get_length (regions); i++)
    {
      JsonNode *node = json_array_get_element (regions, i);

      fact->region = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      if (fact->region != NULL)
        tdr_answer_add (facts, fact);
      else
        tdr_answer_refuse (facts, "region", fact->raw_name);
    }
}

static void
read_part (TdrAnswer  *facts,
           JsonObject *sku,
           int         part,
           const char *name,
           const char *term)
{
  g_autofree char *price = NULL;
  TdrGoogleRate rate;
  gboolean has_price = tdr_google_sku_read_rate (sku, &rate);

  if (g_strcmp0 (rate.unit, parts[part].unit) != 0)
    tdr_answer_refuse (facts, "unit", rate.unit);
  else if (!has_price)
    tdr_answer_refuse (facts, "price", name);
  else
    {
      TdrFact fact = {
        .kind = TDR_FACT_INSTANCE_RATE, .platform = "gcp", .subject = name, .deployment = "part", .term = term,
        .meter = parts[part].meter, .unit = parts[part].our_unit,
        .currency = rate.currency,
        .raw_name = tdr_json_get_string (sku, "skuId"), .raw_unit = rate.unit, .effective = rate.effective,
      };

      price = tdr_decimal_to_string (rate.price);
      fact.price = fact.raw_value = price;
      add_in_regions (facts, sku, &fact);
    }
}

static void
read_sku (TdrAnswer  *facts,
          JsonObject *sku)
{
  JsonObject *category = tdr_json_get_object (sku, "category");
  const char *description = tdr_json_get_string (sku, "description"), *prefix = NULL;
  const char *usage_type = tdr_json_get_string (category, "usageType");
  int part = find_part (tdr_json_get_string (category, "resourceGroup"));
  const char *term = find_term (usage_type, &prefix);
  g_autofree char *name = description != NULL && term != NULL ? dup_part_name (description, prefix) : NULL;

  if (part < 0)
    tdr_answer_skip (facts);
  else if (term == NULL)
    tdr_answer_refuse (facts, "usage type", usage_type);
  else if (name == NULL)
    tdr_answer_refuse (facts, "description", description);
  else
    read_part (facts, sku, part, name, term);
}

static char *
part_key (const char *name,
          const char *region,
          const char *term)
{
  return g_strjoin (KEY_SEPARATOR, name, region, term, NULL);
}

static const TdrFact *
look_up (GHashTable *by_key,
         const char *name,
         const char *region,
         const char *term)
{
  g_autofree char *key = part_key (name, region, term);

  return g_hash_table_lookup (by_key, key);
}

static TdrDecimal
cost_of (const TdrFact *part,
         int            count)
{
  TdrDecimal price = { 0 };

  return tdr_decimal_parse (part->price, &price) ? tdr_decimal_multiply (price, count) : price;
}

/* A part that costs nothing, or processors and memory that cost four times the GPUs, is no machine: a part was taken
 * for another. (They cost twice as much at most, in g2-standard-32.) Public calculators that do not look show machines
 * without their GPU. */
static gboolean
is_absurd (TdrDecimal host,
           TdrDecimal gpus)
{
  return host.units <= 0 || gpus.units <= 0
         || tdr_decimal_compare (host, tdr_decimal_multiply (gpus, MOST_HOST_PER_GPU)) > 0;
}

static void
add_machine (TdrAnswer  *facts,
             GHashTable *by_key,
             guint       machine,
             const char *region,
             const char *term)
{
  const TdrFact *core = look_up (by_key, machines[machine].core, region, term);
  const TdrFact *ram = look_up (by_key, machines[machine].ram, region, term);
  const TdrFact *gpu = look_up (by_key, machines[machine].gpu, region, term);
  g_autofree char *raw = NULL, *price = NULL, *skus = NULL;
  TdrDecimal host, gpus;
  TdrFact fact;

  if (core == NULL || ram == NULL || gpu == NULL || g_strcmp0 (core->currency, gpu->currency) != 0
      || g_strcmp0 (ram->currency, gpu->currency) != 0)
    return;
  host = tdr_decimal_add (cost_of (core, machines[machine].n_cores), cost_of (ram, machines[machine].ram_gib));
  gpus = cost_of (gpu, machines[machine].n_gpus);
  if (is_absurd (host, gpus))
    {
      tdr_answer_refuse (facts, "sum of parts", machines[machine].machine);
      return;
    }
  raw = g_strdup_printf ("%d × %s + %d × %s + %d × %s", machines[machine].n_cores, core->price,
                         machines[machine].ram_gib,
                         ram->price, machines[machine].n_gpus, gpu->price);
  skus = g_strjoin (" + ", core->raw_name, ram->raw_name, gpu->raw_name, NULL);
  price = tdr_decimal_to_string (tdr_decimal_divide (tdr_decimal_add (host, gpus), 1, RATE_PLACES));
  fact = (TdrFact) {
    .kind = TDR_FACT_INSTANCE_RATE, .platform = "gcp", .subject = machines[machine].machine, .region = region,
    .deployment = "self-hosted", .term = term, .meter = "instance", .unit = "instance-hour", .price = price,
    .currency = gpu->currency, .raw_name = skus, .raw_unit = "sum of parts", .raw_value = raw,
    .effective = gpu->effective,
  };
  tdr_answer_add (facts, &fact);
}

static void
add_chip (TdrAnswer     *facts,
          const TdrFact *part)
{
  TdrFact fact = *part;

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (g_str_equal (part->subject, chips[i].name))
      {
        fact.subject = chips[i].machine;
        fact.deployment = "self-hosted";
        fact.meter = "instance";
        fact.unit = "instance-hour";
        tdr_answer_add (facts, &fact);
      }
}

/**
 * tdr_google_billing_read_page:
 * @read: adds what one SKU says
 * @next_token: (out) (nullable): of the next page
 *
 * Reads one page of a service's SKUs.
 */
TdrAnswer *
tdr_google_billing_read_page (GBytes            *bytes,
                              TdrGoogleReadSku   read,
                              char             **next_token,
                              GError           **error)
{
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  JsonArray *skus = tdr_json_get_array (root, "skus");
  const char *token = tdr_json_get_string (root, "nextPageToken");

  *next_token = NULL;
  if (root == NULL)
    return NULL;
  if (skus == NULL)
    {
      g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                           "The answer of Google is not what was expected: it has no “skus”");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (skus); i++)
    read (facts, tdr_json_get_element_object (skus, i));
  *next_token = token != NULL && *token != '\0' ? g_strdup (token) : NULL;

  return g_steal_pointer (&facts);
}

/**
 * tdr_google_billing_parse:
 * @next_token: (out) (nullable): of the next page
 *
 * Reads one page of Compute Engine's SKUs: the parts that machines are made of, in every region they serve.
 */
TdrAnswer *
tdr_google_billing_parse (GBytes  *bytes,
                          char   **next_token,
                          GError **error)
{
  return tdr_google_billing_read_page (bytes, read_sku, next_token, error);
}

/**
 * tdr_google_billing_sum_machines:
 * @facts: the parts of all pages
 *
 * Adds up machines where every part of one is known in the same region and term, and takes TPUs as they are. A machine of
 * which a part is missing has no price.
 *
 * Returns: (transfer full): the machines alone
 */
TdrAnswer *
tdr_google_billing_sum_machines (TdrAnswer *facts)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TdrAnswer) sums = tdr_answer_new ();

  for (guint i = 0; i < tdr_answer_get_n (facts); i++)
    {
      const TdrFact *part = tdr_answer_get (facts, i);

      g_hash_table_replace (by_key, part_key (part->subject, part->region, part->term), (gpointer) part);
    }
  for (guint i = 0; i < tdr_answer_get_n (facts); i++)
    {
      const TdrFact *part = tdr_answer_get (facts, i);

      add_chip (sums, part);
      for (guint machine = 0; machine < G_N_ELEMENTS (machines); machine++)
        if (g_str_equal (part->subject, machines[machine].gpu)
            && look_up (by_key, part->subject, part->region, part->term) == part)
          add_machine (sums, by_key, machine, part->region, part->term);
    }

  return g_steal_pointer (&sums);
}
