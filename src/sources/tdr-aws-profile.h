/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TdrAwsProfiles TdrAwsProfiles;

TdrAwsProfiles    *tdr_aws_profiles_new   (const char            *config,
                                           const char            *credentials);
void               tdr_aws_profiles_free  (TdrAwsProfiles        *self);
const char        *tdr_aws_profiles_get   (const TdrAwsProfiles  *self,
                                           const char            *profile,
                                           const char            *key);
const char        *tdr_aws_profiles_get_session
                                          (const TdrAwsProfiles  *self,
                                           const char            *session,
                                           const char            *key);
gboolean           tdr_aws_profiles_have  (const TdrAwsProfiles  *self,
                                           const char            *profile);
char             **tdr_aws_profiles_dup_names
                                          (const TdrAwsProfiles  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAwsProfiles, tdr_aws_profiles_free)

G_END_DECLS
