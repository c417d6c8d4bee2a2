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
}

export function readBrowserNotes(): BrowserNotes {
  if (!('Notification' in globalThis)) return 'impossible';
  if (Notification.permission === 'denied') return 'refused';
  return Notification.permission === 'granted' && isWanted() ? 'on' : 'off';
}

/** Asks the person, where the browser has not asked yet. Only in answer to a press: browsers refuse it otherwise. */
export async function setBrowserNotes(isOn: boolean): Promise<BrowserNotes> {
  if (isOn && 'Notification' in globalThis) await Notification.requestPermission();
  try {
    if (isOn) localStorage.setItem(key, 'on');
    else localStorage.removeItem(key);
  } catch {
    // Blocked storage: it stays off.
  }
  return readBrowserNotes();
}

/** Tells of something, unless somebody looks at Kontor right now. Answers whether it did. */
export function tellInBrowser({ title, tag, path }: BrowserNote, open: (path: string) => void): boolean {
  if (readBrowserNotes() !== 'on' || (document.visibilityState === 'visible' && document.hasFocus())) return false;
  try {
    const note = new Notification(title, { tag, icon: '/icon-192.png' });
    note.onclick = () => {
      window.focus();
      note.close();
      open(path);
    };
    return true;
  } catch {
    return false; // browsers on phones tell only of what a server pushes
  }
}

function isWanted(): boolean {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
}
