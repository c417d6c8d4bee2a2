import { office, openState } from '@kontor/schema';
import { expect, test } from 'vitest';
import { cityOffice } from './city-offices.ts';
import { cityUnits } from './city-units.ts';

const now = new Date('2026-11-26T10:00:00Z');
const offices = cityUnits.map((unit, index) => ({ unit, told: cityOffice(unit, index, now) }));

test('every office of the demo city tells what may be told, with a mailbox of its own', () => {
  for (const { unit, told } of offices) expect(office.safeParse(told).error?.message, unit.name).toBeUndefined();
  expect(new Set(offices.map(({ told }) => told.email)).size).toBe(offices.length);
  expect(new Set(offices.map(({ told }) => told.phone)).size).toBe(offices.length);
});

test('offices keep their tasks, and people find them by other words', () => {
  for (const { unit, told } of offices) expect(told.tasks.map(({ name }) => name)).toEqual(unit.tasks ?? []);
  const citizens = offices.find(({ unit }) => unit.name === 'Bürgeramt')?.told;
  expect(citizens?.tasks.find(({ name }) => name === 'Personalausweis')?.keywords).toContain('Perso');
  expect(citizens && openState(citizens, now, 'Europe/Berlin')).toEqual({ isOpen: true, until: '18:00' });
});
