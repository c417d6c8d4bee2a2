import { describe, expect, it } from 'vitest';
import { readTodo } from './read-todo.ts';
import { writeTodo } from './write-todo.ts';

const now = new Date('2026-11-27T08:00:00Z');

function todo(lines: readonly string[], beside: readonly string[] = []): string {
  const all = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...beside,
    'BEGIN:VTODO',
    'UID:1@example.org',
    ...lines,
    'END:VTODO',
    'END:VCALENDAR',
  ];
  return `${all.join('\r\n')}\r\n`;
}

function read(text: string) {
  const reading = readTodo(text);
  if (reading.refusal !== undefined) expect.fail(reading.refusal);
  return reading;
}

describe('a task of a foreign client', () => {
  it('is read with all that the product knows', () => {
    const { task } = read(
      todo([
        'DTSTAMP:20261127T080000Z',
        'SUMMARY:Bericht\\, Teil 2',
        'DESCRIPTION:Zeile 1\\nZeile 2',
        'DUE;TZID=Europe/Berlin:20261204T140000',
        'DTSTART;TZID=Europe/Berlin:20261201T000000',
        'PRIORITY:2',
        'STATUS:IN-PROCESS',
        'PERCENT-COMPLETE:40',
        'CATEGORIES:Amt,Haus\\, Hof',
        'CATEGORIES:Amt',
        'RELATED-TO;RELTYPE=PARENT:0@example.org',
        'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
        'URL:https://amt.example/1',
        'CREATED:20261101T070000Z',
        'LAST-MODIFIED:20261126T070001Z',
        'SEQUENCE:3',
      ]),
    );
    expect(task).toEqual({
      uid: '1@example.org',
      summary: 'Bericht, Teil 2',
      description: 'Zeile 1\nZeile 2',
      due: { date: '2026-12-04', time: '14:00', zone: 'Europe/Berlin' },
      start: { date: '2026-12-01' },
      priority: 3,
      foreignPriority: 2,
      status: 'in-progress',
      percent: 40,
      categories: ['Amt', 'Haus, Hof'],
      parent: '0@example.org',
      recurrence: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      url: 'https://amt.example/1',
      created: '2026-11-01T07:00:00.000Z',
      lastModified: '2026-11-26T07:00:01.000Z',
      sequence: 3,
      kept: { properties: [], components: [], siblings: [] },
    });
  });

  it.each([
    { line: 'a\\\\,b', categories: ['a\\', 'b'] },
    { line: ',a,,b\\,', categories: ['a', 'b,'] },
    { line: 'a\\nb,c\\', categories: ['a\nb', 'c'] },
  ])('reads the categories $line', ({ line, categories }) => {
    expect(read(todo(['SUMMARY:x', `CATEGORIES;X-A="b:,c":${line}`])).task.categories).toEqual(categories);
  });

  it('keeps what the product does not know, and gives it back', () => {
    const foreign = [
      'X-APPLE-SORT-ORDER:718',
      'X-MOZ-SNOOZE;X-A="a:b,c";X-B=1:x\\,y;z',
      'RELATED-TO;RELTYPE=SIBLING:2@example.org',
      'GEO:51.5;7.4',
      'ATTENDEE;CN="Anna; Müller":mailto:anna@example.org',
      'BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nX-NOTE:ä\r\nEND:VALARM',
    ];
    const changed = [
      'END:VTODO\r\nBEGIN:VTODO\r\nUID:1@example.org\r\nRECURRENCE-ID:20261204T130000Z\r\nSUMMARY:Anders',
    ];
    const { task } = read(todo(['SUMMARY:x', 'RRULE:FREQ=DAILY', 'DUE:20261203T130000Z', ...foreign, ...changed]));
    const written = writeTodo({ ...task, summary: 'y' }, now);
    for (const line of [...foreign, 'RECURRENCE-ID:20261204T130000Z', 'SUMMARY:Anders', 'SUMMARY:y']) {
      expect(written).toContain(`${line}\r\n`);
    }
    expect(read(written).task).toEqual({ ...task, summary: 'y' });
  });

  it('keeps a rule that is not followed, and says why', () => {
    const { task, recurrenceRefusal } = read(todo(['DTSTART:20261203T130000Z', 'RRULE:FREQ=HOURLY;INTERVAL=6']));
    expect([task.recurrence, recurrenceRefusal]).toEqual([undefined, 'too_frequent']);
    expect(writeTodo(task, now)).toContain('RRULE:FREQ=HOURLY;INTERVAL=6\r\n');
    expect(writeTodo({ ...task, recurrence: 'FREQ=DAILY' }, now)).not.toContain('HOURLY');
  });

  it('knows zones by IANA name, by a maker’s prefix and by place, and leaves out those that nobody knows', () => {
    const due = (tzid: string, beside: readonly string[] = []) =>
      read(todo([`DUE;TZID=${tzid}:20261204T140000`], beside)).task.due;
    const zone = (tzid: string, ...lines: readonly string[]) => [
      'BEGIN:VTIMEZONE',
      `TZID:${tzid}`,
      ...lines,
      ...[
        'BEGIN:STANDARD',
        'DTSTART:19700101T000000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0100',
        'END:STANDARD',
        'END:VTIMEZONE',
      ],
    ];
    const berlin = { date: '2026-12-04', time: '14:00', zone: 'Europe/Berlin' };
    expect(due('Europe/Berlin')).toEqual(berlin);
    expect(due('/example.org/20260101_1/Europe/Berlin')).toEqual(berlin);
    expect(due('Amt', zone('Amt', 'X-LIC-LOCATION:Europe/Berlin'))).toEqual(berlin);
    expect(due('Amt', zone('Amt'))).toEqual({ date: '2026-12-04', time: '14:00' });
    expect(due('"+01:00"')).toEqual({ date: '2026-12-04', time: '14:00' });
    expect(read(todo(['DUE:20261204T140000Z'])).task.due).toEqual({ ...berlin, zone: 'UTC' });
    expect(read(todo(['DUE;VALUE=DATE:20261204'])).task.due).toEqual({ date: '2026-12-04' });
  });

  it('is done if it says when, and writes its priority again as it came', () => {
    expect(read(todo(['COMPLETED:20261127T080000Z'])).task.status).toBe('done');
    const { task } = read(todo(['PRIORITY:7']));
    expect(task.priority).toBe(1);
    expect(writeTodo(task, now)).toContain('PRIORITY:7\r\n');
    expect(writeTodo({ ...task, priority: 3 }, now)).toContain('PRIORITY:1\r\n');
    expect(writeTodo({ ...task, priority: 0 }, now)).not.toContain('PRIORITY');
  });
});

