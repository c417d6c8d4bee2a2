import { readFileSync } from 'node:fs';

/** The version of the program that runs. */
export function kontorVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return version;
}
