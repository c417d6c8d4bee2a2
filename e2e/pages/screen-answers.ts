/** Backups in every state. */
export function madeBackups(): object {
  const backup = (state: string, more: object = {}) => ({
    id: `01900000-0000-7000-8000-0000000000${state.length.toString().padStart(2, '0')}`,
    file: `kontor-20261126-0310${state.length.toString().padStart(2, '0')}-a1b2.tar.gz`,
    state,
    createdAt: '2026-11-26T03:10:00Z',
    done: 0,
    total: 0,
    bytes: null,
    sha256: null,
    missing: 0,
    isThere: false,
    ...more,
  });
  const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  const backups = [
    backup('running', { done: 410, total: 1200 }),
    backup('done', { done: 1200, total: 1200, bytes: 734_003_200, sha256, isThere: true }),
    backup('failed'),
    backup('cancelled'),
  ];
  return { backups, folder: '/var/lib/kontor/data/backups', freeBytes: 52_000_000_000 };
}

/** A system of which something does not work. */
export function unwellSystem(): object {
  return {
    versions: { kontor: '0.1.0', node: '24.21.0', postgres: '18.1' },
    startedAt: '2026-11-26T05:00:00Z',
    components: [
      { name: 'database', ok: true, detail: 'external PostgreSQL' },
      { name: 'search', ok: false, detail: 'Meilisearch: Meilisearch does not answer' },
    ],
    database: { bytes: 1_834_003_200, isExternal: true },
    storage: { files: 12_345, bytes: 73_400_320_000, freeBytes: 52_000_000_000 },
    jobs: [{ name: 'mail.send', waiting: 3, running: 1, failed: 2 }],
    certificateEndsAt: new Date(Date.now() + 5 * 24 * 60 * 60_000).toISOString(),
  };
}

const somebody = { id: '01900000-0000-7000-8000-000000000001', name: 'Jana Thiele' };

/** Staff-council mode that holds, and that somebody wants to end. */
export function endingStaffCouncil(): object {
  return {
    isOn: true,
    since: '2026-03-01T09:00:00.000Z',
    ending: {
      by: somebody,
      reason: 'Die Dienstvereinbarung ist geändert.',
      askedAt: '2026-11-20T09:00:00.000Z',
      until: '2026-11-27T09:00:00.000Z',
    },
  };
}

/** An agreement from which something differs, in each way. */
export function changedAgreement(): object {
  const version = (number: number, note: string) => {
    return { version: number, agreedAt: '2026-03-01T09:00:00.000Z', by: somebody, note, hash: 'a'.repeat(64) };
  };
  const days = (count: number) => ({ de: `${count} Tage`, en: `${count} days` });
  const what = { de: 'Einträge im Protokoll bleiben', en: 'Entries of the audit log stay' };
  return {
    agreements: [version(2, 'Nachtrag zur Dienstvereinbarung'), version(1, 'Dienstvereinbarung Kontor')],
    hash: 'b'.repeat(64),
    changes: [
      { kind: 'policy', weight: 'wider', what, before: days(365), after: days(730) },
      { kind: 'period', weight: 'other', what, before: days(365), after: { de: 'Auf Dauer', en: 'For good' } },
      { kind: 'table', weight: 'narrower', what, before: { de: 'alte_tabelle', en: 'alte_tabelle' }, after: null },
    ],
  };
}

/** Groups of words that mean the same, more than stand on one screen. */
export function manySynonyms(): object {
  const words = [
    ['Kita', 'Kindergarten', 'Kindertagesstätte', 'Krippe'],
    ['Müllabfuhr', 'Abfallentsorgung'],
    ['Perso', 'Personalausweis'],
  ];
  const groups = Array.from({ length: 15 }, (_, index) => ({
    id: `01900000-0000-7000-8000-0000000001${index.toString().padStart(2, '0')}`,
    words: words[index] ?? [`Begriff ${index}`, `Ausdruck ${index}`],
    revision: 1,
  }));
  const orgUnit = '01900000-0000-7000-8000-000000000200';
  return { groups, abbreviations: [{ orgUnit, words: ['TBA', 'Tiefbauamt'] }] };
}

/** Words that several people looked for in vain. */
export function missedSearches(): object {
  const terms = [
    { term: 'dienstfahrrad', weeks: ['2026-11-23', '2026-11-16', '2026-11-02'] },
    { term: 'betriebliches gesundheitsmanagement', weeks: ['2026-11-16'] },
  ];
  return { isOn: true, terms };
}
