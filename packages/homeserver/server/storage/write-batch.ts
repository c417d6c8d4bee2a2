import type { Tx } from '@kontor/database';
import { CompiledQuery } from 'kysely';
import type { Output } from '../rooms/output-log.ts';

export type Row = Readonly<Record<string, unknown>>;

interface Rows {
  readonly table: string;
  /** Empty where rows are only added. */
  readonly keys: readonly string[];
  readonly byKey: Map<string, Row>;
}

/** What several writes that are committed together put into the database. */
export class WriteBatch {
  #position: number;
  #added = 0;
  readonly #rows = new Map<string, Rows>();
  readonly #statements: ((tx: Tx) => Promise<unknown>)[] = [];
  readonly #completing: (() => void)[] = [];
  readonly #committed: (() => void)[] = [];
  readonly #outputs: Output[] = [];
  readonly #drafts = new Map<object, unknown>();

  constructor(position: number) {
    this.#position = position;
  }

  /** The last position given out. */
  get position(): number {
    return this.#position;
  }

  /** The next place in the one order of all changes. */
  nextPosition(): number {
    this.#position += 1;
    return this.#position;
  }

  /** Adds a row to `homeserver.<table>`; all rows of a table have the same columns. */
  insert(table: string, row: Row): void {
    this.#added += 1;
    this.#rowsOf(table, []).byKey.set(String(this.#added), row);
  }

  /** Adds a row or takes the place of the one with the same keys. The last of a batch counts. */
  upsert(table: string, keys: readonly string[], row: Row): void {
    this.#rowsOf(table, keys).byKey.set(JSON.stringify(keys.map((key) => row[key])), row);
  }

  /** Runs after the rows are in, in the order given. It must not fail for a reason that the caller could have known. */
  run(statement: (tx: Tx) => Promise<unknown>): void {
    this.#statements.push(statement);
  }

  /** Called when everything is decided, to put the last rows in. */
  onComplete(listener: () => void): void {
    this.#completing.push(listener);
  }

  /** What those who listen are told once everything is committed, in the order of positions. */
  tell(output: Output): void {
    this.#outputs.push(output);
  }

  /** Called in order once everything is committed, before anybody is answered. */
  onCommit(listener: () => void): void {
    this.#committed.push(listener);
  }

  /** What the writes of this batch share about `key`, for example a room as it will be. */
  draftOf<Draft>(key: object, make: () => Draft): Draft {
    const known = this.#drafts.get(key);
    if (known !== undefined) return known as Draft; // set below, by the same caller
    const made = make();
    this.#drafts.set(key, made);
    return made;
  }

  /** Puts the last rows in; whether there is anything to write. */
  complete(): boolean {
    for (const listener of this.#completing) listener();
    return this.#rows.size > 0 || this.#statements.length > 0;
  }

  async writeTo(tx: Tx): Promise<void> {
    const inserts = [...this.#rows.values()].map((rows) => tx.executeQuery(insertOf(rows)));
    const position = tx.executeQuery(
      CompiledQuery.raw('update homeserver.stream_position set position = $1', [this.#position]),
    );
    const rest = this.#statements.map((statement) => statement(tx));
    await Promise.all([...inserts, position, ...rest]);
  }

  /** Lets everybody take in what was committed; what happened, in order. */
  publish(): readonly Output[] {
    for (const listener of this.#committed) listener();
    return this.#outputs.sort((one, other) => one.position - other.position);
  }

  #rowsOf(table: string, keys: readonly string[]): Rows {
    const name = `${table} ${keys.join()}`;
    const known = this.#rows.get(name);
    if (known) return known;
    const made = { table, keys, byKey: new Map<string, Row>() };
    this.#rows.set(name, made);
    return made;
  }
}

/** One statement for all rows: PostgreSQL takes them as one JSON text. */
function insertOf({ table, keys, byKey }: Rows): CompiledQuery {
  const rows = [...byKey.values()];
  const columns = Object.keys(rows[0] ?? {});
  const rest = columns.filter((column) => !keys.includes(column));
  const set = rest.map((column) => `${column} = excluded.${column}`).join(', ');
  const conflict =
    keys.length === 0 ? '' : ` on conflict (${keys.join(', ')}) do ${set ? `update set ${set}` : 'nothing'}`;
  const text =
    `insert into homeserver.${table} (${columns.join(', ')}) select ${columns.join(', ')} ` +
    `from json_populate_recordset(null::homeserver.${table}, $1)${conflict}`;
  return CompiledQuery.raw(text, [storable(JSON.stringify(rows), rows)]);
}

/** PostgreSQL holds neither NUL nor half a surrogate pair; one text with them would fail the whole batch. */
function storable(json: string, rows: readonly Row[]): string {
  if (!/\\u(0000|d[89a-f])/i.test(json)) return json;
  return JSON.stringify(rows, (_name, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\ufffd').toWellFormed() : value,
  );
}
