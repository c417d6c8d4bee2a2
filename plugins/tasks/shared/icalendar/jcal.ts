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

/** A component as it came, line by line: the library changes values that it does not understand. */
export interface RawComponent {
  readonly name: string;
  /** Content lines, unfolded, in the order of the properties. */
  readonly properties: string[];
  readonly components: RawComponent[];
}

/** Unfolded lines, without signs that calendars do not allow (section 3.1): a lone CR is a line break to some. */
function contentLines(text: string): readonly string[] {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r(?!\n)|(?![\t\n\r])\p{Cc}/gu, '');
  return clean
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

/** The text in its parts. What the library does not bound itself is looked at here, before it sees the text. */
function readLines(lines: readonly string[]): RawComponent | CalendarRefusal {
  if (lines.length > calendarLimits.lines) return 'too_many_parts';
  const top: RawComponent = { name: '', properties: [], components: [] };
  const open = [top];
  let components = 0;
  for (const line of lines) {
    if (!isContentLine(line)) return 'unreadable';
    const [, begin, name = ''] = /^(BEGIN|END):(.*)$/i.exec(line) ?? [];
    if (begin === undefined) open.at(-1)?.properties.push(line);
    else if (begin.toUpperCase() === 'END') open.pop();
    else {
      const component = { name: name.toUpperCase(), properties: [], components: [] };
      open.at(-1)?.components.push(component);
      open.push(component);
      components += 1;
    }
    if (open.length === 0) return 'unreadable';
    if (open.length > calendarLimits.depth + 1 || components > calendarLimits.components) return 'too_many_parts';
  }
  const [first, ...others] = top.components;
  const isOne = open.length === 1 && others.length === 0 && top.properties.length === 0;
  return isOne && first?.name === 'VCALENDAR' ? first : 'unreadable';
}

export type CalendarReading =
  | { readonly calendar: JcalComponent; readonly raw: RawComponent; readonly refusal?: undefined }
  | { readonly refusal: CalendarRefusal };

/** Reads one VCALENDAR from somebody else's text: as values, and beside them as it came. */
export function readCalendar(text: string): CalendarReading {
  if (text.length > calendarLimits.length) return { refusal: 'too_large' };
  const lines = contentLines(text);
  const raw = readLines(lines);
  if (typeof raw === 'string') return { refusal: raw };
  const calendar = parsed(lines.join('\r\n'));
  return calendar !== undefined && isParallel(calendar, raw) ? { calendar, raw } : { refusal: 'unreadable' };
}

/** Whether both readings found the same parts, so that one can be looked up in the other. */
function isParallel([name, properties, components]: JcalComponent, raw: RawComponent): boolean {
  const isSame = name === raw.name.toLowerCase() && properties.length === raw.properties.length;
  return (
    isSame &&
    components.length === raw.components.length &&
    raw.components.every((one, at) => {
      const component = components[at];
      return component !== undefined && isParallel(component, one);
    })
  );
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

/**
 * The values of a content line that is a list of texts (section 3.3.11). The library takes the comma behind an escaped backslash
 * for an escaped comma.
 */
export function textValues(line: string): readonly string[] {
  const list = /^(?:"[^"]*"|[^":])*:(.*)$/s.exec(line)?.[1] ?? '';
  const values = [...list.matchAll(/((?:\\.|[^\\,])*)(?:,|\\?$)/gs)].map(([, value = '']) => value);
  return values.map((value) => value.replace(/\\(.)/gs, (_all, sign: string) => (/n/i.test(sign) ? '\n' : sign)));
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

/** The content lines of a component that came. */
export function rawLines({ name, properties, components }: RawComponent): string[] {
  return [`BEGIN:${name}`, ...properties, ...components.flatMap(rawLines), `END:${name}`];
}

/** The content lines of a component of ours. */
export function componentLines([name, properties, components]: JcalComponent): string[] {
  const upper = name.toUpperCase();
  return [`BEGIN:${upper}`, ...properties.map(writeProperty), ...components.flatMap(componentLines), `END:${upper}`];
}

/** Content lines as text, folded, each ended by CRLF. The library would fold after 76 octets, one more than section 3.1 has. */
export function writeLines(lines: readonly string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join('');
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
