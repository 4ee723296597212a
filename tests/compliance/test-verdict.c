/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-verdict.h"

#define BEDROCK "Amazon Bedrock"
#define FOUNDRY "Claude in Microsoft Foundry"

static const TdrEvidence aws_page = { .id = "s1", .publisher = "AWS" };
static const TdrEvidence later_page = { .id = "s2", .publisher = "Somebody else" };

/* Statuses as the attestations of 2026 give them; the last ones are made up to disagree. */
static const TdrAttestation attestations[] = {
  { .item = "SOC 1", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES, .evidence = &aws_page },
  { .item = "SOC 1", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES, .evidence = &later_page },
  { .item = "ITAR", .service = BEDROCK, .status = "provider only", .reading = TDR_READING_UNKNOWN },
  { .item = "K-ISMS (Korea)", .service = BEDROCK, .status = "not in scope", .reading = TDR_READING_NO },
  { .item = "SOC 1", .service = FOUNDRY, .status = "provider only", .reading = TDR_READING_UNKNOWN },
  { .item = "FedRAMP High", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES,
    .regions = "AWS GovCloud (US) only", .region_codes = "us-gov-" },
  { .item = "C5 (BSI)", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES,
    .regions = "EU Regions", .region_codes = "eu-central-1;eu-north-1;eu-west-1" },
  { .item = "EU Data Boundary", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES,
    .regions = "Assured Workloads folder" },
  { .item = "no-training", .service = BEDROCK, .status = "no", .reading = TDR_READING_YES },
  { .item = "zero-retention", .service = BEDROCK, .status = "model-dependent, up to 30 days",
    .reading = TDR_READING_UNKNOWN },
  { .item = "customer-keys", .service = BEDROCK, .status = "not offered", .reading = TDR_READING_NO },
  { .item = "private-network", .service = BEDROCK, .status = "available", .reading = TDR_READING_YES,
    .regions = "GovCloud", .region_codes = "us-gov-" },
  { .item = "invocation-logging", .service = BEDROCK, .status = "off by default", .reading = TDR_READING_YES,
    .regions = "bedrock-runtime endpoint only" },
  { .item = "HDS", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES },
  { .item = "HDS", .service = BEDROCK, .status = "not in scope", .reading = TDR_READING_NO },
  { .item = "HDS", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES },
  { .item = "IRAP", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES, .regions = "GovCloud",
    .region_codes = "us-gov-" },
  { .item = "IRAP", .service = BEDROCK, .status = "not in scope", .reading = TDR_READING_NO },
  { .item = "IRAP", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES },
  { .item = "TISAX", .service = BEDROCK, .status = "partial", .reading = TDR_READING_UNKNOWN },
  { .item = "TISAX", .service = BEDROCK, .status = "in scope", .reading = TDR_READING_YES },
  { .item = "PCI DSS", .service = BEDROCK, .status = "signed", .reading = TDR_READING_YES },
};

static const TdrRoute in_frankfurt = { .kind = TDR_ROUTE_IN_REGION, .jurisdictions = "DE" };
static const TdrRoute eu_profile = { .kind = TDR_ROUTE_GEO, .jurisdictions = "DE;IE;SE",
                                     .destinations = "eu-central-1;eu-north-1;eu-west-1" };
static const TdrRoute us_profile = { .kind = TDR_ROUTE_GEO, .jurisdictions = "CA;US",
                                     .destinations = "ca-central-1;us-east-1" };
static const TdrRoute somewhere_in_the_eu = { .kind = TDR_ROUTE_DATA_ZONE, .jurisdictions = "EU" };
static const TdrRoute anywhere = { .kind = TDR_ROUTE_GLOBAL, .jurisdictions = "*" };

typedef struct {
  const char *name;
  TdrRequirementKind kind;
  const char *argument;
  const char *service;
  const TdrRoute *route;
  const char *region;
  TdrOutcome outcome;
  const char *reason;
  const char *status;
} VerdictCase;

