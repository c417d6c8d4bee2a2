import { forgetPhotos } from './kept-photos.ts';
import { deleteLocalDatabase, forgetCopies, listLocalPersons, openLocalDatabase, readAll } from './local-database.ts';
import { deletePluginData, forgetPluginData } from './plugin-data.ts';
import { forgetPerson } from './remembered-person.ts';

/** How pages look before anybody signs in, and the name of this installation, which says nothing about anybody. */
const keptKeys: readonly string[] = ['kontor.appearance', 'kontor.installation'];

/** Longer than this nobody looks at a page that is over, in milliseconds: what was asked for goes on without it. */
const mostWaitMs = 5_000;

/**
 * Leaves nothing of anybody in this browser: local databases, the shell kept for times without a connection, its
 * service worker, and storage but for language, colours and the name of this installation. What fails does not keep the
 * rest from being wiped; what a browser never answers (it may be wiping by itself, told so by the server) holds nobody up.
 */
export async function wipeBrowser(): Promise<void> {
  wipeStorage();
  // Refused where the app is not installed.
  navigator.clearAppBadge?.().catch(() => undefined);
  const wiped = Promise.allSettled([wipeDatabases(), wipeCaches(), removeServiceWorker(), wipeDesktop()]);
  await Promise.race([wiped, new Promise((resolve) => setTimeout(resolve, mostWaitMs))]);
  wipeStorage(); // what was on its way to a database may still have been noted there
}

/** On a shared computer: what somebody kept here before goes, but for what they had still to send. */
export async function keepNothing(): Promise<void> {
  forgetPerson();
  await Promise.allSettled([forgetOthers(undefined), wipeCaches(), removeServiceWorker()]);
}

/** Another person signs in here: copies of those before them go; what they had still to send stays, for them alone. */
export async function forgetOthers(person: string | undefined): Promise<void> {
  await forgetPhotos({ allBut: person });
  await forgetPluginData({ allBut: person });
  for (const other of await listLocalPersons()) {
    if (other === person) continue;
    const database = await openLocalDatabase(other);
    const isEmpty = (await readAll(database, 'outbox')).length === 0;
    if (!isEmpty) await forgetCopies(database);
    database.close();
    if (isEmpty) await deleteLocalDatabase(other);
  }
}

function wipeStorage(): void {
  try {
    for (const key of Object.keys(localStorage)) if (!keptKeys.includes(key)) localStorage.removeItem(key);
    sessionStorage.clear();
  } catch {
    // Blocked storage holds nothing.
  }
}

async function wipeDatabases(): Promise<void> {
  if (!('indexedDB' in window)) return;
  await Promise.allSettled([deletePluginData(), ...(await listLocalPersons()).map(deleteLocalDatabase)]);
}

/** What the desktop app keeps of this server: drafts, badge, notes. */
async function wipeDesktop(): Promise<void> {
  if (!('kontorDesktop' in window)) return;
  await (window as { kontorDesktop: { forget(): Promise<void> } }).kontorDesktop.forget(); // the bridge's contract has it
}

async function wipeCaches(): Promise<void> {
  if (!('caches' in window)) return;
  await Promise.allSettled((await caches.keys()).map((name) => caches.delete(name)));
}

async function removeServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.allSettled(registrations.map((registration) => registration.unregister()));
}
