/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cli-question.h"

G_BEGIN_DECLS

void tdr_cli_derivation_print (const TdrCliQuestion *question,
                               const TdrSizing      *sizing);

G_END_DECLS
