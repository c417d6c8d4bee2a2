import type { IsoDate, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';

/** Somebody of whom nothing is to be left. */
export interface ErasedPerson {
  readonly person: string;
  readonly account: string | null;
  /** Name, e-mail and login, as they may stand in texts. */
  readonly words: readonly string[];
  /** Today; what they had ended before it. */
  readonly day: IsoDate;
}

type Erase = (tx: Tx, erased: ErasedPerson) => Promise<void>;

/**
 * What erasing somebody does with one kind of data; more than one where its tables differ. `erase` removes what is about
 * them alone; `unnamed` says why something stays that names them no longer, as their name is gone with their entry;
 * `kept` why the law has it stay with their name, and until when.
 */
export type Erasure = {
  readonly erase?: Erase;
  readonly unnamed?: Sentence;
  readonly kept?: { readonly why: Sentence; readonly until: Sentence };
} & (
  | { readonly erase: Erase }
  | { readonly unnamed: Sentence }
  | { readonly kept: { readonly why: Sentence; readonly until: Sentence } }
);

type Place = readonly [table: string, column: string];

/** Deletes the rows of these tables whose column names the person. */
export function deleteOfPerson(...places: readonly Place[]): Erase {
  return (tx, { person }) => deleteRows(tx, places, person);
}

/** The same by account. */
export function deleteOfAccount(...places: readonly Place[]): Erase {
  return async (tx, { account }) => {
    if (account !== null) await deleteRows(tx, places, account);
  };
}

/** What others made stays, with nobody's name at it. */
export const staysUnnamed: Sentence = {
  de: 'Was mit anderen zusammen entstanden ist, bleibt; statt des Namens steht dort „Ehemalige Person“.',
  en: 'What was made together with others stays; instead of the name it says “Ehemalige Person” (former person).',
};

async function deleteRows(tx: Tx, places: readonly Place[], id: string): Promise<void> {
  const tables = tx.withTables<Record<string, Record<string, string>>>();
  for (const [table, column] of places) await tables.deleteFrom(table).where(column, '=', id).execute();
}
