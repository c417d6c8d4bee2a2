import { AsyncLocalStorage } from 'node:async_hooks';
import { sql, type Transaction } from 'kysely';

/** A transaction that others opened within it join; they take turns. */
interface Joint<Tables> {
  readonly tx: Transaction<Tables>;
  turn: Promise<unknown>;
}

/** Knows, for whatever runs at the moment, which transaction it is to join. */
export function jointTransactions<Tables>() {
  const current = new AsyncLocalStorage<Joint<Tables>>();

  return {
    /** Everything that `work` opens joins `tx`. */
    within: <Result>(tx: Transaction<Tables>, work: () => Promise<Result>): Promise<Result> =>
      current.run({ tx, turn: Promise.resolve() }, work),

    /** Runs `work` in the transaction to join, or answers nothing where there is none. What fails there is undone there. */
    join<Result>(work: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> | undefined {
      const joint = current.getStore();
      if (!joint) return undefined;
      const run = () =>
        withSavepoint(joint.tx, () => current.run({ tx: joint.tx, turn: Promise.resolve() }, () => work(joint.tx)));
      const turn = joint.turn.then(run);
      joint.turn = turn.catch(() => undefined); // told to whoever opened it
      return turn;
    },
  };
}

async function withSavepoint<Tables, Result>(tx: Transaction<Tables>, work: () => Promise<Result>): Promise<Result> {
  await sql`savepoint joined`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint joined`.execute(tx);
    return result;
  } catch (failure) {
    await sql`rollback to savepoint joined`.execute(tx);
    throw failure;
  }
}
