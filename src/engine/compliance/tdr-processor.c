/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-processor.h"

/**
 * tdr_processor_judge:
 *
 * Passes only where the platform's provider is known to process the data itself: Claude on Microsoft Foundry is
 * processed by Anthropic, the same model on Amazon Bedrock by Amazon.
 */
TdrVerdict
tdr_processor_judge (const TdrComplianceSubject *subject)
{
  TdrVerdict verdict = { .outcome = TDR_OUTCOME_UNKNOWN };

  if (subject->processor == NULL || subject->platform_provider == NULL)
    verdict.reason = g_strdup ("Who processes the data is not known");
  else if (g_str_equal (subject->processor, subject->platform_provider))
    {
      verdict.outcome = TDR_OUTCOME_PASS;
      verdict.reason = g_strdup_printf ("%s processes the data itself", subject->processor);
    }
  else
    {
      verdict.outcome = TDR_OUTCOME_FAIL;
      verdict.reason = g_strdup_printf ("%s processes the data, not %s", subject->processor,
                                        subject->platform_provider);
    }

  return verdict;
}
