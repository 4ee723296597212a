/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-verdict.h"

G_BEGIN_DECLS

TdrVerdict tdr_processor_judge (const TdrComplianceSubject *subject) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
