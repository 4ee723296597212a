/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-accelerator.h"
#include "tdr-coefficients.h"
#include "tdr-model-spec.h"

G_BEGIN_DECLS

/* Shapes and data sheets as published, for numbers that can be worked by hand. */
extern const TdrModelSpec llama_70b;
extern const TdrModelSpec deepseek_v3;
extern const TdrModelSpec mixtral_8x7b;
extern const TdrModelSpec gpt_oss_120b;
extern const TdrAccelerator h200;
extern const TdrAccelerator trainium2;
extern const TdrAccelerator a10g;

/* Every efficiency 1, every fixed time 0: the data sheet itself. */
extern const TdrCoefficients ideal;

G_END_DECLS
