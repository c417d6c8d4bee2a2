import type { Sentence } from '@kontor/base';
import type { ImportFile, ImportProblem, ProblemSeverity } from '../../shared/index.ts';

interface ProblemText {
  readonly severity: ProblemSeverity;
  readonly de: string;
  readonly en: string;
}

/** Every problem that a row can have. `{value}` is what stands in the file, `{other}` what it is compared with. */
export const problemCatalogue = {
  quotes_broken: {
    severity: 'error',
    de: 'Ein Anführungszeichen wird nicht geschlossen oder steht an der falschen Stelle. Bitte prüfen Sie die Zeile.',
    en: 'A quotation mark is not closed or stands in the wrong place. Please check the line.',
  },
  ldif_line_broken: {
    severity: 'error',
    de: 'Diese Zeile ist kein lesbares LDIF-Attribut (RFC 2849). Bitte prüfen Sie die Zeile.',
    en: 'This line is no readable LDIF attribute (RFC 2849). Please check the line.',
  },
  column_missing: {
    severity: 'error',
    de: 'Die Spalte „{other}“ fehlt. Bitte ergänzen Sie sie in der ersten Zeile.',
    en: 'The column “{other}” is missing. Please add it in the first line.',
  },
  column_double: {
    severity: 'error',
    de: 'Die Spalte „{other}“ kommt mehrmals vor. Bitte lassen Sie nur eine stehen.',
    en: 'The column “{other}” occurs more than once. Please leave only one.',
  },
  column_unknown: {
    severity: 'warning',
    de: 'Die Spalte „{value}“ ist unbekannt und wird nicht gelesen.',
    en: 'The column “{value}” is unknown and is not read.',
  },
  row_too_long: {
    severity: 'error',
    de: 'Die Zeile hat mehr Felder als die erste Zeile Spalten. Vermutlich fehlen Anführungszeichen um ein Feld.',
    en: 'The row has more cells than the first line has columns. Probably a cell lacks quotation marks.',
  },
  row_too_short: {
    severity: 'warning',
    de: 'Die Zeile hat weniger Felder als die erste Zeile Spalten; die fehlenden gelten als leer.',
    en: 'The row has fewer cells than the first line has columns; the missing ones count as empty.',
  },
  own_access: {
    severity: 'error',
    de: 'Mit diesem Import bekämen Sie selbst Zugang zu einem Bereich oder mehr Rechte darin. Bitte lassen Sie ihn von jemand anderem aus der Administration vornehmen.',
    en: 'With this import you would get access to a space yourself, or more rights there. Please have another administrator do it.',
  },
  login_missing: {
    severity: 'error',
    de: 'Die Kennung fehlt. Ohne sie lässt sich die Person beim nächsten Import nicht wiederfinden.',
    en: 'The login is missing. Without it the person cannot be recognised by the next import.',
  },
  login_bad: {
    severity: 'error',
    de: '„{value}“ ist keine Kennung. Erlaubt sind 2 bis 64 Buchstaben a–z, Ziffern, Punkt, Binde- und Unterstrich.',
    en: '“{value}” is no login. Allowed are 2 to 64 letters a–z, digits, dots, hyphens and underscores.',
  },
  login_double: {
    severity: 'error',
    de: 'Die Kennung „{value}“ steht schon in Zeile {other}. Jede Person braucht ihre eigene.',
    en: 'The login “{value}” stands in line {other} already. Every person needs their own.',
  },
  name_missing: {
    severity: 'error',
    de: 'Der Name ist unvollständig. Bitte tragen Sie Vor- und Nachnamen ein.',
    en: 'The name is incomplete. Please enter given and family name.',
  },
  markup: {
    severity: 'error',
    de: 'Das Feld enthält spitze Klammern oder HTML. Bitte tragen Sie nur Text ein.',
    en: 'The cell holds angle brackets or HTML. Please enter text only.',
  },
  formula: {
    severity: 'error',
    de: 'Das Feld beginnt wie eine Formel einer Tabellenkalkulation (=, +, - oder @). Bitte tragen Sie nur den Wert ein.',
    en: 'The cell starts like a spreadsheet formula (=, +, - or @). Please enter the value only.',
  },
  control_characters: {
    severity: 'error',
    de: 'Das Feld enthält Steuerzeichen oder Zeilenumbrüche. Bitte tragen Sie eine Zeile Text ein.',
    en: 'The cell holds control characters or line breaks. Please enter one line of text.',
  },
  too_long: {
    severity: 'error',
    de: 'Das Feld ist länger als {other} Zeichen. Bitte kürzen Sie es.',
    en: 'The cell is longer than {other} characters. Please shorten it.',
  },
  letters_lost: {
    severity: 'warning',
    de: 'In „{value}“ steht ein Fragezeichen, wo vermutlich ein Buchstabe verloren ging. Ein schon gespeicherter passender Name bleibt; sonst bitte als „CSV UTF-8“ speichern.',
    en: 'In “{value}” stands a question mark where a letter was probably lost. A fitting name already stored is kept; else please save as “CSV UTF-8”.',
  },
  email_bad: {
    severity: 'error',
    de: '„{value}“ ist keine E-Mail-Adresse. Bitte berichtigen oder leeren Sie das Feld.',
    en: '“{value}” is no e-mail address. Please correct or empty the cell.',
  },
  email_double: {
    severity: 'warning',
    de: 'Die Adresse „{value}“ steht schon in Zeile {other}. Benachrichtigungen beider Personen gehen dorthin.',
    en: 'The address “{value}” stands in line {other} already. Notifications of both people go there.',
  },
  phone_bad: {
    severity: 'error',
    de: '„{value}“ ist keine Telefonnummer. Bitte berichtigen oder leeren Sie das Feld.',
    en: '“{value}” is no phone number. Please correct or empty the cell.',
  },
  phone_rewritten: {
    severity: 'warning',
    de: 'Die Nummer „{value}“ wird als „{other}“ gespeichert.',
    en: 'The number “{value}” is stored as “{other}”.',
  },
  phone_odd: {
    severity: 'warning',
    de: 'Die Nummer „{value}“ passt zu keinem bekannten Format und wird so gespeichert, wie sie da steht.',
    en: 'The number “{value}” fits no known format and is stored as it stands.',
  },
  org_unit_unknown: {
    severity: 'error',
    de: 'Die Organisationseinheit „{value}“ gibt es weder hier noch in der Datei der Organisationseinheiten.',
    en: 'The org unit “{value}” exists neither here nor in the file of org units.',
  },
  org_unit_missing: {
    severity: 'warning',
    de: 'Es ist keine Organisationseinheit angegeben; die Person hat dann keine Funktion.',
    en: 'No org unit is given; the person has no position then.',
  },
  position_missing: {
    severity: 'warning',
    de: 'Es ist keine Funktion angegeben; gespeichert wird „Mitarbeit“.',
    en: 'No position is given; “Mitarbeit” is stored.',
  },
  manager_unknown: {
    severity: 'error',
    de: 'Die Leitung „{value}“ gibt es weder hier noch in der Datei.',
    en: 'The manager “{value}” exists neither here nor in the file.',
  },
  manager_self: {
    severity: 'error',
    de: 'Die Person ist als ihre eigene Leitung eingetragen.',
    en: 'The person is entered as their own manager.',
  },
  date_impossible: {
    severity: 'error',
    de: '„{value}“ ist kein Datum, das es gibt. Bitte schreiben Sie TT.MM.JJJJ oder JJJJ-MM-TT.',
    en: '“{value}” is no day that exists. Please write DD.MM.YYYY or YYYY-MM-DD.',
  },
  dates_reversed: {
    severity: 'error',
    de: 'Das Ende liegt vor dem Anfang.',
    en: 'The end is before the start.',
  },
  days_unknown: {
    severity: 'error',
    de: '„{value}“ sind keine Wochentage. Bitte schreiben Sie zum Beispiel „Mo-Fr“ oder „Di Do“.',
    en: '“{value}” are no days of the week. Please write for example “Mo-Fr” or “Di Do”.',
  },
  language_unknown: {
    severity: 'warning',
    de: 'Die Sprache „{value}“ gibt es in der Oberfläche nicht; die Person bekommt die der Organisation.',
    en: 'The interface does not exist in “{value}”; the person gets the language of the organisation.',
  },
  code_missing: {
    severity: 'error',
    de: 'Das Kürzel der Organisationseinheit fehlt.',
    en: 'The code of the org unit is missing.',
  },
  code_double: {
    severity: 'error',
    de: 'Das Kürzel „{value}“ steht schon in Zeile {other}.',
    en: 'The code “{value}” stands in line {other} already.',
  },
  unit_name_missing: {
    severity: 'error',
    de: 'Der Name der Organisationseinheit fehlt.',
    en: 'The name of the org unit is missing.',
  },
  parent_unknown: {
    severity: 'error',
    de: 'Die übergeordnete Einheit „{value}“ gibt es weder hier noch in der Datei.',
    en: 'The parent unit “{value}” exists neither here nor in the file.',
  },
  parent_cycle: {
    severity: 'error',
    de: 'Die Einheit steht über die Kette „{other}“ unter sich selbst.',
    en: 'The unit stands below itself through the chain “{other}”.',
  },
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problemCatalogue;

export interface ProblemPlace {
  readonly file: ImportFile;
  readonly line: number;
  readonly field?: string | undefined;
  readonly value?: string | undefined;
  readonly other?: string | number | undefined;
}

const valueAtMost = 80;

/** Names one problem of one line. */
export function problem(code: ProblemCode, place: ProblemPlace): ImportProblem {
  const text: ProblemText = problemCatalogue[code];
  const value = place.value === undefined ? null : shorten(place.value);
  return {
    file: place.file,
    line: place.line,
    field: place.field ?? null,
    code,
    severity: text.severity,
    value,
    sentence: fill(text, value ?? '', String(place.other ?? '')),
  };
}

function shorten(value: string): string {
  return value.length > valueAtMost ? `${value.slice(0, valueAtMost - 1)}…` : value;
}

function fill({ de, en }: Sentence, value: string, other: string): Sentence {
  const put = (sentence: string) =>
    sentence.replace(/\{(value|other)\}/g, (_, name) => (name === 'value' ? value : other));
  return { de: put(de), en: put(en) };
}
