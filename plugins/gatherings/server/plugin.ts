import { defineServerPlugin } from '@kontor/plugin-api/server';
import { gatheringChanged, placesChanged, signUpChanged } from '../shared/index.ts';
import { mountCalendar } from './calendar/calendar-doors.ts';
import { seedGatherings } from './demo-seeding.ts';
import { GatheringContext } from './gathering-context.ts';
import { provideHandOver } from './gathering-hand-over.ts';
import { gatheringLinks } from './gathering-links.ts';
import { defineGatheringKinds } from './gathering-notify.ts';
import { provideGatheringPeriods } from './gathering-periods.ts';
import { declareGatherings } from './gathering-privacy.ts';
import { gatheringSearch } from './gathering-search.ts';
import { GatheringService } from './gathering-service.ts';
import { findGatherings } from './gathering-store.ts';
import { freeOf, readOwnSignUps } from './gathering-view.ts';
import { createGatherings } from './migrations/20261127-2030-create-gatherings.ts';
import { mountParticipantsCsv } from './participants-csv.ts';
import { scheduleReminders } from './reminder-job.ts';
import { bindRoutes } from './routes.ts';
import { SignUpService } from './sign-up-service.ts';
import { countPlaces } from './sign-up-store.ts';
import { defineTelling } from './tell-job.ts';

/** What takes place, where and when, and who comes. */
export const gatheringsPlugin = defineServerPlugin({
  id: 'gatherings',
  register(host) {
    const context = new GatheringContext(host);
    const gatherings = new GatheringService(context);
    const signUps = new SignUpService(context);
    host.migrations.add(createGatherings);
    declareGatherings(context);
    defineGatheringKinds(context);
    bindRoutes(host.http, gatherings, signUps);
    mountCalendar(context);
    mountParticipantsCsv(context);
    host.links.provide(gatheringLinks(context));
    host.search.provide(gatheringSearch(context));
    provideHandOver(context);
    defineTelling(context);
    scheduleReminders(context);
    provideGatheringPeriods(context);
    seedGatherings(context);
    host.live.present(gatheringChanged, async () => null);
    host.live.present(placesChanged, async (tx, { payload: { gathering } }) => {
      const [row] = await findGatherings(tx, [gathering]);
      const places = (await countPlaces(tx, [gathering])).get(gathering);
      return row ? { free: freeOf(row, places?.taken ?? 0), waiting: places?.waiting ?? 0 } : null;
    });
    host.live.present(signUpChanged, async (tx, { payload: { gathering, person } }) => {
      const mine = (await readOwnSignUps(tx, person, [gathering])).get(gathering) ?? null;
      return (actor) => (actor.person === person ? { mine } : null);
    });
  },
});
