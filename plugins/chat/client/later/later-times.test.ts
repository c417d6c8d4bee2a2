import { expect, test } from 'vitest';
import { halfHours, laterTimes, momentOf } from './later-times.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);
const offered = (now: Date) => Object.fromEntries(laterTimes(now).map(({ name, at: moment }) => [name, moment]));

test('an hour from now, this afternoon and tomorrow morning are offered, each only while it is still to come', () => {
  expect(offered(at(26, 9, 10))).toEqual({ inAnHour: at(26, 10, 10), afternoon: at(26, 15), tomorrow: at(27, 8) });
  expect(offered(at(30, 14, 30))).toEqual({ inAnHour: at(30, 15, 30), tomorrow: new Date(2026, 11, 1, 8) });
  expect(offered(at(26, 23, 50))).toEqual({ inAnHour: at(27, 0, 50), tomorrow: at(27, 8) });
});

test('a day and a time make a moment', () => {
  expect(momentOf('2026-11-26', '08:30')).toEqual(at(26, 8, 30));
  expect(momentOf('gestern', '08:30')).toBeUndefined();
  expect([halfHours.length, halfHours[0], halfHours[17], halfHours.at(-1)]).toEqual([48, '00:00', '08:30', '23:30']);
});
