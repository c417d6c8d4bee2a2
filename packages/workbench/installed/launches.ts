/** Chromium's way to tell a window of an installed app that it was launched once more; the browsers' own types lack it. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly targetURL?: string }) => void): void;
}

/**
 * A shortcut, a link or a protocol leads the window that is there to its place, by the way that asks about what is not saved.
 * What waits when this begins is the launch that opened this window, told again after each reload: its address led here already.
 */
export function followLaunches(navigate: (path: string) => void, page: object = window): void {
  const { launchQueue } = page as { launchQueue?: LaunchQueue };
  let isBeginning = true;
  launchQueue?.setConsumer(({ targetURL }) => {
    if (isBeginning || targetURL === undefined) return;
    const { origin, pathname, search, hash } = new URL(targetURL);
    if (origin === window.location.origin) navigate(pathname + search + hash);
  });
  isBeginning = false;
}
