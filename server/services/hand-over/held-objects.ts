import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, HandOverProvider, HeldObject, Links } from '@kontor/plugin-api/server';
import type { HandOverOf, HandOverProposal, leftReason } from '@kontor/schema';
import type { z } from 'zod';
import type { Leaver } from './hand-over-standing.ts';

export type LeftReason = z.output<typeof leftReason>;

/** Somebody as a viewer, without roles: what they see as a person. */
export function asViewer(person: string): Actor {
  return { person, account: '', session: '', roles: new Set() };
}

export async function findSeen(
  links: Pick<Links, 'findCards'>,
  tx: Tx,
  provider: HandOverProvider,
  viewer: Actor,
  refs: readonly Ref[],
): Promise<ReadonlySet<Ref>> {
  if (refs.length === 0) return new Set();
  if (provider.findSeen) return provider.findSeen(tx, viewer, refs);
  return new Set((await links.findCards(tx, viewer, refs)).map(({ ref }) => ref));
}

/** Of these, those in which somebody works already. */
export async function findFitting(
  links: Pick<Links, 'findCards'>,
  tx: Tx,
  provider: HandOverProvider,
  viewer: Actor,
  refs: readonly Ref[],
): Promise<ReadonlySet<Ref>> {
  if (refs.length === 0) return new Set();
  return (await provider.findFitting?.(tx, viewer, refs)) ?? findSeen(links, tx, provider, viewer, refs);
}

export function mayGive({ givenBy }: HandOverProvider, as: HandOverOf['as']): boolean {
  if (givenBy === undefined) return true;
  return as === 'administrator' || (givenBy === 'managers' && as === 'manager');
}

/** Whom each object is proposed to: who looks after it already, else the nearest who may have it, else who works in it. */
export async function proposeFor(
  links: Pick<Links, 'findCards'>,
  tx: Tx,
  provider: HandOverProvider,
  { leaver, as, actor }: { readonly leaver: Leaver; readonly as: HandOverOf['as']; readonly actor: Actor },
  held: readonly HeldObject[],
  known: { readonly names: ReadonlyMap<string, string>; readonly proposals: readonly HandOverProposal[] },
): Promise<Map<Ref, HandOverProposal>> {
  const proposed = new Map<Ref, HandOverProposal>();
  for (const { ref, others } of held) {
    const id = others.find((each) => known.names.has(each));
    if (id !== undefined) proposed.set(ref, { id, name: known.names.get(id) ?? '', why: 'shares' });
  }
  for (const candidate of known.proposals) {
    const mayBeMeant = ({ members }: HeldObject) => members === undefined || members.includes(candidate.id);
    const rest = held.filter((object) => !proposed.has(object.ref) && mayBeMeant(object));
    const { allowed } = await sortOut(links, tx, provider, { leaver, as, actor, to: candidate.id }, rest);
    for (const { ref } of allowed) proposed.set(ref, candidate);
  }
  for (const { ref, members = [] } of held) {
    const id = proposed.has(ref) ? undefined : members.find((each) => known.names.has(each));
    if (id !== undefined) proposed.set(ref, { id, name: known.names.get(id) ?? '', why: 'member' });
  }
  return proposed;
}

/**
 * What somebody may get. The person themselves gives to anybody; whoever gives for them only to those who work in it
 * already, as holding it would open what the giver may not see; but what has nobody else once the person is gone, to
 * anybody. To themselves, managers give only what is left behind, and administrators nothing (P17, P20).
 */
export async function sortOut(
  links: Pick<Links, 'findCards'>,
  tx: Tx,
  provider: HandOverProvider,
  giving: { readonly leaver: Leaver; readonly as: HandOverOf['as']; readonly actor: Actor; readonly to: string },
  held: readonly HeldObject[],
): Promise<{ readonly allowed: HeldObject[]; readonly unfit: HeldObject[] }> {
  const { leaver, as, actor, to } = giving;
  const refs = held.map(({ ref }) => ref);
  const opens = provider.opensNothing === undefined || (provider.opensNothing === 'by-others' && as === 'self');
  const fitting = as === 'self' && opens ? new Set(refs) : await findFitting(links, tx, provider, asViewer(to), refs);
  const isOwnGain = opens && as !== 'self' && to === actor.person && !(as === 'manager' && leaver.isGone);
  const allowed: HeldObject[] = [];
  const unfit: HeldObject[] = [];
  for (const object of held) {
    const isLeftBehind = opens && leaver.isGone && object.others.length === 0;
    const mayTake = !isOwnGain && (fitting.has(object.ref) || isLeftBehind);
    (object.others.includes(to) || mayTake ? allowed : unfit).push(object);
  }
  return { allowed, unfit };
}
