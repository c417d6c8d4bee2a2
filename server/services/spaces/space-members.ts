import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type listSpaceMembers, type OutputOf, type SpaceRole, spaceNotFound } from '@kontor/schema';
import { showsMembersToAll } from './interest-groups.ts';
import { getVisible } from './space-access.ts';
import type { SpaceContext } from './space-context.ts';

export interface MemberQuery {
  readonly space: string;
  readonly q: string;
  readonly role?: SpaceRole | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Everybody who belongs to the space by whatever grant, each once, with the role that counts; for members only, but in open groups (P13, P25). */
export async function listMembersOf(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  { space, q, role, limit, offset }: MemberQuery,
): Promise<OutputOf<typeof listSpaceMembers>> {
  const found = await getVisible(context, tx, actor, space);
  if (found.role === undefined && !showsMembersToAll(found.space)) throw spaceNotFound();
  const access = await context.permissions.listAccessToSpaces(tx, [space]);
  const roles = new Map(access.map((one) => [one.person, one.role]));
  const words = fold(q).split(/\s+/).filter(Boolean);
  const persons = (await context.people.findPersons(tx, [...roles.keys()])).filter(({ id, name }) => {
    const folded = foldName(name);
    return (role === undefined || roles.get(id) === role) && words.every((word) => folded.includes(word));
  });
  persons.sort((a, b) => byGermanOrder(a.familyName, b.familyName) || byGermanOrder(a.givenName, b.givenName));
  const members = persons.slice(offset, offset + limit).flatMap(({ id, name }) => {
    const held = roles.get(id);
    return held ? [{ id, name, role: held }] : [];
  });
  return { members, found: persons.length, total: roles.size };
}

const byGermanOrder = new Intl.Collator('de').compare;

/** A name in both ways in which one types it: ä as ae and as a; letters of any case and with any accent are equal. */
function foldName(name: string): string {
  return `${fold(name)} ${withoutAccents(name.toLocaleLowerCase('de'))}`;
}

function fold(text: string): string {
  const spelt = text
    .toLocaleLowerCase('de')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss');
  return withoutAccents(spelt);
}

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}
