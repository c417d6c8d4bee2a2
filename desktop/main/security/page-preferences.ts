import type { Session, WebPreferences } from 'electron';

/**
 * How every page in the app is made: in the sandbox, apart from the preload's world, without Node. One place, so that
 * no window can be made otherwise.
 */
export function pagePreferences(given: { session?: Session; preload?: string; spellcheck?: boolean }): WebPreferences {
  return {
    ...given,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
  };
}
