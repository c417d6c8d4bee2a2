import { type Sync, stale } from '@kontor/plugin-api/client';
import { type EventDefinition, listOrgUnits } from '@kontor/schema';
import type { z } from 'zod';

type OrgUnitEvent = EventDefinition<z.ZodObject<{ orgUnit: z.ZodType<string> }>>;

const orgUnitView = listOrgUnits.output.shape.orgUnits.element;

/** The tree of org units after one came, changed or went; ordered by code as the server orders it. */
export const syncOrgUnits: Sync<OrgUnitEvent, typeof listOrgUnits> = (copy, event) => {
  const others = copy.orgUnits.filter(({ id }) => id !== event.payload.orgUnit);
  if (event.object === null) return { orgUnits: others };
  const unit = orgUnitView.safeParse(event.object);
  if (!unit.success) return stale;
  const byCode = new Intl.Collator('de', { numeric: true });
  return { orgUnits: [...others, unit.data].sort((one, other) => byCode.compare(one.code, other.code)) };
};
