/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-aws-profile.h"

#include <string.h>

#define PROFILE_PREFIX "profile "
#define SESSION_PREFIX "sso-session "

/* The two files of Amazon's tools, as docs.aws.amazon.com/sdkref/latest/guide/file-format.html has them: not quite what
 * GKeyFile reads, as settings may have indented settings of their own below them. */
struct _TdrAwsProfiles {
  GHashTable *values;     /* "SECTION\nKEY" → value; profiles without their prefix */
  GHashTable *sections;
};

static char *
value_key (const char *section,
           const char *key)
{
  return g_strconcat (section, "\n", key, NULL);
}

/* "[profile work]" of the configuration and "[work]" of the credentials are the same. */
static char *
dup_section (const char *line)
{
  const char *end = strchr (line, ']');
  g_autofree char *name = end != NULL ? g_strstrip (g_strndup (line + 1, (gsize) (end - line - 1))) : NULL;

  if (name == NULL)
    return NULL;
  if (g_str_has_prefix (name, PROFILE_PREFIX))
    return g_strstrip (g_strdup (name + strlen (PROFILE_PREFIX)));

  return g_steal_pointer (&name);
}

static void
read_line (TdrAwsProfiles  *self,
           const char      *line,
           char           **section)
{
  const char *equals = strchr (line, '=');
  g_autofree char *key = NULL;

  if (line[0] == '\0' || line[0] == '#' || line[0] == ';' || g_ascii_isspace (line[0]))
    return;
  if (line[0] == '[')
    {
      g_free (*section);
      *section = dup_section (line);
      if (*section != NULL)
        g_hash_table_add (self->sections, g_strdup (*section));
      return;
    }
  if (*section == NULL || equals == NULL)
    return;

  key = g_strstrip (g_strndup (line, (gsize) (equals - line)));
  g_hash_table_replace (self->values, value_key (*section, key), g_strstrip (g_strdup (equals + 1)));
}

static void
read_text (TdrAwsProfiles *self,
           const char     *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text != NULL ? text : "", "\r\n", -1);
  g_autofree char *section = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      read_line (self, lines[i], &section);
      explicit_bzero (lines[i], strlen (lines[i]));
    }
}

static void
free_secret (gpointer text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * tdr_aws_profiles_new:
 * @config: (nullable): text of ~/.aws/config
 * @credentials: (nullable): text of ~/.aws/credentials, which wins where both say something
 */
TdrAwsProfiles *
tdr_aws_profiles_new (const char *config,
                      const char *credentials)
{
  TdrAwsProfiles *self = g_new (TdrAwsProfiles, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_secret);
  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_text (self, config);
  read_text (self, credentials);

  return self;
}

/**
 * tdr_aws_profiles_free:
 *
 * Wipes what was secret.
 */
void
tdr_aws_profiles_free (TdrAwsProfiles *self)
{
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->sections);
  g_free (self);
}

/**
 * tdr_aws_profiles_get:
 *
 * Returns: (nullable): what the profile says for @key
 */
const char *
tdr_aws_profiles_get (const TdrAwsProfiles *self,
                      const char           *profile,
                      const char           *key)
{
  g_autofree char *name = value_key (profile, key);

  return g_hash_table_lookup (self->values, name);
}

/**
 * tdr_aws_profiles_get_session:
 *
 * Returns: (nullable): what the section "sso-session @session" says for @key
 */
const char *
tdr_aws_profiles_get_session (const TdrAwsProfiles *self,
                              const char           *session,
                              const char           *key)
{
  g_autofree char *section = g_strconcat (SESSION_PREFIX, session, NULL);

  return tdr_aws_profiles_get (self, section, key);
}

/**
 * tdr_aws_profiles_have:
 */
gboolean
tdr_aws_profiles_have (const TdrAwsProfiles *self,
                       const char           *profile)
{
  return g_hash_table_contains (self->sections, profile);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * tdr_aws_profiles_dup_names:
 *
 * Returns: (transfer full) (array zero-terminated=1): all profiles, in order; sessions are none
 */
char **
tdr_aws_profiles_dup_names (const TdrAwsProfiles *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->sections);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_str_has_prefix (name, SESSION_PREFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}
