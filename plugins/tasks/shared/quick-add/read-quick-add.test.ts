import { describe, expect, it } from 'vitest';
import { recurrenceRule } from '../recurrence/rule.ts';
import { type QuickAdd, readQuickAdd } from './read-quick-add.ts';

/** A Wednesday. */
const today = '2026-11-25';
const now = '10:00';
const read = (text: string, language: 'de' | 'en' = 'de', day = today): QuickAdd =>
  readQuickAdd(text, { language, today: day, now });

/** What was understood in one line: `title | due | rule | priority`. */
function line({ title, due, recurrence, priority }: QuickAdd): string {
  const when = due ? `${due.date}${due.time === undefined ? '' : ` ${due.time}`}` : '';
  const parts = [title, when, recurrence ?? '', priority === undefined ? '' : '!'.repeat(priority)];
  return parts
    .join(' | ')
    .replace(/ +/g, ' ')
    .replace(/[ |]+$/, '');
}

function table(language: 'de' | 'en', rows: readonly (readonly [string, string])[]): void {
  it.each(rows)('%s', (text, expected) => {
    expect(line(read(text, language))).toBe(expected);
  });
}

describe('German days', () => {
  table('de', [
    ['Bericht heute', 'Bericht | 2026-11-25'],
    ['Morgen Müll rausbringen', 'Müll rausbringen | 2026-11-26'],
    ['Müll übermorgen rausbringen', 'Müll rausbringen | 2026-11-27'],
    ['Müll uebermorgen rausbringen', 'Müll rausbringen | 2026-11-27'],
    ['Bericht bis morgen abgeben', 'Bericht abgeben | 2026-11-26'],
    ['Bericht, morgen', 'Bericht | 2026-11-26'],
    ['Bericht abgeben Freitag', 'Bericht abgeben | 2026-11-27'],
    ['Freitag: Bericht abgeben', 'Bericht abgeben | 2026-11-27'],
    ['am Freitag Bericht abgeben', 'Bericht abgeben | 2026-11-27'],
    ['Bericht bis Freitag', 'Bericht | 2026-11-27'],
    ['Bericht bis spätestens Freitag', 'Bericht | 2026-11-27'],
    ['Bericht bis Fr', 'Bericht | 2026-11-27'],
    ['Bericht am Mo. abgeben', 'Bericht abgeben | 2026-11-30'],
    ['Bericht diesen Freitag', 'Bericht | 2026-11-27'],
    ['Bericht kommenden Freitag', 'Bericht | 2026-11-27'],
    ['Bericht nächsten Freitag', 'Bericht | 2026-12-04'],
    ['Bericht naechsten Freitag', 'Bericht | 2026-12-04'],
    ['Bericht übernächsten Freitag', 'Bericht | 2026-12-11'],
    ['Bericht am Mittwoch', 'Bericht | 2026-12-02'],
    ['Bericht diesen Mittwoch', 'Bericht | 2026-11-25'],
    ['Bericht Sonnabend', 'Bericht | 2026-11-28'],
    ['Bericht Freitag in einer Woche', 'Bericht | 2026-12-04'],
    ['Bericht Freitag in 14 Tagen', 'Bericht | 2026-12-11'],
    ['Bericht am Wochenende lesen', 'Bericht lesen | 2026-11-28'],
    ['Bericht in 3 Tagen', 'Bericht | 2026-11-28'],
    ['Bericht in zwei Wochen', 'Bericht | 2026-12-09'],
    ['Bericht in einem Monat', 'Bericht | 2026-12-25'],
    ['Bericht in 3 Wochen prüfen', 'Bericht prüfen | 2026-12-16'],
    ['Bericht in zwei Jahren', 'Bericht | 2028-11-25'],
    ['Anrufen in 20 Minuten', 'Anrufen | 2026-11-25 10:20'],
    ['Anrufen in 15 Stunden', 'Anrufen | 2026-11-26 01:00'],
    ['Bericht nächste Woche', 'Bericht | 2026-11-30'],
    ['Bericht in der nächsten Woche', 'Bericht | 2026-11-30'],
    ['Bericht diese Woche', 'Bericht | 2026-11-27'],
    ['Bericht übernächste Woche', 'Bericht | 2026-12-07'],
    ['Bericht nächsten Monat', 'Bericht | 2026-12-01'],
    ['Bericht nächstes Jahr', 'Bericht | 2027-01-01'],
    ['Bericht Ende der Woche', 'Bericht | 2026-11-27'],
    ['Bericht bis Ende nächster Woche', 'Bericht | 2026-12-04'],
    ['Bericht Anfang nächster Woche', 'Bericht | 2026-11-30'],
    ['Bericht Mitte nächster Woche', 'Bericht | 2026-12-02'],
    ['Bericht bis Ende des Monats', 'Bericht | 2026-11-30'],
    ['Bericht Ende nächsten Monats', 'Bericht | 2026-12-31'],
    ['Bericht bis Monatsende', 'Bericht | 2026-11-30'],
    ['Bericht zum Jahresende', 'Bericht | 2026-12-31'],
    ['Bericht Ende des Jahres', 'Bericht | 2026-12-31'],
    ['Bericht Anfang Januar', 'Bericht | 2027-01-01'],
    ['Bericht Ende Februar 2028', 'Bericht | 2028-02-29'],
    ['Bericht am 3.12.', 'Bericht | 2026-12-03'],
    ['Bericht am 3.12', 'Bericht | 2026-12-03'],
    ['Bericht am 3. 12. abgeben', 'Bericht abgeben | 2026-12-03'],
    ['Bericht 03.12.2027', 'Bericht | 2027-12-03'],
    ['Bericht am 3.12.27', 'Bericht | 2027-12-03'],
    ['Bericht am 3.1.', 'Bericht | 2027-01-03'],
    ['Bericht 3. Dezember 2027', 'Bericht | 2027-12-03'],
    ['Bericht bis zum 3. Dez. abgeben', 'Bericht abgeben | 2026-12-03'],
    ['Feier am 29. Februar', 'Feier | 2028-02-29'],
    ['Sitzung am Freitag, den 4.12. um 10 Uhr', 'Sitzung | 2026-12-04 10:00'],
    ['Sitzung Montag, 30. November', 'Sitzung | 2026-11-30'],
    ['Haushalt 2027 bis 15.12. abgeben', 'Haushalt 2027 abgeben | 2026-12-15'],
    ['Schmücken am 24.', 'Schmücken | 2026-12-24'],
    ['Miete zum 31.', 'Miete | 2026-12-31'],
    ['heute noch anrufen', 'anrufen | 2026-11-25'],
    ['Bericht 2026-12-03', 'Bericht | 2026-12-03'],
    ['Bericht KW 49', 'Bericht | 2026-11-30'],
    ['Bericht in KW49 schreiben', 'Bericht schreiben | 2026-11-30'],
    ['Bericht bis Ende KW 2', 'Bericht | 2027-01-15'],
    ['Bericht by Friday', 'Bericht | 2026-11-27'],
  ]);
});

