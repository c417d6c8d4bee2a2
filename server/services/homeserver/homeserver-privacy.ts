import type { Tx } from '@kontor/database';
import type { Privacy } from '@kontor/plugin-api/server';
import { listDevicesOf } from './device-store.ts';
import { findUser } from './user-store.ts';

export function declareHomeserver(privacy: Privacy, eraseInMatrix: (tx: Tx, person: string) => Promise<void>): void {
  privacy.declare(
    {
      id: 'homeserver.account',
      title: { de: 'Chat-Kennung und Geräte', en: 'Chat id and devices' },
      what: {
        de: 'Ihre Kennung im Chat, die nichts über Sie verrät, Ihr Anzeigename dort und in welchen Browsern Sie angemeldet sind',
        en: 'Your id in the chat, which says nothing about you, the name shown there, and in which browsers you are signed in',
      },
      purpose: {
        de: 'Sie im Chat wiedererkennen und überall abmelden',
        en: 'Knowing you in the chat, and signing you out everywhere',
      },
      basis: 'work',
      kept: {
        de: 'Die Kennung, solange Ihr Eintrag als Person besteht; ein Gerät bis zum Ende der Sitzung',
        en: 'The id as long as your entry as a person exists; a device until its session ends',
      },
      seenBy: {
        de: 'Kennung und Anzeigenamen alle, die im Chat mit Ihnen zu tun haben; die Geräte nur Sie',
        en: 'Id and name everybody who meets you in the chat; devices only you',
      },
      places: ['database'],
      erasure: {
        erase: (tx, { person }) => eraseInMatrix(tx, person),
        unnamed: {
          de: 'Die Kennung im Chat bleibt vergeben, damit sie niemand anderes bekommt; sie verrät nichts.',
          en: 'The id in the chat stays taken, so that nobody else gets it; it says nothing.',
        },
      },
      tables: ['homeserver_users', 'homeserver_devices'],
      archive: async (tx, { person }) => {
        const user = await findUser(tx, person);
        return { data: user ? { ...user, devices: await listDevicesOf(tx, person) } : null };
      },
    },
    {
      id: 'homeserver.messages',
      title: { de: 'Nachrichten und bis wohin gelesen ist', en: 'Messages, and up to where they are read' },
      what: {
        de: 'Was Sie im Chat schreiben, mit Zeit; in privaten Unterhaltungen verschlüsselt. Dazu je Raum, bis wohin Sie gelesen haben, und was Sie im Chat eingestellt haben',
        en: 'What you write in the chat, with its time; encrypted in private conversations. Also, by room, up to where you have read, and what you set in the chat',
      },
      purpose: {
        de: 'Miteinander schreiben und Ungelesenes zeigen',
        en: 'Writing to each other, and showing what is unread',
      },
      basis: 'work',
      kept: {
        de: 'Solange es den Raum gibt, höchstens bis zur Löschfrist von Räumen und von Direktnachrichten; der Lesestand nur der jeweils letzte; Dateien, die niemand gesendet hat, 30 Tage',
        en: 'As long as the room exists, at most until the period of rooms and of direct messages; of what was read only the last place; files that nobody sent 30 days',
      },
      seenBy: {
        de: 'Nachrichten, wer im Raum ist; Ihren Lesestand nur Sie, außer das Haus zeigt Lesebestätigungen',
        en: 'Messages whoever is in the room; what you have read only you, unless the organisation shows read receipts',
      },
      places: ['database', 'files'],
      measure: {
        guard: {
          de: 'Der Lesestand bleibt zwischen Ihnen und dem Server; Anwesenheit führt der eigene Server nicht, Tippanzeigen sind flüchtig und im Personalrats-Modus aus.',
          en: 'What you have read stays between you and the server; the own server keeps no presence, typing notices are fleeting and off in staff-council mode.',
        },
        offBy: 'readReceipts',
      },
      erasure: {
        unnamed: {
          de: 'Nachrichten gehören zur Unterhaltung und enden mit der Frist des Raums; Anzeigename und Bild sind überall fort.',
          en: 'Messages belong to the conversation and end with the period of the room; name and picture are gone everywhere.',
        },
      },
      tables: [],
      archive: {
        leftOut: {
          de: 'Ihre Unterhaltungen lesen und exportieren Sie im Chat; verschlüsselte kann nur Ihr Gerät öffnen.',
          en: 'You read and export your conversations in the chat; encrypted ones only your device can open.',
        },
      },
    },
    {
      id: 'homeserver.rooms',
      title: { de: 'Räume der Bereiche', en: 'Rooms of spaces' },
      what: {
        de: 'Name, Thema und Regeln jedes Raums; wer sie schrieb, steht nicht dabei',
        en: 'Name, topic and rules of each room; not who wrote them',
      },
      purpose: { de: 'Gemeinsam im Bereich sprechen', en: 'Talking together in the space' },
      basis: 'work',
      kept: { de: 'Solange es den Bereich gibt', en: 'As long as the space exists' },
      seenBy: { de: 'Wer den Bereich lesen darf', en: 'Whoever may read the space' },
      places: ['database', 'search'],
      erasure: { unnamed: { de: 'Es nennt niemanden.', en: 'It names nobody.' } },
      tables: ['homeserver_rooms', 'homeserver_transactions', 'homeserver_name'],
      archive: { leftOut: { de: 'Räume nennen niemanden.', en: 'Rooms name nobody.' } },
    },
  );
}
