import { expect, test } from 'vitest';
import type { ImportProblem } from '../../shared/index.ts';
import { allProblems, changesAnything, filterProblems, problemsCsv, shareDone } from './import-problems-model.ts';

function problem(line: number, change: Partial<ImportProblem> = {}): ImportProblem {
  const sentence = { de: 'Die Anmeldung ist doppelt.', en: 'The login is double.' };
  return {
    file: 'people',
    line,
    field: 'login',
    code: 'login_double',
    severity: 'error',
    value: 'a.b',
    sentence,
    ...change,
  };
}

test('filters by severity and by text in the language in use', () => {
  const problems = [problem(2), problem(13, { severity: 'warning', value: null, field: null })];
  const find = (severity: 'all' | 'error' | 'warning', text: string) =>
    filterProblems(problems, { severity, text }, 'de').map(({ line }) => line);
  expect(find('all', '')).toEqual([2, 13]);
  expect(find('warning', '')).toEqual([13]);
  expect(find('all', 'DOPPELT')).toEqual([2, 13]);
  expect(find('all', 'double')).toEqual([]);
  expect(find('error', '13')).toEqual([]);
  expect(filterProblems(problems, allProblems, 'en')).toHaveLength(2);
});

test('writes a file that a spreadsheet opens and never runs', () => {
  const rows = [problem(2, { value: '=HYPERLINK("x";1)' }), problem(3, { value: 'a\nb' })];
  const csv = problemsCsv(rows, ['Datei', 'Zeile'], 'de');
  expect(csv).toBe(
    '\uFEFFDatei;Zeile\r\n' +
      'people;2;login;error;"\'=HYPERLINK(""x"";1)";Die Anmeldung ist doppelt.;login_double\r\n' +
      'people;3;login;error;"a\nb";Die Anmeldung ist doppelt.;login_double\r\n',
  );
});

test('knows whether there is anything to apply, and how far it is', () => {
  const none = { rows: 5, create: 0, change: 0, unchanged: 5 };
  const summary = { orgUnits: none, people: { ...none, missing: 3, leave: 0 } };
  expect(changesAnything({ summary })).toBe(false);
  expect(changesAnything({ summary: { ...summary, people: { ...summary.people, leave: 1 } } })).toBe(true);
  expect(shareDone({ progress: null })).toBeUndefined();
  expect(shareDone({ progress: { done: 1, total: 4 } })).toBe(0.25);
});
