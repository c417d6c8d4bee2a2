import { isUuid } from '@kontor/base';

/** `tasks` has tasks and takes them, `due` shows their due dates to programs that know appointments only. */
export const calendars = ['tasks', 'due'] as const;
export type CalendarKind = (typeof calendars)[number];

export type Resource =
  | { readonly kind: 'root' }
  /** A person: as a principal, and as the home of their calendars. */
  | { readonly kind: 'home'; readonly person: string }
  | { readonly kind: 'calendar'; readonly person: string; readonly calendar: CalendarKind }
  | { readonly kind: 'object'; readonly person: string; readonly calendar: CalendarKind; readonly name: string };

export const caldavRoot = '/caldav/';
const longestName = 300;

/** What an address means, or nothing where there is nothing. */
export function findResource(path: string): Resource | undefined {
  if (!path.startsWith(caldavRoot)) return undefined;
  const [person, calendar, name, ...more] = path.slice(caldavRoot.length).replace(/\/$/, '').split('/').map(decoded);
  if (person === '') return calendar === undefined ? { kind: 'root' } : undefined;
  if (person === undefined || !isUuid(person) || more.length > 0) return undefined;
  if (calendar === undefined) return { kind: 'home', person };
  const found = calendars.find((one) => one === calendar);
  if (!found) return undefined;
  if (name === undefined) return { kind: 'calendar', person, calendar: found };
  const isName = name !== '' && name.length <= longestName && !/[/\p{Cc}]/u.test(name);
  return isName && !path.endsWith('/') ? { kind: 'object', person, calendar: found, name } : undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part).toWellFormed();
  } catch {
    return undefined; // no percent-encoding
  }
}

export function hrefOf(resource: Resource): string {
  if (resource.kind === 'root') return caldavRoot;
  const home = `${caldavRoot}${resource.person}/`;
  if (resource.kind === 'home') return home;
  const calendar = `${home}${resource.calendar}/`;
  return resource.kind === 'calendar' ? calendar : `${calendar}${encodeURIComponent(resource.name)}`;
}
