import { isUuid } from '@kontor/base';
import type { LinkProvider } from '@kontor/plugin-api/server';
import { ownPlanPath, planPath, planRef } from '../shared/index.ts';
import type { OnboardingContext } from './onboarding-context.ts';
import { findPlans } from './plan-store.ts';
import { findStandings } from './plan-view.ts';

/** A list is called by whose it is; the person, those who lead them and administrators see it. */
export function planLinks(context: OnboardingContext): LinkProvider {
  const { people } = context.host;
  return {
    noun: 'onboarding/plan',
    async findCards(tx, actor, ids) {
      const plans = await findPlans(tx, ids.filter(isUuid));
      const standings = await findStandings(context, tx, actor, plans);
      const names = new Map(
        (
          await people.findPersons(
            tx,
            plans.map(({ person }) => person),
          )
        ).map(({ id, name }) => [id, name]),
      );
      return plans.flatMap(({ id, person }) => {
        const standing = standings.get(id);
        if (!standing) return [];
        const path = standing.isOwn ? ownPlanPath : planPath(id);
        const card = { ref: planRef(id), type: 'onboarding-plan', title: names.get(person) ?? '' };
        return [{ ...card, subtitle: null, state: null, path, picture: null }];
      });
    },
    async findAudience(tx, ids) {
      const audience = new Map<string, string[]>();
      for (const { id, person } of await findPlans(tx, ids.filter(isUuid))) {
        const leads = await context.listLeadsOf(tx, person);
        audience.set(id, ['administrators', ...[person, ...leads].map((each) => `person:${each}`)]);
      }
      return audience;
    },
  };
}
