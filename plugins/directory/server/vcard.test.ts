import { expect, test } from 'vitest';
import { defaultVisibility, type PersonDetails } from '../shared/index.ts';
import { writeVcard } from './vcard.ts';

const id = '0199a1b2-0000-7000-8000-000000000001';
const unit = (name: string) => ({ id, code: 'A', name });
const person: PersonDetails = {
  id,
  name: 'Dr. Ayşe Schröder, geb. Yıldız; \\ und',
  title: 'Dr.',
  givenName: 'Ayşe',
  familyName: 'Schröder, geb. Yıldız; \\ und',
  former: false,
  email: 'a@b.example',
  phone: '+49 (0)3641 49-2343',
  mobile: null,
  room: '3.26',
  place: 'Rathaus, Markt 1',
  picture: null,
  positions: [
    {
      id,
      title: 'Leitung',
      lead: true,
      acting: false,
      main: true,
      orgUnit: unit('Bürger; und Ordnung'),
      path: [unit('Stadt')],
      from: null,
      until: null,
    },
  ],
  tasks: [],
  managers: [],
  team: [],
  teamSize: 0,
  absence: null,
  standsInFor: [],
  about: '',
  unconfirmedSkills: [],
  skills: ['Excel', 'Haushalt, kommunal'],
  languages: [],
  week: null,
  relation: 'colleague',
  mayHandOver: false,
  visibility: defaultVisibility,
  profileRevision: 1,
};

const unfold = (card: string) => card.replace(/\r\n /g, '').split('\r\n');

test('writes a card that escapes what separates values', () => {
  expect(unfold(writeVcard(person))).toEqual([
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:individual',
    `UID:urn:uuid:${id}`,
    'FN:Dr. Ayşe Schröder\\, geb. Yıldız\\; \\\\ und',
    'N:Schröder\\, geb. Yıldız\\; \\\\ und;Ayşe;;Dr.;',
    'ORG:Stadt;Bürger\\; und Ordnung',
    'TITLE:Leitung',
    'EMAIL;TYPE=work:a@b.example',
    'TEL;VALUE=uri;TYPE="work,voice":tel:+493641492343',
    'ADR;TYPE=work:;3.26;Rathaus\\, Markt 1;;;;',
    'CATEGORIES:Excel,Haushalt\\, kommunal',
    'END:VCARD',
    '',
  ]);
});

test('lets no value start a line of its own', () => {
  const card = writeVcard({ ...person, place: 'Markt 1\r\nEND:VCARD\nX:1' });
  expect(unfold(card).filter((line) => line === 'END:VCARD')).toHaveLength(1);
});

test('folds lines at 75 octets without cutting a letter', () => {
  const place = 'ễ'.repeat(120);
  const card = writeVcard({ ...person, place });
  for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(unfold(card)).toContain(`ADR;TYPE=work:;3.26;${place};;;;`);
  expect(card).not.toContain('\ufffd');
});
