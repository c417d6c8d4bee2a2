import { isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { AssigneeSubject } from '../../shared/index.ts';
import type { TaskContext } from '../task-context.ts';

const atOnce = 1_000;

/** Who is meant by a cell of a file: somebody by e-mail or name, an office by name, code or abbreviation. */
export interface Directory {
  find(text: string): readonly AssigneeSubject[];
  /** What finds exactly this one again. */
  nameOf(subject: AssigneeSubject): string | undefined;
}

/** Everybody who belongs today, and all offices. */
export async function readDirectory(context: TaskContext, tx: Tx): Promise<Directory> {
  const { people } = context.host;
  const today = isoDate(context.now, people.timeZone);
  const known = new Map<string, AssigneeSubject[]>();
  const names = new Map<string, string>();
  function note(text: string | null, subject: AssigneeSubject) {
    const key = keyOf(text ?? '');
    const there = known.get(key) ?? [];
    if (key === '' || there.some(({ id }) => id === subject.id)) return;
    known.set(key, [...there, subject]);
  }
  for (let after: string | undefined; ; ) {
    const ids = await people.listPersonIds(tx, after, atOnce);
    for (const { id, name, email, givenName, familyName, validUntil } of await people.findPersons(tx, ids)) {
      if (validUntil !== null && validUntil < today) continue;
      const subject = { kind: 'person', id } as const;
      for (const text of [name, `${givenName} ${familyName}`, `${familyName}, ${givenName}`, email, id]) {
        note(text, subject);
      }
      names.set(id, name);
    }
    after = ids.at(-1);
    if (ids.length < atOnce) break;
  }
  for (const { id, name, code, abbreviation } of await people.listOrgUnits(tx)) {
    const subject = { kind: 'org-unit', id } as const;
    for (const text of [name, code, abbreviation, id]) note(text, subject);
    names.set(id, name);
  }
  const find = (text: string) => known.get(keyOf(text)) ?? [];
  return {
    find,
    nameOf({ id }) {
      const name = names.get(id);
      return name !== undefined && find(name).length > 1 ? id : name;
    },
  };
}

function keyOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('de');
}
