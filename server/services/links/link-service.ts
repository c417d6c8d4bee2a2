import { parseRef, type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, AudienceToken, LinkProvider, Links, Permissions } from '@kontor/plugin-api/server';
import type { LinkCard } from '@kontor/schema';

/** Asks the provider of each noun once, however many refs there are. */
export class LinkService implements Links {
  readonly #permissions: Pick<Permissions, 'tokensOf'>;
  readonly #providers = new Map<string, LinkProvider>();

  constructor(permissions: Pick<Permissions, 'tokensOf'>) {
    this.#permissions = permissions;
  }

  provide(provider: LinkProvider): void {
    if (this.#providers.has(provider.noun)) throw new Error(`Two link providers answer for ${provider.noun}`);
    this.#providers.set(provider.noun, provider);
  }

  /** In the order of `refs`, each once; what the actor may not see, does not exist, or nobody answers for is left out. */
  async findCards(tx: Tx, actor: Actor, refs: readonly Ref[]): Promise<LinkCard[]> {
    const cards = new Map<Ref, LinkCard>();
    for (const { provider, ids } of this.#group(refs)) {
      for (const card of await provider.findCards(tx, actor, ids)) cards.set(card.ref, card);
    }
    return [...new Set(refs)].flatMap((ref) => cards.get(ref) ?? []);
  }

  async findCardsByPath(tx: Tx, actor: Actor, paths: readonly string[]): Promise<Map<string, LinkCard | null>> {
    const refs = new Map<string, Ref>();
    for (const provider of this.#providers.values()) {
      const [module = '', noun = ''] = provider.noun.split('/');
      for (const [path, id] of (await provider.findIds?.(tx, paths)) ?? []) refs.set(path, refOf(module, noun, id));
    }
    const cards = new Map((await this.findCards(tx, actor, [...refs.values()])).map((card) => [card.ref, card]));
    return new Map([...refs].map(([path, ref]) => [path, cards.get(ref) ?? null]));
  }

  async findAudience(tx: Tx, refs: readonly Ref[]): Promise<Map<Ref, AudienceToken[]>> {
    const audience = new Map<Ref, AudienceToken[]>();
    for (const { provider, ids } of this.#group(refs)) {
      const [module = '', noun = ''] = provider.noun.split('/');
      for (const [id, tokens] of await provider.findAudience(tx, ids)) audience.set(refOf(module, noun, id), tokens);
    }
    return audience;
  }

  async canSee(tx: Tx, actor: Actor, ref: Ref): Promise<boolean> {
    const needed = (await this.findAudience(tx, [ref])).get(ref);
    if (!needed || needed.length === 0) return false;
    const held = await this.#permissions.tokensOf(tx, actor);
    return needed.some((token) => held.has(token));
  }

  #group(refs: readonly Ref[]): { provider: LinkProvider; ids: string[] }[] {
    const ids = new Map<LinkProvider, Set<string>>();
    for (const ref of refs) {
      const parts = parseRef(ref);
      const provider = parts && this.#providers.get(`${parts.module}/${parts.noun}`);
      if (!provider) continue;
      const known = ids.get(provider) ?? new Set();
      ids.set(provider, known.add(parts.id));
    }
    return [...ids].map(([provider, known]) => ({ provider, ids: [...known] }));
  }
}
