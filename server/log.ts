import type { Logger } from '@kontor/plugin-api/server';

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** Writes one JSON line for each message at or above `level` to standard error. */
export function createLogger(level: (typeof levels)[number] | 'silent'): Logger {
  const lowest = level === 'silent' ? levels.length : levels.indexOf(level);
  const write = (name: (typeof levels)[number]) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    if (levels.indexOf(name) < lowest) return;
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level: name, message, ...fields })}\n`);
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
