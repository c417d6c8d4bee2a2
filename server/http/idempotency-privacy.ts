import type { Privacy } from '@kontor/plugin-api/server';
import { keysKeptDays } from './idempotency.ts';
import { deleteKeysOf, readKeysForArchive } from './idempotency-store.ts';

export function declareIdempotencyKeys(privacy: Privacy): void {
  privacy.declare({
    id: 'http.idempotency-keys',
    title: { de: 'Quittungen übertragener Änderungen', en: 'Receipts of changes that were sent' },
    what: {
      de: 'Zu Änderungen, die ein Gerät senden durfte, auch mehrfach: eine Kennung, der Zeitpunkt und die Antwort',
      en: 'Of changes that a device may send, even several times: an id, the moment and the answer',
    },
    purpose: {
      de: 'Damit jede Änderung genau einmal ankommt, auch bei schlechter Verbindung',
      en: 'So that each change arrives exactly once, on a bad line too',
    },
    basis: 'work',
    kept: { de: `${keysKeptDays} Tage`, en: `${keysKeptDays} days` },
    seenBy: { de: 'Nur Sie, in Ihrem Archiv', en: 'Only you, in your archive' },
    places: ['database'],
    erasure: {
      erase: async (tx, { account, words }) => {
        await deleteKeysOf(tx, account, words);
      },
    },
    tables: ['http_idempotency_keys'],
    archive: async (tx, { account }) => ({ data: await readKeysForArchive(tx, account) }),
  });
}
