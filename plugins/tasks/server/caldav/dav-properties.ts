import { calendarLimits } from '../../shared/icalendar/calendar-task.ts';
import { type CalendarKind, hrefOf, type Resource } from './calendar-address.ts';
import type { CalendarMember } from './calendar-store.ts';
import { etagOf } from './calendar-text.ts';
import { caldav, calendarServer, dav, isElement, type XmlElement } from './xml-reader.ts';
import { c, d, element, type Xml, type XmlContent } from './xml-writer.ts';

/** A resource with what its properties are made of. */
export interface Described {
  readonly resource: Resource;
  readonly person: string;
  readonly personName: string;
  readonly language: 'de' | 'en';
  readonly member?: CalendarMember;
  readonly calendarTag?: string;
  /** Only where a report may ask for it. */
  readonly text?: string;
}

type Value = XmlContent | undefined;
interface Property {
  readonly namespace: string;
  readonly name: string;
  /** Whether who asks for all gets it, too: RFC 4791 keeps its own out of that. */
  readonly inAll: boolean;
  readonly value: (of: Described) => Value;
}

const calendarNames: Readonly<Record<CalendarKind, Readonly<Record<'de' | 'en', string>>>> = {
  tasks: { de: 'Aufgaben', en: 'Tasks' },
  due: { de: 'Fristen', en: 'Due dates' },
};
const components = { tasks: 'VTODO', due: 'VEVENT' } as const;

const homeOf = ({ person }: Described) => d('href', hrefOf({ kind: 'home', person }));
const inCalendar = ({ resource }: Described) => (resource.kind === 'calendar' ? resource.calendar : undefined);

function typeOf({ resource: { kind } }: Described): Value {
  if (kind === 'object') return [];
  const more = kind === 'home' ? [d('principal')] : kind === 'calendar' ? [c('calendar')] : [];
  return [d('collection'), ...more];
}

function nameOf({ resource, personName, language }: Described): Value {
  if (resource.kind === 'home') return personName;
  if (resource.kind === 'calendar') return calendarNames[resource.calendar][language];
  return resource.kind === 'root' ? 'Kontor' : undefined;
}

/** RFC 3744, section 5.4, as far as clients look whether they may write. */
function privilegesOf({ resource }: Described): Value {
  const isWritten = 'calendar' in resource && resource.calendar === 'tasks';
  const names = ['read', 'read-current-user-privilege-set', ...(isWritten ? ['write-content', 'bind', 'unbind'] : [])];
  return names.map((name) => d('privilege', d(name)));
}

function reportsOf(described: Described): Value {
  if (!inCalendar(described)) return [];
  return ['calendar-query', 'calendar-multiget'].map((name) => d('supported-report', d('report', c(name))));
}

function mediaOf({ resource }: Described): Value {
  if (resource.kind !== 'object') return undefined;
  return `text/calendar; charset=utf-8; component=${components[resource.calendar].toLowerCase()}`;
}

const ofCalendar = (value: (calendar: CalendarKind) => XmlContent) => (described: Described) => {
  const calendar = inCalendar(described);
  return calendar && value(calendar);
};

const properties: readonly Property[] = [
  { namespace: dav, name: 'resourcetype', inAll: true, value: typeOf },
  { namespace: dav, name: 'displayname', inAll: true, value: nameOf },
  { namespace: dav, name: 'getetag', inAll: true, value: ({ member }) => member && etagOf(member) },
  { namespace: dav, name: 'getcontenttype', inAll: true, value: mediaOf },
  { namespace: dav, name: 'current-user-principal', inAll: false, value: homeOf },
  {
    namespace: dav,
    name: 'principal-URL',
    inAll: false,
    value: (of) => (of.resource.kind === 'home' ? homeOf(of) : undefined),
  },
  {
    namespace: dav,
    name: 'owner',
    inAll: false,
    value: (of) => (of.resource.kind === 'root' ? undefined : homeOf(of)),
  },
  { namespace: dav, name: 'current-user-privilege-set', inAll: false, value: privilegesOf },
  { namespace: dav, name: 'supported-report-set', inAll: false, value: reportsOf },
  {
    namespace: caldav,
    name: 'calendar-home-set',
    inAll: false,
    value: (of) => (of.resource.kind === 'home' ? homeOf(of) : undefined),
  },
  {
    namespace: caldav,
    name: 'supported-calendar-component-set',
    inAll: false,
    value: ofCalendar((calendar) => c('comp', [], { name: components[calendar] })),
  },
  {
    namespace: caldav,
    name: 'supported-calendar-data',
    inAll: false,
    value: ofCalendar(() => c('calendar-data', [], { 'content-type': 'text/calendar', version: '2.0' })),
  },
  {
    namespace: caldav,
    name: 'max-resource-size',
    inAll: false,
    value: ofCalendar(() => String(calendarLimits.length)),
  },
  { namespace: caldav, name: 'calendar-data', inAll: false, value: ({ text }) => text },
  { namespace: calendarServer, name: 'getctag', inAll: false, value: ({ calendarTag }) => calendarTag },
];

/** Which properties a request wants: all, the names of all, or these. */
export type Wanted = 'all' | 'names' | readonly XmlElement[];

/** One answer of a multi-status (RFC 4918, section 14.24): what is known of what was asked, and what is not. */
export function describe(described: Described, wanted: Wanted): Xml {
  const known: Xml[] = [];
  const unknown: Xml[] = [];
  for (const { namespace, name } of typeof wanted === 'string' ? properties : wanted) {
    const property = properties.find((one) => one.namespace === namespace && one.name === name);
    if (wanted === 'all' && !property?.inAll) continue;
    const value = property?.value(described);
    if (value !== undefined) known.push(element(namespace, name, wanted === 'names' ? [] : value));
    else if (typeof wanted !== 'string') unknown.push(element(namespace, name));
  }
  return d('response', [d('href', hrefOf(described.resource)), ...propstat(known, 200), ...propstat(unknown, 404)]);
}

const statusLines = { 200: 'HTTP/1.1 200 OK', 403: 'HTTP/1.1 403 Forbidden', 404: 'HTTP/1.1 404 Not Found' } as const;

function propstat(found: readonly Xml[], status: 200 | 404): Xml[] {
  if (found.length === 0 && status === 404) return [];
  return [d('propstat', [d('prop', found), d('status', statusLines[status])])];
}

export function missing(href: string): Xml {
  return d('response', [d('href', href), d('status', statusLines[404])]);
}

/** No property can be set: names and colours of calendars are the programs' own. */
export function refuseProperties(resource: Resource, names: readonly XmlElement[]): Xml {
  const refused = names.map(({ namespace, name }) => element(namespace, name));
  const why = d('error', d('cannot-modify-protected-property'));
  const stat = d('propstat', [d('prop', refused), d('status', statusLines[403]), why]);
  return d('response', [d('href', hrefOf(resource)), stat]);
}

/** What the body of a PROPFIND or REPORT wants; without a body it is all (RFC 4918, section 9.1). */
export function readWanted(request: XmlElement | undefined): Wanted {
  if (!request) return 'all';
  const prop = request.children.find((child) => isElement(child, dav, 'prop'));
  if (prop) return prop.children;
  return request.children.some((child) => isElement(child, dav, 'propname')) ? 'names' : 'all';
}
