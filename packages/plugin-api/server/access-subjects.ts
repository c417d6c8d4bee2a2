import type { Tx } from '@kontor/database';
import type { AccessSubject, NamedSubject } from '@kontor/schema';
import type { AudienceToken } from './actor.ts';
import type { People } from './people.ts';

const tokenKinds = { person: 'person', 'org-unit': 'unit', group: 'group' } as const;

/** What those hold who belong to it. */
export function tokenOfSubject({ kind, id }: AccessSubject): AudienceToken {
  return `${tokenKinds[kind]}:${id}`;
}

/** The org units and groups among these tokens. */
export function subjectsOfTokens(tokens: Iterable<AudienceToken>): AccessSubject[] {
  return [...tokens].flatMap((token): AccessSubject[] => {
    const [kind, id = ''] = token.split(':');
    if (kind === 'unit') return [{ kind: 'org-unit', id }];
    return kind === 'group' ? [{ kind, id }] : [];
  });
}

/** Whether who holds these tokens is one of them, or belongs to one. */
export function isAmong(tokens: ReadonlySet<AudienceToken> | undefined, subjects: readonly AccessSubject[]): boolean {
  return subjects.some((subject) => tokens?.has(tokenOfSubject(subject)));
}

/** In the order given; one that is gone has no name. */
export async function nameSubjects(
  people: Pick<People, 'findPersons' | 'findOrgUnits' | 'findGroups'>,
  tx: Tx,
  subjects: readonly AccessSubject[],
): Promise<NamedSubject[]> {
  const idsOf = (kind: AccessSubject['kind']) => subjects.filter((each) => each.kind === kind).map(({ id }) => id);
  const persons = await people.findPersons(tx, idsOf('person'));
  const units = await people.findOrgUnits(tx, idsOf('org-unit'));
  const groups = await people.findGroups(tx, idsOf('group'));
  const names = new Map([...persons, ...units, ...groups].map(({ id, name }) => [id, name]));
  return subjects.map(({ kind, id }) => ({ kind, id, name: names.get(id) ?? '' }));
}
