/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-week-view.h"

#include "tdr-workload.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define DAYS 7
#define HOURS 24
#define CELL_HEIGHT 16     /* px */
#define CELL_MIN_WIDTH 8   /* px: the grid fits a telephone */
#define GAP 1              /* px between cells */
#define LABEL_GAP 6        /* px between the names of days and their cells */
#define HOURS_PER_TICK 6
#define FULL 100           /* weight of the busiest hour */
#define EMPTY_ALPHA 0.08f  /* of the text's colour, so that an idle hour still shows its place */

static const int levels[] = { 0, 10, 25, 50, FULL };

struct _TdrWeekView
{
  GtkWidget parent_instance;

  int week[TDR_HOURS_PER_WEEK];
  int cursor;
  int brush;
};

typedef enum {
  SIGNAL_WEEK_EDITED,
} TdrWeekViewSignal;

static guint signals[SIGNAL_WEEK_EDITED + 1];

G_DEFINE_FINAL_TYPE (TdrWeekView, tdr_week_view, GTK_TYPE_WIDGET)

static char *
dup_day_name (int         day,
              const char *format)
{
  /* 1 January 2024 was a Monday. */
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 1, 1 + day, 0, 0, 0);

  return g_date_time_format (date, format);
}

static void
measure_text (TdrWeekView *self,
              const char  *text,
              int         *width,
              int         *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_get_pixel_size (layout, width, height);
}

