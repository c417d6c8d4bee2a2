import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { ManagedSettings } from '../../shared/managed-settings.ts';
import { hostOf } from '../origins.ts';
import { StoredJson } from '../settings/stored-json.ts';
import { parseServerAddress } from './server-address.ts';

const asked = z.enum(['allowed', 'refused']);
const server = z.object({
  id: z.string().min(1).max(40),
  origin: z.url().max(300),
  name: z.string().max(100),
  /** Zoom factor of its pages. */
  zoom: z.number().min(0.5).max(3).default(1),
  /** What the person answered when asked whether it may use microphone, camera or screen. */
  permissions: z.partialRecord(z.enum(['audio', 'video', 'screen']), asked).default({}),
});
const stored = z.object({ servers: z.array(server).max(50), current: z.string().nullable() });

export type Server = z.infer<typeof server> & { readonly managed: boolean };

/**
 * The servers that this person uses, those of the IT department first. Each has a session of its own, so that cookies,
 * storage and permissions of one are nothing to another.
 */
export class ServerList {
  readonly #file: StoredJson<z.infer<typeof stored>>;
  readonly #managed: ReadonlySet<string>;
  readonly #listeners = new Set<() => void>();
  readonly mayAdd: boolean;

  constructor(folder: string, managed: ManagedSettings) {
    this.#file = new StoredJson(join(folder, 'servers.json'), stored, { servers: [], current: null });
    const preset = (managed.servers ?? []).flatMap(({ address, name }) => {
      const parsed = parseServerAddress(address, { insecureLocalhost: managed.insecureLocalhost ?? false });
      if ('problem' in parsed) return [];
      const id = createHash('sha256').update(parsed.origin).digest('hex').slice(0, 16);
      const known = this.#file.value.servers.find(({ origin }) => origin === parsed.origin);
      return [
        {
          id,
          origin: parsed.origin,
          zoom: 1,
          permissions: {},
          ...known,
          name: name ?? known?.name ?? hostOf(parsed.origin),
        },
      ];
    });
    this.#managed = new Set(preset.map(({ id }) => id));
    this.mayAdd = managed.ownServers ?? true;
    const own = this.mayAdd ? this.#file.value.servers.filter(({ id }) => !this.#managed.has(id)) : [];
    this.#save([...preset, ...own]);
  }

  list(): readonly Server[] {
    return this.#file.value.servers.map((entry) => ({ ...entry, managed: this.#managed.has(entry.id) }));
  }

  /** The one shown last, else the first; null where there is none yet. */
  get current(): Server | null {
    const all = this.list();
    return all.find(({ id }) => id === this.#file.value.current) ?? all[0] ?? null;
  }

  find(id: string): Server | undefined {
    return this.list().find((entry) => entry.id === id);
  }

  findByOrigin(origin: string | null): Server | undefined {
    return this.list().find((entry) => entry.origin === origin);
  }

  findByHost(host: string): Server | undefined {
    return this.list().find((entry) => hostOf(entry.origin) === host);
  }

  /** Adds one that was checked, and goes there. */
  add(origin: string, name: string): Server {
    const added = { id: randomUUID(), origin, name, zoom: 1, permissions: {} };
    this.#save([...this.#file.value.servers, added], added.id);
    return { ...added, managed: false };
  }

  /** Nothing is done with one that the IT department set. */
  remove(id: string): boolean {
    if (this.#managed.has(id) || !this.find(id)) return false;
    this.#save(this.#file.value.servers.filter((entry) => entry.id !== id));
    return true;
  }

  choose(id: string): void {
    if (this.find(id)) this.#save(this.#file.value.servers, id);
  }

  change(id: string, change: Partial<Pick<Server, 'zoom' | 'permissions' | 'name'>>): void {
    this.#save(this.#file.value.servers.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)));
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #save(servers: z.infer<typeof stored>['servers'], current = this.#file.value.current): void {
    this.#file.save({ servers, current: servers.some(({ id }) => id === current) ? current : null });
    for (const listener of this.#listeners) listener();
  }
}

/** Kept across starts; the name never comes from outside. */
export function partitionOf({ id }: Pick<Server, 'id'>): string {
  return `persist:server-${id}`;
}
