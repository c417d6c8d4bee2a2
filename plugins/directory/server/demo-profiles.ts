import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import type { Weekday } from '@kontor/schema';
import { weekWithHomeDays } from '../shared/index.ts';
import { listAllPersonIds } from './person-service.ts';
import { changeProfiles, type ProfileChange } from './profile-store.ts';

const skills = [
  'Vergaberecht',
  'Gebärdensprache',
  'Erste Hilfe',
  'Moderation',
  'Geoinformation',
  'Projektleitung',
  'Haushaltsrecht',
  'Leichte Sprache',
  'Datenschutz',
  'Brandschutzhilfe',
  'Tabellenkalkulation',
  'Ausbildereignung',
];
const languages = ['Englisch', 'Polnisch', 'Türkisch', 'Ukrainisch', 'Arabisch', 'Französisch', 'Vietnamesisch'];
const homeDays: readonly (readonly Weekday[])[] = [
  [],
  ['friday'],
  ['tuesday', 'wednesday'],
  ['monday'],
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
];

/** Gives two in three people of the demo city a profile, the same at every seeding. */
export async function seedDemoProfiles(host: Pick<ServerHost, 'people'>, tx: Tx): Promise<void> {
  const persons = await listAllPersonIds(host, tx);
  const changes = persons.flatMap((person, index) =>
    index % 3 === 2 ? [] : [{ person, change: inventProfile(index) }],
  );
  await changeProfiles(tx, changes);
}

/** The factors share no divisor with the lists' lengths, so that neighbours differ. */
function inventProfile(index: number): ProfileChange {
  const known = [0, 1, 2].slice(0, index % 4).map((step) => at(skills, index * 7 + step * 5));
  const spoken = index % 5 === 0 ? [at(languages, index * 3)] : [];
  return {
    skills: [...new Set(known)],
    languages: spoken,
    week: weekWithHomeDays(at(homeDays, index * 3)),
  };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('Nothing to choose from');
  return item;
}
