import type { AuditEntry } from '@kontor/schema';
import { formatsOf, translatorOf } from '@kontor/ui/messages';
import { expect, it } from 'vitest';
import { auditMessages } from './audit-messages.ts';
import { coreKinds, particularsOf, peopleOf, refsOf, valuesOf } from './audit-model.ts';

const id = (last: number) => `01990000-0000-7000-8000-00000000000${last}`;
const [anna, ben] = [
  { id: id(1), name: 'Anna Ahorn' },
  { id: id(2), name: 'Ben Birke' },
];
const t = translatorOf(auditMessages, 'de');

function entry(part: Partial<AuditEntry>): AuditEntry {
  const none = { object: null, about: null, address: null, details: {} };
  return { id: 1, kind: 'accounts.signed_in', person: anna, happenedAt: '2026-11-22T09:30:00.000Z', ...none, ...part };
}

function tell(part: Partial<AuditEntry>, names: ReadonlyMap<string, string> = new Map()): string {
  const told = entry(part);
  const kind = coreKinds.find((known) => known === told.kind);
  return t(kind ?? 'other', valuesOf(told, names, t));
}

it('tells who did what to whom', () => {
  expect(tell({ kind: 'accounts.suspended', about: ben })).toBe('Anna Ahorn hat das Konto von Ben Birke gesperrt');
  expect(tell({ kind: 'accounts.sign_in_failed', person: null, about: ben })).toBe(
    'Anmeldung als Ben Birke abgewiesen',
  );
});

it('tells own sessions from those of others', () => {
  expect(tell({ kind: 'accounts.sessions_ended', about: anna })).toBe('Anna Ahorn hat eigene Sitzungen beendet');
  expect(tell({ kind: 'accounts.sessions_ended', about: ben })).toBe(
    'Anna Ahorn hat die Sitzungen von Ben Birke beendet',
  );
});

it('names spaces and those who got access, and keeps the name of a hidden space to itself', () => {
  const details = { subject: 'org-unit', id: id(3), role: 'editor', until: '2026-12-31' };
  const granted = { kind: 'spaces.grant_added', object: `spaces/space/${id(4)}`, details };
  expect(refsOf([entry(granted)])).toEqual([`spaces/space/${id(4)}`, `people/org-unit/${id(3)}`]);
  const names = new Map([
    [`spaces/space/${id(4)}`, 'Digitales'],
    [`people/org-unit/${id(3)}`, 'Bauamt'],
  ]);
  expect(tell(granted, names)).toBe('Anna Ahorn hat Bauamt Zugang zum Bereich „Digitales“ gegeben');
  expect(tell(granted)).toContain('„verborgen“');
  expect(particularsOf(entry(granted), t, formatsOf('de'))).toEqual(['Rolle: Mitarbeiten', 'bis 31. Dez. 2026']);
});

it('knows everybody whom a sentence names', () => {
  const granted = entry({ kind: 'spaces.grant_added', about: null, details: { subject: 'person', id: ben.id } });
  expect(peopleOf(granted, new Map([[`people/person/${ben.id}`, ben.name]]))).toEqual([anna, ben]);
  expect(peopleOf(granted, new Map())).toEqual([anna]);
  expect(peopleOf(entry({ about: ben }), new Map())).toEqual([anna, ben]);
});

it('says what it does not know as plainly as it can', () => {
  expect(tell({ person: { id: id(5), name: '' } })).toBe('Eine gelöschte Person hat sich angemeldet');
  expect(tell({ kind: 'later.happened', person: null })).toBe('Kontor: later.happened');
});

it('says particulars in words, not in the names of fields', () => {
  const details = { before: '', after: 'administrator auditor', method: 'passkey', sessions: 1 };
  expect(particularsOf(entry({ details }), t, formatsOf('de'))).toEqual([
    'mit Passkey',
    'Rollen: keine → Administration, Revision',
    '1 Sitzung',
  ]);
});
