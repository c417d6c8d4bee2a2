import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Secrets } from '../security/secrets.ts';

const draft = z.object({ key: z.string().min(1).max(400), text: z.string().max(200_000) });

const mostDrafts = 500;

/**
 * Texts of one server that were not sent yet, each in a file of its own, encrypted, name included. They outlive a crash
 * of the page and of the app; nothing is kept where the system has no place for secrets.
 */
export class DraftStore {
  readonly #folder: string;
  readonly #secrets: Secrets;

  constructor(folder: string, secrets: Secrets) {
    this.#folder = folder;
    this.#secrets = secrets;
  }

  /** False: it could not be kept. */
  save(key: string, text: string): boolean {
    if (!this.#secrets.available) return false;
    const path = this.#pathOf(key);
    if (!existsSync(path) && this.#files().length >= mostDrafts) return false;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, this.#secrets.encrypt(JSON.stringify({ key, text })), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return true;
  }

  read(key: string): string | null {
    return this.#open(this.#pathOf(key))?.text ?? null;
  }

  remove(key: string): void {
    rmSync(this.#pathOf(key), { force: true });
  }

  keys(): string[] {
    return this.#files()
      .flatMap((file) => this.#open(join(this.#folder, file))?.key ?? [])
      .slice(0, mostDrafts);
  }

  forget(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Null where there is none, or one that this person's key does not open. */
  #open(path: string): z.infer<typeof draft> | null {
    if (!this.#secrets.available || !existsSync(path)) return null;
    try {
      return draft.parse(JSON.parse(this.#secrets.decrypt(readFileSync(path))));
    } catch {
      return null;
    }
  }

  #files(): string[] {
    return existsSync(this.#folder) ? readdirSync(this.#folder).filter((file) => file.endsWith('.draft')) : [];
  }

  #pathOf(key: string): string {
    return join(this.#folder, `${createHash('sha256').update(key).digest('hex')}.draft`);
  }
}
