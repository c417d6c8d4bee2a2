import type { Database, Tx } from '@kontor/database';
import type { SourceProblem } from '@kontor/schema';
import type { PeopleService } from '../people/index.ts';
import { insertKnownGroup, listKnownGroups } from './entry-store.ts';
import type { DirectoryGroup } from './ldap-reader.ts';

export interface GroupParts {
  readonly database: Database;
  readonly people: Pick<PeopleService, 'findGroups' | 'findGroupByName' | 'putGroup' | 'listGroupMembers'>;
}

export interface GroupFacts {
  /** Person ids by what groups call their members: plain names of entries, and logins. */
  readonly members: ReadonlyMap<string, string>;
  /** Administrators: as nobody decides their own rights, they are put into groups by hand. */
  readonly administrators: ReadonlySet<string>;
}

/**
 * Makes the groups of a directory groups of Kontor with the same members; access to spaces is granted to those. A group made
 * by hand is never touched. Answers how many changed; `dryRun` only counts them.
 */
export async function syncGroups(
  parts: GroupParts,
  source: string,
  groups: readonly DirectoryGroup[],
  facts: GroupFacts,
  { dryRun, problems }: { readonly dryRun: boolean; readonly problems: SourceProblem[] },
): Promise<number> {
  const known = await parts.database.transaction((tx) => listKnownGroups(tx, source));
  let changed = 0;
  for (const group of groups) {
    const isChanged = await parts.database.transaction((tx) =>
      syncGroup(parts, tx, source, group, { ...facts, id: known.get(group.key), dryRun, problems }),
    );
    if (isChanged) changed += 1;
  }
  const there = new Set(groups.map(({ key }) => key));
  for (const [key, id] of known) {
    if (there.has(key)) continue;
    const isChanged = await parts.database.transaction(async (tx) => {
      if ((await parts.people.listGroupMembers(tx, id)).length === 0) return false;
      if (!dryRun) await parts.people.putGroup(tx, { id, persons: [] });
      return true;
    });
    if (isChanged) changed += 1;
  }
  return changed;
}

interface GroupWork extends GroupFacts {
  readonly id: string | undefined;
  readonly dryRun: boolean;
  readonly problems: SourceProblem[];
}

async function syncGroup(
  { people }: GroupParts,
  tx: Tx,
  source: string,
  { key, name: title, members }: DirectoryGroup,
  { id, members: known, administrators, dryRun, problems }: GroupWork,
): Promise<boolean> {
  const name = title.slice(0, 100);
  const wanted = new Set([...members].flatMap((member) => known.get(member) ?? []));
  const held = new Set(id === undefined ? [] : await people.listGroupMembers(tx, id));
  for (const person of administrators) {
    if (wanted.has(person) === held.has(person)) continue;
    problems.push({ code: 'administrator_kept', entry: name, value: null });
    if (held.has(person)) wanted.add(person);
    else wanted.delete(person);
  }
  if (id === undefined) {
    if (await people.findGroupByName(tx, name)) {
      problems.push({ code: 'group_name_taken', entry: name, value: null });
      return false;
    }
    if (!dryRun) await insertKnownGroup(tx, source, key, await people.putGroup(tx, { name, persons: [...wanted] }));
    return true;
  }
  const isSame = wanted.size === held.size && [...wanted].every((person) => held.has(person));
  const isChanged = !isSame;
  if (isChanged && !dryRun) await people.putGroup(tx, { id, persons: [...wanted] });
  return isChanged;
}
