/** Whether this window is that of the installed app. */
export function isInstalled(): boolean {
  const isIosApp = 'standalone' in navigator && navigator.standalone === true;
  return isIosApp || window.matchMedia('(display-mode: standalone), (display-mode: minimal-ui)').matches;
}

/** Whether one installs on this device by its share menu alone: iPhones, and iPads, which say that they are Macs. */
export function isAppleTouch(): boolean {
  return (
    /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}
