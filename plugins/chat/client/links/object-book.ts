import { Observable } from '@kontor/matrix/client';
import { ApiError, type Call } from '@kontor/plugin-api/client';
import { type LinkCard, resolvePaths } from '@kontor/schema';

/**
 * What a path shows: the card of an object; `hidden` where the person may not see it or nothing is there; `none` where it
 * shows no object, or nobody could be asked.
 */
export type ShownObject = LinkCard | 'hidden' | 'none';

interface Entry {
  readonly shown: ShownObject;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

const mostAtOnce = 100;
/** So long, in milliseconds, a card counts as the present one. */
const freshMs = 20_000;

/** The objects that are named in messages, as they are now; asked for together. */
export class ObjectBook {
  readonly known = new Observable<ReadonlyMap<string, Entry>>(new Map());
  readonly #call: Call;
  readonly #asking = new Set<string>();
  #due: string[] = [];

  constructor(call: Call) {
    this.#call = call;
  }

  /** Asks for it, unless that was done a moment ago. */
  need(path: string): void {
    const known = this.known.value.get(path);
    if (this.#asking.has(path) || (known && Date.now() - known.askedAt < freshMs)) return;
    this.#asking.add(path);
    this.#due.push(path);
    if (this.#due.length === 1) setTimeout(() => void this.#ask(), 0);
  }

  async #ask(): Promise<void> {
    const paths = this.#due;
    this.#due = [];
    for (let at = 0; at < paths.length; at += mostAtOnce) await this.#askFor(paths.slice(at, at + mostAtOnce));
  }

  async #askFor(paths: string[]): Promise<void> {
    const found = await this.#find(paths);
    const now = Date.now();
    const news = paths.map((path): [string, Entry] => {
      // Without an answer what was known before still stands, and it is asked again when somebody looks again.
      const shown = found ? (found.get(path) ?? 'none') : (this.known.value.get(path)?.shown ?? 'none');
      return [path, { shown, askedAt: found ? now : 0 }];
    });
    for (const path of paths) this.#asking.delete(path);
    this.known.set(new Map([...this.known.value, ...news]));
  }

  async #find(paths: string[]): Promise<ReadonlyMap<string, ShownObject> | undefined> {
    try {
      const { objects } = await this.#call(resolvePaths, { paths });
      return new Map(objects.map(({ path, card }) => [path, card ?? 'hidden']));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      return undefined;
    }
  }
}
