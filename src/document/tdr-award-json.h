/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-award-result.h"

G_BEGIN_DECLS

char *tdr_award_result_to_json (const TdrAwardResult *self,
                                gsize                *length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
