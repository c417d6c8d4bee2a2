import { useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { listNotifications } from '@kontor/schema';
import { useEffect } from 'react';
import { showBadge } from './app-badge.ts';
import { isInstalled } from './display-mode.ts';
import { followLaunches } from './launches.ts';

/**
 * What belongs to Kontor as an app of the device: the number on its icon, and going where a shortcut or a link leads in the window
 * that is there. Shows nothing.
 */
export function AppWindow() {
  const navigate = useNavigate();
  const unread = useQueryRoute(listNotifications, { show: 'inbox' }).data?.unread;
  useEffect(() => showBadge(unread), [unread]);
  useEffect(() => followLaunches(navigate), [navigate]);
  useEffect(() => {
    // Whoever installs it counts on what is kept here; browsers decide without asking, or once.
    if (isInstalled()) void navigator.storage?.persist?.().catch(() => false);
  }, []);
  return null;
}
