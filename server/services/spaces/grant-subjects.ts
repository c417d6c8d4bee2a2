import type { Tx } from '@kontor/database';
import { type GrantSubject, subjectNotFound } from '@kontor/schema';
import type { SpaceContext } from './space-context.ts';

/** Names of subjects by id; what no longer exists is left out. */
export async function describeSubjects(
  context: SpaceContext,
  tx: Tx,
  subjects: readonly GrantSubject[],
): Promise<Map<string, string>> {
  const idsOf = (kind: GrantSubject['kind']) => subjects.filter((one) => one.kind === kind).map(({ id }) => id);
  const persons = await context.people.findPersons(tx, idsOf('person'));
  const units = await context.people.findOrgUnits(tx, idsOf('org-unit'));
  const groups = await context.people.findGroups(tx, idsOf('group'));
  return new Map([...persons, ...units, ...groups].map(({ id, name }) => [id, name]));
}

/** A subject's name. Throws `spaces.subject_not_found` also for a person who has left the organisation. */
export async function getSubject(context: SpaceContext, tx: Tx, subject: GrantSubject): Promise<string> {
  const name = (await describeSubjects(context, tx, [subject])).get(subject.id);
  if (name === undefined) throw subjectNotFound();
  if (subject.kind === 'person') {
    const [person] = await context.people.findPersons(tx, [subject.id]);
    if (person?.validUntil != null && person.validUntil < context.permissions.today()) throw subjectNotFound();
  }
  return name;
}

/** Whom a grant to this subject reaches today. */
export async function listReached(context: SpaceContext, tx: Tx, subject: GrantSubject): Promise<string[]> {
  await getSubject(context, tx, subject);
  if (subject.kind === 'org-unit') return context.people.listMembers(tx, subject.id, subject.below);
  const ids = subject.kind === 'person' ? [subject.id] : await context.people.listGroupMembers(tx, subject.id);
  const day = context.permissions.today();
  const persons = await context.people.findPersons(tx, ids);
  return persons
    .filter(
      ({ validFrom, validUntil }) =>
        (validFrom === null || validFrom <= day) && (validUntil === null || validUntil >= day),
    )
    .map(({ id }) => id);
}
