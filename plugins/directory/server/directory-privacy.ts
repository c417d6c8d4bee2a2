import type { ServerHost } from '@kontor/plugin-api/server';
import { staysUnnamed } from '@kontor/plugin-api/server';
import { eraseProfile, forgetInImports, listManagedBy, readImportsForArchive } from './directory-privacy-store.ts';
import { findProfiles } from './profile-store.ts';

/** What the directory stores about people, as they are told it and as their archive gets it. */
export function declareDirectory(host: Pick<ServerHost, 'privacy' | 'people' | 'files'>): void {
  const { privacy, people } = host;
  privacy.declare(
    {
      id: 'directory.profile',
      title: { de: 'Profil und Foto', en: 'Profile and photo' },
      what: {
        de: 'Was Sie über sich sagen: ein paar Zeilen, Kenntnisse, Sprachen, Arbeitsorte der Woche, Foto; wem Sie was zeigen; Ihre Leitung, falls sie von der Einheit abweicht',
        en: 'What you say about yourself: a few lines, skills, languages, places of work by day, photo; whom you show what; your manager where it is not the unit’s',
      },
      purpose: { de: 'Die Richtigen finden und erkennen', en: 'Finding and recognising the right people' },
      basis: 'choice',
      kept: { de: 'Bis Sie es ändern oder entfernen', en: 'Until you change or remove it' },
      seenBy: { de: 'Wem Sie es zeigen, Feld für Feld einstellbar', en: 'Whom you show it to, set field by field' },
      places: ['database', 'files', 'search'],
      erasure: { erase: (tx, { person }) => eraseProfile(host, tx, person) },
      tables: ['directory_profiles', 'directory_stand_ins'],
      archive: async (tx, { person }) => {
        const profile = (await findProfiles(tx, [person])).get(person);
        const managed = await people.findPersons(tx, await listManagedBy(tx, person));
        const { photo = null, manager = null, revision: _revision, person: _person, ...said } = profile ?? {};
        const [manages] = manager === null ? [] : await people.findPersons(tx, [manager]);
        return {
          data: { ...said, manager: manages?.name ?? null, managerOf: managed.map(({ name }) => name) },
          files: photo ? [photo.large, photo.small] : [],
        };
      },
    },
    {
      id: 'directory.imports',
      title: { de: 'Übernahmen aus Dateien', en: 'Imports from files' },
      what: {
        de: 'Dateien, aus denen die Administration Personen übernimmt, bis sie angewendet sind; der Bericht mit Auffälligkeiten; wer sie angewendet hat',
        en: 'Files from which administrators bring people in, until they are applied; the report with problems; who applied them',
      },
      purpose: {
        de: 'Personen und Einheiten aus dem Personalverfahren übernehmen',
        en: 'Bringing people and units in from the personnel system',
      },
      basis: 'work',
      kept: { de: '30 Tage', en: '30 days' },
      seenBy: { de: 'Die Administration', en: 'Administrators' },
      places: ['database'],
      erasure: { erase: (tx, { words }) => forgetInImports(tx, words), unnamed: staysUnnamed },
      tables: ['directory_imports'],
      archive: async (tx, { person }) => ({ data: await readImportsForArchive(tx, person) }),
    },
  );
}
