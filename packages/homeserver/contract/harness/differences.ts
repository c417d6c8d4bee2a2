import type { Target } from './target.ts';

/**
 * Where our homeserver answers otherwise than Synapse on purpose; each is used by a test, and the README lists them. Both
 * sides of a difference are tested.
 */
export const differences = {
  literalSearch: 'A search of the room directory is for its letters; Synapse takes % and _ as placeholders.',
  oneOrder:
    'The events of a room follow each other, and each is judged by those before it; in Synapse those written at once stand side by side.',
  oneTokenPerDevice:
    'Signing a device in again ends its earlier access token, as "Relationship between access tokens and devices" says; Synapse keeps it.',
  absurdlyDeepJson: 'JSON of thousands of levels is refused; the process of Synapse dies of it, so it is spared.',
  historyAfterLeaving:
    'Who has left reads what "Room history visibility" allows, up to when they left; Synapse shows less of it by id, and more page by page.',
  transactionsPerEndpoint:
    'A transaction id counts for one endpoint ("Transaction identifiers"); Synapse takes sending and redacting in a room as one.',
  wrongTypesAreRefused: 'Input of a wrong type is refused with 400; Synapse fails with 500 in places.',
} as const satisfies Readonly<Record<string, string>>;

/** What this server is expected to do where the two differ. */
export function expected<Value>(
  target: Target,
  _difference: keyof typeof differences,
  values: { readonly kontor: Value; readonly synapse: Value },
): Value {
  return values[target.kind];
}
