/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-verdict.h"

G_BEGIN_DECLS

TdrVerdict tdr_handling_judge (const TdrRequirement       *requirement,
                               const TdrComplianceSubject *subject,
                               const TdrAttestation *const*attestations,
                               guint                       n_attestations) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
