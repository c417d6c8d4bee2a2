/**
 * Keeps the browser's offer to install the page as an app for the settings (`installed/install-offer.ts`), so that none lies over
 * what somebody works on. It comes once, before the shell does, which shares no file with this.
 */
export function keepInstallOffer(page: EventTarget): void {
  page.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    Object.assign(page, { kontorInstallOffer: event });
  });
}
