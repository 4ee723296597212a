/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-residency.h"

#include "tdr-engine-error.h"

static void
test_contains (void)
{
  static const struct {
    const char *allowed;
    const char *jurisdiction;
    gboolean contains;
  } cases[] = {
    { "EU", "DE", TRUE },
    { "EU", "EU", TRUE },
    { "EU", "HR", TRUE },
    { "EU", "GR", TRUE },
    /* Outside the union: the United Kingdom left, Switzerland and Norway never joined. */
    { "EU", "GB", FALSE },
    { "EU", "CH", FALSE },
    { "EU", "NO", FALSE },
    { "EU", "EEA", FALSE },
    { "EEA", "NO", TRUE },
    { "EEA", "IS", TRUE },
    { "EEA", "LI", TRUE },
    { "EEA", "FR", TRUE },
    { "EEA", "EU", TRUE },
    { "EEA", "CH", FALSE },
    { "EU;CH", "CH", TRUE },
    { " EU ; CH ", "CH", TRUE },
    { "DE", "DE", TRUE },
    /* A promise of the union is wider than one member, and than any list of members. */
    { "DE", "EU", FALSE },
    { "US", "CA", FALSE },
    { "US;CA", "CA", TRUE },
    { "EU", "*", FALSE },
    { "*", "*", FALSE },
    { "", "DE", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s in %s", cases[i].jurisdiction, cases[i].allowed);
      g_assert_cmpint (tdr_residency_contains (cases[i].allowed, cases[i].jurisdiction), ==, cases[i].contains);
    }
}

/* 27 members of the union and 30 of the area, among all pairs of letters. */
static void
test_counts (void)
{
  guint in_union = 0, in_area = 0;

  for (char first = 'A'; first <= 'Z'; first++)
    for (char second = 'A'; second <= 'Z'; second++)
      {
        const char code[] = { first, second, '\0' };

        if (g_str_equal (code, "EU"))
          continue;
        in_union += tdr_residency_contains ("EU", code);
        in_area += tdr_residency_contains ("EEA", code);
      }

  g_assert_cmpuint (in_union, ==, 27);
  g_assert_cmpuint (in_area, ==, 30);
}

static void
test_check (void)
{
  static const struct {
    const char *allowed;
    const char *message;    /* NULL: it passes */
  } cases[] = {
    { "EU", NULL },
    { "EU;CH;GB", NULL },
    { "EEA", NULL },
    { NULL, "Residency needs at least one jurisdiction, for instance EU" },
    { " ; ", "Residency needs at least one jurisdiction, for instance EU" },
    { "eu", "“eu” is not a jurisdiction: use country codes of two capital letters, EU or EEA, separated by ;" },
    { "EU;Germany", "“Germany” is not a jurisdiction: use country codes of two capital letters, EU or EEA, "
      "separated by ;" },
    { "*", "“*” is not a jurisdiction: use country codes of two capital letters, EU or EEA, separated by ;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (tdr_residency_check (cases[i].allowed, &error), ==, cases[i].message == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].message);
      if (cases[i].message != NULL)
        g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
    }
}

static void
test_judge (void)
{
  static const struct {
    const char *allowed;
    const char *jurisdictions;
    TdrOutcome outcome;
    const char *reason;
  } cases[] = {
    /* The eu. profile of Claude Sonnet 4.6 from eu-central-1: Germany, Sweden, Italy, Spain, Ireland, France. */
    { "EU", "DE;ES;FR;IE;IT;SE", TDR_OUTCOME_PASS,
      "Requests are processed in DE, ES, FR, IE, IT and SE only, inside EU" },
    /* The us. profile from ca-central-1. */
    { "EU", "US;CA", TDR_OUTCOME_FAIL, "Requests may be processed in US and CA, outside EU" },
    { "CA", "CA;US", TDR_OUTCOME_FAIL, "Requests may be processed in US, outside CA" },
    { "EU;CH", "CH;DE;GB", TDR_OUTCOME_FAIL, "Requests may be processed in GB, outside EU and CH" },
    { "EU", "*", TDR_OUTCOME_FAIL, "Requests may be processed anywhere in the world, outside EU" },
    { "EU", "EU", TDR_OUTCOME_PASS, "Requests are processed in EU only" },
    { "DE", "EU", TDR_OUTCOME_FAIL, "Requests may be processed in EU, outside DE" },
    { "EU", NULL, TDR_OUTCOME_UNKNOWN,
      "Where requests may be processed is not known, so nothing keeps them inside EU" },
    { "EU", "", TDR_OUTCOME_UNKNOWN,
      "Where requests may be processed is not known, so nothing keeps them inside EU" },
    { "", "DE", TDR_OUTCOME_UNKNOWN, "Residency needs at least one jurisdiction, for instance EU" },
  };
  static const TdrEvidence evidence = { .id = "s1" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrRoute route = { .kind = TDR_ROUTE_GEO, .jurisdictions = cases[i].jurisdictions, .evidence = &evidence };
      TdrComplianceSubject subject = { .route = &route };
      TdrVerdict verdict = tdr_residency_judge (cases[i].allowed, &subject);

      g_assert_cmpint (verdict.outcome, ==, cases[i].outcome);
      g_assert_cmpstr (verdict.reason, ==, cases[i].reason);
      g_assert_true (verdict.evidence == &evidence);
      tdr_verdict_clear (&verdict);
    }
}

static void
test_judge_in_region (void)
{
  static const struct {
    TdrRouteKind kind;
    const char *region;
    const char *destinations;
    TdrOutcome outcome;
    const char *reason;
  } cases[] = {
    { TDR_ROUTE_IN_REGION, "eu-west-2", NULL, TDR_OUTCOME_PASS, "Requests stay in eu-west-2" },
    { TDR_ROUTE_IN_REGION, NULL, NULL, TDR_OUTCOME_PASS, "Requests stay in one region" },
    /* Azure's regional deployments may move between the regions of the geography. */
    { TDR_ROUTE_IN_REGION, "germanywestcentral", "germanynorth;germanywestcentral", TDR_OUTCOME_FAIL,
      "Requests may be processed in any of 2 regions, not only in germanywestcentral" },
    { TDR_ROUTE_GEO, "eu-central-1", "eu-central-1;eu-north-1;eu-west-1", TDR_OUTCOME_FAIL,
      "Requests may be processed in any of 3 regions, not only in eu-central-1" },
    { TDR_ROUTE_GEO, "eu-central-1", NULL, TDR_OUTCOME_FAIL, "Requests may be routed to other regions" },
    { TDR_ROUTE_DATA_ZONE, "westeurope", NULL, TDR_OUTCOME_FAIL, "Requests may be routed to other regions" },
    { TDR_ROUTE_GLOBAL, NULL, NULL, TDR_OUTCOME_FAIL, "Requests may be processed in any region of the world" },
    { TDR_ROUTE_UNSPECIFIED, "us-east-1", NULL, TDR_OUTCOME_UNKNOWN,
      "Whether requests stay in one region is not known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrRoute route = { .kind = cases[i].kind, .destinations = cases[i].destinations };
      TdrComplianceSubject subject = { .route = &route, .region = cases[i].region };
      TdrVerdict verdict = tdr_residency_judge_in_region (&subject);

      g_assert_cmpint (verdict.outcome, ==, cases[i].outcome);
      g_assert_cmpstr (verdict.reason, ==, cases[i].reason);
      tdr_verdict_clear (&verdict);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/residency/contains", test_contains);
  g_test_add_func ("/residency/counts", test_counts);
  g_test_add_func ("/residency/check", test_check);
  g_test_add_func ("/residency/judge", test_judge);
  g_test_add_func ("/residency/judge-in-region", test_judge_in_region);

  return g_test_run ();
}
