import { readDate } from '@kontor/plugin-api/server';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnPhoneStyle, readPhone } from './phone-numbers.ts';
import { readWeekdays } from './weekday-reader.ts';

test('reads days that exist in both spellings and no others', () => {
  expect(readDate('31.12.2026')).toBe('2026-12-31');
  expect(readDate('1.2.2026')).toBe('2026-02-01');
  expect(readDate('2024-02-29')).toBe('2024-02-29');
  for (const text of ['31.02.2026', '2025-02-29', '2026-13-01', '12/31/2026', '0.1.2026', '1.1.26', 'heute']) {
    expect(readDate(text)).toBeUndefined();
  }
});

test('reads every day back from both spellings', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10);
      expect(readDate(iso)).toBe(iso);
      expect(readDate(iso.split('-').reverse().join('.'))).toBe(iso);
    }),
  );
});

test('reads days of the week as people write them', () => {
  expect(readWeekdays('Mo-Fr')).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']);
  expect(readWeekdays('Di Mi')).toEqual(['tuesday', 'wednesday']);
  expect(readWeekdays('Freitag, montags-')).toBeUndefined();
  expect(readWeekdays('Freitag und Montag')).toEqual(['monday', 'friday']);
  expect(readWeekdays('Mo bis Mi; Fr')).toEqual(['monday', 'tuesday', 'wednesday', 'friday']);
  expect(readWeekdays('Wed')).toEqual(['wednesday']);
  expect(readWeekdays('')).toEqual([]);
  expect(readWeekdays('Fr-Mo')).toBeUndefined();
  expect(readWeekdays('manchmal')).toBeUndefined();
});

const written = ['+49 3641 49-1111', '+49 3641 49-2222', '03641 / 49 3333', '0151 23456789'];
const style = learnPhoneStyle(written);

test('learns area code and trunk from the numbers written in full', () => {
  expect(style).toEqual({ areaCode: '3641', trunk: '+49 3641 49-' });
});

test('gives numbers of the switchboard one form, whatever the spelling', () => {
  for (const text of ['03641 / 49 6375', '49 6375', '03641-496375', '(03641) 49-6375', '0049 3641 496375']) {
    expect(readPhone(text, style)).toEqual({ kind: 'rewritten', value: '+49 3641 49-6375' });
  }
  expect(readPhone('+49 3641 49-6375', style)).toEqual({ kind: 'as-written', value: '+49 3641 49-6375' });
  expect(readPhone('0151 23456789', style)).toMatchObject({ kind: 'rewritten', value: '+49 1512 3456789' });
  expect(readPhone('+43 1 58858-0', style)).toMatchObject({ kind: 'as-written' });
});

test('keeps what might be a number somewhere and refuses what is none', () => {
  expect(readPhone('4711', { areaCode: undefined, trunk: undefined })).toEqual({ kind: 'odd', value: '4711' });
  for (const text of ['=HYPERLINK("http://x")', 'siehe Sekretariat', '+', '12']) {
    expect(readPhone(text, style).kind).toBe('bad');
  }
});
