import { measuringPolicies, type Policies } from '@kontor/schema';

/**
 * The one place where staff-council mode is applied: whatever reads the policies, plugins among them, reads them through
 * this, so that nobody can forget the mode, and a choice that was stored before it does not count.
 */
export function ruleOutMeasuring(policies: Policies): Policies {
  if (!policies.staffCouncil) return policies;
  return { ...policies, ...Object.fromEntries(measuringPolicies.map((name) => [name, false])) };
}
