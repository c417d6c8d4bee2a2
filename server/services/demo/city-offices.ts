import { emptyOffice, type Office, type OfficePlace, type OpeningHours, type OpenPeriod } from '@kontor/schema';
import { type CityUnit, mailDomain, phonePrefix } from './city-units.ts';

const morning: OpenPeriod = { from: '08:00', until: '12:00' };
const afternoon: OpenPeriod = { from: '13:30', until: '16:00' };
const evening: OpenPeriod = { from: '13:30', until: '18:00' };
const allDay: OpenPeriod = { from: '00:00', until: '24:00' };
const noDay: OpeningHours = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};
const counter: OpeningHours = {
  ...noDay,
  monday: [morning],
  tuesday: [morning, evening],
  thursday: [morning, afternoon],
  friday: [morning],
};
const citizens: OpeningHours = {
  ...noDay,
  monday: [{ from: '08:00', until: '16:00' }],
  tuesday: [{ from: '08:00', until: '18:00' }],
  wednesday: [morning],
  thursday: [{ from: '08:00', until: '18:00' }],
  friday: [{ from: '08:00', until: '13:00' }],
  saturday: [{ from: '09:00', until: '12:00' }],
};
const culture: OpeningHours = {
  ...noDay,
  tuesday: [{ from: '10:00', until: '18:00' }],
  wednesday: [{ from: '10:00', until: '18:00' }],
  thursday: [{ from: '10:00', until: '19:00' }],
  friday: [{ from: '10:00', until: '18:00' }],
  saturday: [{ from: '10:00', until: '14:00' }],
};
const always: OpeningHours = {
  monday: [allDay],
  tuesday: [allDay],
  wednesday: [allDay],
  thursday: [allDay],
  friday: [allDay],
  saturday: [allDay],
  sunday: [allDay],
};

/** Opening hours of the offices that people come to; the others work behind the scenes. */
const hoursOf: Readonly<Record<string, OpeningHours>> = {
  'A.1.06': counter,
  'A.2.01': citizens,
  'A.2.02': counter,
  'A.2.03': counter,
  'A.2.04': counter,
  'A.2.05': citizens,
  'A.2.06': counter,
  'A.2.07': counter,
  'A.2.08': always,
  'A.3.02': counter,
  'A.3.07': counter,
  'A.4.01': counter,
  'A.4.02': counter,
  'A.4.03': counter,
  'A.4.04': counter,
  'A.4.05': counter,
  'A.4.07': counter,
  'A.4.09': culture,
  'A.5.01': citizens,
  'A.7.01': culture,
  'A.7.02': culture,
  'A.7.03': culture,
  'A.8.01': counter,
};

/** Other words that people type when they mean a task. */
const keywordsOf: Readonly<Record<string, readonly string[]>> = {
  Personalausweis: ['Perso', 'Ausweis', 'Ausweis verloren', 'eID'],
  Reisepass: ['Pass', 'Kinderreisepass'],
  Meldebescheinigung: ['Umzug', 'Anmeldung', 'Ummeldung', 'Wohnsitz'],
  Führungszeugnis: ['Vorstrafen'],
  Eheschließung: ['Heirat', 'Hochzeit', 'Trauung'],
  Geburtsurkunde: ['Geburt', 'Abstammung'],
  Fundbüro: ['verloren', 'Fundsache'],
  Lärmbeschwerde: ['Ruhestörung'],
  Bewohnerparkausweis: ['Anwohnerparken', 'Parkausweis'],
  Zulassung: ['Auto anmelden', 'Nummernschild', 'Kennzeichen'],
  Hundesteuer: ['Hund', 'Hundemarke'],
  Gewerbeanmeldung: ['Firma gründen', 'Selbstständigkeit'],
  Baugenehmigung: ['Bauantrag', 'Umbau', 'Carport'],
  Schlagloch: ['Straßenschaden'],
  Baumfällung: ['Baum', 'Fällgenehmigung'],
  'Kita-Platz': ['Kindergarten', 'Krippe'],
  Wohngeld: ['Mietzuschuss'],
  Wohnberechtigungsschein: ['WBS', 'Sozialwohnung'],
  Sperrmüll: ['Möbel entsorgen', 'Abholung'],
  Tonnentausch: ['Mülltonne'],
  Telearbeit: ['Homeoffice', 'VPN'],
  Benutzerkonten: ['Passwort vergessen', 'Zugang'],
  Druckerstörung: ['Drucker', 'Toner'],
  Raumbuchung: ['Besprechungsraum', 'Sitzungssaal'],
};

const accessOf: Readonly<Record<string, string>> = {
  Rathaus: 'Rampe am Seiteneingang Pfarrgasse, Aufzug in alle Geschosse.',
  'Technisches Rathaus': 'Ebenerdiger Eingang, Aufzug, Toilette für Rollstühle im Erdgeschoss.',
  'Haus der Familie': 'Ebenerdig, Wickelraum und Stellplatz für Kinderwagen im Foyer.',
  Bürgerhaus: 'Automatische Türen, Leitstreifen bis zur Anmeldung, Aufzug zu den Büros.',
  Bauhof: 'Eingang über das Pförtnerhaus, Büros im ersten Stock ohne Aufzug.',
  Kulturhof: 'Kopfsteinpflaster im Hof; ein stufenloser Weg führt vom Parkplatz zum Haupthaus.',
  Feuerwache: 'Bitte am Tor klingeln; ein Aufzug ist vorhanden.',
};

/** What the page of a demo office says; offices with hours are closed between the years. */
export function cityOffice(unit: CityUnit, index: number, now: Date): Office {
  const hours = hoursOf[unit.code] ?? null;
  const year = now.getUTCFullYear();
  return {
    ...emptyOffice,
    tasks: (unit.tasks ?? []).map((name) => ({ name, keywords: [...(keywordsOf[name] ?? [])] })),
    places: [placeOf(unit, index)],
    hours,
    hoursNote: hours === null ? 'Termine nach Vereinbarung' : unit.code === 'A.2.06' ? 'Bitte mit Termin' : '',
    closures: [{ from: `${year}-12-24`, until: `${year + 1}-01-01`, reason: 'Jahreswechsel' }].filter(
      () => hours !== null && hours !== always,
    ),
    phone: `${phonePrefix}${100 + index * 10}`,
    email: `${mailboxOf(unit)}@${mailDomain}`,
  };
}

/** `Amt für Digitalisierung und IT` with its short name `IT-Amt` has the mailbox `it-amt`. */
function mailboxOf({ name, abbreviation }: CityUnit): string {
  const spelt: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
  return (abbreviation ?? name)
    .toLocaleLowerCase('de')
    .replace(/[äöüß]/g, (letter) => spelt[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function placeOf({ place }: CityUnit, index: number): OfficePlace {
  const [building = place, street = ''] = place.split(', ');
  return {
    building,
    street: `${street}, 99911 Auenstedt`,
    room: `Anmeldung: Raum ${1 + (index % 3)}.${String(1 + ((index * 7) % 24)).padStart(2, '0')}`,
    access: accessOf[building] ?? '',
  };
}
