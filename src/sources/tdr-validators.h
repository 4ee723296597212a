/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Of what a source says that has no regions. */
#define TDR_NO_REGION ""

/**
 * TdrValidators:
 *
 * What servers said with the files they sent, so that they need not send them again (RFC 9110, 8.8 and 13.1). A file
 * belongs to a region of its source; %TDR_NO_REGION where the source has none.
 */
typedef struct _TdrValidators TdrValidators;

/**
 * TdrValidator:
 * @region: whose file it is
 * @address: of the file
 * @etag: (nullable): its ETag
 * @last_modified: (nullable): its Last-Modified
 *
 * Of one file.
 */
typedef struct {
  const char *region;
  const char *address;
  const char *etag;
  const char *last_modified;
} TdrValidator;

TdrValidators      *tdr_validators_new        (void);
void                tdr_validators_free       (TdrValidators        *self);
void                tdr_validators_add        (TdrValidators        *self,
                                               const TdrValidator   *validator);
void                tdr_validators_take_other (TdrValidators        *self,
                                               const TdrValidators  *other,
                                               const char *const    *regions);
const TdrValidator *tdr_validators_find       (const TdrValidators  *self,
                                               const char           *region,
                                               const char           *address);
guint               tdr_validators_count      (const TdrValidators  *self,
                                               const char           *region);
void                tdr_validators_write_json (const TdrValidators  *self,
                                               JsonBuilder          *builder);
void                tdr_validators_read_json  (TdrValidators        *self,
                                               JsonArray            *array);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrValidators, tdr_validators_free)

G_END_DECLS
