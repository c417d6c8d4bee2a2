import type { Gathering, ListedGathering } from './gathering.ts';
import type { OwnSignUp, SignUpState } from './sign-up.ts';

interface GatheringEvent {
  readonly payload: { readonly gathering: string; readonly person?: string };
  readonly object: Readonly<Record<string, unknown>> | null;
}

type Copy = Gathering | ListedGathering;

/** How many places are free now; undefined where the event does not say. */
export function foldPlaces<Folded extends Copy>(copy: Folded, { payload, object }: GatheringEvent): Folded | undefined {
  if (copy.id !== payload.gathering) return copy;
  const { free, waiting } = object ?? {};
  if (!(free === null || typeof free === 'number') || typeof waiting !== 'number') return undefined;
  return 'waiting' in copy ? { ...copy, free, waiting } : { ...copy, free };
}

/** The own sign-up of whoever's copy this is; others' change nothing in it. */
export function foldSignUp<Folded extends Copy>(
  copy: Folded,
  { payload, object }: GatheringEvent,
  person: string,
): Folded | undefined {
  if (copy.id !== payload.gathering || payload.person !== person) return copy;
  if (object === null) return undefined;
  const { mine } = object;
  if (mine === null) return { ...copy, mine };
  return isSignUp(mine) ? { ...copy, mine } : undefined;
}

const states: readonly SignUpState[] = ['asked', 'in', 'waiting', 'declined'];

function isSignUp(value: unknown): value is OwnSignUp {
  if (typeof value !== 'object' || value === null) return false;
  const { id, state, rank, guests, answer } = value as Partial<Record<keyof OwnSignUp, unknown>>; // checked in the next line
  return (
    typeof id === 'string' &&
    states.some((one) => one === state) &&
    (rank === null || typeof rank === 'number') &&
    typeof guests === 'number' &&
    typeof answer === 'string'
  );
}