static const VerdictCase verdict_cases[] = {
  { "in-scope", TDR_REQUIREMENT_CERTIFICATION, "SOC 1", BEDROCK, &anywhere, NULL, TDR_OUTCOME_PASS,
    "Amazon Bedrock is in scope of SOC 1", "in scope" },
  { "provider-only", TDR_REQUIREMENT_CERTIFICATION, "ITAR", BEDROCK, &anywhere, NULL, TDR_OUTCOME_UNKNOWN,
    "That Amazon Bedrock is in scope of ITAR is not confirmed: its status is “provider only”", "provider only" },
  { "not-in-scope", TDR_REQUIREMENT_CERTIFICATION, "K-ISMS (Korea)", BEDROCK, &anywhere, NULL, TDR_OUTCOME_FAIL,
    "Amazon Bedrock is not in scope of K-ISMS (Korea): its status is “not in scope”", "not in scope" },
  { "of-its-own-service", TDR_REQUIREMENT_CERTIFICATION, "SOC 1", FOUNDRY, &anywhere, NULL, TDR_OUTCOME_UNKNOWN,
    "That Claude in Microsoft Foundry is in scope of SOC 1 is not confirmed: its status is “provider only”",
    "provider only" },
  { "nothing-known", TDR_REQUIREMENT_CERTIFICATION, "CJIS", BEDROCK, &anywhere, NULL, TDR_OUTCOME_UNKNOWN,
    "Nothing is known about CJIS for Amazon Bedrock", NULL },
  { "service-not-known", TDR_REQUIREMENT_CERTIFICATION, "SOC 1", NULL, &anywhere, NULL, TDR_OUTCOME_UNKNOWN,
    "Nothing is known about SOC 1 for this service", NULL },
  { "no-argument", TDR_REQUIREMENT_CERTIFICATION, NULL, BEDROCK, &anywhere, NULL, TDR_OUTCOME_UNKNOWN,
    "Nothing is known about an unnamed certification for Amazon Bedrock", NULL },
  { "scope-of-other-regions", TDR_REQUIREMENT_CERTIFICATION, "FedRAMP High", BEDROCK, &in_frankfurt, "eu-central-1",
    TDR_OUTCOME_FAIL,
    "Amazon Bedrock is in scope of FedRAMP High for “AWS GovCloud (US) only”, and requests may be processed in "
    "eu-central-1", "in scope" },
  { "scope-of-this-region", TDR_REQUIREMENT_CERTIFICATION, "C5 (BSI)", BEDROCK, &in_frankfurt, "eu-central-1",
    TDR_OUTCOME_PASS, "Amazon Bedrock is in scope of C5 (BSI) (EU Regions)", "in scope" },
  /* Every destination counts, not the region asked. */
  { "scope-of-all-destinations", TDR_REQUIREMENT_CERTIFICATION, "C5 (BSI)", BEDROCK, &eu_profile, "eu-central-1",
    TDR_OUTCOME_PASS, "Amazon Bedrock is in scope of C5 (BSI) (EU Regions)", "in scope" },
  { "scope-left-by-a-destination", TDR_REQUIREMENT_CERTIFICATION, "C5 (BSI)", BEDROCK, &us_profile, "eu-central-1",
    TDR_OUTCOME_FAIL,
    "Amazon Bedrock is in scope of C5 (BSI) for “EU Regions”, and requests may be processed in ca-central-1",
    "in scope" },
  { "scope-left-globally", TDR_REQUIREMENT_CERTIFICATION, "C5 (BSI)", BEDROCK, &anywhere, "eu-central-1",
    TDR_OUTCOME_FAIL,
    "Amazon Bedrock is in scope of C5 (BSI) for “EU Regions”, and requests may be processed in any region",
    "in scope" },
  { "scope-and-destinations-unknown", TDR_REQUIREMENT_CERTIFICATION, "C5 (BSI)", BEDROCK, &somewhere_in_the_eu,
    "eu-central-1", TDR_OUTCOME_UNKNOWN,
    "Amazon Bedrock is in scope of C5 (BSI) for “EU Regions”, and whether that covers this route is not known",
    "in scope" },
  { "scope-without-regions", TDR_REQUIREMENT_CERTIFICATION, "EU Data Boundary", BEDROCK, &in_frankfurt, "eu-central-1",
    TDR_OUTCOME_UNKNOWN,
    "Amazon Bedrock is in scope of EU Data Boundary for “Assured Workloads folder”, and whether that covers this "
    "route is not known", "in scope" },
  { "disagreement", TDR_REQUIREMENT_CERTIFICATION, "HDS", BEDROCK, &in_frankfurt, "eu-central-1", TDR_OUTCOME_UNKNOWN,
    "Sources disagree whether Amazon Bedrock is in scope of HDS", "in scope" },
  { "disagreement-about-a-part", TDR_REQUIREMENT_CERTIFICATION, "IRAP", BEDROCK, &in_frankfurt, "eu-central-1",
    TDR_OUTCOME_UNKNOWN, "Sources disagree whether Amazon Bedrock is in scope of IRAP", "not in scope" },
  { "better-source", TDR_REQUIREMENT_CERTIFICATION, "TISAX", BEDROCK, &in_frankfurt, "eu-central-1", TDR_OUTCOME_PASS,
    "Amazon Bedrock is in scope of TISAX", "in scope" },
  /* Even if a catalogue reads another status as a yes. */
  { "only-in-scope", TDR_REQUIREMENT_CERTIFICATION, "PCI DSS", BEDROCK, &in_frankfurt, "eu-central-1",
    TDR_OUTCOME_UNKNOWN, "That Amazon Bedrock is in scope of PCI DSS is not confirmed: its status is “signed”",
    "signed" },
  { "promise-kept", TDR_REQUIREMENT_HANDLING, "no-training", BEDROCK, &anywhere, NULL, TDR_OUTCOME_PASS,
    "Amazon Bedrock promises no training on customer data: its status is “no”", "no" },
  { "promise-unclear", TDR_REQUIREMENT_HANDLING, "zero-retention", BEDROCK, &anywhere, NULL, TDR_OUTCOME_UNKNOWN,
    "That Amazon Bedrock promises zero retention is not confirmed: its status is “model-dependent, up to 30 days”",
    "model-dependent, up to 30 days" },
  { "promise-refused", TDR_REQUIREMENT_HANDLING, "customer-keys", BEDROCK, &anywhere, NULL, TDR_OUTCOME_FAIL,
    "Amazon Bedrock does not promise customer-managed keys: its status is “not offered”", "not offered" },
  { "promise-elsewhere", TDR_REQUIREMENT_HANDLING, "private-network", BEDROCK, &in_frankfurt, "eu-central-1",
    TDR_OUTCOME_FAIL,
    "Amazon Bedrock promises a private network path for “GovCloud”, and requests may be processed in "
    "eu-central-1", "available" },
  { "promise-in-part", TDR_REQUIREMENT_HANDLING, "invocation-logging", BEDROCK, &in_frankfurt, "eu-central-1",
    TDR_OUTCOME_UNKNOWN,
    "Amazon Bedrock promises invocation logging for “bedrock-runtime endpoint only”, and whether that covers "
    "this route is not known", "off by default" },
  { "promise-not-known", TDR_REQUIREMENT_HANDLING, "no-training", FOUNDRY, &anywhere, NULL, TDR_OUTCOME_UNKNOWN,
    "Whether Claude in Microsoft Foundry promises no training on customer data is not known", NULL },
  { "residency", TDR_REQUIREMENT_RESIDENCY, "EU", BEDROCK, &us_profile, "ca-central-1", TDR_OUTCOME_FAIL,
    "Requests may be processed in CA and US, outside EU", NULL },
  { "in-region", TDR_REQUIREMENT_IN_REGION, NULL, BEDROCK, &in_frankfurt, "eu-central-1", TDR_OUTCOME_PASS,
    "Requests stay in eu-central-1", NULL },
};

