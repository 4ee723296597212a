/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrFactKind:
 * @TDR_FACT_PRICE: of a managed model: @subject is its name or id, as the source calls it
 * @TDR_FACT_INSTANCE_RATE: of a machine, or of one part of it
 * @TDR_FACT_MODEL: a model that is there: @deployment lists how it may be called by its own id
 * @TDR_FACT_PROFILE: a route to the model @raw_name: @detail lists the regions that it may reach, "*" is anywhere
 * @TDR_FACT_AVAILABILITY: whether a model may be used: @detail says how
 * @TDR_FACT_COMMITMENT: bought capacity of one's own account: @detail says how much
 * @TDR_FACT_OFFERING: a machine that is offered in a region
 * @TDR_FACT_EXCHANGE_RATE: @price is what one euro is worth in @currency
 */
typedef enum {
  TDR_FACT_PRICE,
  TDR_FACT_INSTANCE_RATE,
  TDR_FACT_MODEL,
  TDR_FACT_PROFILE,
  TDR_FACT_AVAILABILITY,
  TDR_FACT_COMMITMENT,
  TDR_FACT_OFFERING,
  TDR_FACT_EXCHANGE_RATE,
} TdrFactKind;

/**
 * TdrFact:
 * @platform: "bedrock", "azure-openai", "aws", "azure", "gcp", "ecb"
 * @scope: (nullable): "global", "geo", "data-zone", "regional", "in-region-or-geo"; as the catalogue's prices have it
 * @deployment: (nullable): "on-demand", "batch", "priority", "flex", "latency-optimized", "reserved", "provisioned",
 *   "custom-model", "spot", "capacity-block"
 * @term: (nullable): "1-month", "1-year", "no-commitment"; with the payment where there is one: "1-year no-upfront"
 * @meter: (nullable): "input", "output", "cache-read", "cache-write-5m", "long-input" …; "instance", "gpu", "core",
 * "ram"
 * @unit: (nullable): what @price is for: "1M tokens", "1K TPM-hour", "model unit-hour", "instance-hour"
 * @price: (nullable): exact decimal number per @unit
 * @currency: (nullable): ISO 4217
 * @raw_name: (nullable): the usage type, dimension or meter, as the source has it
 * @raw_unit: (nullable): the unit, as the source has it
 * @raw_value: (nullable): the price, as the source has it
 * @effective: (nullable): ISO date from which it holds, as the source says
 * @version: (nullable): of the list it stands in
 * @fetched: (nullable): ISO time at which the source said so
 * @address: (nullable): where it was asked
 * @lifecycle: (nullable): of a model: "Active", "Legacy"; a word that we do not know stays as it is
 * @until: (nullable): ISO date on which it ends: a model's last day
 * @developer: (nullable): of a model
 * @inputs: (nullable): of a model: "text;image"
 * @outputs: (nullable): of a model
 *
 * One thing that a source says, in its words and in ours.
 */
typedef struct {
  TdrFactKind kind;
  const char *platform;
  const char *subject;
  const char *scope;
  const char *region;
  const char *deployment;
  const char *term;
  const char *meter;
  const char *unit;
  const char *price;
  const char *currency;
  const char *raw_name;
  const char *raw_unit;
  const char *raw_value;
  const char *effective;
  const char *version;
  const char *fetched;
  const char *address;
  const char *lifecycle;
  const char *until;
  const char *developer;
  const char *inputs;
  const char *outputs;
  const char *detail;
} TdrFact;

const char *tdr_fact_kind_to_string   (TdrFactKind    kind);
gboolean    tdr_fact_kind_from_string (const char    *text,
                                       TdrFactKind   *kind);
char       *tdr_fact_dup_key          (const TdrFact *fact) G_GNUC_WARN_UNUSED_RESULT;
char       *tdr_fact_dup_row_key      (const TdrFact *fact) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
