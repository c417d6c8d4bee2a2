/** What Chromium hands out when a page can be installed as an app; other browsers have it in a menu of theirs. */
export interface InstallOffer {
  /** Asks the person, once. Only in answer to a press. */
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

/** Where `early/install-offer.ts` has put it. The browsers' own types do not have it yet. */
interface OfferingPage {
  kontorInstallOffer?: InstallOffer | undefined;
}

/** The same until a listener is called. */
export function findInstallOffer(): InstallOffer | undefined {
  return (window as OfferingPage).kontorInstallOffer;
}

export function onInstallOffer(listener: () => void): () => void {
  const drop = () => {
    Object.assign(window, { kontorInstallOffer: undefined } satisfies OfferingPage);
    listener();
  };
  window.addEventListener('beforeinstallprompt', listener);
  window.addEventListener('appinstalled', drop);
  return () => {
    window.removeEventListener('beforeinstallprompt', listener);
    window.removeEventListener('appinstalled', drop);
  };
}
