import type { Sentence } from '@kontor/base';
import type { Periods, Privacy, PrivacyDeclaration } from '@kontor/plugin-api/server';
import { deleteOfAccount } from '@kontor/plugin-api/server';
import * as store from './account-privacy-store.ts';

const onlyOneself: Sentence = { de: 'Nur Sie', en: 'Only you' };

export function declareAccounts(privacy: Privacy, periods: Periods): void {
  privacy.declare(account, sessions, factors, appPasswordsOf(periods), openLinks, knownDevices, attempts);
}

const account: PrivacyDeclaration = {
  id: 'accounts.account',
  title: { de: 'Konto', en: 'Account' },
  what: {
    de: 'Anmeldename, Zustand, Rollen, Sprache, Darstellung und ein Hash Ihres Passworts, aus dem es sich nicht zurückrechnen lässt',
    en: 'Login, state, roles, language, appearance, and a hash of your password from which it cannot be computed back',
  },
  purpose: { de: 'Sich anmelden', en: 'Signing in' },
  basis: 'work',
  kept: { de: 'Solange Ihr Eintrag als Person besteht', en: 'As long as your entry as a person exists' },
  seenBy: {
    de: 'Sie; die Administration ohne Passwort, Sprache und Darstellung',
    en: 'You; administrators, without password, language and appearance',
  },
  places: ['database'],
  erasure: { erase: deleteOfAccount(['accounts_accounts', 'id']) },
  tables: ['accounts_accounts'],
  archive: async (tx, actor) => ({ data: await store.readAccountForArchive(tx, actor.account) }),
};

const sessions: PrivacyDeclaration = {
  id: 'accounts.sessions',
  title: { de: 'Sitzungen', en: 'Sessions' },
  what: {
    de: 'Wo Sie angemeldet sind: Gerät in Worten, Netzadresse, Beginn, letzte Nutzung, Ende',
    en: 'Where you are signed in: device in words, network address, begin, last use, end',
  },
  purpose: {
    de: 'Angemeldet bleiben, und erkennen und beenden, was nicht von Ihnen ist',
    en: 'Staying signed in, and noticing and ending what is not yours',
  },
  basis: 'security',
  kept: {
    de: 'Bis zur Abmeldung, sonst so lange, wie die Richtlinien Sitzungen dauern lassen, höchstens 90 Tage',
    en: 'Until you sign out, else as long as the policies let sessions last, 90 days at most',
  },
  seenBy: {
    de: 'Sie; die Administration ohne Netzadresse und letzte Nutzung',
    en: 'You; administrators, without network address and last use',
  },
  places: ['database'],
  measure: {
    guard: {
      de: 'Die letzte Nutzung einer Sitzung braucht es, um sie enden zu lassen. Nur Sie sehen sie, auf den Tag genau; die Administration sieht sie nie.',
      en: 'The last use of a session is needed to have it end. Only you see it, by the day; administrators never do.',
    },
  },
  erasure: { erase: deleteOfAccount(['accounts_sessions', 'account']) },
  tables: ['accounts_sessions'],
  archive: async (tx, actor) => ({ data: await store.readSessionsForArchive(tx, actor.account) }),
};

const factors: PrivacyDeclaration = {
  id: 'accounts.second-factors',
  title: { de: 'Zweite Faktoren', en: 'Second factors' },
  what: {
    de: 'Der versiegelte Schlüssel Ihrer Authenticator-App, Hashes der Wiederherstellungscodes, öffentliche Schlüssel und Namen Ihrer Passkeys, kurzlebige Prüffragen',
    en: 'The sealed key of your authenticator app, hashes of the recovery codes, public keys and names of your passkeys, short-lived challenges',
  },
  purpose: { de: 'Ihr Konto schützen', en: 'Guarding your account' },
  basis: 'security',
  kept: { de: 'Bis Sie sie entfernen; Prüffragen fünf Minuten', en: 'Until you remove them; challenges five minutes' },
  seenBy: {
    de: 'Sie; die Administration sieht nur, ob es einen gibt',
    en: 'You; administrators see only whether there is one',
  },
  places: ['database'],
  measure: {
    guard: {
      de: 'Wann ein Passkey zuletzt benutzt wurde, sehen nur Sie, damit Ihnen ein fremder auffällt.',
      en: 'When a passkey was used last only you see, so that you notice a stranger.',
    },
  },
  erasure: {
    erase: deleteOfAccount(
      ['accounts_totp', 'account'],
      ['accounts_recovery_codes', 'account'],
      ['accounts_passkeys', 'account'],
      ['accounts_challenges', 'account'],
    ),
  },
  tables: ['accounts_totp', 'accounts_recovery_codes', 'accounts_passkeys', 'accounts_challenges'],
  archive: async (tx, actor) => ({ data: await store.readFactorsForArchive(tx, actor.account) }),
};