describe('German times', () => {
  table('de', [
    ['Zahnarzt nächsten Freitag 14 Uhr', 'Zahnarzt | 2026-12-04 14:00'],
    ['Zahnarzt nächsten Freitag um 14 Uhr', 'Zahnarzt | 2026-12-04 14:00'],
    ['Zahnarzt morgen um 9:30', 'Zahnarzt | 2026-11-26 09:30'],
    ['Zahnarzt morgen 9:30', 'Zahnarzt | 2026-11-26 09:30'],
    ['Zahnarzt morgen, 9.30 Uhr', 'Zahnarzt | 2026-11-26 09:30'],
    ['Zahnarzt morgen um 8', 'Zahnarzt | 2026-11-26 08:00'],
    ['Zahnarzt morgen 14h', 'Zahnarzt | 2026-11-26 14:00'],
    ['Zahnarzt morgen 14 Uhr 30', 'Zahnarzt | 2026-11-26 14:30'],
    ['Zahnarzt morgen mittags', 'Zahnarzt | 2026-11-26 12:00'],
    ['Zahnarzt morgen früh', 'Zahnarzt | 2026-11-26 08:00'],
    ['Anrufen heute Abend', 'Anrufen | 2026-11-25 18:00'],
    ['Mo 14 Uhr Besprechung', 'Besprechung | 2026-11-30 14:00'],
    ['Besprechung Fr 9:30', 'Besprechung | 2026-11-27 09:30'],
    ['Besprechung 3.12. 9 Uhr', 'Besprechung | 2026-12-03 09:00'],
    ['Besprechung 14 Uhr', 'Besprechung | 2026-11-25 14:00'],
    ['Besprechung 9 Uhr', 'Besprechung | 2026-11-26 09:00'],
    ['um 9:30 Besprechung morgen', 'Besprechung | 2026-11-26 09:30'],
    ['Besprechung mittags', 'Besprechung | 2026-11-25 12:00'],
    ['Besprechung morgen 25 Uhr', 'Besprechung 25 Uhr | 2026-11-26'],
    ['Besprechung morgen 9:75', 'Besprechung 9:75 | 2026-11-26'],
  ]);
});

