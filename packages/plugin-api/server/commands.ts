import type { Database } from '@kontor/database';
import type { Actor } from './actor.ts';

/** What a command gets to work with. It runs beside a running server, on the same database. */
export interface CommandContext {
  readonly database: Database;
  /** Prints one line; progress lines may overwrite each other on a terminal. */
  print(line: string): void;
  progress(done: number, total: number, what: string): void;
  /** Whoever is named by `--as LOGIN`, to act with their rights; nothing where nobody signs in with that. */
  findActor(login: string): Promise<Actor | undefined>;
}

/** A word of `npm run kontor -- WORD …`. */
export interface Command {
  readonly name: string;
  /** How it is called: `import-people FILE [--org-units FILE] [--dry-run]`. */
  readonly usage: string;
  readonly summary: string;
  /** Answers with the exit code: 0 done, 1 refused for a reason that was printed. */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}
