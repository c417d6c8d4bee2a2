import { setTimeout as delay } from 'node:timers/promises';
import { homeserverMigrations } from '@kontor/homeserver/migrations';
import type { Audit, Homeserver, JobDefinition, Organisation, People, Spaces } from '@kontor/plugin-api/server';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { provisionHomeserver } from '../../migrations/20261126-1600-provision-homeserver.ts';
import type { Accounts } from '../accounts/index.ts';
import type { PermissionService } from '../permissions/index.ts';
import { DecidingService } from './deciding-service.ts';
import { DeviceService } from './device-service.ts';
import { HomeserverConnection } from './homeserver-connection.ts';
import { type HomeserverContext, orAway } from './homeserver-context.ts';
import { openHomeserverDoors } from './homeserver-doors.ts';
import { declareHomeserver } from './homeserver-privacy.ts';
import { cachedRules, readMeasuringRules, readRules } from './homeserver-rules.ts';
import { Intake } from './intake.ts';
import { KeyService } from './key-service.ts';
import { KeyedWork } from './keyed-work.ts';
import { defineMatrixErasure } from './matrix-erasure.ts';
import { MatrixProxy } from './matrix-proxy.ts';
import { privateRooms } from './private-rooms.ts';
import { ReadListener } from './read-listener.ts';
import { readMedia } from './read-media.ts';
import { listPinned, redactMessage } from './redact-message.ts';
import { registrationCommand } from './registration-command.ts';
import { RoomService } from './room-service.ts';
import * as roomStore from './room-store.ts';
import { bindHomeserverRoutes } from './routes.ts';
import { sendAs } from './send-as.ts';
import { watchKontor } from './space-watch.ts';
import { suspend } from './suspension.ts';
import { deleteTransactions } from './transaction-store.ts';
import { UserService } from './user-service.ts';
import { findUser, findUsers, findUsersById } from './user-store.ts';

/** What the application and tests need besides plugins. */
export interface HomeserverService extends Homeserver {
  /** Resolves once it takes requests, or has been waited for long enough. */
  settled(): Promise<void>;
  /** Repairs whatever differs between Kontor and Matrix; resolves when it is on its way. */
  repair(): Promise<void>;
  /** The process of our own homeserver. */
  readonly pid: number | undefined;
}

/** What is being done may finish so long. */
const lastMs = 2_000;
/** Repeated transactions come within minutes. */
const transactionsKeptMs = 24 * 60 * 60_000;

