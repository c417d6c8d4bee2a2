import { absenceChanged, orgUnitChanged, personChangedEvent, positionsChanged } from '@kontor/schema';
import { expect, test } from 'vitest';
import type { AwayPerson } from './absence.ts';
import { profileChanged } from './events.ts';
import type { PersonPreview } from './person.ts';
import { type DirectoryEvent, makesAwayStale, makesCardStale } from './sync.ts';

const about = (kind: string, payload: DirectoryEvent['payload']): DirectoryEvent => ({ kind, payload, object: null });

const card: PersonPreview = {
  id: 'anna',
  name: 'Anna',
  former: false,
  position: null,
  orgUnit: { id: 'office', code: 'A', name: 'Amt' },
  picture: null,
  absence: { until: '2026-12-01', untilTime: null, note: null, substitute: { id: 'ben', name: 'Ben' } },
  phone: null,
  mobile: null,
  email: null,
  room: null,
  place: null,
  office: { name: 'Amt', places: [] },
  relation: 'colleague',
};

test('a card is fetched anew when the person, who stands in, or the office changes, and for nobody else', () => {
  for (const { kind } of [profileChanged, personChangedEvent, absenceChanged]) {
    expect(makesCardStale(card, about(kind, { person: 'anna' }))).toBe(true);
    expect(makesCardStale(card, about(kind, { person: 'ben' }))).toBe(true);
    expect(makesCardStale(card, about(kind, { person: 'cem' }))).toBe(false);
  }
  expect(makesCardStale(card, about(orgUnitChanged.kind, { orgUnit: 'office' }))).toBe(true);
  expect(makesCardStale(card, about(orgUnitChanged.kind, { orgUnit: 'other' }))).toBe(false);
  // The office may be told by any unit above, which the card does not know.
  expect(makesCardStale({ ...card, office: null }, about(orgUnitChanged.kind, { orgUnit: 'other' }))).toBe(true);
});

test('who is away is asked anew after every absence and move, and after other changes of those shown alone', () => {
  const person = { id: 'anna', name: 'Anna', position: null, orgUnit: null, picture: null, absent: true };
  const times = { fromTime: null, untilTime: null };
  const rest = { from: '2026-11-26', until: '2026-12-01', ...times, note: null, isSubstituteAway: false };
  const away: AwayPerson = { id: 'x', person, orgUnit: null, substitute: { id: 'ben', name: 'Ben' }, ...rest };
  const copy = { away: [away] };
  for (const { kind } of [absenceChanged, positionsChanged]) {
    expect(makesAwayStale(copy, about(kind, { person: 'cem' }))).toBe(true);
  }
  for (const id of ['anna', 'ben']) expect(makesAwayStale(copy, about(profileChanged.kind, { person: id }))).toBe(true);
  expect(makesAwayStale(copy, about(profileChanged.kind, { person: 'cem' }))).toBe(false);
});
