import { isKontorError } from '@kontor/base';
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

interface CommandCall<Call> {
  readonly usage: string;
  /** What was asked for; nothing where it is called wrongly, as when `parseArgs` refuses it with a TypeError. */
  read(args: readonly string[]): Call | undefined;
  run(call: Call): Promise<number>;
}

/** The body of a `Command`: a wrong call is answered with the usage, a refusal with its sentence, both with 1. */
export async function answerCall<Call>(
  { usage, read, run }: CommandCall<Call>,
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  try {
    const call = readOrNothing(read, args);
    if (call !== undefined) return await run(call);
    context.print(`Usage: ${usage}`);
  } catch (failure) {
    if (!isKontorError(failure)) throw failure;
    context.print(failure.sentence.en);
  }
  return 1;
}

function readOrNothing<Call>(read: CommandCall<Call>['read'], args: readonly string[]): Call | undefined {
  try {
    return read(args);
  } catch (failure) {
    if (failure instanceof TypeError) return undefined;
    throw failure;
  }
}