describe('a text that is refused', () => {
  it.each([
    ['nothing', '', 'unreadable'],
    ['prose', 'Guten Tag', 'unreadable'],
    ['HTML', '<html>x</html>', 'unreadable'],
    ['a card', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\nEND:VCARD', 'unreadable'],
    ['an event alone', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR', 'no_todo'],
    ['an open end', 'BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:1', 'unreadable'],
    ['two calendars', `${todo([])}${todo([])}`, 'unreadable'],
    ['two tasks', todo(['END:VTODO', 'BEGIN:VTODO', 'UID:2']), 'several_todos'],
    ['a task without a name', todo([]).replace('UID:1@example.org', 'UID:'), 'uid_missing'],
    ['a day that is none', todo(['DUE;VALUE=DATE:20270230']), 'value_unreadable'],
    ['a due date that is none', todo(['DUE:garbage']), 'value_unreadable'],
    ['a rule that is none', todo(['RRULE:FREQ=FOO']), 'unreadable'],
    ['a property of objects', todo(['CONSTRUCTOR:x']), 'unreadable'],
    ['a parameter of objects', todo(['X-A;constructor=1:x']), 'unreadable'],
    ['their prototype', todo(['__proto__:x']), 'unreadable'],
    ['their prototype as a parameter', todo(['X-A;__proto__=1:x']), 'unreadable'],
    ['too much', todo([`DESCRIPTION:${'x'.repeat(300_000)}`]), 'too_large'],
    ['too many lines', todo(Array.from({ length: 6000 }, () => 'X-A:1')), 'too_many_parts'],
    ['too many parts', todo(Array.from({ length: 200 }, () => 'BEGIN:VALARM\r\nEND:VALARM')), 'too_many_parts'],
    [
      'parts in parts',
      todo([...Array.from({ length: 9 }, () => 'BEGIN:A'), ...Array.from({ length: 9 }, () => 'END:A')]),
      'too_many_parts',
    ],
  ])('is %s', (_name, text, refusal) => {
    expect(readTodo(text)).toEqual({ refusal });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('takes no time and throws nothing, whatever it is', () => {
    const begun = performance.now();
    const long = (piece: string) => piece.repeat(Math.floor(200_000 / piece.length));
    for (const line of ['a', ';', 'A=', '";', '\\', ',', 'X;A=","', ':', '\r\n ', 'ä', '^n', 'A;B=C:']) {
      for (const start of [
        '',
        'SUMMARY:',
        'CATEGORIES:',
        'X-A;B=',
        'X-A;B="',
        'RRULE:FREQ=DAILY;BYDAY=',
        'DUE;TZID=',
      ]) {
        readTodo(todo([`${start}${long(line)}`]));
      }
    }
    for (const rule of [
      'BYMONTHDAY=31;BYMONTH=2',
      'BYDAY=1MO;BYSETPOS=2',
      'UNTIL=99999999',
      'COUNT=99999999999',
      'INTERVAL=-1',
    ]) {
      readTodo(todo(['DTSTART:20261203T130000Z', `RRULE:FREQ=MONTHLY;${rule}`]));
    }
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
