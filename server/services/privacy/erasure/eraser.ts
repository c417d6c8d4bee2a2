import { addDays, type IsoDate, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit, People } from '@kontor/plugin-api/server';
import { erasureChanged, type Person, personChangedEvent, positionsChanged } from '@kontor/schema';
import type { Core } from '../../../core.ts';
import type { PolicyReader } from '../../organisation/policy-reader.ts';
import { keepName, setErased } from './erasure-store.ts';

export interface EraserOthers {
  readonly audit: Audit;
  readonly people: People;
  readonly policies: PolicyReader;
  readonly findLogin: (tx: Tx, person: string) => Promise<{ readonly account: string; readonly login: string } | null>;
}

/** Takes everything of a person away, as each module declares it; docs/decisions/0013-erasure-leaves-a-shell.md. */
export class Eraser {
  readonly #core: Core;
  readonly #others: EraserOthers;

  constructor(core: Core, others: EraserOthers) {
    this.#core = core;
    this.#others = others;
  }

  get today(): IsoDate {
    return isoDate(this.#core.clock.now(), this.#core.config.timeZone);
  }

  /** `actor`: the second administrator; without one, the period is over. The caller has checked and locked. */
  async erase(tx: Tx, { id: person, name, email }: Person, actor: Actor | undefined): Promise<void> {
    const { audit, policies, findLogin } = this.#others;
    const { clock, events, privacy } = this.#core;
    const account = await findLogin(tx, person);
    const words = [name, email ?? '', account?.login ?? ''].filter((word) => word !== '');
    const erased = { person, account: account?.account ?? null, words, day: this.today };
    const { auditDays } = await policies.read(tx);
    await keepName(tx, { person, name, login: account?.login ?? null, until: addDays(this.today, auditDays) });
    for (const { erasure } of inOrder(privacy.declarations)) await erasure.erase?.(tx, erased);
    await setErased(tx, person, clock.now(), actor?.person ?? null);
    await audit.append(tx, {
      kind: 'privacy.person_erased',
      actor,
      object: `people/person/${person}`,
      details: { by: actor ? 'request' : 'period' },
    });
    await events.append(tx, personChangedEvent, { person }, { everyone: true }, { actor });
    await events.append(tx, positionsChanged, { person, orgUnits: [] }, { everyone: true }, { actor });
    await events.append(tx, erasureChanged, {}, { everyone: true }, { actor });
  }
}

/** What others hang on goes last: the account after what it holds, the person after everything. */
function inOrder<Declared extends { readonly id: string }>(declarations: readonly Declared[]): Declared[] {
  const rank = ({ id }: Declared) => (id === 'people.person' ? 2 : id === 'accounts.account' ? 1 : 0);
  return [...declarations].sort((one, other) => rank(one) - rank(other));
}
