import { isUuid, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import type { LinkCard, OutputOf } from '@kontor/schema';
import type { findInCharge } from '../shared/index.ts';
import { presentCurrentAbsence, readSubstitutes } from './current-absences.ts';
import { OrgTree } from './org-tree.ts';
import { readFacts } from './person-facts.ts';
import { presentCard } from './person-presenter.ts';

type InCharge = OutputOf<typeof findInCharge>;

/** Objects looked at, and what becomes of them. */
const objectsAtMost = 40;
const peopleAtMost = 5;
const pagesAtMost = 3;

/** Finds whom to ask about a topic by what they are responsible for, as far as the asker may see that. */
export class InChargeService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  async find(actor: Actor, q: string): Promise<InCharge> {
    const found = await this.#host.search.find(actor, { text: q, types: ['page'], limit: objectsAtMost });
    const owned = found.hits.flatMap(({ ref, data: { owner } }) =>
      typeof owner === 'string' && isUuid(owner) ? [{ ref, owner }] : [],
    );
    return this.#host.database.snapshot(async (tx) => {
      const cards = await this.#host.links.findCards(
        tx,
        actor,
        owned.map(({ ref }) => ref),
      );
      return { people: await this.#present(tx, pagesByOwner(owned, cards)) };
    });
  }

  async #present(tx: Tx, pages: ReadonlyMap<string, readonly LinkCard[]>): Promise<InCharge['people']> {
    const facts = await readFacts(this.#host, tx, [...pages.keys()]);
    const tree = new OrgTree(await this.#host.people.listOrgUnits(tx));
    const substitutes = await readSubstitutes(this.#host, tx, facts.values());
    const people = [...pages].flatMap(([person, theirs]) => {
      const one = facts.get(person);
      if (!one?.present) return [];
      const absence = presentCurrentAbsence(one, 'colleague', substitutes);
      const shown = theirs.slice(0, pagesAtMost).map(({ title, path }) => ({ title, path }));
      return [{ ...presentCard(one, tree), absence, pages: shown }];
    });
    return people.slice(0, peopleAtMost);
  }
}

/** In the order of the hits: whoever is responsible for the page that fits best comes first. */
function pagesByOwner(
  owned: readonly { readonly ref: Ref; readonly owner: string }[],
  cards: readonly LinkCard[],
): ReadonlyMap<string, readonly LinkCard[]> {
  const byRef = new Map(cards.map((card) => [card.ref, card]));
  const pages = new Map<string, LinkCard[]>();
  for (const { ref, owner } of owned) {
    const card = byRef.get(ref);
    if (card) pages.set(owner, [...(pages.get(owner) ?? []), card]);
  }
  return pages;
}
