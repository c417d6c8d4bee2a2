import type { Privacy } from '@kontor/plugin-api/server';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import { readInboxForArchive, readQuietForArchive, readSettingsForArchive } from './notification-privacy-store.ts';

export function declareNotifications(privacy: Privacy, policies: PolicyReader): void {
  privacy.declare({
    id: 'notifications.inbox',
    title: { de: 'Eingang und Mitteilungen', en: 'Inbox and notifications' },
    what: {
      de: 'Worüber Sie benachrichtigt wurden, wann, durch wen, ob gelesen, erledigt oder zurückgestellt; welche Mitteilungen Sie wünschen, und wann keine',
      en: 'What you were told of, when, because of whom, whether read, done or put off; which notifications you want, and when none',
    },
    purpose: { de: 'Nichts Wichtiges übersehen', en: 'Missing nothing important' },
    basis: 'work',
    kept: async (tx) => {
      const { doneNotificationDays: done, notificationDays: all } = await policies.read(tx);
      return {
        de: `Erledigtes ${done} Tage, alles andere ${all} Tage`,
        en: `What is done ${done} days, everything else ${all} days`,
      };
    },
    seenBy: { de: 'Nur Sie', en: 'Only you' },
    places: ['database'],
    tables: ['notifications_entries', 'notifications_settings', 'notifications_quiet'],
    archive: async (tx, { person }) => ({
      data: {
        inbox: await readInboxForArchive(tx, person),
        settings: await readSettingsForArchive(tx, person),
        quiet: await readQuietForArchive(tx, person),
      },
    }),
  });
}
