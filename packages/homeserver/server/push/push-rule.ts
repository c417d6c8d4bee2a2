import { checkDepth, isObject, type Json, type JsonObject } from '../json.ts';
import { badJson, invalidParam, missingParam, tooLarge } from '../matrix-error.ts';

/** In the order in which they are asked ("Push rules"). */
export const ruleKinds = ['override', 'content', 'room', 'sender', 'underride'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A rule as clients see it. */
export interface PushRule {
  readonly rule_id: string;
  /** Whether the server gave it. */
  readonly default: boolean;
  readonly enabled: boolean;
  readonly actions: readonly Json[];
  /** Of override and underride rules. */
  readonly conditions?: readonly JsonObject[];
  /** Of content rules. */
  readonly pattern?: string;
}

export type RuleSet = Readonly<Record<RuleKind, readonly PushRule[]>>;

const mostConditions = 50;
const longestPattern = 1_000;

/** A new rule out of a request; throws M_MISSING_PARAM, M_BAD_JSON or M_INVALID_PARAM. */
export function readRule(kind: RuleKind, ruleId: string, body: JsonObject): PushRule {
  if (ruleId.startsWith('.')) throw invalidParam('Names that begin with a dot are of the server’s own rules');
  if (ruleId.includes('/') || ruleId.includes('\\')) throw invalidParam('The name of a rule holds no slashes');
  checkDepth(body);
  const base = { rule_id: ruleId, default: false, enabled: true, actions: readActions(body.actions) };
  if (kind === 'content') return { ...base, pattern: readPattern(body.pattern) };
  return kind === 'override' || kind === 'underride' ? { ...base, conditions: readConditions(body.conditions) } : base;
}

/** What a rule does: `notify`, and tweaks ("Actions"). Older words are taken and mean nothing. */
export function readActions(value: Json | undefined): readonly Json[] {
  if (value === undefined) throw missingParam('actions is missing');
  if (!Array.isArray(value)) throw badJson('actions is not a list');
  if (value.length > mostConditions) throw tooLarge('There are too many actions');
  for (const action of value) {
    const isWord = action === 'notify' || action === 'dont_notify' || action === 'coalesce';
    if (!isWord && !(isObject(action) && typeof action.set_tweak === 'string'))
      throw invalidParam('There is no such action');
  }
  return value;
}

function readPattern(value: Json | undefined): string {
  if (value === undefined) throw missingParam('pattern is missing');
  if (typeof value !== 'string') throw badJson('pattern is not a string');
  if (value.length > longestPattern) throw tooLarge('The pattern is too long');
  return value;
}

function readConditions(value: Json | undefined): readonly JsonObject[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw badJson('conditions is not a list');
  if (value.length > mostConditions) throw tooLarge('There are too many conditions');
  for (const condition of value) {
    if (!isObject(condition) || typeof condition.kind !== 'string') throw badJson('A condition has a kind');
    for (const name of ['key', 'pattern', 'is'])
      if (condition[name] !== undefined && typeof condition[name] !== 'string')
        throw badJson(`${name} is not a string`);
    if (typeof condition.pattern === 'string' && condition.pattern.length > longestPattern)
      throw tooLarge('The pattern is too long');
  }
  return value as readonly JsonObject[]; // each was looked at
}
