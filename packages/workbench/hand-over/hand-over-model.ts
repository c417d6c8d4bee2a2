import type { HandOverOf, HeldKind } from '@kontor/schema';
import type { PickedPerson } from '../people/person-picker-view.tsx';

/** What is to become of a kind, or of one object: who is proposed gets it, somebody else, or nobody yet. */
export type Choice =
  | { readonly how: 'proposed' }
  | { readonly how: 'keep' }
  | { readonly how: 'person'; readonly person: PickedPerson };

export interface Choices {
  readonly kinds: Readonly<Record<string, Choice>>;
  /** Of single objects, by ref: instead of what holds for their kind. */
  readonly items: Readonly<Record<string, Choice>>;
}

export type Reason = 'leaving' | 'moving';

/** One step of a hand-over, as it is called. */
export interface Step {
  readonly kind: string;
  readonly refs: HeldKind['items'][number]['ref'][] | null;
  readonly to: string | null;
}

/** Before anything is chosen: all as proposed; who moves takes along what goes with them. */
export function choiceOf(kind: HeldKind, reason: Reason, choices: Choices): Choice {
  const chosen = choices.kinds[kind.kind];
  if (chosen) return chosen;
  if (!kind.mayGive || (reason === 'moving' && kind.onMove === 'goes')) return { how: 'keep' };
  return { how: 'proposed' };
}

/** All steps, in the order of the kinds: what opens others comes first. */
export function stepsOf(kinds: HandOverOf['kinds'], reason: Reason, choices: Choices): Step[] {
  return kinds.filter(({ mayGive }) => mayGive).flatMap((kind) => stepsOfKind(kind, reason, choices));
}

function stepsOfKind(kind: HeldKind, reason: Reason, choices: Choices): Step[] {
  const own = kind.items.filter(({ ref }) => choices.items[ref] !== undefined);
  const steps: Step[] = [];
  const byRecipient = new Map<string | null, Step['refs'] & object>();
  for (const { ref } of own) {
    const choice = choices.items[ref];
    if (!choice || choice.how === 'keep') continue;
    const to = choice.how === 'person' ? choice.person.id : null;
    byRecipient.set(to, [...(byRecipient.get(to) ?? []), ref]);
  }
  for (const [to, refs] of byRecipient) steps.push({ kind: kind.kind, refs, to });
  const choice = choiceOf(kind, reason, choices);
  if (choice.how === 'keep') return steps;
  const to = choice.how === 'person' ? choice.person.id : null;
  const isSomeKept = own.some(({ ref }) => choices.items[ref]?.how === 'keep');
  // Without anything to leave out, also what one may not see is meant.
  if (!isSomeKept) return own.length < kind.count ? [...steps, { kind: kind.kind, refs: null, to }] : steps;
  const rest = kind.items.filter(({ ref }) => choices.items[ref] === undefined).map(({ ref }) => ref);
  return rest.length > 0 ? [...steps, { kind: kind.kind, refs: rest, to }] : steps;
}

/** Who is proposed for a kind, in one line: names with how often, the most frequent first. */
export function proposedNames(kind: HeldKind): { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { proposal } of kind.items) if (proposal) counts.set(proposal.name, (counts.get(proposal.name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((one, other) => other.count - one.count);
}
