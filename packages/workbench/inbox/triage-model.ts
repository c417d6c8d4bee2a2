/** What a key does in a list of notifications. */
export type TriageAct =
  | 'next'
  | 'previous'
  | 'select-next'
  | 'select-previous'
  | 'done'
  | 'read'
  | 'later'
  | 'select'
  | 'unfold'
  | 'undo';

const acts: Readonly<Record<string, TriageAct>> = {
  j: 'next',
  k: 'previous',
  J: 'select-next',
  K: 'select-previous',
  e: 'done',
  u: 'read',
  s: 'later',
  x: 'select',
  o: 'unfold',
  z: 'undo',
};

/** In the order of the help sheet; each with the message that says what it does. */
export const triageKeys = [
  { keys: 'j', text: 'keyNext' },
  { keys: 'k', text: 'keyPrevious' },
  { keys: 'e', text: 'markDone' },
  { keys: 'u', text: 'keyRead' },
  { keys: 's', text: 'putOff' },
  { keys: 'x', text: 'select' },
  { keys: 'o', text: 'keyUnfold' },
  { keys: 'Shift+J', text: 'keySelectNext' },
  { keys: 'z', text: 'keyUndo' },
] as const;

export interface TriagePress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  /** Milliseconds. */
  readonly at: number;
}

/** How long `g` waits for the second key of a shortcut such as `g e`; such a key triages nothing. */
const patience = 1_200;

/** The act of a press, given the one before it. */
export function triageAct(press: TriagePress, before: TriagePress | undefined): TriageAct | undefined {
  if (press.ctrl || press.meta || press.alt) return undefined;
  if (before?.key === 'g' && press.at - before.at <= patience) return undefined;
  return Object.hasOwn(acts, press.key) ? acts[press.key] : undefined;
}
