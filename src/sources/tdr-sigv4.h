/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrAwsKeys:
 * @access_key_id: the public half
 * @secret_access_key: never shown, never logged
 * @session_token: (nullable): of temporary keys
 *
 * What signs a request to Amazon.
 */
typedef struct {
  const char *access_key_id;
  const char *secret_access_key;
  const char *session_token;
} TdrAwsKeys;

/**
 * TdrSigv4Header:
 *
 * A request header: the name in any case, the value as it goes on the wire.
 */
typedef struct {
  const char *name;
  const char *value;
} TdrSigv4Header;

/**
 * TdrSigv4Request:
 * @method: "GET", "POST"
 * @path: the path as it goes on the wire, already percent-encoded once; it is encoded a second time for the signature
 * @query: (nullable): the query as it goes on the wire, without its question mark
 * @headers: (array length=n_headers): the headers to be signed; "Host" must be among them
 * @body: (nullable): what is sent
 * @time: seconds since 1970, UTC
 * @region: "us-east-1"
 * @service: the signing name: "bedrock", "pricing", "ec2" …
 * @keep_path: leave "." , ".." and repeated slashes in the path
 * @sign_body: also send and sign the body's digest as x-amz-content-sha256
 * @omit_token: the session token is sent, but not signed
 *
 * A request before it is signed.
 */
typedef struct {
  const char *method;
  const char *path;
  const char *query;
  const TdrSigv4Header *headers;
  guint n_headers;
  GBytes *body;
  gint64 time;
  const char *region;
  const char *service;
  gboolean keep_path;
  gboolean sign_body;
  gboolean omit_token;
} TdrSigv4Request;

/**
 * TdrSigv4:
 * @canonical_request: what was hashed
 * @string_to_sign: what was signed
 * @signature: 64 hexadecimal digits
 * @date: to be sent as X-Amz-Date
 * @body_digest: to be sent as X-Amz-Content-Sha256 where the body is signed
 * @authorization: to be sent as Authorization
 *
 * A signature, with its working. None of it holds the secret.
 */
typedef struct {
  char *canonical_request;
  char *string_to_sign;
  char *signature;
  char *date;
  char *body_digest;
  char *authorization;
} TdrSigv4;

TdrSigv4 *tdr_sigv4_sign      (const TdrSigv4Request *request,
                               const TdrAwsKeys      *keys) G_GNUC_WARN_UNUSED_RESULT;
char     *tdr_sigv4_encode    (const char            *text,
                               const char            *unescaped) G_GNUC_WARN_UNUSED_RESULT;
void      tdr_sigv4_free      (TdrSigv4              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrSigv4, tdr_sigv4_free)

G_END_DECLS
