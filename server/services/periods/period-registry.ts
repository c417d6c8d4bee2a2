import type { Clock, Ref, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { FindHeld, PeriodProvider, Periods } from '@kontor/plugin-api/server';
import { inForce } from './period-rules.ts';
import { findSetting } from './period-store.ts';

export interface PeriodRegistry extends Periods {
  /** In the order in which the modules provided them. */
  readonly providers: readonly PeriodProvider[];
  find(kind: string): PeriodProvider | undefined;
  /** What holds in the organisation now; null is never. */
  readDays(tx: Tx, provider: PeriodProvider): Promise<number | null>;
}

/** Collects what goes by its age, and what has to stay all the same. */
export function createPeriodRegistry(clock: Clock): PeriodRegistry {
  const providers: PeriodProvider[] = [];
  const holders: FindHeld[] = [];
  const find = (kind: string) => providers.find((each) => each.kind === kind);
  async function readDays(tx: Tx, { kind, byDefault }: PeriodProvider) {
    const setting = await findSetting(tx, kind, null);
    return setting ? inForce(setting, clock.now()) : byDefault;
  }
  return {
    providers,
    find,
    readDays,
    provide(provider) {
      const { kind, byDefault, least, most, mayBeNever } = provider;
      if (providers.some((each) => each.kind === kind)) throw new Error(`${kind} is provided twice`);
      const isWithin = byDefault === null ? mayBeNever : least <= byDefault && byDefault <= most;
      if (!isWithin) throw new Error(`The period of ${kind} is out of its own bounds`);
      providers.push(provider);
    },
    holdBack: (find) => holders.push(find),
    async findHeld(tx, refs) {
      const held = new Set<Ref>();
      for (const find of holders) for (const ref of await find(tx, refs)) held.add(ref);
      return held;
    },
    async tell(tx, kind) {
      const provider = find(kind);
      if (!provider) throw new Error(`Nobody provides ${kind}`);
      return wordsOf(await readDays(tx, provider), provider.ofSpace);
    },
  };
}

export function wordsOf(days: number | null, ofSpace: boolean): Sentence {
  const all = { de: days === null ? 'Unbegrenzt' : `${days} Tage`, en: days === null ? 'Without end' : `${days} days` };
  if (!ofSpace) return all;
  return { de: `${all.de}, in Bereichen auch kürzer`, en: `${all.en}, in spaces also shorter` };
}
