/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-attestation.h"

/* The statuses of the attestations that the catalogue ships: only the first is a yes. */
static void
test_reading (void)
{
  static const struct {
    const char *status;
    TdrAttestationReading reading;
  } cases[] = {
    { "in scope", TDR_READING_YES },
    { "not in scope", TDR_READING_NO },
    { "not offered", TDR_READING_NO },
    { "provider only", TDR_READING_UNKNOWN },
    { "partial", TDR_READING_UNKNOWN },
    { "conflicting", TDR_READING_UNKNOWN },
    { "not listed", TDR_READING_UNKNOWN },
    { "not applicable", TDR_READING_UNKNOWN },
    { "signed (Anthropic)", TDR_READING_UNKNOWN },
    { "In scope", TDR_READING_UNKNOWN },
    { "", TDR_READING_UNKNOWN },
    { NULL, TDR_READING_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tdr_attestation_reading_of_certification (cases[i].status), ==, cases[i].reading);
}

static void
test_covers_region (void)
{
  static const struct {
    const char *regions;
    const char *codes;
    const char *region;
    gboolean covers;
  } cases[] = {
    { NULL, NULL, "us-east-1", TRUE },
    { "", NULL, "us-east-1", TRUE },
    { "all regions", "*", "us-east-1", TRUE },
    /* Words that could not be read hold nowhere that we know. */
    { "Assured Workloads folder", NULL, "us-east1", FALSE },
    { "AWS GovCloud (US) only", "us-gov-", "us-gov-west-1", TRUE },
    { "AWS GovCloud (US) only", "us-gov-", "us-east-1", FALSE },
    { "EU Regions", "eu-central-1; eu-west-1", "eu-west-1", TRUE },
    { "EU Regions", "eu-central-1;eu-west-1", "eu-west-2", FALSE },
    /* A code is not a prefix: "westus" is another region than "westus2". */
    { "US West", "westus", "westus2", FALSE },
    { "US West", "westus*", "westus2", TRUE },
    { "nothing", "", "us-east-1", FALSE },
    { "nothing", ";;", "us-east-1", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrAttestation attestation = { .regions = cases[i].regions, .region_codes = cases[i].codes };

      g_test_message ("case %u", i);
      g_assert_cmpint (tdr_attestation_covers_region (&attestation, cases[i].region), ==, cases[i].covers);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attestation/reading", test_reading);
  g_test_add_func ("/attestation/covers-region", test_covers_region);

  return g_test_run ();
}
