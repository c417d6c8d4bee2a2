/** The number on the app's icon: how many entries of the inbox are unread. Without a window the service worker sets it. */
export function showBadge(unread: number | undefined): void {
  if (unread === undefined || !('setAppBadge' in navigator)) return;
  const shown = unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge();
  // Refused where the app is not installed.
  shown.catch(() => undefined);
}
