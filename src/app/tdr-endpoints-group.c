/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-endpoints-group.h"

#include "tdr-endpoint.h"
#include "tdr-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define ANY_REGION "{region}"

struct _TdrEndpointsGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;
  AdwEntryRow *rows[TDR_N_ENDPOINTS];
  GtkWidget *resets[TDR_N_ENDPOINTS];
};

G_DEFINE_FINAL_TYPE (TdrEndpointsGroup, tdr_endpoints_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *const titles[TDR_N_ENDPOINTS] = {
  [TDR_ENDPOINT_BEDROCK] = N_("Amazon Bedrock"),
  [TDR_ENDPOINT_PRICE_LIST] = N_("Amazon’s Price Lists"),
  [TDR_ENDPOINT_PRICING] = N_("Amazon’s Price Queries"),
  [TDR_ENDPOINT_SAVINGS_PLANS] = N_("Amazon’s Savings Plans"),
  [TDR_ENDPOINT_EC2] = N_("Amazon EC2"),
  [TDR_ENDPOINT_STS] = N_("Amazon’s Temporary Keys"),
  [TDR_ENDPOINT_SSO] = N_("Amazon’s Single Sign-On"),
  [TDR_ENDPOINT_AZURE_RETAIL] = N_("Azure Retail Prices"),
  [TDR_ENDPOINT_GOOGLE_BILLING] = N_("Google Billing Catalog"),
  [TDR_ENDPOINT_ECB] = N_("European Central Bank"),
};

static char *
dup_own_address (TdrEndpoint endpoint)
{
  g_autoptr (TdrEndpoints) own = tdr_endpoints_new ();

  return tdr_endpoints_get (own, endpoint, ANY_REGION);
}

/* Returns: (nullable): what was chosen instead of the provider's own address */
static const char *
find_chosen (char        **chosen,
             TdrEndpoint   endpoint)
{
  const char *name = tdr_endpoint_to_string (endpoint);

  for (guint i = 0; chosen[i]; i++)
    if (g_str_has_prefix (chosen[i], name) && chosen[i][strlen (name)] == '=')
      return chosen[i] + strlen (name) + 1;
  return NULL;
}

static void
show_address (TdrEndpointsGroup *self,
              TdrEndpoint        endpoint)
{
  g_auto (GStrv) all = g_settings_get_strv (self->settings, "endpoints");
  g_autofree char *own = dup_own_address (endpoint);
  const char *chosen = find_chosen (all, endpoint);

  gtk_editable_set_text (GTK_EDITABLE (self->rows[endpoint]), chosen ? chosen : own);
  gtk_widget_set_visible (self->resets[endpoint], chosen != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->rows[endpoint]), "error");
}

static void
choose (TdrEndpointsGroup *self,
        TdrEndpoint        endpoint,
        const char        *assignment)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "endpoints");
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; before[i]; i++)
    {
      char *one[] = { before[i], NULL };

      if (!find_chosen (one, endpoint))
        g_strv_builder_add (after, before[i]);
    }
  if (assignment)
    g_strv_builder_add (after, assignment);
  list = g_strv_builder_end (after);
  g_settings_set_strv (self->settings, "endpoints", (const char *const *) list);
  show_address (self, endpoint);
}

static TdrEndpoint
endpoint_of (gpointer widget)
{
  return (TdrEndpoint) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "endpoint"));
}

static void
applied_cb (TdrEndpointsGroup *self,
            AdwEntryRow       *row)
{
  TdrEndpoint endpoint = endpoint_of (row);
  g_autoptr (TdrEndpoints) trial = tdr_endpoints_new ();
  g_autofree char *own = dup_own_address (endpoint);
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autofree char *assignment = g_strconcat (tdr_endpoint_to_string (endpoint), "=", address, NULL);
  g_autoptr (GError) error = NULL;

  if (*address == '\0' || g_str_equal (address, own))
    choose (self, endpoint, NULL);
  else if (tdr_endpoints_override (trial, assignment, &error))
    choose (self, endpoint, assignment);
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      tdr_preferences_dialog_say (GTK_WIDGET (self), error->message);
    }
}

static void
reset_cb (TdrEndpointsGroup *self,
          GtkWidget         *button)
{
  choose (self, endpoint_of (button), NULL);
}

static GtkWidget *
make_reset (TdrEndpointsGroup *self,
            TdrEndpoint        endpoint)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_set_tooltip_text (button, _("Use the Provider’s Own Address"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "endpoint", GUINT_TO_POINTER (endpoint));
  g_signal_connect_object (button, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (TdrEndpointsGroup *self,
         TdrEndpoint        endpoint)
{
  self->rows[endpoint] = ADW_ENTRY_ROW (adw_entry_row_new ());
  self->resets[endpoint] = make_reset (self, endpoint);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[endpoint]), _(titles[endpoint]));
  adw_entry_row_set_show_apply_button (self->rows[endpoint], TRUE);
  adw_entry_row_set_input_purpose (self->rows[endpoint], GTK_INPUT_PURPOSE_URL);
  adw_entry_row_add_suffix (self->rows[endpoint], self->resets[endpoint]);
  g_object_set_data (G_OBJECT (self->rows[endpoint]), "endpoint", GUINT_TO_POINTER (endpoint));
  show_address (self, endpoint);
  g_signal_connect_object (self->rows[endpoint], "apply", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->rows[endpoint]));
}

static void
tdr_endpoints_group_dispose (GObject *object)
{
  g_clear_object (&TDR_ENDPOINTS_GROUP (object)->settings);

  G_OBJECT_CLASS (tdr_endpoints_group_parent_class)->dispose (object);
}

static void
tdr_endpoints_group_class_init (TdrEndpointsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdr_endpoints_group_dispose;
}

static void
tdr_endpoints_group_init (TdrEndpointsGroup *self)
{
  self->settings = g_settings_new ("io.github.tender_desktop.Tender");
  for (guint i = 0; i < TDR_N_ENDPOINTS; i++)
    add_row (self, (TdrEndpoint) i);
}