static int
measure_day_names (TdrWeekView *self)
{
  int widest = 0;

  for (int day = 0; day < DAYS; day++)
    {
      g_autofree char *name = dup_day_name (day, "%a");
      int width;

      measure_text (self, name, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest + LABEL_GAP;
}

static int
measure_hour_names (TdrWeekView *self)
{
  int height;

  measure_text (self, "0", NULL, &height);
  return height;
}

static graphene_rect_t
locate_cell (TdrWeekView *self,
             int          cell)
{
  float left = measure_day_names (self);
  float width = (gtk_widget_get_width (GTK_WIDGET (self)) - left) / HOURS;
  int column = cell % HOURS;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return GRAPHENE_RECT_INIT ((HOURS - 1 - column) * width, cell / HOURS * CELL_HEIGHT, width - GAP,
                               CELL_HEIGHT - GAP);
  return GRAPHENE_RECT_INIT (left + column * width, cell / HOURS * CELL_HEIGHT, width - GAP, CELL_HEIGHT - GAP);
}

static int
find_cell (TdrWeekView *self,
           double       x,
           double       y)
{
  for (int cell = 0; cell < TDR_HOURS_PER_WEEK; cell++)
    {
      graphene_rect_t box = locate_cell (self, cell);

      graphene_rect_inset (&box, -GAP, -GAP);
      if (graphene_rect_contains_point (&box, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return cell;
    }
  return -1;
}

static int
find_peak (TdrWeekView *self)
{
  int peak = 0;

  for (int cell = 1; cell < TDR_HOURS_PER_WEEK; cell++)
    if (self->week[cell] > self->week[peak])
      peak = cell;
  return peak;
}

static int
get_percent (TdrWeekView *self,
             int          cell)
{
  int peak = self->week[find_peak (self)];

  return peak > 0 ? (int) ((gint64) self->week[cell] * FULL / peak) : 0;
}

static char *
dup_cell_words (TdrWeekView *self,
                int          cell)
{
  g_autofree char *day = dup_day_name (cell / HOURS, "%A");

  /* Translators: a day, an hour of it, and how busy that hour is. */
  return g_strdup_printf (_("%s %d:00, %d %% of the busiest hour"), day, cell % HOURS, get_percent (self, cell));
}

static void
update_accessible (TdrWeekView *self)
{
  int peak = find_peak (self);
  g_autofree char *day = dup_day_name (peak / HOURS, "%A");
  /* Translators: a day, and an hour of it. */
  g_autofree char *words = g_strdup_printf (_("Busiest from %s %d:00"), day, peak % HOURS);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Week profile"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* Weights are kept in percent of the busiest hour. A week in which nothing ever happens is no profile. */
static void
paint_cell (TdrWeekView *self,
            int          cell,
            int          level)
{
  int painted[TDR_HOURS_PER_WEEK];
  int sum = 0;

  for (int i = 0; i < TDR_HOURS_PER_WEEK; i++)
    {
      painted[i] = i == cell ? level : get_percent (self, i);
      sum += painted[i];
    }
  if (sum == 0 || get_percent (self, cell) == level)
    return;
  tdr_week_view_set_week (self, painted);
  g_signal_emit (self, signals[SIGNAL_WEEK_EDITED], 0);
}

static int
get_next_level (TdrWeekView *self,
                int          cell)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (levels[i] > get_percent (self, cell))
      return levels[i];
  return levels[0];
}

static void
move_cursor (TdrWeekView *self,
             int          cell)
{
  g_autofree char *words = NULL;

  self->cursor = CLAMP (cell, 0, TDR_HOURS_PER_WEEK - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  words = dup_cell_words (self, self->cursor);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static int
get_key_step (TdrWeekView *self,
              guint        key)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Right:
      return forward;
    case GDK_KEY_Left:
      return -forward;
    case GDK_KEY_Down:
      return HOURS;
    case GDK_KEY_Up:
      return -HOURS;
    default:
      return 0;
    }
}

static gboolean
key_pressed_cb (TdrWeekView     *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  int step = get_key_step (self, key);

  if (key == GDK_KEY_space)
    {
      paint_cell (self, self->cursor, get_next_level (self, self->cursor));
      move_cursor (self, self->cursor);
      return GDK_EVENT_STOP;
    }
  if (step == 0 || self->cursor + step < 0 || self->cursor + step >= TDR_HOURS_PER_WEEK)
    return GDK_EVENT_PROPAGATE;
  move_cursor (self, self->cursor + step);
  return GDK_EVENT_STOP;
}

static void
drag_begin_cb (TdrWeekView *self,
               double       x,
               double       y)
{
  int cell = find_cell (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (cell < 0)
    return;
  self->brush = get_next_level (self, cell);
  paint_cell (self, cell, self->brush);
  self->cursor = cell;
}

static void
drag_update_cb (TdrWeekView    *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *drag)
{
  double x, y;
  int cell;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  cell = find_cell (self, x + offset_x, y + offset_y);
  if (cell >= 0)
    paint_cell (self, cell, self->brush);
}

static void
tdr_week_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  TdrWeekView *self = TDR_WEEK_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = measure_day_names (self) + HOURS * CELL_MIN_WIDTH;
  else
    *minimum = DAYS * CELL_HEIGHT + measure_hour_names (self);
  *natural = *minimum;
}

static void
append_text (TdrWeekView   *self,
             GtkSnapshot   *snapshot,
             const char    *text,
             float          x,
             float          y,
             const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_names (TdrWeekView   *self,
              GtkSnapshot   *snapshot,
              const GdkRGBA *color)
{
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int line_height = measure_hour_names (self);

  for (int day = 0; day < DAYS; day++)
    {
      g_autofree char *name = dup_day_name (day, "%a");
      graphene_rect_t last = locate_cell (self, day * HOURS);
      float x = right_to_left ? last.origin.x + last.size.width + LABEL_GAP : 0;

      append_text (self, snapshot, name, x, last.origin.y + (CELL_HEIGHT - line_height) / 2.0f, color);
    }
  for (int hour = 0; hour < HOURS; hour += HOURS_PER_TICK)
    {
      g_autofree char *name = g_strdup_printf ("%d:00", hour);

      append_text (self, snapshot, name, locate_cell (self, hour).origin.x, DAYS * CELL_HEIGHT, color);
    }
}

static void
append_cell (TdrWeekView   *self,
             GtkSnapshot   *snapshot,
             int            cell,
             const GdkRGBA *idle,
             const GdkRGBA *busy)
{
  graphene_rect_t box = locate_cell (self, cell);
  GdkRGBA tint = *busy;

  tint.alpha = get_percent (self, cell) / (float) FULL;
  gtk_snapshot_append_color (snapshot, idle, &box);
  gtk_snapshot_append_color (snapshot, &tint, &box);
}

static void
append_cursor (TdrWeekView   *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color)
{
  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  graphene_rect_t box = locate_cell (self, self->cursor);
  GskRoundedRect outline;

  graphene_rect_inset (&box, -2, -2);
  gsk_rounded_rect_init_from_rect (&outline, &box, 2);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
tdr_week_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  TdrWeekView *self = TDR_WEEK_VIEW (widget);
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  GdkRGBA text, idle;

  gtk_widget_get_color (widget, &text);
  idle = text;
  idle.alpha *= EMPTY_ALPHA;
  for (int cell = 0; cell < TDR_HOURS_PER_WEEK; cell++)
    append_cell (self, snapshot, cell, &idle, accent);
  append_names (self, snapshot, &text);
  if (gtk_widget_has_visible_focus (widget))
    append_cursor (self, snapshot, &text);
}

static gboolean
tdr_week_view_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard,
                             GtkTooltip *tooltip)
{
  TdrWeekView *self = TDR_WEEK_VIEW (widget);
  int cell = keyboard ? self->cursor : find_cell (self, x, y);
  g_autofree char *words = NULL;

  if (cell < 0)
    return FALSE;
  words = dup_cell_words (self, cell);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
tdr_week_view_class_init (TdrWeekViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = tdr_week_view_measure;
  widget_class->snapshot = tdr_week_view_snapshot;
  widget_class->query_tooltip = tdr_week_view_query_tooltip;

  /**
   * TdrWeekView::week-edited:
   *
   * The user has changed an hour.
   */
  signals[SIGNAL_WEEK_EDITED] = g_signal_new ("week-edited", TDR_TYPE_WEEK_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "week");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tdr_week_view_init (TdrWeekView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::accent-color",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/* Shows the TDR_HOURS_PER_WEEK weights of @week, Monday 0:00 first. */
void
tdr_week_view_set_week (TdrWeekView *self,
                        const int   *week)
{
  g_return_if_fail (TDR_IS_WEEK_VIEW (self));

  memcpy (self->week, week, sizeof self->week);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The weights on show. */
const int *
tdr_week_view_get_week (TdrWeekView *self)
{
  g_return_val_if_fail (TDR_IS_WEEK_VIEW (self), NULL);

  return self->week;
}
