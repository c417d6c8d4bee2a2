import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/**
 * One small file of the shell in the person's profile. It is replaced as a whole, so that a crash leaves the old one
 * or the new one; a file that cannot be read counts as empty and is put aside, not overwritten.
 */
export class StoredJson<Value> {
  readonly #path: string;
  readonly #schema: z.ZodType<Value>;
  #value: Value;

  constructor(path: string, schema: z.ZodType<Value>, empty: Value) {
    this.#path = path;
    this.#schema = schema;
    this.#value = this.#read() ?? empty;
  }

  get value(): Value {
    return this.#value;
  }

  save(value: Value): void {
    this.#value = this.#schema.parse(value);
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    writeFileSync(`${this.#path}.new`, JSON.stringify(value), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }

  #read(): Value | undefined {
    try {
      return this.#schema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch (failure) {
      if (!isMissing(failure)) putAside(this.#path);
      return undefined;
    }
  }
}

function isMissing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
}

function putAside(path: string): void {
  try {
    renameSync(path, `${path}.unreadable`);
  } catch {
    // The folder may not be written to; then nothing will be stored either, and saving says so.
  }
}
