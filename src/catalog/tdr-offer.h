/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-accelerator.h"
#include "tdr-tariff.h"
#include "tdr-verdict.h"

G_BEGIN_DECLS

/**
 * TdrDeployment:
 *
 * How capacity is bought: by the token (on demand, priority, flex, latency-optimised), or by the unit and hour
 * (reserved tokens per minute, provisioned model units, PTU, GSU).
 */
typedef enum {
  TDR_DEPLOYMENT_ON_DEMAND,
  TDR_DEPLOYMENT_PRIORITY,
  TDR_DEPLOYMENT_FLEX,
  TDR_DEPLOYMENT_LATENCY_OPTIMIZED,
  TDR_DEPLOYMENT_RESERVED,
  TDR_DEPLOYMENT_PROVISIONED,
  TDR_DEPLOYMENT_SELF_HOSTED,
} TdrDeployment;

/**
 * TdrTerm:
 *
 * For how long and how an instance is rented.
 */
typedef enum {
  TDR_TERM_ON_DEMAND,
  TDR_TERM_ONE_YEAR,
  TDR_TERM_THREE_YEARS,
  TDR_TERM_SPOT,
  TDR_TERM_CAPACITY_BLOCK,
} TdrTerm;

#define TDR_N_TERMS (TDR_TERM_CAPACITY_BLOCK + 1)

/**
 * TdrOffer:
 * @id: stable over catalogues: "bedrock/MODEL-ID/geo/eu-central-1/on-demand"
 * @platform: "bedrock", "azure-openai", "azure-foundry", "vertex", "anthropic-direct", "openai-direct"
 * @developer: who made the model
 * @model: canonical name, the same on every platform and for open weights: "claude-sonnet-4.5"
 * @model_name: for a person
 * @model_id: as the platform's interface calls it
 * @commitment: (nullable): "1-month" and so on, %NULL without
 * @region: (nullable): region asked; %NULL where the platform has none or the source does not say
 * @lifecycle: (nullable): "Active", "Legacy" … as given
 * @end_of_life: (nullable): ISO date
 * @availability: (nullable): evidence that the route exists there; %NULL: priced, but not confirmed as offered
 * @service: as attestations name it
 * @processor: (nullable): who processes the data
 * @provider: the cloud provider or seller: "Amazon", "Microsoft", "Google", "Anthropic", "OpenAI"
 * @valid_from: (nullable): ISO date from which the tariff holds
 * @valid_until: (nullable): last ISO date on which it does
 *
 * A managed model that can be bought. Immutable; belongs to its catalogue.
 */
typedef struct {
  const char *id;
  const char *platform;
  const char *developer;
  const char *model;
  const char *model_name;
  const char *model_id;
  TdrDeployment deployment;
  const char *commitment;
  const char *region;
  TdrRoute route;
  TdrTariff tariff;
  const char *lifecycle;
  const char *end_of_life;
  const TdrEvidence *availability;
  const char *service;
  const char *processor;
  const char *provider;
  const char *output_modalities;
  const char *valid_from;
  const char *valid_until;
  const char *note;
} TdrOffer;

/**
 * TdrInstanceOffer:
 * @id: stable over catalogues: "aws/trn2.48xlarge/us-east-2/1-year"
 * @cloud: "aws", "azure", "gcp"
 * @host: its chips; @host.chip is %NULL for an accelerator whose data sheet the catalogue lacks
 * @hourly: of one instance
 * @route: in its region, with the region's jurisdiction
 *
 * A machine that can be rented. Immutable; belongs to its catalogue.
 */
typedef struct {
  const char *id;
  const char *cloud;
  const char *provider;
  const char *chip_name;
  const char *region;
  TdrTerm term;
  TdrHost host;
  TdrRate hourly;
  TdrRoute route;
  const char *service;
  const char *note;
} TdrInstanceOffer;

const char *tdr_deployment_to_string   (TdrDeployment  deployment);
gboolean    tdr_deployment_from_string (const char    *text,
                                        TdrDeployment *deployment);
const char *tdr_term_to_string         (TdrTerm        term);
gboolean    tdr_term_from_string       (const char    *text,
                                        TdrTerm       *term);

G_END_DECLS
