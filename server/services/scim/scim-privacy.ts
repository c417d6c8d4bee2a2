import { deleteOfPerson, type Privacy } from '@kontor/plugin-api/server';
import { listUsersOf } from './user-store.ts';

export function declareScim(privacy: Privacy): void {
  privacy.declare({
    id: 'scim.users',
    title: { de: 'Angaben aus der Benutzerverwaltung (SCIM)', en: 'Details from user management (SCIM)' },
    what: {
      de: 'Welches Programm der Benutzerverwaltung Sie hier führt, Benutzername und Kennung dort, ob Sie dort aktiv sind; Anzeigename, Funktion, Abteilung und Personalnummer, wie es sie nennt',
      en: 'Which program of user management keeps you here, user name and key there, whether you are active there; display name, title, department and personnel number as it says them',
    },
    purpose: {
      de: 'Konten, Angaben zu Personen und Gruppen so halten, wie die Benutzerverwaltung der Organisation sie führt',
      en: 'Keeping accounts, details of people and groups as the user management of the organisation has them',
    },
    basis: 'work',
    kept: { de: 'So lange wie Ihre Angaben', en: 'As long as your details' },
    seenBy: { de: 'Die Benutzerverwaltung Ihrer Organisation', en: 'The user management of your organisation' },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['scim_users', 'person']) },
    tables: ['scim_users'],
    archive: async (tx, { person }) => ({ data: { users: await listUsersOf(tx, person) } }),
  });
}
