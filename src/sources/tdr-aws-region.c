/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-aws-region.h"

#include <string.h>

/* How usage types begin in each region. docs.aws.amazon.com/global-infrastructure/latest/regions/
 * aws-region-billing-codes.html lists them; Ireland's "EU" is the odd one. A prefix that is not here is refused, never
 * guessed from its letters. */
static const struct {
  const char *prefix;
  const char *region;
} regions[] = {
  { "AFS1", "af-south-1" },
  { "APE1", "ap-east-1" },
  { "APN1", "ap-northeast-1" },
  { "APN2", "ap-northeast-2" },
  { "APN3", "ap-northeast-3" },
  { "APS1", "ap-southeast-1" },
  { "APS2", "ap-southeast-2" },
  { "APS3", "ap-south-1" },
  { "APS4", "ap-southeast-3" },
  { "APS5", "ap-south-2" },
  { "APS6", "ap-southeast-4" },
  { "APS7", "ap-southeast-5" },
  { "APS8", "ap-southeast-7" },
  { "CAN1", "ca-central-1" },
  { "CAN2", "ca-west-1" },
  { "EU", "eu-west-1" },
  { "EUC1", "eu-central-1" },
  { "EUC2", "eu-central-2" },
  { "EUN1", "eu-north-1" },
  { "EUS1", "eu-south-1" },
  { "EUS2", "eu-south-2" },
  { "EUW2", "eu-west-2" },
  { "EUW3", "eu-west-3" },
  { "ILC1", "il-central-1" },
  { "MEC1", "me-central-1" },
  { "MES1", "me-south-1" },
  { "MXC1", "mx-central-1" },
  { "SAE1", "sa-east-1" },
  { "UGE1", "us-gov-east-1" },
  { "UGW1", "us-gov-west-1" },
  { "USE1", "us-east-1" },
  { "USE2", "us-east-2" },
  { "USW1", "us-west-1" },
  { "USW2", "us-west-2" },
};

/**
 * tdr_aws_region_from_prefix:
 *
 * Returns: (nullable): the region whose usage types begin with @prefix
 */
const char *
tdr_aws_region_from_prefix (const char *prefix,
                            gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    if (strlen (regions[i].prefix) == length && strncmp (regions[i].prefix, prefix, length) == 0)
      return regions[i].region;

  return NULL;
}
