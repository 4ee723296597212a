/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cli-question.h"
#include "tdr-front.h"

G_BEGIN_DECLS

GArray *tdr_cli_front_compute (const TdrCliQuestion *question,
                               TdrSearchSpace       *space) G_GNUC_WARN_UNUSED_RESULT;
void    tdr_cli_front_print   (const TdrCliQuestion *question);

G_END_DECLS