static TdrVerdict
reach (TdrRequirementKind          kind,
       const char                 *argument,
       const TdrComplianceSubject *subject)
{
  const TdrAttestation *all[G_N_ELEMENTS (attestations)];
  TdrRequirement requirement = { .kind = kind, .level = TDR_LEVEL_MUST, .argument = argument };

  for (guint i = 0; i < G_N_ELEMENTS (attestations); i++)
    all[i] = &attestations[i];

  return tdr_verdict_reach (&requirement, subject, all, G_N_ELEMENTS (all));
}

static void
test_verdict (gconstpointer data)
{
  const VerdictCase *test = data;
  TdrComplianceSubject subject = { .service = test->service, .region = test->region, .route = test->route };
  TdrVerdict verdict = reach (test->kind, test->argument, &subject);

  g_assert_cmpstr (verdict.reason, ==, test->reason);
  g_assert_cmpint (verdict.outcome, ==, test->outcome);
  g_assert_cmpstr (verdict.status, ==, test->status);

  tdr_verdict_clear (&verdict);
  g_assert_null (verdict.reason);
}

/* Of two sources that say the same, the first is named. */
static void
test_evidence (void)
{
  TdrComplianceSubject subject = { .service = BEDROCK, .route = &anywhere };
  TdrVerdict verdict = reach (TDR_REQUIREMENT_CERTIFICATION, "SOC 1", &subject);

  g_assert_true (verdict.evidence == &aws_page);
  tdr_verdict_clear (&verdict);
}

