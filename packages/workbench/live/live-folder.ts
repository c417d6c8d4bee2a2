import { type OwnEvent, type SyncRule, stale } from '@kontor/plugin-api/client';
import type { LiveEvent } from '@kontor/schema';
import type { Query, QueryClient } from '@tanstack/react-query';
import type { ExpectedEvent } from '../outbox/outbox-entry.ts';

const restMs = 1000;

/** What is on its way to the server, in its order. */
type Expected = () => readonly ExpectedEvent[];

/** What a folded event needs; live and own events have it both. */
type Foldable = Pick<LiveEvent, 'kind' | 'payload' | 'object' | 'happenedAt'>;

/**
 * The only writer of the client's copies besides fetches: folds each event into every copy of the routes that have a
 * rule for its kind. A copy whose fetch is under way is fetched again, because that answer may be older than the event.
 * What the server says is older than what is still on its way to it, so that is folded in once more, in the same step.
 */
export class LiveFolder {
  readonly #queries: QueryClient;
  readonly #rules: readonly SyncRule[];
  readonly #person: () => string;
  #expected: Expected = () => [];
  /** Copies that were fetched anew a moment ago, by query hash, and whether something happened since. */
  readonly #resting = new Map<string, { again: boolean }>();

  constructor(queries: QueryClient, rules: readonly SyncRule[], person: () => string) {
    this.#queries = queries;
    this.#rules = rules;
    this.#person = person;
  }

  /** Says what is on its way to the server. */
  keepInSight(expected: Expected): void {
    this.#expected = expected;
  }

  /** An event that the server sent. */
  fold(event: Foldable): void {
    this.#foldAll(event, this.#expected());
  }

  /** An event made from an answer of the server. */
  foldOwn(event: OwnEvent): void {
    this.fold(foldableOf(event));
  }

  /** An event that the server is about to be asked for: later than all that is on its way. */
  expect(event: OwnEvent): void {
    this.#foldAll(foldableOf(event), []);
  }

  /** Folds what is still on its way to the server into a copy that was fetched without it. */
  foldExpected(query: Query, event: ExpectedEvent): void {
    const copy = query.state.data;
    if (copy === undefined) return;
    const folded = this.#foldedWith(query, copy, event);
    if (folded === stale) this.#renew(query);
    else if (folded !== copy) this.#queries.setQueryData(query.queryKey, folded);
  }

  /** Fetches anew what events of these kinds are folded into: an expected one did not happen. */
  renew(kinds: readonly string[]): void {
    const rules = this.#rules.filter(({ definition }) => kinds.includes(definition.kind));
    for (const name of new Set(rules.map(({ route }) => route.name)))
      void this.#queries.invalidateQueries({ queryKey: [name] });
  }

  /** Everything may have changed: copies in use are fetched anew, the others when they are next looked at. */
  refetch(): void {
    void this.#queries.invalidateQueries();
  }

  #foldAll(event: Foldable, over: readonly ExpectedEvent[]): void {
    for (const rule of this.#rules) if (rule.definition.kind === event.kind) this.#apply(rule, event, over);
  }

  #apply(rule: SyncRule, event: Foldable, over: readonly ExpectedEvent[]): void {
    const payload = rule.definition.payload.safeParse(event.payload);
    for (const query of this.#queries.getQueryCache().findAll({ queryKey: [rule.route.name] })) {
      const copy = query.state.data;
      if (copy === undefined && query.state.fetchStatus === 'idle') continue;
      if (copy === undefined || query.state.fetchStatus !== 'idle' || !payload.success) this.#renew(query);
      else {
        let folded = this.#folded(query, rule, copy, { ...event, payload: payload.data });
        for (const expected of over) if (folded !== stale) folded = this.#foldedWith(query, folded, expected);
        if (folded === stale) this.#renew(query);
        else if (folded !== copy) this.#queries.setQueryData(query.queryKey, folded);
      }
    }
  }

  #folded(query: Query, rule: SyncRule, copy: unknown, event: Foldable): unknown {
    const input = query.queryKey[1] as Parameters<SyncRule['sync']>[2]['input']; // keys are made by queryKeyOf only
    return rule.sync(copy, event, { input, person: this.#person() });
  }

  /** The copy after an expected event, or `stale`. */
  #foldedWith(query: Query, copy: unknown, event: ExpectedEvent): unknown {
    let folded = copy;
    for (const rule of this.#rules) {
      if (rule.definition.kind !== event.kind || rule.route.name !== query.queryKey[0] || folded === stale) continue;
      const payload = rule.definition.payload.safeParse(event.payload);
      if (!payload.success) continue;
      const happened = { ...event, payload: payload.data, happenedAt: new Date().toISOString() };
      folded = this.#folded(query, rule, folded, happened);
    }
    return folded;
  }

  /** At once, then at most once a second: an import changes thousands of persons, and one fetch shows them all. */
  #renew(query: Query): void {
    const resting = this.#resting.get(query.queryHash);
    if (resting) {
      resting.again = true;
      return;
    }
    const rest = { again: false };
    this.#resting.set(query.queryHash, rest);
    setTimeout(() => {
      this.#resting.delete(query.queryHash);
      if (rest.again) this.#renew(query);
    }, restMs);
    this.#fetchAnew(query);
  }

  /** Cancelled first: the library keeps a first fetch under way, even when asked to fetch anew. */
  #fetchAnew(query: Query): void {
    const filter = { queryKey: query.queryKey, exact: true };
    const shown = query.state.data;
    void this.#queries.cancelQueries(filter).then(() => {
      // Cancelling takes back what came while it was fetched, such as the copy that this device had.
      if (shown !== undefined && query.state.data === undefined) query.setData(shown, { manual: true });
      return this.#queries.invalidateQueries(filter);
    });
  }
}

function foldableOf({ definition, payload, object }: OwnEvent): Foldable {
  return { kind: definition.kind, payload: { ...payload }, object, happenedAt: new Date().toISOString() };
}