describe('German rhythms', () => {
  table('de', [
    ['Blumen gießen täglich', 'Blumen gießen | 2026-11-25 | FREQ=DAILY'],
    ['jeden Tag Blumen gießen', 'Blumen gießen | 2026-11-25 | FREQ=DAILY'],
    ['Lage jeden Montag', 'Lage | 2026-11-30 | FREQ=WEEKLY;BYDAY=MO'],
    ['Lage jeden Mittwoch', 'Lage | 2026-11-25 | FREQ=WEEKLY;BYDAY=WE'],
    ['Lage jeden Mittwoch 9 Uhr', 'Lage | 2026-12-02 09:00 | FREQ=WEEKLY;BYDAY=WE'],
    ['Lage jeden Montag und Donnerstag um 8 Uhr', 'Lage | 2026-11-26 08:00 | FREQ=WEEKLY;BYDAY=MO,TH'],
    ['Lage montags', 'Lage | 2026-11-30 | FREQ=WEEKLY;BYDAY=MO'],
    ['dienstags und donnerstags Sport', 'Sport | 2026-11-26 | FREQ=WEEKLY;BYDAY=TU,TH'],
    ['jede Woche freitags Bericht', 'Bericht | 2026-11-27 | FREQ=WEEKLY;BYDAY=FR'],
    ['Lage alle 2 Wochen', 'Lage | 2026-11-25 | FREQ=WEEKLY;INTERVAL=2'],
    ['Lage alle zwei Wochen am Montag', 'Lage | 2026-11-30 | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
    ['Lage alle 14 Tage', 'Lage | 2026-11-25 | FREQ=WEEKLY;INTERVAL=2'],
    ['Lage jede zweite Woche', 'Lage | 2026-11-25 | FREQ=WEEKLY;INTERVAL=2'],
    ['Lage jeden zweiten Montag', 'Lage | 2026-11-30 | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
    ['Lage jeden zweiten Montag im Monat', 'Lage | 2026-12-14 | FREQ=MONTHLY;BYDAY=2MO'],
    ['Lage jeden ersten Montag', 'Lage | 2026-12-07 | FREQ=MONTHLY;BYDAY=1MO'],
    ['Lage am letzten Freitag jeden Monats', 'Lage | 2026-11-27 | FREQ=MONTHLY;BYDAY=-1FR'],
    ['Miete monatlich', 'Miete | 2026-11-25 | FREQ=MONTHLY'],
    ['Miete jeden Monat am 1.', 'Miete | 2026-12-01 | FREQ=MONTHLY;BYMONTHDAY=1'],
    ['Miete jeden 15.', 'Miete | 2026-12-15 | FREQ=MONTHLY;BYMONTHDAY=15'],
    ['Miete am 3. jeden Monats', 'Miete | 2026-12-03 | FREQ=MONTHLY;BYMONTHDAY=3'],
    ['Miete jedes Quartal', 'Miete | 2026-11-25 | FREQ=MONTHLY;INTERVAL=3'],
    ['Steuer jährlich', 'Steuer | 2026-11-25 | FREQ=YEARLY'],
    ['Steuer jedes Jahr am 3. Juli', 'Steuer | 2027-07-03 | FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=3'],
    ['Stempeln jeden Arbeitstag', 'Stempeln | 2026-11-25 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    [
      'Abschluss jeden letzten Arbeitstag im Monat',
      'Abschluss | 2026-11-30 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    ],
    ['Bericht wöchentlich bis Freitag 12 Uhr', 'Bericht | 2026-11-27 12:00 | FREQ=WEEKLY'],
    ['Feier jedes Jahr am 30. Februar', 'Feier jedes Jahr am 30. Februar'],
  ]);
});

describe('English', () => {
  table('en', [
    ['Report today', 'Report | 2026-11-25'],
    ['tomorrow call the office', 'call the office | 2026-11-26'],
    ['Report the day after tomorrow', 'Report | 2026-11-27'],
    ['Report Friday', 'Report | 2026-11-27'],
    ['Report by Friday', 'Report | 2026-11-27'],
    ['Report due on Mon', 'Report | 2026-11-30'],
    ['Report this Friday', 'Report | 2026-11-27'],
    ['Report next Friday', 'Report | 2026-12-04'],
    ['Dentist next Friday 2pm', 'Dentist | 2026-12-04 14:00'],
    ['Dentist tomorrow at 9:30', 'Dentist | 2026-11-26 09:30'],
    ['Dentist tomorrow at 9.30 a.m.', 'Dentist | 2026-11-26 09:30'],
    ['Dentist tomorrow at 14:00 sharp', 'Dentist sharp | 2026-11-26 14:00'],
    ['Dentist at 12 am', 'Dentist | 2026-11-26 00:00'],
    ['Dentist at 12pm', 'Dentist | 2026-11-25 12:00'],
    ["Dentist tomorrow 9 o'clock", 'Dentist | 2026-11-26 09:00'],
    ['Call Bob on Friday at 3', 'Call Bob at 3 | 2026-11-27'],
    ['Rent by the 1st', 'Rent | 2026-12-01'],
    ['Dentist tomorrow morning', 'Dentist | 2026-11-26 09:00'],
    ['Report in 3 weeks', 'Report | 2026-12-16'],
    ['Report in a month', 'Report | 2026-12-25'],
    ['Report next week', 'Report | 2026-11-30'],
    ['Report end of the month', 'Report | 2026-11-30'],
    ['Report by the end of next week', 'Report | 2026-12-04'],
    ['Report on 3 December', 'Report | 2026-12-03'],
    ['Report December 3rd, 2027', 'Report | 2027-12-03'],
    ['Report on the 3rd of December', 'Report | 2026-12-03'],
    ['Report by 12/3', 'Report | 2027-03-12'],
    ['Report 03/12/2026', 'Report | 2026-12-03'],
    ['Stand-up every working day at 9:15', 'Stand-up | 2026-11-26 09:15 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['Closing every last working day', 'Closing | 2026-11-30 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
    ['Rota every 2 weeks on Monday and Wednesday', 'Rota | 2026-11-25 | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE'],
    ['Rota every other Monday', 'Rota | 2026-11-30 | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
    ['Rota every third Tuesday of the month', 'Rota | 2026-12-15 | FREQ=MONTHLY;BYDAY=3TU'],
    ['Rent every 1st', 'Rent | 2026-12-01 | FREQ=MONTHLY;BYMONTHDAY=1'],
    ['Water the plants daily', 'Water the plants | 2026-11-25 | FREQ=DAILY'],
    ['Bericht nächsten Freitag', 'Bericht | 2026-12-04'],
  ]);
});

describe('priorities', () => {
  table('de', [
    ['Bericht !', 'Bericht | | | !'],
    ['!! Bericht morgen', 'Bericht | 2026-11-26 | | !!'],
    ['Bericht !!! morgen', 'Bericht | 2026-11-26 | | !!!'],
    ['Bericht !dringend', 'Bericht | | | !!!'],
    ['Bericht !wichtig morgen', 'Bericht | 2026-11-26 | | !!'],
    ['Bericht dringend', 'Bericht dringend'],
    ['Achtung! Bericht', 'Achtung! Bericht'],
    ['Bericht !!!!', 'Bericht !!!!'],
  ]);
});

describe('ordinary words of a title', () => {
  const titles = [
    'Der Freitag abonnieren',
    'Artikel für Der Freitag',
    'Heute-Show aufnehmen',
    'heute journal ansehen',
    'Guten Morgen sagen',
    'Am Morgen lüften',
    'am morgen lüften',
    'Essen für morgen kochen',
    'Mo anrufen',
    'Anruf bei Mo',
    'Di Mauro zurückrufen',
    'So geht das nicht',
    'Fr. Müller anrufen',
    'Sag es mo',
    'Montagsrunde vorbereiten',
    'Montag bis Freitag Rufbereitschaft',
    'Öffnungszeiten Montag und Mittwoch',
    'Protokoll vom 3.12. ablegen',
    'Protokoll vom 3.12.2026 ablegen',
    'Protokoll 3.12.2020 ablegen',
    'Kapitel 3.12. lesen',
    'Version 3.12. testen',
    'Am 31.4. gibt es nichts',
    'Die nächste Woche planen',
    'Artikel 14 Uhr',
    'Raum 14 prüfen',
    'Schicht 14-15 Uhr eintragen',
    'Ab 14 Uhr erreichbar',
    'Angebote zum Black Friday',
    'Täglicher Bericht',
    'Daily vorbereiten',
    'The weekly report',
    'Tomorrow Never Dies ansehen',
    'Friday Night Lights ansehen',
    'Was morgen? klären',
    'https://amt.example/heute lesen',
    '#freitag sortieren',
    '@morgen fragen',
    'Antrag 12/3 prüfen',
    'Freitag, der 13. ansehen',
    'Urlaub vom 3.12. bis 10.12.',
    'Treffen am Montag oder Dienstag',
    'Grüße zum 1. Advent',
    'Kaffee um halb 3',
    'Angebot (bis Freitag) einholen',
    'KW 60 planen',
    'Bericht am 29.2.2027',
    'Marx lesen',
    'Mai-Ausflug planen',
    '„Bericht morgen“ lesen',
    'Bericht "nächsten Freitag 14 Uhr" schreiben',
    'Freitag',
    'morgen 14 Uhr',
    '!!',
    '',
  ];
  it.each(titles)('stay in it: %s', (text) => {
    expect(read(text)).toEqual({ title: text.trim(), marks: [] });
  });

  it.each([
    'Sat nav update',
    'Report from 3 December',
    'Mon Repos call',
    'Eat 1/2',
    'Today Show recording',
    'Good Friday',
    'Maybe in May',
  ])('stay in it: %s (English)', (text) => {
    expect(read(text, 'en')).toEqual({ title: text, marks: [] });
  });
});

describe('days around changes', () => {
  it.each([
    ['Bericht morgen', '2026-12-31', '2027-01-01'],
    ['Bericht nächsten Monat', '2026-12-31', '2027-01-01'],
    ['Bericht in einem Monat', '2027-01-31', '2027-02-28'],
    ['Bericht in einem Monat', '2028-01-31', '2028-02-29'],
    ['Bericht Ende Februar', '2027-11-01', '2028-02-29'],
    ['Bericht am 31.12.', '2026-12-31', '2026-12-31'],
    ['Bericht KW 53', '2026-12-30', '2026-12-28'],
    ['Bericht KW 1', '2026-12-30', '2027-01-04'],
    ['Bericht Ende der Woche', '2026-11-28', '2026-12-04'],
    ['Bericht am Wochenende', '2026-11-29', '2026-11-29'],
    ['Bericht morgen', '2027-03-27', '2027-03-28'],
    ['Bericht in einer Woche', '2026-10-24', '2026-10-31'],
    ['Bericht nächsten Freitag', '2026-11-27', '2026-12-04'],
    ['Bericht nächsten Freitag', '2026-11-28', '2026-12-04'],
    ['Bericht nächsten Freitag', '2026-11-29', '2026-12-04'],
    ['Bericht nächsten Montag', '2026-11-29', '2026-11-30'],
    ['Bericht am Freitag', '2026-11-27', '2026-12-04'],
  ])('%s, said on %s', (text, day, expected) => {
    expect(read(text, 'de', day).due).toEqual({ date: expected });
  });
});

describe('marks', () => {
  it('say where what was understood, and which other day the words mean to others', () => {
    const text = 'Zahnarzt nächsten Freitag, 14 Uhr !!';
    const { marks } = read(text);
    expect(marks.map(({ from, to, ...mark }) => ({ text: text.slice(from, to), ...mark }))).toEqual([
      { text: 'nächsten Freitag,', kind: 'date', date: '2026-12-04', otherwise: '2026-11-27' },
      { text: '14 Uhr', kind: 'time' },
      { text: '!!', kind: 'priority' },
    ]);
    expect(read('Bericht in 8 Tagen').marks).toMatchObject([{ date: '2026-12-03', otherwise: '2026-12-02' }]);
    expect(read('Bericht nächsten Freitag', 'de', '2026-11-28').marks[0]).not.toHaveProperty('otherwise');
  });

  it('take the first of two times, and leave the other in the title', () => {
    const { title, due, recurrence, marks } = read('Bericht Fr 14 Uhr täglich 15 Uhr');
    expect({ title, due, recurrence }).toEqual({
      title: 'Bericht 15 Uhr',
      due: { date: '2026-11-27', time: '14:00' },
      recurrence: 'FREQ=DAILY',
    });
    expect(marks.map(({ kind }) => kind)).toEqual(['date', 'time', 'recurrence']);
  });

  it('can be taken back one by one', () => {
    const options = { language: 'de', today, now } as const;
    const taken = readQuickAdd('Zahnarzt nächsten Freitag 14 Uhr', { ...options, asWritten: ['nächsten Freitag'] });
    expect(line(taken)).toBe('Zahnarzt nächsten Freitag | 2026-11-25 14:00');
    const rhythm = readQuickAdd('Lage täglich 9 Uhr', { ...options, asWritten: ['9 Uhr'] });
    expect(line(rhythm)).toBe('Lage 9 Uhr | 2026-11-25 | FREQ=DAILY');
  });

  it('only hold rules that are kept', () => {
    expect(recurrenceRule.parse(read('Lage jeden Montag und Montag').recurrence)).toBe('FREQ=WEEKLY;BYDAY=MO,MO');
  });
});