const appPasswordsOf = (periods: Periods): PrivacyDeclaration => ({
  id: 'accounts.app-passwords',
  title: { de: 'App-Passwörter', en: 'App passwords' },
  what: {
    de: 'Name, Zweck, Anlage und letzte Nutzung; vom Passwort selbst nur ein Hash',
    en: 'Name, purpose, creation and last use; of the password itself only a hash',
  },
  purpose: { de: 'Programme wie Kalender verbinden', en: 'Connecting programs such as calendars' },
  basis: 'choice',
  kept: async (tx) => {
    const unused = await periods.tell(tx, 'accounts.app-passwords');
    return { de: `Bis Sie sie entfernen; unbenutzt: ${unused.de}`, en: `Until you remove them; unused: ${unused.en}` };
  },
  seenBy: onlyOneself,
  places: ['database'],
  measure: {
    guard: {
      de: 'Wann ein App-Passwort zuletzt benutzt wurde, sehen nur Sie, damit Ihnen ein fremdes Programm auffällt.',
      en: 'When an app password was used last only you see, so that you notice a foreign program.',
    },
  },
  erasure: { erase: deleteOfAccount(['accounts_app_passwords', 'account']) },
  tables: ['accounts_app_passwords'],
  archive: async (tx, actor) => ({ data: await store.readAppPasswordsForArchive(tx, actor.account) }),
});

const openLinks: PrivacyDeclaration = {
  id: 'accounts.one-time-links',
  title: { de: 'Offene Einladungen und Einmal-Links', en: 'Open invitations and one-time links' },
  what: { de: 'Art, Ablauf und ein Hash des Codes', en: 'Kind, end, and a hash of the code' },
  purpose: { de: 'Ein Passwort erstmals oder neu setzen', en: 'Setting a password for the first time or anew' },
  basis: 'security',
  kept: { de: 'Bis zur Nutzung, höchstens 14 Tage', en: 'Until it is used, 14 days at most' },
  seenBy: { de: 'Niemand; nur wer den Code hat, kann ihn nutzen', en: 'Nobody; only who has the code can use it' },
  places: ['database'],
  erasure: { erase: deleteOfAccount(['accounts_one_time_codes', 'account']) },
  tables: ['accounts_one_time_codes'],
  archive: async (tx, actor) => ({ data: await store.readOpenLinksForArchive(tx, actor.account) }),
};

const knownDevices: PrivacyDeclaration = {
  id: 'accounts.known-browsers',
  title: { de: 'Bekannte Browser', en: 'Known browsers' },
  what: {
    de: 'Ein Hash der zufälligen Kennung jedes Browsers, in dem Sie sich angemeldet haben',
    en: 'A hash of the random id of each browser in which you have signed in',
  },
  purpose: {
    de: 'Damit fremde Fehlversuche Sie nicht aussperren',
    en: 'So that failed attempts of strangers do not lock you out',
  },
  basis: 'security',
  kept: { de: '180 Tage nach der letzten Anmeldung dort', en: '180 days after the last sign-in there' },
  seenBy: { de: 'Niemand', en: 'Nobody' },
  places: ['database'],
  erasure: { erase: deleteOfAccount(['accounts_known_devices', 'account']) },
  tables: ['accounts_known_devices'],
  archive: async (tx, actor) => ({ data: await store.readKnownDevicesForArchive(tx, actor.account) }),
};

const attempts: PrivacyDeclaration = {
  id: 'accounts.attempts',
  title: { de: 'Anmeldeversuche', en: 'Sign-in attempts' },
  what: {
    de: 'Wie viele Versuche es gab, gezählt unter einem Hash von Anmeldename, Netzadresse oder Browser',
    en: 'How many attempts there were, counted by a hash of login, network address or browser',
  },
  purpose: { de: 'Das Erraten von Passwörtern verhindern', en: 'Preventing passwords from being guessed' },
  basis: 'security',
  kept: {
    de: '15 Minuten, bis zum nächsten stündlichen Aufräumen',
    en: '15 minutes, up to the next hourly tidying',
  },
  seenBy: { de: 'Niemand', en: 'Nobody' },
  places: ['database'],
  erasure: {
    unnamed: {
      de: 'Gezählt wird ein Hash, der nach Minuten endet.',
      en: 'What is counted is a hash that ends within minutes.',
    },
  },
  tables: ['accounts_attempts'],
  archive: {
    leftOut: {
      de: 'Die Zählung steht nur unter einem Hash und lässt sich Ihnen nicht zuordnen.',
      en: 'The count is kept by a hash alone and cannot be told to be yours.',
    },
  },
};
