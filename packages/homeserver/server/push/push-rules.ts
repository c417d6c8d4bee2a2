import type { OutputLog } from '../rooms/output-log.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import type { AccountData } from '../users/account-data.ts';
import { CompiledRules } from './compiled-rules.ts';
import type { RuleSet } from './push-rule.ts';
import { readRuleSet, ruleSetContent } from './rule-set.ts';

const mostKept = 3_000;
export const pushRulesType = 'm.push_rules';

export interface UserRules {
  readonly set: RuleSet;
  readonly compiled: CompiledRules;
}

/** What people want to be told of ("Push rules"); kept as their account data of type `m.push_rules`. */
export class PushRules {
  readonly #accountData: AccountData;
  readonly #cache: LoadingCache<UserRules>;

  constructor(accountData: AccountData, outputs: OutputLog) {
    this.#accountData = accountData;
    this.#cache = new LoadingCache(mostKept, async (userId) => {
      const set = readRuleSet(userId, await accountData.find({ userId, roomId: '', type: pushRulesType }));
      return { set, compiled: new CompiledRules(set) };
    });
    outputs.listen((output) => {
      if (output.kind === 'account-data' && output.type === pushRulesType) this.#cache.delete(output.userId);
    });
  }

  of(userId: string): Promise<UserRules> {
    return this.#cache.get(userId);
  }

  async change(userId: string, change: (set: RuleSet) => RuleSet): Promise<void> {
    await this.#accountData.change({ userId, roomId: '', type: pushRulesType }, (stored) =>
      ruleSetContent(change(readRuleSet(userId, stored))),
    );
  }

  /** The content of `m.push_rules` as JSON, also for those who never changed anything. */
  async contentOf(userId: string): Promise<string> {
    return JSON.stringify(ruleSetContent((await this.of(userId)).set));
  }
}
