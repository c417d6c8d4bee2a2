import { desktopSignals, isInDesktopApp, signalDesktop } from './desktop-window.ts';

/** Kept per browser: each device is asked by itself. */
const key = 'kontor.browser-notes';

/** Whether this browser tells of things while nobody looks at Kontor. */
export type BrowserNotes = 'on' | 'off' | 'refused' | 'impossible';

export interface BrowserNote {
  /** Who did what; never what was said. */
  readonly title: string;
  /** A newer note with the same tag takes the place of an older one, also from another window. */
  readonly tag: string;
  /** Where it leads. */
  readonly path: string;
  /** The entry of the inbox that it tells of, if of one. */
  readonly notification?: string;
  /** Whether that can be answered without opening it. */
  readonly takesAnswer?: boolean;
}

export function readBrowserNotes(): BrowserNotes {
  // The app asks nobody's leave: whoever installed it wants to be told, until they say otherwise.
  if (isInDesktopApp()) return read() === 'off' ? 'off' : 'on';
  if (!('Notification' in globalThis)) return 'impossible';
  if (Notification.permission === 'denied') return 'refused';
  return Notification.permission === 'granted' && read() === 'on' ? 'on' : 'off';
}

/** Asks the person, where the browser has not asked yet. Only in answer to a press: browsers refuse it otherwise. */
export async function setBrowserNotes(isOn: boolean): Promise<BrowserNotes> {
  if (isOn && !isInDesktopApp() && 'Notification' in globalThis) await Notification.requestPermission();
  try {
    localStorage.setItem(key, isOn ? 'on' : 'off');
  } catch {
    // Blocked storage: it stays off.
  }
  return readBrowserNotes();
}

/** Tells of something, unless somebody looks at Kontor right now. Answers whether it did. */
export function tellInBrowser(note: BrowserNote, open: (path: string) => void): boolean {
  if (readBrowserNotes() !== 'on' || (document.visibilityState === 'visible' && document.hasFocus())) return false;
  if (isInDesktopApp()) return signalDesktop(desktopSignals.note, note);
  const { title, tag, path } = note;
  try {
    const shown = new Notification(title, { tag, icon: '/icon-192.png' });
    shown.onclick = () => {
      window.focus();
      shown.close();
      open(path);
    };
    return true;
  } catch {
    return false; // browsers on phones tell only of what a server pushes
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
