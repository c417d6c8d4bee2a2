import { type Weekday, weekdays } from '@kontor/schema';

const namesOf: Readonly<Record<Weekday, readonly string[]>> = {
  monday: ['mo', 'mon', 'montag', 'monday'],
  tuesday: ['di', 'tu', 'tue', 'dienstag', 'tuesday'],
  wednesday: ['mi', 'we', 'wed', 'mittwoch', 'wednesday'],
  thursday: ['do', 'th', 'thu', 'donnerstag', 'thursday'],
  friday: ['fr', 'fri', 'freitag', 'friday'],
  saturday: ['sa', 'sat', 'samstag', 'sonnabend', 'saturday'],
  sunday: ['so', 'su', 'sun', 'sonntag', 'sunday'],
};

/** Days as people write them (`Mo-Fr`, `Di Mi`, `Montag, Freitag`), in order of the week; nothing when they are none. */
export function readWeekdays(text: string): Weekday[] | undefined {
  const parts = text
    .toLowerCase()
    .replace(/\s*(?:[-–—]|bis|to)\s*(?=[a-z])/g, '-')
    .split(/[\s,;/+]+|und|and|&/)
    .filter((part) => part !== '');
  const found = new Set<Weekday>();
  for (const part of parts) {
    const days = readPart(part);
    if (!days) return undefined;
    for (const day of days) found.add(day);
  }
  return weekdays.filter((day) => found.has(day));
}

function readPart(part: string): readonly Weekday[] | undefined {
  const [first, last, ...more] = part.split('-').map(findDay);
  if (first === undefined || more.length > 0) return undefined;
  if (!part.includes('-')) return [weekdays[first] as Weekday];
  if (last === undefined || last < first) return undefined;
  return weekdays.slice(first, last + 1);
}

function findDay(name: string): number | undefined {
  const index = weekdays.findIndex((day) => namesOf[day].includes(name.replace(/\.$/, '')));
  return index === -1 ? undefined : index;
}
