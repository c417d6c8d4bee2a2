import { type RecentPlace, readPlaces, withVisit } from './recent-model.ts';

/**
 * What somebody opened last on this device: for their eyes alone, never sent anywhere, gone with signing out (the server
 * tells the browser to forget what is stored). On a shared computer nothing is kept.
 */
const key = 'kontor.recent';
const changed = new EventTarget();

export function readRecent(person: string): RecentPlace[] {
  try {
    return readPlaces(JSON.parse(localStorage.getItem(key) ?? 'null'), person, Date.now());
  } catch {
    return []; // blocked storage or broken JSON: nothing was opened yet
  }
}

export function keepVisit(person: string, path: string, title: string): void {
  write(person, withVisit(readRecent(person), { path, title, at: Date.now() }));
}

export function replaceRecent(person: string, places: readonly RecentPlace[]): void {
  write(person, places);
}

export function onRecentChange(listen: () => void): () => void {
  changed.addEventListener('change', listen);
  return () => changed.removeEventListener('change', listen);
}

function write(person: string, places: readonly RecentPlace[]): void {
  try {
    if (places.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ person, places }));
  } catch {
    // Blocked or full storage: the list is a convenience.
  }
  changed.dispatchEvent(new Event('change'));
}
