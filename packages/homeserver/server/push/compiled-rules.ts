import { isObject, type Json, type JsonObject } from '../json.ts';
import { bodyMatches, compileCondition, type Matches, type Received } from './conditions.ts';
import { mentionRules } from './default-rules.ts';
import { type PushRule, type RuleKind, type RuleSet, ruleKinds } from './push-rule.ts';

/** What an event means to somebody. */
export interface Outcome {
  readonly isNotifying: boolean;
  readonly isHighlight: boolean;
  readonly actions: readonly Json[];
  readonly tweaks: JsonObject;
}

interface CompiledRule {
  readonly isMention: boolean;
  readonly matches: Matches;
  readonly outcome: Outcome;
}

const nothing: Outcome = { isNotifying: false, isHighlight: false, actions: [], tweaks: {} };

/** Somebody's rules as functions: the first that matches decides. */
export class CompiledRules {
  readonly #rules: readonly CompiledRule[];

  constructor(set: RuleSet) {
    this.#rules = ruleKinds.flatMap((kind) =>
      set[kind]
        .filter((rule) => rule.enabled)
        .map((rule) => ({
          isMention: mentionRules.has(rule.rule_id),
          matches: compileRule(kind, rule),
          outcome: outcomeOf(rule.actions),
        })),
    );
  }

  /** One's own events, and those that no rule knows, mean nothing. */
  evaluate(received: Received): Outcome {
    const { event, userId } = received;
    if (event.sender === userId || event.isRedacted) return nothing;
    const hasMentions = event.content['m.mentions'] !== undefined;
    for (const rule of this.#rules) if (!(hasMentions && rule.isMention) && rule.matches(received)) return rule.outcome;
    return nothing;
  }
}

function compileRule(kind: RuleKind, rule: PushRule): Matches {
  if (kind === 'content') return bodyMatches(rule.pattern ?? '');
  if (kind === 'room') return ({ event }) => event.roomId === rule.rule_id;
  if (kind === 'sender') return ({ event }) => event.sender === rule.rule_id;
  const conditions = (rule.conditions ?? []).map(compileCondition);
  const [first] = conditions;
  if (first && conditions.length === 1) return first;
  return (received) => {
    for (const matches of conditions) if (!matches(received)) return false;
    return true;
  };
}

function outcomeOf(actions: readonly Json[]): Outcome {
  const tweaks = Object.fromEntries(
    actions.flatMap((action) =>
      isObject(action) && typeof action.set_tweak === 'string' ? [[action.set_tweak, action.value ?? true]] : [],
    ),
  );
  const isNotifying = actions.includes('notify');
  return { isNotifying, isHighlight: isNotifying && tweaks.highlight === true, actions, tweaks };
}
