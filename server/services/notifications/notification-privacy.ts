import type { Privacy } from '@kontor/plugin-api/server';
import { deleteOfPerson } from '@kontor/plugin-api/server';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import {
  deleteInboxOf,
  readInboxForArchive,
  readQuietForArchive,
  readReachForArchive,
  readSettingsForArchive,
  unnameInboxes,
} from './notification-privacy-store.ts';

export function declareNotifications(privacy: Privacy, policies: PolicyReader): void {
  privacy.declare({
    id: 'notifications.inbox',
    title: { de: 'Eingang und Mitteilungen', en: 'Inbox and notifications' },
    what: {
      de: 'Worüber Sie benachrichtigt wurden, wann, durch wen, ob gelesen, erledigt oder zurückgestellt, und wer es in Vertretung erledigt hat; welche Mitteilungen Sie wünschen, und wann keine',
      en: 'What you were told of, when, because of whom, whether read, done or put off, and who did it in your place; which notifications you want, and when none',
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
    seenBy: {
      de: 'Nur Sie; was in Ihrer Abwesenheit kommt und zu tun ist, auch Ihre Vertretung, soweit sie das Objekt sehen darf',
      en: 'Only you; what comes while you are away and is to be done also your substitute, as far as they may see the object',
    },
    places: ['database'],
    erasure: {
      erase: async (tx, erased) => {
        await deleteInboxOf(tx, erased);
        await unnameInboxes(tx, erased);
      },
    },
    tables: ['notifications_entries', 'notifications_in_place', 'notifications_settings', 'notifications_quiet'],
    archive: async (tx, { person }) => ({
      data: {
        inbox: await readInboxForArchive(tx, person),
        settings: await readSettingsForArchive(tx, person),
        quiet: await readQuietForArchive(tx, person),
      },
    }),
  });
  privacy.declare({
    id: 'notifications.reach',
    title: { de: 'Mitteilungen per E-Mail und auf Geräten', en: 'Notifications by e-mail and on devices' },
    what: {
      de: 'Ob und wann Sie eine Übersicht per E-Mail bekommen; aus welchen Bereichen Sie weniger wünschen; auf welchen Geräten Kontor Hinweise zeigt; für Minuten, wann Sie zuletzt in Kontor tätig waren',
      en: 'Whether and when you get a digest by e-mail; from which spaces you want less; on which devices Kontor shows notes; for minutes, when you were last busy in Kontor',
    },
    purpose: {
      de: 'Sie dort zu erreichen, wo Sie gerade sind, und nur einmal',
      en: 'Reaching you where you are, and only once',
    },
    basis: 'choice',
    kept: {
      de: 'Bis Sie es ändern; ein Gerät bis zur Abmeldung dort; wann Sie zuletzt tätig waren höchstens eine Viertelstunde',
      en: 'Until you change it; a device until you sign out there; when you were last busy a quarter of an hour at most',
    },
    seenBy: {
      de: 'Nur Sie. Der Zustelldienst Ihres Browsers befördert Hinweise verschlüsselt und kann sie nicht lesen',
      en: 'Only you. The push service of your browser carries notes encrypted and cannot read them',
    },
    places: ['database'],
    measure: {
      guard: {
        de: 'Ob Sie gerade in Kontor sind, weiß der Server für höchstens Minuten, damit Ihr Telefon nicht meldet, was Sie schon sehen; niemand kann es abfragen.',
        en: 'Whether you are busy in Kontor the server knows for minutes at most, so that your phone does not report what you see already; nobody can ask for it.',
      },
    },
    erasure: {
      erase: deleteOfPerson(
        ['notifications_digests', 'person'],
        ['notifications_spaces', 'person'],
        ['notifications_devices', 'person'],
        ['notifications_present', 'person'],
      ),
    },
    tables: ['notifications_digests', 'notifications_spaces', 'notifications_devices', 'notifications_present'],
    archive: async (tx, { person }) => ({ data: await readReachForArchive(tx, person) }),
  });
}
