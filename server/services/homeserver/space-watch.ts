import type { Events } from '@kontor/plugin-api/server';
import {
  accountChanged,
  manyPersonsChanged,
  organisationChanged,
  personChangedEvent,
  sessionsEnded,
  spaceAccessChanged,
  spaceAccessLost,
  spaceCreated,
  spaceUpdated,
} from '@kontor/schema';
import type { DeviceService } from './device-service.ts';
import type { HomeserverConnection } from './homeserver-connection.ts';
import type { KeyedWork } from './keyed-work.ts';

/** What happens in Kontor and has to happen in Matrix, too. */
export function watchKontor(
  events: Events,
  parts: {
    readonly spaces: KeyedWork;
    readonly names: KeyedWork;
    readonly suspensions: KeyedWork;
    readonly devices: DeviceService;
    readonly connection: HomeserverConnection;
  },
): void {
  const { spaces, names, suspensions, devices, connection } = parts;
  // Whatever changes rights, positions, groups and days among it, is announced by the spaces that it touches.
  events.onMany(
    'homeserver.spaces',
    [spaceCreated, spaceUpdated, spaceAccessChanged, spaceAccessLost],
    async (_tx, happened) => {
      for (const { payload } of happened) spaces.add(payload.space);
    },
  );
  events.onMany('homeserver.names', [personChangedEvent, manyPersonsChanged], async (_tx, happened) => {
    for (const { payload } of happened)
      for (const person of 'person' in payload ? [payload.person] : payload.persons) names.add(person);
  });
  events.on('homeserver.rules', [organisationChanged], async () => {
    // Ending it takes a while, and asks the database by itself.
    setImmediate(() => void connection.renewRules().catch(() => undefined));
  });
  events.on('homeserver.suspensions', [accountChanged], async (_tx, { payload }) => suspensions.add(payload.person));
  events.on('homeserver.devices', [sessionsEnded], (_tx, { payload }) => devices.endOf(payload.sessions));
}
