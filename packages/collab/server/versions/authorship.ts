import * as Y from 'yjs';

/** A run of characters, by client id and clock (Yjs), and who wrote it. */
export interface Authorship {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  /** Person id. */
  readonly author: string;
}

/** What each update brings along, as runs (C23). */
export function runsOf(
  updates: readonly { readonly bytes: Uint8Array; readonly author: string | null }[],
): Authorship[] {
  return updates.flatMap(({ bytes, author }) => {
    if (author === null) return [];
    return Y.decodeUpdate(bytes)
      .structs.filter((struct) => !(struct instanceof Y.Skip))
      .map(({ id, length }) => ({ client: id.client, clock: id.clock, length, author }));
  });
}

/**
 * The runs together with new ones. Whose connection brought a character first is its author: what came later, by a client
 * that brings back what others wrote, changes nothing.
 */
export function addRuns(known: readonly Authorship[], added: readonly Authorship[]): Authorship[] {
  const clients = new Map<number, Authorship[]>();
  for (const run of known) clients.set(run.client, [...(clients.get(run.client) ?? []), run]);
  for (const run of added) {
    const runs = clients.get(run.client) ?? [];
    clients.set(run.client, addRun(runs, run));
  }
  return [...clients.values()].flat();
}

/** `runs` are of one client, in order, and do not overlap; so are those that are answered. */
function addRun(runs: readonly Authorship[], added: Authorship): Authorship[] {
  const pieces: Authorship[] = [];
  let clock = added.clock;
  const end = added.clock + added.length;
  for (const run of runs) {
    if (run.clock > clock && clock < end) pieces.push({ ...added, clock, length: Math.min(run.clock, end) - clock });
    clock = Math.max(clock, run.clock + run.length);
  }
  if (clock < end) pieces.push({ ...added, clock, length: end - clock });
  return join([...runs, ...pieces].sort((one, other) => one.clock - other.clock));
}

function join(runs: readonly Authorship[]): Authorship[] {
  const joined: Authorship[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    if (before && before.author === run.author && before.clock + before.length === run.clock) {
      joined[joined.length - 1] = { ...before, length: before.length + run.length };
    } else joined.push(run);
  }
  return joined;
}
