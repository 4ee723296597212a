/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrRequirementKind:
 * @TDR_REQUIREMENT_RESIDENCY: data is processed only inside the named jurisdictions; @argument lists them ("EU;CH")
 * @TDR_REQUIREMENT_IN_REGION: data is processed in one region, with no routing between regions; no argument
 * @TDR_REQUIREMENT_CERTIFICATION: the service is in scope of a framework; @argument names it ("ISO/IEC 27001")
 * @TDR_REQUIREMENT_HANDLING: a promise on data handling; @argument names it ("no-training", "private-network",
 *   "customer-keys", "invocation-logging", "zero-retention")
 * @TDR_REQUIREMENT_PROCESSOR: the cloud provider itself, not a third party, processes the data; no argument
 */
typedef enum {
  TDR_REQUIREMENT_RESIDENCY,
  TDR_REQUIREMENT_IN_REGION,
  TDR_REQUIREMENT_CERTIFICATION,
  TDR_REQUIREMENT_HANDLING,
  TDR_REQUIREMENT_PROCESSOR,
} TdrRequirementKind;

/**
 * TdrRequirementLevel:
 * @TDR_LEVEL_OFF: looked at, so that its effect can be shown, but without effect
 * @TDR_LEVEL_WISH: scores
 * @TDR_LEVEL_MUST: rules out; unknown does not pass
 */
typedef enum {
  TDR_LEVEL_OFF,
  TDR_LEVEL_WISH,
  TDR_LEVEL_MUST,
} TdrRequirementLevel;

/**
 * TdrRequirement:
 *
 * One need of the buyer. The strings belong to the tender.
 */
typedef struct {
  TdrRequirementKind kind;
  TdrRequirementLevel level;
  const char *argument;
} TdrRequirement;

const char *tdr_requirement_kind_to_string    (TdrRequirementKind    kind);
gboolean    tdr_requirement_kind_from_string  (const char           *text,
                                               TdrRequirementKind   *kind);
const char *tdr_requirement_level_to_string   (TdrRequirementLevel   level);
gboolean    tdr_requirement_level_from_string (const char           *text,
                                               TdrRequirementLevel  *level);
char       *tdr_requirement_dup_text          (const TdrRequirement *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tdr_requirement_check             (const TdrRequirement *self,
                                               GError              **error);

G_END_DECLS
