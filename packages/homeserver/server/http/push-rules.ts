import type { Core } from '../homeserver-core.ts';
import { checkLength } from '../json.ts';
import { invalidParam, missingParam, notFound } from '../matrix-error.ts';
import { type PushRule, type RuleKind, type RuleSet, readActions, readRule, ruleKinds } from '../push/push-rule.ts';
import { changeRule, deleteRule, findRule, putRule } from '../push/rule-set.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const path = '/v3/pushrules/global/:kind/:ruleId';

/** "Push rules: API". */
export function pushRuleEndpoints(core: Core) {
  const change = async (call: Call, how: (set: RuleSet) => RuleSet) => {
    await core.pushRules.change(call.caller.userId, how);
    return {};
  };
  return new EndpointList()
    .at('GET /v3/pushrules', 'user', async ({ caller }) => ({ global: (await core.pushRules.of(caller.userId)).set }))
    .at('GET /v3/pushrules/global', 'user', async ({ caller }) => (await core.pushRules.of(caller.userId)).set)
    .at(`GET ${path}`, 'user', (call) => ruleOf(core, call))
    .at(`PUT ${path}`, 'user', (call) => {
      const [kind, ruleId] = [kindOf(call), call.param('ruleId')];
      checkLength('The name of a rule', ruleId);
      const rule = readRule(kind, ruleId, call.json);
      const place = { before: call.query.get('before') ?? undefined, after: call.query.get('after') ?? undefined };
      return change(call, (set) => putRule(set, kind, rule, place));
    })
    .at(`DELETE ${path}`, 'user', (call) => {
      const [kind, ruleId] = [kindOf(call), call.param('ruleId')];
      return change(call, (set) => deleteRule(set, kind, ruleId));
    })
    .at(`GET ${path}/enabled`, 'user', async (call) => ({ enabled: (await ruleOf(core, call)).enabled }))
    .at(`PUT ${path}/enabled`, 'user', (call) => {
      const [kind, ruleId, enabled] = [kindOf(call), call.param('ruleId'), call.flag('enabled')];
      if (call.json.enabled === undefined) throw missingParam('enabled is missing');
      return change(call, (set) => changeRule(set, kind, ruleId, { enabled }));
    })
    .at(`GET ${path}/actions`, 'user', async (call) => ({ actions: (await ruleOf(core, call)).actions }))
    .at(`PUT ${path}/actions`, 'user', (call) => {
      const [kind, ruleId, actions] = [kindOf(call), call.param('ruleId'), readActions(call.json.actions)];
      return change(call, (set) => changeRule(set, kind, ruleId, { actions }));
    });
}

async function ruleOf(core: Core, call: Call): Promise<PushRule> {
  const { set } = await core.pushRules.of(call.caller.userId);
  const rule = findRule(set, kindOf(call), call.param('ruleId'));
  if (!rule) throw notFound('There is no such rule');
  return rule;
}

function kindOf(call: Call): RuleKind {
  const kind = ruleKinds.find((each) => each === call.param('kind'));
  if (!kind) throw invalidParam('There is no such kind of rules');
  return kind;
}
