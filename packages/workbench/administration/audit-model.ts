import { parseRef, type Ref, refOf } from '@kontor/base';
import type { AuditEntry } from '@kontor/schema';
import type { Formats, Translate } from '@kontor/ui';
import { auditMessages } from './audit-messages.ts';

type AuditText = keyof typeof auditMessages.texts.de;
export type AuditTranslate = Translate<AuditText>;

/** Names of objects by their ref, as far as the reader may see them. */
export type NamesByRef = ReadonlyMap<string, string>;

/** The kinds that have a sentence of ours, in the order of the messages. */
export const coreKinds: readonly AuditText[] = textNames().filter((name) => name.includes('.'));
/** What stands before the dot of a kind: one filter for all below it. */
export const areas = ['accounts', 'people', 'spaces', 'organisation'] as const satisfies readonly AuditText[];

function textNames(): AuditText[] {
  return Object.keys(auditMessages.texts.de) as AuditText[]; // the keys of exactly this object
}

export function isCoreKind(kind: string): kind is AuditText {
  return coreKinds.some((known) => known === kind);
}

/** The objects that entries speak of and whose names the reader has to be told. */
export function refsOf(entries: readonly AuditEntry[]): Ref[] {
  const refs = entries.flatMap((entry) => [entry.object, subjectOf(entry)]);
  return [...new Set(refs)].flatMap((ref) => {
    const parts = parseRef(ref ?? '');
    return parts ? [refOf(parts.module, parts.noun, parts.id)] : [];
  });
}

/** Who got or lost access, or took over, in entries about spaces. */
function subjectOf({ kind, details }: AuditEntry): Ref | null {
  if ((kind === 'spaces.handed_over' || kind === 'hand-over.passed') && typeof details.to === 'string')
    return refOf('people', 'person', details.to);
  const { subject, id } = details;
  return typeof subject === 'string' && typeof id === 'string' ? refOf('people', subject, id) : null;
}

/** Everybody whom the sentence of an entry names. */
export function peopleOf(entry: AuditEntry, names: NamesByRef): readonly { id: string; name: string }[] {
  const subject = subjectOf(entry);
  const { noun, id } = parseRef(subject ?? '') ?? {};
  const name = names.get(subject ?? '');
  return [entry.person, entry.about, noun === 'person' && id && name ? { id, name } : null].filter(
    (person) => person !== null,
  );
}

/** What the sentence of an entry is filled with. */
export function valuesOf(entry: AuditEntry, names: NamesByRef, t: AuditTranslate) {
  const { person, about, object, details, kind } = entry;
  const subject = subjectOf(entry);
  const isSpace = object?.startsWith('spaces/') ?? false;
  return {
    who: person === null ? t('system') : person.name || t('erased'),
    about: about?.name ?? t('unknown'),
    object: names.get(object ?? '') ?? t(isSpace ? 'hiddenSpace' : 'unknown'),
    subject: names.get(subject ?? '') ?? t('unknown'),
    self: person !== null && person.id === about?.id ? 'yes' : 'no',
    requested: details.selfRequested === true ? 'yes' : 'no',
    kind,
  };
}

/** What else an entry says, as short phrases; what nobody can read is left out. */
export function particularsOf({ kind, details }: AuditEntry, t: AuditTranslate, formats: Pick<Formats, 'formatDate'>) {
  const { file, method, reason, roles, before, after, role, until, sessions, added, removed, create, change, leave } =
    details;
  const rolesIn = (text: string) =>
    text
      .split(' ')
      .filter(isRole)
      .map((name) => t(name))
      .join(', ') || t('noRoles');
  const phrases: string[] = kind.startsWith('periods.') ? periodPhrases(details, t) : [];
  if (typeof method === 'string') phrases.push(t('method', { value: method }));
  if (typeof reason === 'string') phrases.push(t('reason', { value: reason }));
  if (typeof roles === 'string' && roles !== '') phrases.push(t('roles', { value: rolesIn(roles) }));
  if (typeof before === 'string' && typeof after === 'string')
    phrases.push(t('rolesChanged', { before: rolesIn(before), after: rolesIn(after) }));
  if (typeof file === 'string') phrases.push(file);
  if (typeof role === 'string') phrases.push(t('role', { value: role }));
  if (typeof until === 'string') phrases.push(t('until', { day: formats.formatDate(until, 'medium') }));
  if (typeof sessions === 'number') phrases.push(t('sessions', { count: sessions }));
  if (typeof added === 'number' && typeof removed === 'number') phrases.push(t('members', { added, removed }));
  if (typeof create === 'number' && typeof change === 'number' && typeof leave === 'number')
    phrases.push(t('imported', { create, change, leave }));
  return phrases;
}

/** Which period, and how much went by it. */
function periodPhrases({ what, days, count }: AuditEntry['details'], t: AuditTranslate): string[] {
  return [
    ...(typeof what === 'string' ? [t('periodKind', { value: what })] : []),
    ...(typeof days === 'number' ? [t('periodDays', { count: days })] : []),
    ...(days === null ? [t('periodNever')] : []),
    ...(typeof count === 'number' ? [t('periodCount', { count })] : []),
  ];
}

function isRole(name: string): name is 'administrator' | 'auditor' {
  return name === 'administrator' || name === 'auditor';
}
