import type { OutputLog } from '../rooms/output-log.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import type { AccountData } from '../users/account-data.ts';
import { CompiledRules } from './compiled-rules.ts';
import type { RuleSet } from './push-rule.ts';
import { readRuleSet, ruleSetContent } from './rule-set.ts';

const mostKept = 3_000;
export const pushRulesType = 'm.push_rules';

/** Former rules of one person that are remembered. */
const mostEarlier = 10;

interface Earlier {
  readonly until: number;
  readonly compiled: CompiledRules;
}

export class UserRules {
  readonly set: RuleSet;
  readonly compiled: CompiledRules;
  readonly earlier: readonly Earlier[];

  constructor(set: RuleSet, earlier: readonly Earlier[]) {
    this.set = set;
    this.compiled = new CompiledRules(set);
    this.earlier = earlier;
  }

  /** What was in force when an event came, as far as that is remembered: who mutes a room has not read it. */
  at(position: number): CompiledRules {
    if (this.earlier.length === 0) return this.compiled;
    return this.earlier.find(({ until }) => position <= until)?.compiled ?? this.compiled;
  }
}

/** What people want to be told of ("Push rules"); kept as their account data of type `m.push_rules`. */
export class PushRules {
  readonly #accountData: AccountData;
  readonly #cache: LoadingCache<UserRules>;
  readonly #earlier = new Map<string, readonly Earlier[]>();

  constructor(accountData: AccountData, outputs: OutputLog) {
    this.#accountData = accountData;
    this.#cache = new LoadingCache(mostKept, async (userId) => {
      const set = readRuleSet(userId, await accountData.find({ userId, roomId: '', type: pushRulesType }));
      return new UserRules(set, this.#earlier.get(userId) ?? []);
    });
    outputs.listen((output) => {
      if (output.kind === 'account-data' && output.type === pushRulesType)
        this.#replace(output.userId, output.position);
    });
  }

  of(userId: string): Promise<UserRules> {
    return this.#cache.get(userId);
  }

  async change(userId: string, change: (set: RuleSet) => RuleSet): Promise<void> {
    await this.of(userId); // so that it is known what they were until now
    await this.#accountData.change({ userId, roomId: '', type: pushRulesType }, (stored) =>
      ruleSetContent(change(readRuleSet(userId, stored))),
    );
  }

  /** The content of `m.push_rules` as JSON, also for those who never changed anything. */
  async contentOf(userId: string): Promise<string> {
    return JSON.stringify(ruleSetContent((await this.of(userId)).set));
  }

  #replace(userId: string, until: number): void {
    const known = this.#cache.peek(userId);
    this.#cache.delete(userId);
    if (!known) return;
    this.#earlier.delete(userId);
    this.#earlier.set(userId, [...known.earlier, { until, compiled: known.compiled }].slice(-mostEarlier));
    const [oldest] = this.#earlier.keys();
    if (this.#earlier.size > mostKept && oldest !== undefined) this.#earlier.delete(oldest);
  }
}
