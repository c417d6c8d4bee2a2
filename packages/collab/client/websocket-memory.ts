import { browserWindow } from './browser-window.ts';

const key = 'kontor.no-websocket-until';

/** After so long websockets are tried again. */
const forgetAfterMs = 5 * 60_000;

/** That no websocket gets through from this window is remembered for some minutes, also when it is loaded anew. */
export interface WebsocketMemory {
  readonly isBlocked: boolean;
  readonly forMs: number;
  block(): void;
  forget(): void;
}

/** @param storage Of the window; without it, or where a browser forbids it, nothing is remembered. */
export function websocketMemory(storage: typeof browserWindow.sessionStorage, forMs = forgetAfterMs): WebsocketMemory {
  return {
    forMs,
    get isBlocked() {
      const until = Number(storage?.getItem(key) ?? 0);
      const left = until - Date.now();
      // Also where the clock was set back meanwhile.
      return left > 0 && left <= forMs;
    },
    block: () => storage?.setItem(key, String(Date.now() + forMs)),
    forget: () => storage?.removeItem(key),
  };
}

/** The storage of this window, if there is one. */
export function findWindowStorage(): typeof browserWindow.sessionStorage {
  try {
    return browserWindow.sessionStorage;
  } catch {
    // The browser keeps nothing.
    return undefined;
  }
}
