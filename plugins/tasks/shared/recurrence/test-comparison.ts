import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { expect } from 'vitest';
import type { DueDate } from '../due-date.ts';
import { isOnClock, momentOf, wallClock } from '../wall-clock.ts';
import { nextOccurrence, upcomingOccurrences } from './occurrences.ts';
import { horizonYears } from './periods.ts';
import { readRecurrence } from './rule.ts';
import { aRule, aStart, someZones } from './test-rules.ts';

const written = ({ date, time }: DueDate) => `${date}T${time}`;

/** The first due dates by an independent implementation of RFC 5545; nothing where it gives up looking. */
function byOtherImplementation(rule: string, start: DueDate, zone: string, count: number): readonly string[] {
  const text = `DTSTART;TZID=${zone}:${start.date.replaceAll('-', '')}T${start.time?.replace(':', '')}00\nRRULE:${rule}`;
  const other = new RRuleTemporal({ rruleString: text, includeDtstart: false, maxIterations: 1500 });
  try {
    return other
      .all((_moment, index) => index < count)
      .map((moment) => wallMinute(moment.toPlainDateTime().toString()));
  } catch (error) {
    if (String(error).includes('Maximum iterations')) return [];
    throw error;
  }
}

const wallMinute = (text: string) => text.slice(0, 16);

/** Follows random rules as an independent implementation does, in several zones and over every change of the clocks. */
export function compareRandomRules(seed: number, numRuns: number): void {
  let compared = 0;
  const check = (rule: string, start: DueDate, zone: string) => {
    if (readRecurrence(rule).refusal !== undefined) return;
    // It counts a start that the rule does not name in its own way, so both begin at the first that the rule names.
    const [first] = byOtherImplementation(rule.replace(/;COUNT=\d+/, ''), start, zone, 1);
    if (first === undefined) return;
    const begin = { date: first.slice(0, 10), time: start.time };
    // From a start that the clock skips it goes on an hour later for ever; a task keeps the time that was said.
    if (!isOnClock(begin, zone)) return;
    const horizon = String(Number(begin.date.slice(0, 4)) + horizonYears);
    // A year of more than four digits has a sign before it.
    const expected = byOtherImplementation(rule, begin, zone, 12).filter(
      (due) => due < horizon && !due.startsWith('+'),
    );
    if (expected.length === 0) return;
    const found = upcomingOccurrences({ rule, start: begin, after: begin, timeZone: zone }, 11);
    const ours = [begin, ...found]
      .map((due) => written(wallClock(momentOf(due, zone), zone)))
      .filter((due) => due < horizon);
    expect(ours, `${rule} from ${written(begin)} in ${zone}`).toEqual(expected);
    const middle = found.at(5);
    if (middle) {
      const query = { rule, start: begin, after: middle, timeZone: zone };
      expect(nextOccurrence(query), `${rule} after ${written(middle)}`).toEqual(found.at(6));
    }
    compared += 1;
  };
  fc.assert(fc.property(aRule, aStart, fc.constantFrom(...someZones), check), { seed, numRuns });
  expect(compared).toBeGreaterThan(numRuns / 2);
}