/** Matrix: the homeserver itself, persons as its users, spaces as its rooms, and what happens there. */
export function createHomeserver(
  core: Core,
  others: {
    readonly audit: Audit;
    readonly permissions: PermissionService;
    readonly people: People;
    readonly spaces: Spaces;
    readonly organisation: () => Organisation;
    readonly accounts: Pick<Accounts, 'listLiveSessions' | 'isSuspended'>;
  },
): HomeserverService {
  const { config, database, clock, log } = core;
  const { accounts, audit } = others;
  const context: HomeserverContext = {
    database,
    clock,
    log,
    permissions: others.permissions,
    people: others.people,
    spaces: others.spaces,
    organisation: others.organisation,
    listeners: { roomChanged: [], roomEvents: [], privateEvents: [], read: [] },
    matrix: () => connection.matrix,
    serverName: () => connection.serverName,
  };
  const isOn = config.homeserver.kind !== 'off';
  const work = (what: string, run: (key: string) => Promise<void>) =>
    new KeyedWork(run, {
      beside: 2,
      onFailure: (key, failure) =>
        log.warn({ key, failure: String(failure) }, `${what} is not up to date in Matrix yet`),
    });
  const rooms = new RoomService(context);
  const spaces = work('a space', (space) => rooms.bringUpToDate(space));
  const users = new UserService(context, spaces);
  const deciding = new DecidingService(context, users);
  const names = work('a name', (person) => users.rename(person));
  const devices = new DeviceService(context, users, (tx, sessions) => accounts.listLiveSessions(tx, sessions));
  const suspensions = work('a suspension', (person) => suspend(context, { accounts, connection }, person));
  const intake = new Intake(
    context,
    () => connection.hsToken,
    (space) => spaces.add(space),
  );
  const connection = new HomeserverConnection(core, {
    intake,
    readRules: () => database.transaction((tx) => readRules(tx, context, config.uploadLimit)),
    onReady: () => {
      repairing = Promise.all([repairing, repairNow()]);
    },
  });
  let repairing: Promise<unknown> = Promise.resolve();
  const proxy = new MatrixProxy({
    url: () => connection.url,
    uploadLimit: config.uploadLimit,
    reads: new ReadListener(context, () => connection.url),
    rules: cachedRules(() => database.transaction((tx) => readMeasuringRules(tx, context)), clock),
  });

  async function repair(): Promise<void> {
    for (const space of await database.transaction(roomStore.listSpacesWithRooms)) spaces.add(space);
    for (const space of await users.listSpaces()) spaces.add(space);
    await users.renameAll();
    await devices.repair();
    await database.transaction((tx) => deleteTransactions(tx, new Date(clock.now().getTime() - transactionsKeptMs)));
  }

  async function repairNow(): Promise<void> {
    await repair().catch((failure: unknown) => log.warn({ failure: String(failure) }, 'Matrix was left as it is'));
  }

  core.migrations.add(provisionHomeserver, ...homeserverMigrations);
  declareHomeserver(core.privacy, defineMatrixErasure(core, context, isOn));
  core.health.add('homeserver', () => connection.check());
  core.commands.add(registrationCommand(config));
  openHomeserverDoors(core, { proxy, intake });
  bindHomeserverRoutes(core.http, { devices, connection, keys: new KeyService(context, users, audit) });
  if (isOn) {
    watchKontor(core.events, { spaces, names, suspensions, devices, connection });
    core.jobs.define(repairJob, repair);
    core.jobs.schedule(repairJob, '*/15 * * * *', {});
  }
  core.onStart(() => connection.begin());
  core.onStop(async () => {
    proxy.close();
    const settled = Promise.all([repairing, spaces.stop(), names.stop(), suspensions.stop(), devices.stop()]);
    await Promise.race([settled, delay(lastMs, undefined, { ref: false })]);
    // What is still being done ends with it, and is made up for at the next start.
    await connection.stop();
    await settled;
  });

  return {
    isOn,
    settled: () => connection.settled(),
    repair,
    get pid() {
      return connection.pid;
    },
    provide: (person) => orAway(() => users.provide(person)),
    provideAll: (persons) => orAway(() => users.provideAll(persons)),
    async findUsers(tx, persons) {
      return new Map((await findUsers(tx, persons)).map(({ person, user }) => [person, user]));
    },
    async findPersons(tx, ids) {
      return new Map((await findUsersById(tx, ids)).map(({ user, person }) => [user, person]));
    },
    listRooms: roomStore.listRooms,
    findRooms: roomStore.findRooms,
    listRoomIds: roomStore.listRoomIds,
    createRoom: (actor, room) =>
      orAway(async () => {
        const made = await rooms.create(actor, room);
        // Where it fails it is tried again by itself: the room is there all the same.
        await spaces.run(room.space).catch(() => undefined);
        return made;
      }),
    updateRoom: (tx, actor, room) => rooms.update(tx, actor, room),
    follow: (space) => {
      if (isOn) spaces.add(space);
    },
    write: (room, person, { text, at, key: transaction }) =>
      orAway(async () => {
        const user = await database.transaction((tx) => findUser(tx, person));
        if (!user) throw new Error('The person is not known to the homeserver');
        const content = { msgtype: 'm.text', body: text };
        await context.matrix().send(room, user.user, { type: 'm.room.message', content, at, transaction });
      }),
    send: (room, person, message) => orAway(() => sendAs(context, accounts, { room, person, ...message })),
    listPinned: (room) => orAway(() => listPinned(context, room)),
    redact: (room, message) => orAway(() => redactMessage(context, room, message)),
    privateRooms: privateRooms(context),
    findDeciding: (room, members) => orAway(() => deciding.find(room, members)),
    passDeciding: (room, { from, to }) => orAway(() => deciding.pass(room, from, to)),
    readMedia: (address, mostBytes) => orAway(() => readMedia(context, address, mostBytes)),
    onRoomChanged: (handle) => context.listeners.roomChanged.push(handle),
    onRoomEvents: (handle) => context.listeners.roomEvents.push(handle),
    onPrivateEvents: (handle) => context.listeners.privateEvents.push(handle),
    onRead: (handle) => context.listeners.read.push(handle),
  };
}

const repairJob: JobDefinition = { name: 'homeserver.repair', data: z.object({}) };
