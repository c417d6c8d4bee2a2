import type { Logger } from '@kontor/plugin-api/server';

/** What a server said, as whole lines. */
export interface KeptLog extends Logger {
  readonly lines: string[];
}

export function keepLog(): KeptLog {
  const lines: string[] = [];
  const write = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push(JSON.stringify({ level, message, ...fields }));
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}

/** Lines that name one of these people in whatever way: by id, name, login, address, or session. */
export function scanLog(lines: readonly string[], namesOfPeople: readonly string[]): string[] {
  return lines.filter((line) => namesOfPeople.some((name) => line.includes(name)));
}

const tellingLabel =
  /^(person|user|account|login|session|device|email|ip|address|path|url|uri|route|ref|id|name|query|room|page|task)(_id)?$/;
const tellingValue = /[0-9a-f]{8}-[0-9a-f]{4}-|@|^[!#$]|\//i;

/** Samples whose labels could tell a person or an object; the names of heap spaces and versions are none. */
export function scanMetrics(text: string, namesOfPeople: readonly string[]): string[] {
  return text.split('\n').filter((line) => {
    if (line.startsWith('#')) return false;
    const labels = [...line.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)];
    return labels.some(
      ([, label = '', value = '']) =>
        tellingLabel.test(label) || tellingValue.test(value) || namesOfPeople.some((name) => value.includes(name)),
    );
  });
}