static void
test_processor (void)
{
  static const struct {
    const char *processor;
    const char *provider;
    TdrOutcome outcome;
    const char *reason;
  } cases[] = {
    { "Amazon", "Amazon", TDR_OUTCOME_PASS, "Amazon processes the data itself" },
    { "Anthropic", "Microsoft", TDR_OUTCOME_FAIL, "Anthropic processes the data, not Microsoft" },
    { NULL, "Google", TDR_OUTCOME_UNKNOWN, "Who processes the data is not known" },
    { "Amazon", NULL, TDR_OUTCOME_UNKNOWN, "Who processes the data is not known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrComplianceSubject subject = {
        .route = &anywhere, .processor = cases[i].processor, .platform_provider = cases[i].provider,
      };
      TdrVerdict verdict = reach (TDR_REQUIREMENT_PROCESSOR, NULL, &subject);

      g_assert_cmpint (verdict.outcome, ==, cases[i].outcome);
      g_assert_cmpstr (verdict.reason, ==, cases[i].reason);
      tdr_verdict_clear (&verdict);
    }
}

static void
test_words (void)
{
  static const char *const kinds[] = { "in-region", "geo", "data-zone", "global", "unspecified" };
  TdrRouteKind kind = TDR_ROUTE_UNSPECIFIED;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_true (tdr_route_kind_from_string (kinds[i], &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (tdr_route_kind_to_string (kind), ==, kinds[i]);
    }
  g_assert_false (tdr_route_kind_from_string ("regional", &kind));
  g_assert_false (tdr_route_kind_from_string (NULL, &kind));

  g_assert_cmpstr (tdr_outcome_to_string (TDR_OUTCOME_PASS), ==, "pass");
  g_assert_cmpstr (tdr_outcome_to_string (TDR_OUTCOME_UNKNOWN), ==, "unknown");
  g_assert_cmpstr (tdr_outcome_to_string (TDR_OUTCOME_FAIL), ==, "fail");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (verdict_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/verdict/%s", verdict_cases[i].name);

      g_test_add_data_func (path, &verdict_cases[i], test_verdict);
    }
  g_test_add_func ("/verdict/evidence", test_evidence);
  g_test_add_func ("/verdict/processor", test_processor);
  g_test_add_func ("/verdict/words", test_words);

  return g_test_run ();
}
