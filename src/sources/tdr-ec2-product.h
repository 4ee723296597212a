/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "tdr-answer.h"

G_BEGIN_DECLS

/**
 * TdrEc2Attribute:
 *
 * What tells one product of EC2 from another.
 */
typedef enum {
  TDR_EC2_INSTANCE_TYPE,
  TDR_EC2_REGION,
  TDR_EC2_TENANCY,
  TDR_EC2_OPERATING_SYSTEM,
  TDR_EC2_SOFTWARE,
  TDR_EC2_CAPACITY_STATUS,
  TDR_EC2_MARKET,
  TDR_EC2_OPERATION,
} TdrEc2Attribute;

#define TDR_N_EC2_ATTRIBUTES (TDR_EC2_OPERATION + 1)

/**
 * TdrEc2Term:
 * @lease: (nullable): "1yr", "3yr"; %NULL on demand
 * @offering_class: (nullable): "standard", "convertible"
 * @payment: (nullable): "No Upfront", "Partial Upfront", "All Upfront"
 * @hourly: (nullable): price of an hour
 * @upfront: (nullable): price at the beginning
 *
 * One way to pay for a product.
 */
typedef struct {
  const char *lease;
  const char *offering_class;
  const char *payment;
  const char *hourly;
  const char *upfront;
  const char *unknown_unit;
  const char *currency;
  const char *effective;
  const char *version;
} TdrEc2Term;

gboolean tdr_ec2_is_accelerated        (const char         *instance_type);
gboolean tdr_ec2_find_attribute        (const char         *name,
                                        gsize               length,
                                        TdrEc2Attribute    *attribute);
gboolean tdr_ec2_product_is_wanted     (const char *const   attributes[TDR_N_EC2_ATTRIBUTES]);
void     tdr_ec2_term_set_price        (TdrEc2Term         *term,
                                        const char         *unit,
                                        const char         *value);
void     tdr_ec2_term_add              (const TdrEc2Term   *term,
                                        const char         *instance_type,
                                        const char         *region,
                                        TdrAnswer           *facts);
void     tdr_ec2_product_read          (TdrAnswer           *facts,
                                        JsonObject         *product,
                                        JsonObject         *terms,
                                        const char         *version);

G_END_DECLS
