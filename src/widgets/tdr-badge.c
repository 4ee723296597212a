/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-badge.h"

struct _TdrBadge
{
  AdwBin parent_instance;

  GtkLabel *label;
  char *kind;
};

typedef enum {
  PROP_LABEL = 1,
  PROP_KIND,
} TdrBadgeProperty;

static GParamSpec *props[PROP_KIND + 1];

G_DEFINE_FINAL_TYPE (TdrBadge, tdr_badge, ADW_TYPE_BIN)

static void
tdr_badge_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TdrBadge *self = TDR_BADGE (object);

  switch ((TdrBadgeProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_badge_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  TdrBadge *self = TDR_BADGE (object);

  switch ((TdrBadgeProperty) prop_id)
    {
    case PROP_LABEL:
      tdr_badge_set_label (self, g_value_get_string (value));
      break;
    case PROP_KIND:
      tdr_badge_set_kind (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_badge_finalize (GObject *object)
{
  g_free (TDR_BADGE (object)->kind);

  G_OBJECT_CLASS (tdr_badge_parent_class)->finalize (object);
}

static void
tdr_badge_class_init (TdrBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tdr_badge_get_property;
  object_class->set_property = tdr_badge_set_property;
  object_class->finalize = tdr_badge_finalize;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "badge");
}

static void
tdr_badge_init (TdrBadge *self)
{
  self->label = GTK_LABEL (gtk_label_new (""));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/* A badge that says @label, tinted as its @kind: "success", "warning", "error" or "neutral". */
GtkWidget *
tdr_badge_new (const char *label,
               const char *kind)
{
  return g_object_new (TDR_TYPE_BADGE, "label", label, "kind", kind, NULL);
}

/* Says @label; %NULL or empty hides the badge. */
void
tdr_badge_set_label (TdrBadge   *self,
                     const char *label)
{
  g_return_if_fail (TDR_IS_BADGE (self));

  if (g_strcmp0 (gtk_label_get_label (self->label), label ? label : "") == 0)
    return;
  gtk_label_set_label (self->label, label ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self), label && *label);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

/* Tints it as @kind. */
void
tdr_badge_set_kind (TdrBadge   *self,
                    const char *kind)
{
  g_autofree char *before = NULL;

  g_return_if_fail (TDR_IS_BADGE (self));

  before = g_strdup (self->kind);
  if (!g_set_str (&self->kind, kind))
    return;
  if (before)
    gtk_widget_remove_css_class (GTK_WIDGET (self), before);
  if (kind)
    gtk_widget_add_css_class (GTK_WIDGET (self), kind);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KIND]);
}
