import { isObject, type Json, type JsonObject } from '../json.ts';
import { invalidParam, notFound, tooLarge } from '../matrix-error.ts';
import { defaultRules } from './default-rules.ts';
import { type PushRule, type RuleKind, type RuleSet, ruleKinds } from './push-rule.ts';

const mostRules = 1_000;

/** Somebody's rules out of the content of their `m.push_rules`: their own, and the given ones as they changed them. */
export function readRuleSet(userId: string, stored: JsonObject | undefined): RuleSet {
  const global = isObject(stored?.global) ? stored.global : {};
  const given = defaultRules(userId);
  const entries = ruleKinds.map((kind) => {
    const list = Array.isArray(global[kind]) ? (global[kind] as readonly unknown[] as readonly PushRule[]) : []; // written below
    const changed = new Map(list.filter((rule) => rule.default).map((rule) => [rule.rule_id, rule]));
    const defaults = given[kind].map((rule) => {
      const own = changed.get(rule.rule_id);
      return own ? { ...rule, enabled: own.enabled, actions: own.actions } : rule;
    });
    const own = list.filter((rule) => !rule.default);
    // The rule that silences everything stands above all others.
    return [
      kind,
      kind === 'override' ? [...defaults.slice(0, 1), ...own, ...defaults.slice(1)] : [...own, ...defaults],
    ];
  });
  return Object.fromEntries(entries) as unknown as RuleSet; // every kind is there
}

export function ruleSetContent(set: RuleSet): JsonObject {
  return { global: set as unknown as Json } as JsonObject; // rules are plain JSON
}

export function findRule(set: RuleSet, kind: RuleKind, ruleId: string): PushRule | undefined {
  return set[kind].find((rule) => rule.rule_id === ruleId);
}

/** Adds a rule or changes it in its place; `before` and `after` name the rule of one's own beside which it goes. */
export function putRule(
  set: RuleSet,
  kind: RuleKind,
  rule: PushRule,
  { before, after }: { readonly before: string | undefined; readonly after: string | undefined },
): RuleSet {
  const list = set[kind];
  const known = findRule(set, kind, rule.rule_id);
  const changed = known ? { ...rule, enabled: known.enabled } : rule;
  const beside = before ?? after;
  if (beside === undefined && known)
    return { ...set, [kind]: list.map((each) => (each.rule_id === rule.rule_id ? changed : each)) };
  if (!known && list.length >= mostRules) throw tooLarge('You have too many rules already');
  const rest = list.filter((each) => each.rule_id !== rule.rule_id);
  const at = placeOf(rest, beside) + (before === undefined && after !== undefined ? 1 : 0);
  return { ...set, [kind]: rest.toSpliced(at, 0, changed) };
}

/** Above all rules of one's own, or at the one named. */
function placeOf(list: readonly PushRule[], beside: string | undefined): number {
  if (beside === undefined) return list[0]?.rule_id === '.m.rule.master' ? 1 : 0;
  const at = list.findIndex((each) => each.rule_id === beside && !each.default);
  if (at < 0) throw invalidParam('There is no rule of yours beside which it could go');
  return at;
}

export function deleteRule(set: RuleSet, kind: RuleKind, ruleId: string): RuleSet {
  const rule = findRule(set, kind, ruleId);
  if (!rule || rule.default) throw notFound('You have no such rule');
  return { ...set, [kind]: set[kind].filter((each) => each !== rule) };
}

export function changeRule(
  set: RuleSet,
  kind: RuleKind,
  ruleId: string,
  change: Pick<PushRule, 'enabled'> | Pick<PushRule, 'actions'>,
): RuleSet {
  if (!findRule(set, kind, ruleId)) throw notFound('There is no such rule');
  return { ...set, [kind]: set[kind].map((each) => (each.rule_id === ruleId ? { ...each, ...change } : each)) };
}
