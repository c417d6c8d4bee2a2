import {
  askForReading,
  confirmReading,
  endReading,
  listReadings,
  readingChanged,
  withdrawConfirmation,
} from '../../shared/index.ts';
import { createReadings } from '../migrations/20261127-0850-create-readings.ts';
import type { PageContext } from '../page-context.ts';
import { followReadings } from './reading-following.ts';
import { scheduleReadings } from './reading-job.ts';
import { defineReadingKinds, withdrawAsking } from './reading-notify.ts';
import { declareReadings } from './reading-privacy.ts';
import { ReadingService } from './reading-service.ts';
import { deleteAllRequests } from './reading-store.ts';

/** All of the server's part of asking people to confirm that they have read a page. */
export function provideReadings(context: PageContext): void {
  const { host } = context;
  const readings = new ReadingService(context);
  host.migrations.add(createReadings);
  host.http.bind(listReadings, ({ page }, { actor }) => readings.list(actor, page));
  host.http.bind(askForReading, (input, { actor }) => done(readings.ask(actor, input)));
  host.http.bind(endReading, ({ request }, { actor }) => done(readings.end(actor, request)));
  host.http.bind(confirmReading, ({ request }, { actor }) => done(readings.confirm(actor, request)));
  host.http.bind(withdrawConfirmation, ({ request }, { actor }) => done(readings.withdraw(actor, request)));
  host.live.present(readingChanged, async () => null);
  host.organisation.whenDecided(async (tx, after, before) => {
    // Gone for good: switched on again, nothing of it comes back, also not what was asked at the very moment.
    if (before.readingConfirmations !== after.readingConfirmations)
      await withdrawAsking(context, tx, await deleteAllRequests(tx));
  });
  defineReadingKinds(context);
  declareReadings(host);
  followReadings(context);
  scheduleReadings(context);
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
