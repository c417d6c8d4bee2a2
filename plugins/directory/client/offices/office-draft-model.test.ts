import { emptyOffice, type Office } from '@kontor/schema';
import { describe, expect, it, test } from 'vitest';
import { readPeriods, writePeriods } from './hours-text.ts';
import {
  draftOfOffice,
  isSameOffice,
  newClosure,
  newPlace,
  newTask,
  noHours,
  officeOfDraft,
  withRow,
} from './office-draft-model.ts';

describe('hours as one types them', () => {
  it.each([
    ['8-12', '08:00–12:00'],
    ['8.30 – 12 Uhr', '08:30–12:00'],
    ['13:30-18, 8-12', '08:00–12:00, 13:30–18:00'],
    ['8-12 und 14-16', '08:00–12:00, 14:00–16:00'],
    ['0-24', '00:00–24:00'],
    ['', ''],
    [' , ', ''],
  ])('reads %j as %j', (text, written) => expect(writePeriods(readPeriods(text) ?? [])).toBe(written));

  it.each(['8', '12-8', '8-8', '8-25', '8:70-12', 'vormittags', '8-12, 11-14', '1-2,3-4,5-6,7-8,9-10'])(
    'cannot read %j',
    (text) => expect(readPeriods(text)).toBeUndefined(),
  );
});

const office: Office = {
  ...emptyOffice,
  tasks: [{ name: 'Personalausweis', keywords: ['Perso', 'Ausweis verloren'] }],
  places: [{ building: 'Rathaus', street: 'Kirchplatz 1', room: '', access: '' }],
  closures: [{ from: '2026-12-24', until: '2026-12-31', reason: 'Jahreswechsel' }],
  email: 'amt@auenstedt.example',
};

test('sends what was there when nothing was changed', () => {
  const hours = { ...noHours(), monday: '8-12' };
  const told = officeOfDraft({ ...draftOfOffice(office), hours });
  expect(told).toMatchObject({ ...office, hours: { monday: [{ from: '08:00', until: '12:00' }], sunday: [] } });
  expect(told && officeOfDraft(draftOfOffice(told))).toEqual(told);
});

test('leaves out rows that were begun and not filled, and takes one day for a closure without an end', () => {
  const draft = draftOfOffice(office);
  const [closure = newClosure()] = draft.closures;
  const changed = officeOfDraft({
    ...draft,
    tasks: [...draft.tasks, newTask()],
    places: [...draft.places, newPlace()],
    closures: withRow(draft.closures, closure.key, { until: null }),
  });
  expect(changed?.tasks).toEqual(office.tasks);
  expect(changed?.places).toEqual(office.places);
  expect(changed?.closures[0]?.until).toBe('2026-12-24');
});

test('tells what was changed from what is the same again', () => {
  const draft = draftOfOffice(office);
  expect(isSameOffice(draft, draftOfOffice(office))).toBe(true);
  expect(isSameOffice(draft, { ...draft, phone: '1' })).toBe(false);
  expect(isSameOffice(draft, { ...draft, tasks: [...draft.tasks, newTask()] })).toBe(false);
});

test('sends nothing while something is wrong', () => {
  const draft = draftOfOffice(office);
  expect(officeOfDraft({ ...draft, email: 'amt@' })).toBeUndefined();
  expect(officeOfDraft({ ...draft, hours: { ...noHours(), friday: 'früh' } })).toBeUndefined();
  expect(officeOfDraft({ ...draft, closures: [newClosure()] })).toBeUndefined();
  const reversed = { ...newClosure(), from: '2026-12-24', until: '2026-12-23' };
  expect(officeOfDraft({ ...draft, closures: [reversed] })).toBeUndefined();
});
