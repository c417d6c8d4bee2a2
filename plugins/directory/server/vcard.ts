import { type PersonDetails, phoneLink } from '../shared/index.ts';

/** A person as a vCard 4.0 (RFC 6350) with what the details hold, which is what the viewer may see. */
export function writeVcard(person: PersonDetails): string {
  const [main] = person.positions;
  const units = main ? [...main.path.map(({ name }) => name), main.orgUnit.name] : [];
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:individual',
    `UID:urn:uuid:${person.id}`,
    `FN:${escapeText(person.name)}`,
    `N:${[person.familyName, person.givenName, '', person.title, ''].map(escapeText).join(';')}`,
    units.length > 0 && `ORG:${units.map(escapeText).join(';')}`,
    main && `TITLE:${escapeText(main.title)}`,
    person.email && `EMAIL;TYPE=work:${escapeText(person.email)}`,
    person.phone && `TEL;VALUE=uri;TYPE="work,voice":${phoneLink(person.phone)}`,
    person.mobile && `TEL;VALUE=uri;TYPE="work,cell":${phoneLink(person.mobile)}`,
    (person.room || person.place) &&
      `ADR;TYPE=work:;${escapeText(person.room ?? '')};${escapeText(person.place ?? '')};;;;`,
    person.skills.length > 0 && `CATEGORIES:${person.skills.map(escapeText).join(',')}`,
    'END:VCARD',
  ];
  return lines
    .filter((line) => typeof line === 'string' && line !== '')
    .map((line) => `${fold(String(line))}\r\n`)
    .join('');
}

/** RFC 6350 section 3.4: backslash, comma, semicolon and line breaks. */
function escapeText(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

const longestLine = 75;

/** RFC 6350 section 3.2: lines of at most 75 octets, never cut within a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longestLine) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
