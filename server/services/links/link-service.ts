import { parseRef, type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, AudienceToken, LinkProvider, Links, Permissions, WantedCards } from '@kontor/plugin-api/server';
import type { LinkCard } from '@kontor/schema';

/** Asks the provider of each noun once, however many refs there are. */
export class LinkService implements Links {
  readonly #permissions: Pick<Permissions, 'tokensOf' | 'findTokens'>;
  readonly #providers = new Map<string, LinkProvider>();

  constructor(permissions: Pick<Permissions, 'tokensOf' | 'findTokens'>) {
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

  async findCardsOfMany(tx: Tx, wanted: readonly WantedCards[]): Promise<ReadonlyMap<Ref, LinkCard>[]> {
    const visible = await this.findVisibleOfMany(tx, wanted);
    const alike = await this.#findAlike(tx, wanted, visible);
    const found: ReadonlyMap<Ref, LinkCard>[] = [];
    for (const [at, { actor, refs }] of wanted.entries()) {
      const own = refs.filter((ref) => visible[at]?.has(ref) && !alike.has(ref));
      const cards = own.length > 0 ? await this.findCards(tx, actor, own) : [];
      for (const ref of refs) {
        const card = visible[at]?.has(ref) ? alike.get(ref) : undefined;
        if (card) cards.push(card);
      }
      found.push(new Map(cards.map((card) => [card.ref, card])));
    }
    return found;
  }

  async findVisibleOfMany(tx: Tx, wanted: readonly WantedCards[]): Promise<ReadonlySet<Ref>[]> {
    const audience = await this.findAudience(tx, [...new Set(wanted.flatMap(({ refs }) => refs))]);
    const held = await this.#permissions.findTokens(tx, [...new Set(wanted.map(({ actor }) => actor.person))]);
    return wanted.map(({ actor, refs }) => {
      const tokens = held.get(actor.person);
      // An actor may have fewer roles than the account, as with an app password; never more.
      const holds = (token: AudienceToken) =>
        tokens?.has(token) && (token !== 'administrators' || actor.roles.has('administrator'));
      return new Set(refs.filter((ref) => audience.get(ref)?.some(holds)));
    });
  }

  /** Cards that are the same for all, read once by somebody who may see them. */
  async #findAlike(
    tx: Tx,
    wanted: readonly WantedCards[],
    visible: readonly ReadonlySet<Ref>[],
  ): Promise<Map<Ref, LinkCard>> {
    const seers = new Map<Ref, Actor>();
    for (const [at, { actor }] of wanted.entries()) {
      for (const ref of visible[at] ?? []) {
        if (!seers.has(ref) && this.#group([ref])[0]?.provider.isAlikeForAll) seers.set(ref, actor);
      }
    }
    const alike = new Map<Ref, LinkCard>();
    for (const [actor, own] of Map.groupBy(seers, ([, seer]) => seer)) {
      const refs = own.map(([ref]) => ref);
      for (const card of await this.findCards(tx, actor, refs)) alike.set(card.ref, card);
    }
    return alike;
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
