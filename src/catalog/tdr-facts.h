/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"
#include "tdr-database.h"

G_BEGIN_DECLS

#define TDR_FACTS_MAX_COLUMNS 32

/**
 * TdrNearness:
 *
 * How near a source is to the provider: where two disagree the nearer goes first. @TDR_NEARNESS_LIVE is the provider's
 * interface as this program asked it, @TDR_NEARNESS_FILE the provider's public file as this program read it; the others
 * are shipped.
 */
typedef enum {
  TDR_NEARNESS_LIVE,
  TDR_NEARNESS_FILE,
  TDR_NEARNESS_INTERFACE,
  TDR_NEARNESS_PAGE,
  TDR_NEARNESS_COPY,
  TDR_NEARNESS_UNCONFIRMED,
} TdrNearness;

/**
 * TdrFactEvidence:
 *
 * Evidence as the catalogue keeps it; a pointer to @evidence is a pointer to all of it.
 */
typedef struct {
  TdrEvidence evidence;
  TdrNearness nearness;
} TdrFactEvidence;

typedef struct {
  const char *platform;
  const char *model_id;
  const char *model;
  const char *name;
  const char *developer;
  gint64 context_tokens;
  const char *output_modalities;
  const char *lifecycle;
  const char *end_of_life;
} TdrModelFact;

typedef struct {
  const char *platform;
  const char *model_id;
  const char *scope;
  const char *regions;          /* NULL: not stated */
  TdrDeployment deployment;
  const char *term;
  TdrMeter meter;
  const char *unit;
  TdrRate rate;
  gint64 above_tokens;
  const char *valid_from;
  const char *valid_until;
} TdrPriceFact;

typedef struct {
  const char *platform;
  const char *model;
  const char *scope;
  gint64 minimum;
  gint64 increment;
  double tokens_per_minute;
  double output_ratio;
} TdrCapacityFact;

typedef struct {
  const char *platform;
  const char *model_id;
  const char *region;           /* NULL: the route has none */
  TdrRouteKind route;
  guint deployments;            /* a bit each: 1 << TdrDeployment */
  const char *lifecycle;
  const char *end_of_life;
  const TdrEvidence *evidence;
} TdrAvailabilityFact;

typedef struct {
  const char *platform;
  const char *model;            /* NULL: every model */
  const char *region;           /* NULL: every region */
  TdrRoute route;
} TdrRouteFact;

typedef struct {
  const char *cloud;
  const char *region;
  const char *country;
  const TdrEvidence *evidence;
} TdrPlaceFact;

typedef struct {
  const char *platform;
  const char *developer;        /* "": every developer */
  const char *provider;
  const char *service;
  const char *processor;
} TdrPlatformFact;

typedef struct {
  const char *platform;         /* NULL: every platform */
  const char *developer;
  TdrCacheRule rule;
} TdrCacheFact;

typedef struct {
  const char *cloud;
  const char *type;
  const char *chip_name;
  TdrHost host;
  guint units_per_host;         /* what the listed price counts: 1 machine, or so many chips */
} TdrMachineFact;

typedef struct {
  const TdrMachineFact *machine;
  const char *region;
  TdrTerm term;
  const char *payment;
  const char *instrument;       /* NULL: not said */
  TdrRate rate;
  gboolean doubted;             /* a figure that its source does not trust: shown, and not used */
} TdrMachineRate;

/**
 * TdrFacts:
 *
 * Every fact of a catalogue, in memory. All texts are interned: equal texts are equal pointers.
 */
typedef struct {
  GStringChunk *strings;
  const char *last[TDR_FACTS_MAX_COLUMNS];   /* of the row before, by column: neighbours say mostly the same */
  GHashTable *region_lists;     /* interned "a;b" → array of interned regions, NULL at the end */
  const char *date;
  const char *digest;
  GArray *evidence;             /* element-type TdrFactEvidence; position = id − 1 */
  GArray *models;               /* element-type TdrModelFact */
  GArray *prices;               /* element-type TdrPriceFact */
  GArray *capacity;             /* element-type TdrCapacityFact */
  GArray *availability;         /* element-type TdrAvailabilityFact */
  GArray *routes;               /* element-type TdrRouteFact */
  GHashTable *route_index;      /* set of TdrRouteFact, by platform, model, region and kind */
  GArray *places;               /* element-type TdrPlaceFact */
  GHashTable *place_index;      /* interned region → TdrPlaceFact; clouds share no region's name but by chance */
  GArray *platforms;            /* element-type TdrPlatformFact */
  GArray *cache_rules;          /* element-type TdrCacheFact */
  GArray *chips;                /* element-type TdrAccelerator */
  GArray *chip_hosts;           /* element-type TdrHost: the usual machine of each chip */
  GArray *shapes;               /* element-type TdrModelSpec */
  GArray *machines;             /* element-type TdrMachineFact */
  GArray *machine_rates;        /* element-type TdrMachineRate */
  GArray *machine_regions;      /* element-type TdrMachineRate: offered, without a rate */
  GArray *attestations;         /* element-type TdrAttestation */
  GHashTable *frameworks;       /* set of interned names: what certifications are about */
  GArray *contradictions;       /* element-type TdrContradiction */
} TdrFacts;

TdrFacts   *tdr_facts_load   (TdrDatabase  *database,
                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void        tdr_facts_free   (TdrFacts     *self);
const char *tdr_facts_intern (TdrFacts     *self,
                              const char   *text);
const char *const *tdr_facts_split_regions (TdrFacts *self,
                              const char   *regions);
const TdrPlaceFact *tdr_facts_find_place (const TdrFacts *self,
                              const char   *cloud,
                              const char   *region);

const TdrRouteFact *tdr_facts_find_route (const TdrFacts *self,
                              const TdrOffer *offer);

gboolean    tdr_facts_load_offers   (TdrFacts     *self,
                                     TdrDatabase  *database,
                                     GError      **error);
gboolean    tdr_facts_load_machines (TdrFacts     *self,
                                     TdrDatabase  *database,
                                     GError      **error);
const char *tdr_facts_get_text      (TdrFacts     *self,
                                     TdrQuery     *query,
                                     int           column);
const TdrEvidence *tdr_facts_get_evidence (TdrFacts *self,
                                     TdrQuery     *query,
                                     int           column);
gboolean    tdr_evidence_was_asked  (const TdrEvidence *evidence);
gboolean    tdr_evidence_is_nearer  (const TdrEvidence *a,
                                     const TdrEvidence *b);
gboolean    tdr_facts_load_rows     (TdrFacts     *self,
                                     TdrDatabase  *database,
                                     const char   *sql,
                                     void        (*add_row) (TdrFacts *facts, TdrQuery *query),
                                     GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrFacts, tdr_facts_free)

G_END_DECLS
