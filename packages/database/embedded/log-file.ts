import { closeSync, copyFileSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';

const limitBytes = 5 * 1024 * 1024;
const hour = 60 * 60 * 1000;

/** PostgreSQL's own log: at most two files of about 5 MB, plus what an hour adds. */
export interface LogFile {
  /** Opens it for a server to append to; close the descriptor when the server has it. */
  open(): number;
  /** What was appended since `position`, its end only. */
  readSince(position: number): string;
  position(): number;
  dispose(): void;
}

/** Bounds the file by moving its content to `<file>.1` now and every hour. */
export function openLogFile(file: string): LogFile {
  const turnOver = () => {
    if (!existsSync(file) || statSync(file).size < limitBytes) return;
    // Servers append, so they go on at the new end of the same file.
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  };
  turnOver();
  closeSync(openSync(file, 'a', 0o600));
  const timer = setInterval(turnOver, hour);
  timer.unref();
  return {
    open: () => openSync(file, 'a', 0o600),
    readSince: (position) => readFileSync(file).subarray(position).toString().trim().slice(-2000),
    position: () => statSync(file).size,
    dispose: () => clearInterval(timer),
  };
}
