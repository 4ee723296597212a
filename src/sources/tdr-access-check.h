/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-ask.h"

G_BEGIN_DECLS

/**
 * TdrAccess:
 * @TDR_ACCESS_WORKS: the service answered
 * @TDR_ACCESS_MISSING: it knows who asks, and does not allow it
 * @TDR_ACCESS_UNKNOWN: nothing can be said: not signed in, not reached …
 */
typedef enum {
  TDR_ACCESS_WORKS,
  TDR_ACCESS_MISSING,
  TDR_ACCESS_UNKNOWN,
} TdrAccess;

/**
 * TdrAccessResult:
 * @permission: as Amazon's policies name it, or what stands for it elsewhere
 * @purpose: what it is needed for, in English
 * @reason: (nullable): why it does not work
 *
 * What became of trying one permission.
 */
typedef struct {
  const char *permission;
  const char *purpose;
  TdrAccess access;
  char *reason;
} TdrAccessResult;

/**
 * TdrIdentity:
 * @origin: (nullable): where the keys are from; %NULL where there are none
 * @bedrock_origin: (nullable): where the API key is from with which Bedrock is asked, whoever that is; %NULL where Bedrock
 *   is asked with the same keys as the rest
 * @account: (nullable): number of the account
 * @arn: (nullable): name of the user or role
 * @expires: when the keys end, in seconds since 1970; 0 if they do not
 * @problem: (nullable): why it is not known who one is
 *
 * Who one is signed in as at Amazon. Holds no secret.
 */
typedef struct {
  char *origin;
  char *bedrock_origin;
  char *account;
  char *arn;
  gint64 expires;
  char *problem;
} TdrIdentity;

/**
 * TdrAccessProgress:
 *
 * Told in the thread that asks, before each question.
 */
typedef void (*TdrAccessProgress) (guint    n_done,
                                   guint    n_questions,
                                   gpointer user_data);

const char  *tdr_access_to_string        (TdrAccess           access);
TdrIdentity *tdr_access_check_identify   (const TdrAsk       *ask,
                                          const char         *region,
                                          GCancellable       *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void         tdr_identity_free           (TdrIdentity        *self);
GPtrArray   *tdr_access_check_run        (const TdrAsk       *ask,
                                          const char         *region,
                                          TdrAccessProgress   progress,
                                          gpointer            user_data,
                                          GCancellable       *cancellable,
                                          GError            **error) G_GNUC_WARN_UNUSED_RESULT;
char        *tdr_access_check_dup_policy (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrIdentity, tdr_identity_free)

G_END_DECLS
