import type { Periods } from '@kontor/plugin-api/server';
import { countExpired, listPeriods, periodChanged, setPeriod, setPeriodOfSpace } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createPeriods as createTables } from '../../migrations/20261127-2363-create-periods.ts';
import { type ExpiryOthers, ExpiryService } from './expiry-service.ts';
import { definePeriodKinds } from './period-notify.ts';
import { PeriodService } from './period-service.ts';

export interface PeriodsService extends Periods {
  /** Deletes all of a kind that is over; a job does it nightly. */
  expire(kind: string): Promise<void>;
}

/** Deletion periods of what people make: every kind, in every space. */
export function createPeriods(core: Core, others: ExpiryOthers): PeriodsService {
  const expiry = new ExpiryService(core, others);
  const service = new PeriodService(core, others, expiry);
  core.migrations.add(createTables);
  definePeriodKinds(others.notifications);
  core.http.bind(listPeriods, (input, { actor }) => service.list(actor, input));
  core.http.bind(countExpired, (input, { actor }) => service.count(actor, input));
  core.http.bind(setPeriod, (input, { actor }) => service.set(actor, input));
  core.http.bind(setPeriodOfSpace, (input, { actor }) => service.setOfSpace(actor, input));
  core.live.present(periodChanged, async () => null);
  core.onStart(() => expiry.begin());
  return { ...core.periods, expire: (kind) => expiry.expire(kind) };
}
