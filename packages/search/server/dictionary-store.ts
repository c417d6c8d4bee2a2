import { newId } from '@kontor/base';
import { type Database, notify, type Tables, type Tx } from '@kontor/database';
import { type Kysely, sql } from 'kysely';
import { TermDictionary } from '../shared/index.ts';

const channel = 'kontor_search_terms';
const flushAfterMs = 10_000;
const flushAfterTerms = 100_000;
/** Counts below are not kept up to date in the table. */
const leastWritten = 8;
/** A term this rare may have lost its last document; frequent ones are not looked up at every change. */
const rare = 50;

/** How many documents gained (or lost, when negative) each term. */
type TermChanges = ReadonlyMap<string, number>;

/**
 * The dictionary in this process and its table, which every process on the database shares. New terms are written with
 * the documents that bring them and heard by the others; counts only steer which terms are tried and are written later.
 */
export class DictionaryStore {
  readonly #database: Database;
  readonly #self = newId();
  #dictionary = new TermDictionary();
  #pending = new Map<string, number>();
  #lastNumber = 0;
  /** How often terms had been dropped when this process read the table, its own drops included. */
  #knownDrops = -1;
  #stopListening: (() => Promise<void>) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> = Promise.resolve();

  constructor(database: Database) {
    this.#database = database;
  }

  get dictionary(): TermDictionary {
    return this.#dictionary;
  }

  async open(): Promise<void> {
    this.#stopListening = await this.#database.listen(channel, (payload) => {
      // A failed read is repeated at the next notice; the listener itself reports a lost database.
      this.#refreshing = this.#refreshing.then(() => this.#hear(payload)).catch(() => undefined);
    });
    await this.#reload();
    this.#timer = setInterval(() => void this.flush().catch(() => undefined), flushAfterMs);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#stopListening?.();
    await this.#refreshing;
    await this.flush();
  }

  /**
   * Writes new terms and drops those whose last document is gone; the caller holds the writers' lock, and calls the
   * answer after the commit, which makes the change known in this process.
   */
  async write(tx: Tx, changes: TermChanges): Promise<() => void> {
    const drops = await readDrops(tx);
    // Frequent terms are in the table, unless another process has dropped some.
    const certain = drops === this.#knownDrops;
    const count = (term: string) => this.#dictionary.documentsOf(term);
    const gained = [...changes].filter(([term, change]) => change > 0 && !(certain && count(term) > rare));
    const lost = [...changes].filter(([term, change]) => change < 0 && count(term) + change <= rare);
    if ((await insertTerms(tx, gained)) > 0) await notify(tx, channel);
    const dropped = await deleteUnusedTerms(
      tx,
      lost.map(([term]) => term),
    );
    const dropsAfter = dropped > 0 ? await countDrop(tx) : drops;
    return () => {
      if (certain) this.#knownDrops = dropsAfter;
      this.#learn(changes);
    };
  }

  #learn(changes: TermChanges): void {
    for (const [term, change] of changes) {
      const isNew = !this.#dictionary.has(term);
      this.#dictionary.add(term, isNew ? Math.max(1, change) : change);
      if (!isNew) this.#pending.set(term, (this.#pending.get(term) ?? 0) + change);
    }
    if (this.#pending.size > flushAfterTerms) void this.flush().catch(() => undefined);
  }

  /** Empties the table; call `forget` after the commit. The other processes hear who did it and read anew. */
  async clear(tx: Tx): Promise<void> {
    await sql`truncate search_terms`.execute(tx);
    await notify(tx, channel, this.#self);
  }

  forget(): void {
    this.#dictionary = new TermDictionary();
    this.#pending.clear();
  }

  /** Writes the counts that have changed by half; smaller changes would not change which terms are tried. */
  async flush(): Promise<void> {
    const terms: string[] = [];
    const counts: number[] = [];
    for (const [term, change] of [...this.#pending].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const documents = this.#dictionary.documentsOf(term);
      const most = Math.max(documents, Math.abs(change));
      if (most >= leastWritten && Math.abs(change) * 2 < documents) continue;
      this.#pending.delete(term);
      if (most < leastWritten) continue;
      terms.push(term);
      counts.push(documents);
    }
    if (terms.length === 0) return;
    await this.#database.transaction(async (tx) => {
      await lockWriters(tx);
      await sql`update search_terms t set documents = c.documents
        from unnest(${terms}::text[], ${counts}::integer[]) as c(term, documents) where t.term = c.term`.execute(tx);
    });
  }

  async #hear(payload: string): Promise<void> {
    if (payload === this.#self) return;
    if (payload === '') await this.#readNew();
    else await this.#reload();
  }

  async #reload(): Promise<void> {
    this.#knownDrops = await readDrops(this.#database.kysely);
    const rows = await readTerms(this.#database, 0);
    this.#dictionary = new TermDictionary(rows.map((row) => [row.term, row.documents]));
    this.#lastNumber = rows.at(-1)?.number ?? this.#lastNumber;
  }

  async #readNew(): Promise<void> {
    for (const { term, documents, number } of await readTerms(this.#database, this.#lastNumber)) {
      if (!this.#dictionary.has(term)) this.#dictionary.add(term, documents);
      this.#lastNumber = number;
    }
  }
}

/** One writer at a time, over all processes: term numbers then become visible in their order. */
export async function lockWriters(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('kontor.search.writers'))`.execute(tx);
}

interface TermRow {
  readonly term: string;
  readonly number: number;
  readonly documents: number;
}

async function readTerms(database: Database, after: number): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`
    select term, number, documents from search_terms where number > ${after} order by number`.execute(database.kysely);
  return rows;
}

async function insertTerms(tx: Tx, gained: ReadonlyArray<readonly [string, number]>): Promise<number> {
  const terms = gained.map(([term]) => term);
  const counts = gained.map(([, change]) => change);
  const { numAffectedRows } = await sql`
    insert into search_terms (term, documents)
    select g.term, g.change from unnest(${terms}::text[], ${counts}::integer[]) as g(term, change)
    where not exists (select 1 from search_terms t where t.term = g.term collate "C")`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

async function deleteUnusedTerms(tx: Tx, terms: readonly string[]): Promise<number> {
  if (terms.length === 0) return 0;
  const { numAffectedRows } = await sql`delete from search_terms t where t.term = any(${terms}::text[])
    and not exists (select 1 from search_documents d where d.terms @@ quote_literal(t.term)::tsquery)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

async function readDrops(tx: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ drops: number }>`select last_value as drops from search_term_drops`.execute(tx);
  return rows[0]?.drops ?? 0;
}

async function countDrop(tx: Tx): Promise<number> {
  const { rows } = await sql<{ drops: number }>`select nextval('search_term_drops') as drops`.execute(tx);
  return rows[0]?.drops ?? 0;
}
