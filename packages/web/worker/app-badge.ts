declare const self: ServiceWorkerGlobalScope;

/** The number on the app's icon while no window of it is open; an open one knows better and counts by itself. */
export async function showBadge(count: number | undefined): Promise<void> {
  if (count === undefined || !('setAppBadge' in self.navigator)) return;
  // Refused where the app is not installed.
  await (count > 0 ? self.navigator.setAppBadge(count) : self.navigator.clearAppBadge()).catch(() => undefined);
}
