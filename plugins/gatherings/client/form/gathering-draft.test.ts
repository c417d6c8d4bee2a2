import { expect, test } from 'vitest';
import { contentOf, type Draft, daysOf, draftOf } from './gathering-draft.ts';

const me = { id: '01993000-0000-7000-8000-000000000001', name: 'Olga Ostendorf' };
const draft: Draft = {
  ...draftOf(undefined, me, '2026-12-01'),
  ...{ title: 'Sommerfest', startsTime: '14:00', endsTime: '16:00', addressees: [{ kind: 'everyone', label: '' }] },
};

test('what is complete can be sent, without what only the form shows', () => {
  const made = contentOf({ ...draft, capacity: ' 12 ' });
  expect(made).toMatchObject({ content: { title: 'Sommerfest', capacity: 12, addressees: [{ kind: 'everyone' }] } });
  expect(contentOf({ ...draft, isAllDay: true })).toMatchObject({ content: { startsTime: null, endsTime: null } });
});

test.each([
  [{ startsOn: null }, 'incomplete'],
  [{ endsTime: '' }, 'incomplete'],
  [{ endsTime: '13:59' }, 'ends-before-start'],
  [{ signUpUntil: '2026-12-02' }, 'signs-up-after-start'],
  [{ addressees: [] }, 'addresseesMissing'],
  [{ organisers: [] }, 'organisersMissing'],
  [{ online: 'http://unsicher.example' }, 'onlineWrong'],
  [{ capacity: '0' }, 'capacityWrong'],
  [{ capacity: 'viele' }, 'capacityWrong'],
] as const)('says what is wrong: %j', (given, fault) => {
  expect(contentOf({ ...draft, ...given })).toEqual({ fault });
});

test('a series is a list of days', () => {
  expect(daysOf(draft)).toEqual(['2026-12-01']);
  expect(daysOf({ ...draft, rhythm: 'week', times: 2 })).toEqual(['2026-12-01', '2026-12-08']);
});
