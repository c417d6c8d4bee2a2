import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { clockOffset, wallClock } from '../wall-clock.ts';
import { componentLines, writeLines } from './jcal.ts';
import { timeZoneComponent } from './time-zone.ts';
import { type CalendarEvent, writeCalendar } from './write-calendar.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const zones = [
  'Europe/Berlin',
  'Europe/Dublin',
  'America/New_York',
  'Pacific/Auckland',
  'Asia/Kolkata',
  'America/Santiago',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
];
const now = new Date('2026-11-27T08:00:00Z');

describe(`the definition of a zone (SEED=${seed})`, () => {
  it.each(zones)('says what the clocks of %s show, to a foreign program', (zone) => {
    const component = new ICAL.Component(ICAL.parse(writeLines(componentLines(timeZoneComponent(zone, 2026, 2030)))));
    const foreign = new ICAL.Timezone({ component, tzid: zone });
    const check = (second: number) => {
      const moment = new Date(second * 1000);
      const { date, time } = wallClock(moment, zone);
      const shown = ICAL.Time.fromDateTimeString(`${date}T${time}:00`);
      const hour = 3600;
      const [before, after] = [second - 3 * hour, second + 3 * hour].map((one) => clockOffset(one * 1000, zone));
      // Around a change programs differ in how they read a time that is skipped or comes twice.
      if (before === after) expect(foreign.utcOffset(shown) * 1000).toBe(clockOffset(second * 1000, zone));
    };
    const from = Date.parse('2026-01-01T12:00:00Z') / 1000;
    const to = Date.parse('2040-12-31T00:00:00Z') / 1000;
    fc.assert(fc.property(fc.integer({ min: from, max: to }), check), { seed, numRuns: 200 });
  });

  it('is short where the clocks follow a rule', () => {
    const text = writeLines(componentLines(timeZoneComponent('Europe/Berlin', 2026, 2030)));
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n');
    expect(text.length).toBeLessThan(500);
  });
});

describe('a calendar of due dates', () => {
  it('holds days and times, with each zone once', () => {
    const event = (uid: string, at: CalendarEvent['at']): CalendarEvent => ({
      uid,
      summary: `Frist; „${uid}“`,
      at,
      url: 'https://amt.example/1',
      lastModified: '2026-11-27T08:00:00.000Z',
    });
    const zone = 'Europe/Berlin';
    const text = writeCalendar(
      [
        event('1', { date: '2026-12-04' }),
        event('2', { date: '2026-12-04', time: '14:00', zone }),
        event('3', { date: '2027-07-04', time: '14:00', zone }),
      ],
      { name: 'Aufgaben', now },
    );
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
    for (const one of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(one);
    const starts = calendar
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one).startDate.toJSDate().toISOString());
    expect(starts.slice(1)).toEqual(['2026-12-04T13:00:00.000Z', '2027-07-04T12:00:00.000Z']);
    expect(text).toContain('DTSTART;VALUE=DATE:20261204\r\n');
    expect(text).toContain('SUMMARY:Frist\\; „1“\r\n');
    expect(writeCalendar([], { name: 'Leer', now })).toContain('END:VCALENDAR\r\n');
  });
});
