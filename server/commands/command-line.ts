import { parseArgs } from 'node:util';

/** A wrong call; the message says how the command is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Options and positionals of a call; unknown options throw a `UsageError`. */
export function readArguments<Options extends Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (failure) {
    throw new UsageError(failure instanceof Error ? failure.message : String(failure));
  }
}

/** Prints lines, and progress that overwrites itself on a terminal and appears every tenth elsewhere. */
export function createPrinter(out: NodeJS.WriteStream): {
  print(line: string): void;
  progress(done: number, total: number, what: string): void;
} {
  let lastTenth = -1;
  let open = false;
  const endProgress = () => {
    if (open) out.write('\n');
    open = false;
  };
  return {
    print(line) {
      endProgress();
      out.write(`${line}\n`);
    },
    progress(done, total, what) {
      const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
      const line = `  ${String(tenth * 10).padStart(3)} %  ${what}`;
      if (out.isTTY) {
        out.write(`\r\u001b[2K${line}`);
        open = true;
      } else if (tenth !== lastTenth) out.write(`${line}\n`);
      lastTenth = tenth;
    },
  };
}
