import ICAL from 'ical.js';
import { z } from 'zod';
import { type CalendarRefusal, calendarLimits } from './calendar-task.ts';

/** RFC 7265: a property is its name, parameters, type and values; a component is its name, properties and components. */
const jcalProperty = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string().nullable()]).rest(z.unknown());
export type JcalProperty = z.output<typeof jcalProperty>;
export type JcalComponent = [string, JcalProperty[], JcalComponent[]];

const jcalComponent: z.ZodType<JcalComponent> = z.tuple([
  z.string(),
  z.array(jcalProperty),
  z.array(z.lazy(() => jcalComponent)),
]);

const nameAndParameters = /^[A-Za-z0-9-]+(?:[;:]|$)/;
const parameterName = /;([^=;:"]*)=/g;

/** Names are letters, digits and hyphens (section 3.1), and none is one that objects have by themselves. */
function isContentLine(line: string): boolean {
  if (!nameAndParameters.test(line) || /^constructor[;:]/i.test(line)) return false;
  const head =
    line
      .slice(0, 2000)
      .replace(/"[^"]*"/g, '')
      .split(':', 1)[0] ?? '';
  const names = [...head.matchAll(parameterName)].map(([, name = '']) => name);
  return names.every((name) => /^[A-Za-z0-9-]+$/.test(name) && !/^constructor$/i.test(name));
}

/** What the library does not bound itself, looked at before it sees the text. */
function refuse(text: string): CalendarRefusal | undefined {
  if (text.length > calendarLimits.length) return 'too_large';
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  if (lines.length > calendarLimits.lines) return 'too_many_parts';
  let [depth, components] = [0, 0];
  for (const line of lines) {
    if (line === '') continue;
    if (!isContentLine(line)) return 'unreadable';
    if (/^BEGIN:/i.test(line)) [depth, components] = [depth + 1, components + 1];
    if (/^END:/i.test(line)) depth -= 1;
    if (depth < 0) return 'unreadable';
    if (depth > calendarLimits.depth || components > calendarLimits.components) return 'too_many_parts';
  }
  return depth === 0 ? undefined : 'unreadable';
}

export type CalendarReading =
  | { readonly calendar: JcalComponent; readonly refusal?: undefined }
  | { readonly refusal: CalendarRefusal };

/** Reads one VCALENDAR from somebody else's text. */
export function readCalendar(text: string): CalendarReading {
  const withoutMark = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const refusal = refuse(withoutMark);
  if (refusal !== undefined) return { refusal };
  const calendar = parsed(withoutMark);
  return calendar?.[0] === 'vcalendar' ? { calendar } : { refusal: 'unreadable' };
}

function parsed(text: string): JcalComponent | undefined {
  try {
    return jcalComponent.safeParse(ICAL.parse(text)).data;
  } catch {
    // The library throws errors of many kinds at text that is not a calendar; they all say that.
    return undefined;
  }
}

/** A property from its content line, or nothing if that is not one. */
export function readProperty(line: string): JcalProperty | undefined {
  if (/[\r\n]/.test(line) || !isContentLine(line)) return undefined;
  try {
    return jcalProperty.safeParse(ICAL.parse.property(line, ICAL.design.icalendar)).data;
  } catch {
    return undefined;
  }
}

/** The components that texts hold; what is none is left out. */
export function readComponents(texts: readonly string[]): JcalComponent[] {
  const read = texts.map((text) => (refuse(text) === undefined ? parsed(text) : undefined));
  return read.filter((component) => component !== undefined);
}

export function writeProperty(property: JcalProperty): string {
  return ICAL.stringify.property([...property], ICAL.design.icalendar, true);
}

const octets = (sign: string) => {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

/** A content line in pieces of at most 75 octets, the space that continues a line among them; no character is cut in two. */
function fold(line: string): string {
  let [folded, length] = ['', 0];
  for (const sign of line) {
    const size = octets(sign);
    if (length + size > 75) [folded, length] = [`${folded}\r\n `, 1];
    folded += sign;
    length += size;
  }
  return folded;
}

/** A component as text, each line ended by CRLF. The library folds after 76 octets, one more than section 3.1 has. */
export function writeComponent(component: JcalComponent): string {
  const lines = ICAL.stringify([...component])
    .trimEnd()
    .replaceAll('\r\n ', '')
    .split('\r\n');
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

export function findProperty(component: JcalComponent, name: string): JcalProperty | undefined {
  return component[1].find(([one]) => one === name);
}

/** The first value of a property as text. */
export function textOf(component: JcalComponent, name: string): string | undefined {
  const value = findProperty(component, name)?.[3];
  return typeof value === 'string' ? value : undefined;
}

/** A property of text. Signs that calendars do not allow (section 3.1) are left out. */
export function textProperty(name: string, ...values: readonly string[]): JcalProperty {
  const clean = values.map((value) =>
    value
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(/(?![\t\n])\p{Cc}/gu, ''),
  );
  return [name, {}, 'text', ...clean];
}
