import { expect, test } from 'vitest';
import { fitOffices, type OfficeWords } from './office-in-charge.ts';

const office = (id: string, name: string, ...tasks: (string | [string, ...string[]])[]): OfficeWords => ({
  id,
  name,
  abbreviation: null,
  tasks: tasks.map((task) =>
    typeof task === 'string' ? { name: task, keywords: [] } : { name: task[0], keywords: task.slice(1) },
  ),
});
const offices = [
  office('housing', 'Wohngeldstelle', 'Wohngeld', 'Antrag auf Lastenzuschuss'),
  office('citizens', 'Bürgerbüro', ['Personalausweis', 'Perso', 'Ausweis'], 'Meldewesen', 'Antrag auf Führungszeugnis'),
  office('roads', 'Tiefbauamt', ['Straßenunterhaltung', 'Schlagloch'], 'Straßenbeleuchtung', 'Antrag auf Aufgrabung'),
  office('waste', 'Abfallwirtschaft', ['Sperrmüll', 'Möbel entsorgen'], 'Biotonne'),
];
const bestFor = (query: string) => fitOffices(query, offices)[0];
const idsFor = (query: string) => fitOffices(query, offices).map(({ id }) => id);

test('takes compounds apart, in both directions', () => {
  expect(bestFor('Wohngeldzuschussformular')).toEqual({ id: 'housing', task: 'Wohngeld' });
  expect(bestFor('Beleuchtung defekt')).toEqual({ id: 'roads', task: 'Straßenbeleuchtung' });
});

test('knows the other words of a task, inflected and with typos, and umlauts both ways', () => {
  expect(bestFor('Schlaglöcher')?.id).toBe('roads');
  expect(bestFor('Sperrmuell')?.id).toBe('waste');
  expect(bestFor('Personalauswies')?.id).toBe('citizens');
});

test('what stands in many offices says less than what stands in one', () => {
  expect(bestFor('Antrag Biotonne')?.id).toBe('waste');
  expect(bestFor('Antrag Führungszeugnis')).toEqual({ id: 'citizens', task: 'Antrag auf Führungszeugnis' });
});

test('offers nobody where nothing fits, and three at most', () => {
  expect(idsFor('xqzwvkjy')).toEqual([]);
  expect(idsFor('und für')).toEqual([]);
  expect(fitOffices('x', [])).toEqual([]);
  const many = Array.from({ length: 9 }, (_, index) => office(`o${index}`, `Amt ${index}`, `Zuwendung${index}`));
  expect(fitOffices('Zuwendung', many).length).toBeLessThanOrEqual(3);
});

test('knows what the organisation says means the same', () => {
  expect(idsFor('Lappen')).toEqual([]);
  expect(fitOffices('Lappen', offices, [['Lappen', 'Führungszeugnis']])[0]?.id).toBe('citizens');
});
