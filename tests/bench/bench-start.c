/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* From starting the program to a painted window, beside an empty libadwaita window in the same run, and the memory with the
 * file open. Arguments: the program `linli`, the program `bench-empty-window`. Runs under a display of its own. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib/gstdio.h>
#include <linli-core.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#define N_RUNS 7
#define POLL_US 2000
#define GIVE_UP_US (20 * G_USEC_PER_SEC)

static int
ignore_error_cb (Display     *display,
                 XErrorEvent *event)
{
  return 0; /* a window may go away while it is looked at */
}

/* Whether anything is painted in the middle of a window as large as a program's; the root is black. */
static gboolean
is_painted (Display *display)
{
  Window root = DefaultRootWindow (display), parent, *children = NULL;
  unsigned n_children = 0;
  gboolean painted = FALSE;

  if (!XQueryTree (display, root, &root, &parent, &children, &n_children))
    return FALSE;
  for (unsigned i = 0; i < n_children && !painted; i++)
    {
      XWindowAttributes facts;
      XImage *image;

      if (!XGetWindowAttributes (display, children[i], &facts) || facts.map_state != IsViewable || facts.width < 300 || facts.height < 200)
        continue;
      image = XGetImage (display, root, facts.x + facts.width / 2, facts.y + facts.height / 2, 1, 1, AllPlanes, ZPixmap);
      if (image == NULL)
        continue;
      painted = (XGetPixel (image, 0, 0) & 0xffffff) != 0;
      XDestroyImage (image);
    }
  if (children != NULL)
    XFree (children);
  return painted;
}

static double
memory_of (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "\nPss:")) == NULL)
    return 0;
  return g_ascii_strtod (line + 5, NULL) / 1024;
}

static double
start (Display    *display,
       const char *program,
       const char *file,
       double     *megabytes)
{
  char *argv[] = { (char *) program, (char *) file, NULL };
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  double seconds;
  GPid pid;

  if (!g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, &error))
    g_error ("%s", error->message);
  while (!is_painted (display))
    {
      if (g_get_monotonic_time () - begin > GIVE_UP_US)
        g_error ("%s shows no window", program);
      g_usleep (POLL_US);
    }
  seconds = (g_get_monotonic_time () - begin) / 1e6;
  if (megabytes != NULL)
    {
      g_usleep (5 * G_USEC_PER_SEC);
      *megabytes = memory_of (pid);
    }
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  while (is_painted (display))
    g_usleep (POLL_US);
  return seconds;
}

static double
best_of (Display    *display,
         const char *program,
         const char *file)
{
  double best = G_MAXDOUBLE;

  for (int i = 0; i < N_RUNS; i++)
    best = MIN (best, start (display, program, file, NULL));
  return best;
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 5000, 100000 };
  g_autofree char *folder = g_dir_make_tmp ("linli-bench-XXXXXX", NULL);
  Display *display = XOpenDisplay (NULL);

  if (argc < 3 || display == NULL)
    g_error ("usage: bench-start LINLI EMPTY-WINDOW, under a display");
  XSetErrorHandler (ignore_error_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_build_filename (folder, "a.linli", NULL);
      g_autofree char *wal = g_strconcat (path, "-wal", NULL);
      g_autofree char *shm = g_strconcat (path, "-shm", NULL);
      g_autoptr (GError) error = NULL;
      double empty, ours, megabytes;

      if (!linli_demo_create (path, sizes[i], 7, NULL, &error))
        g_error ("%s", error->message);
      empty = best_of (display, argv[2], NULL);
      ours = best_of (display, argv[1], path);
      start (display, argv[1], path, &megabytes);
      printf ("start %6u households: %.3f s, empty window %.3f s, ratio %.2f; %.0f MB five seconds later\n", sizes[i], ours, empty, ours / empty, megabytes);
      g_unlink (path);
      g_unlink (wal);
      g_unlink (shm);
    }
  g_rmdir (folder);
  XCloseDisplay (display);
  return 0;
}
