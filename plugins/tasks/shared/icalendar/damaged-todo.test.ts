import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTodo } from './read-todo.ts';
import { writeTodo } from './write-todo.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const now = new Date('2026-11-27T08:00:00Z');

const whole = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VTIMEZONE\r\nTZID:Amt\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE',
  'BEGIN:VTODO',
  'UID:1@example.org',
  'DTSTAMP:20261127T080000Z',
  'SUMMARY;LANGUAGE=de:Bericht\\, Teil\\n2',
  'DTSTART;TZID=Amt:20261201T090000',
  'DUE;TZID=Amt:20261204T140000',
  'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'EXDATE;TZID=Amt:20261231T140000,20270129T140000',
  'PRIORITY:5',
  'CATEGORIES:a,b',
  'DURATION:PT1H',
  'REQUEST-STATUS:2.0;Success',
  'GEO:1.5;2.5',
  'ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJD',
  'X-A;X-B="c:d,e";X-F=g:1\\;2',
  'BEGIN:VALARM\r\nTRIGGER;RELATED=END:-PT15M\r\nEND:VALARM',
  'END:VTODO',
  'END:VCALENDAR',
  '',
].join('\r\n');

const pieces = fc.constantFrom(
  '',
  ';',
  ':',
  ',',
  '"',
  '\\',
  '=',
  '\r\n',
  '\r\n ',
  'Z',
  'T',
  '-',
  '0',
  '9'.repeat(20),
  'ä',
  '\0',
  'BEGIN:VTODO\r\n',
  'VALUE=DATE',
  'VALUE=PERIOD',
  'TZID=',
  'RRULE:FREQ=YEARLY\r\n',
);
const damage = fc.record({ at: fc.nat(whole.length), length: fc.nat(12), piece: pieces });

describe(`a damaged task (SEED=${seed})`, () => {
  it('is refused, or is one that goes out and comes back', () => {
    const check = (damages: readonly { at: number; length: number; piece: string }[]) => {
      const text = damages.reduce(
        (damaged, { at, length, piece }) => damaged.slice(0, at) + piece + damaged.slice(at + length),
        whole,
      );
      const reading = readTodo(text);
      if (reading.refusal !== undefined) return;
      const back = readTodo(writeTodo(reading.task, now));
      if (back.refusal !== undefined) expect.fail(`${back.refusal}: ${text}`);
      const { start: _start, lastModified: _lastModified, kept, ...task } = reading.task;
      expect(back.task).toMatchObject(task);
      expect(back.task.kept.properties).toEqual(
        kept.properties.filter((line) => !(task.due && /^DURATION[;:]/i.test(line))),
      );
      expect(back.task.kept.components).toEqual(kept.components);
    };
    const property = fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), check);
    fc.assert(property, { seed, numRuns: 2000 });
  });
});
