import { type JcalComponent, type JcalProperty, readCalendar } from '../../shared/icalendar/jcal.ts';
import { momentOf } from '../../shared/wall-clock.ts';
import type { CalendarMember } from './calendar-store.ts';
import { notThisCollation, notThisFilter, unreadableRequest } from './dav-refusal.ts';
import { caldav, findChild, findChildren, type XmlElement } from './xml-reader.ts';

/** What a filter looks at. */
export interface Filtered {
  readonly member: CalendarMember;
  readonly zone: string;
  readonly text: string;
}

type Test<What> = (what: What, of: Filtered) => boolean;

/**
 * The test that a `filter` of a calendar-query stands for (RFC 4791, section 9.7). Throws `DavRefusal` for what is no
 * filter, and for what is one and not understood.
 */
export function readFilter(query: XmlElement): (of: Filtered) => boolean {
  const filter = findChild(query, caldav, 'filter');
  const [top, ...others] = filter?.children ?? [];
  if (!top || others.length > 0 || nameOf(top) !== 'vcalendar' || top.name !== 'comp-filter') throw unreadableRequest();
  const test = readComponent(top);
  return (of) => {
    const { calendar } = { calendar: undefined, ...readCalendar(of.text) };
    return calendar !== undefined && test([calendar], of);
  };
}

function nameOf({ attributes }: XmlElement): string {
  const { name } = attributes;
  if (name === undefined) throw unreadableRequest();
  return name.toLowerCase();
}

function readComponent(filter: XmlElement): Test<readonly JcalComponent[]> {
  const name = nameOf(filter);
  const inside = filter.children.map((child): Test<JcalComponent> => {
    if (child.namespace !== caldav) throw notThisFilter();
    if (child.name === 'comp-filter') {
      const test = readComponent(child);
      return ([, , components], of) => test(components, of);
    }
    if (child.name === 'prop-filter') {
      const test = readProperty(child);
      return ([, properties], of) => test(properties, of);
    }
    if (child.name === 'time-range') return readTimeRange(child, name);
    if (child.name === 'is-not-defined') return () => false;
    throw notThisFilter();
  });
  const isAbsent = findChild(filter, caldav, 'is-not-defined') !== undefined;
  return (components, of) => {
    const named = components.filter(([one]) => one === name);
    return isAbsent ? named.length === 0 : named.some((one) => inside.every((test) => test(one, of)));
  };
}

function readProperty(filter: XmlElement): Test<readonly JcalProperty[]> {
  const name = nameOf(filter);
  const isAbsent = findChild(filter, caldav, 'is-not-defined') !== undefined;
  const texts = findChildren(filter, caldav, 'text-match').map(readTextMatch);
  if (filter.children.length > texts.length + (isAbsent ? 1 : 0)) throw notThisFilter();
  return (properties) => {
    const named = properties.filter(([one]) => one === name);
    return isAbsent ? named.length === 0 : named.some((one) => texts.every((test) => test(one)));
  };
}

function readTextMatch({ attributes, text }: XmlElement): (property: JcalProperty) => boolean {
  const { collation = 'i;ascii-casemap', 'negate-condition': negate } = attributes;
  if (!['i;ascii-casemap', 'i;unicode-casemap', 'i;octet', 'default'].includes(collation)) throw notThisCollation();
  const folded = (one: string) => (collation === 'i;octet' ? one : one.toLowerCase());
  const isFound = ([, , , ...values]: JcalProperty) => values.some((one) => folded(String(one)).includes(folded(text)));
  return (property) => isFound(property) !== (negate === 'yes');
}

interface Span {
  readonly from: number;
  readonly until: number;
}

function readTimeRange({ attributes }: XmlElement, component: string): Test<JcalComponent> {
  const { start, end } = attributes;
  if (start === undefined && end === undefined) throw unreadableRequest();
  const span = { from: readUtc(start) ?? -Infinity, until: readUtc(end) ?? Infinity };
  if (component === 'vtodo') return (_component, of) => touchesTask(of, span);
  if (component !== 'vevent') throw notThisFilter();
  return (_component, of) => {
    const due = dueMoment(of);
    return due !== undefined && due >= span.from && due < span.until;
  };
}

function readUtc(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(moment)) throw unreadableRequest();
  return moment;
}

function dueMoment({ member: { due_on: date, due_time: time }, zone }: Filtered): number | undefined {
  return date === null ? undefined : momentOf({ date, ...(time !== null && { time }) }, zone).getTime();
}

/** The table of RFC 4791, section 9.9, for tasks; one that recurs goes on from its first time. */
function touchesTask(of: Filtered, { from, until }: Span): boolean {
  const { start_on: startOn, recurrence, created_at: created, closed_at: closed } = of.member;
  const due = dueMoment(of);
  const start = startOn === null ? undefined : momentOf({ date: startOn }, of.zone).getTime();
  const first = start ?? due;
  if (recurrence && first !== undefined) return first < until;
  if (start !== undefined && due !== undefined) {
    return (from < due || from <= start) && (until > start || until >= due);
  }
  if (start !== undefined) return from <= start && until > start;
  if (due !== undefined) return from < due && until >= due;
  const [made, done] = [created.getTime(), (closed ?? created).getTime()];
  return closed === null ? until > made : (from <= made || from <= done) && (until >= made || until >= done);
}
