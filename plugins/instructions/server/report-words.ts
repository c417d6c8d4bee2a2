import type { Language } from '@kontor/base';

interface CsvWords {
  readonly title: string;
  readonly version: string;
  readonly columns: readonly string[];
  readonly noUnit: string;
  readonly open: string;
  readonly confirmed: string;
  readonly former: string;
}

/** What the file of a report says. */
export const csvWords: Readonly<Record<Language, CsvWords>> = {
  de: {
    title: 'Dienstanweisung',
    version: 'Fassung',
    columns: ['Organisationseinheit', 'Person', 'Stand', 'Bestätigt', 'Eingegangen', 'Abwesend bis'],
    noUnit: 'Ohne Organisationseinheit',
    open: 'offen',
    confirmed: 'bestätigt',
    former: 'bestätigt, nicht mehr gefragt',
  },
  en: {
    title: 'Service instruction',
    version: 'Version',
    columns: ['Org unit', 'Person', 'State', 'Confirmed', 'Arrived', 'Absent until'],
    noUnit: 'Without an org unit',
    open: 'open',
    confirmed: 'confirmed',
    former: 'confirmed, not asked any more',
  },
};
