import type { Target } from './target.ts';

/**
 * Where our homeserver answers otherwise than Synapse on purpose; each is used by a test, and the README lists them. Both
 * sides of a difference are tested.
 */
export const differences = {
  foreign_profile:
    'Deleting a profile field of somebody else is 403 (client-server API, Profiles); Synapse answers 400.',
  guarded_previews: 'Link previews never ask private addresses; Synapse is tested with its lists of them empty.',
  media_rights: 'Media of a room is refused to those who left it; Synapse serves it to everybody signed in.',
  presence_off: 'Presence is off unless the organisation turns it on; Synapse is tested with it on.',
  sender_rules: 'Push rules of the kind sender match the sender of an event; Synapse 1.160 lets them match nothing.',
  state_after: 'Synapse 1.160 knows use_state_after (client-server API 1.16) only as an experiment; ours knows it.',
} as const satisfies Readonly<Record<string, string>>;

/** What this server is expected to do where the two differ. */
export function expected<Value>(
  target: Target,
  _difference: keyof typeof differences,
  values: { readonly kontor: Value; readonly synapse: Value },
): Value {
  return values[target.kind];
}
