import { accountDataStream } from './account-data-stream.ts';
import { deviceListStream } from './device-list-stream.ts';
import { fallbackKeysStream, oneTimeKeysStream } from './own-keys-stream.ts';
import { presenceStream } from './presence-stream.ts';
import { changesSince } from './room-changes.ts';
import { roomsSection } from './rooms-section.ts';
import { objectOf, type Section, type SyncRequest, type SyncStream } from './sync-request.ts';
import { writeToken } from './sync-token.ts';
import { toDeviceStream } from './to-device-stream.ts';

/** What is not a room's, one file each. */
const streams: readonly SyncStream[] = [accountDataStream, deviceListStream];

/** Part of every answer, or cheap to ask: these are asked also where nothing has happened to the person. */
const ownDevice: readonly SyncStream[] = [toDeviceStream, oneTimeKeysStream, fallbackKeysStream];
/** The same where presence is on, which is not in the log. */
const withPresence: readonly SyncStream[] = [...ownDevice, presenceStream];

export interface SyncWish extends Omit<SyncRequest, 'until'> {
  readonly timeoutMs: number;
  /** Aborted when the client goes away. */
  readonly gone: AbortSignal;
}

/** Answers `/sync` ("Syncing"): at once if there is news, on a first sync, or with `full_state`; else as soon as there is. */
export async function sync(wish: SyncWish): Promise<string> {
  const { core, viewer, timeoutMs, gone } = wish;
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const until = { position: core.writer.position, typing: core.typing.serial, presence: core.presence?.serial };
    const left = deadline - Date.now();
    const news = left > 0 ? core.notifier.waitFor(viewer.userId, left, gone) : undefined;
    const sections = await look({ ...wish, until });
    const isNews = sections.some((section) => section.isNews);
    if (isNews || !wish.from || wish.fullState || !news || gone.aborted) {
      news?.end();
      return objectOf([
        [
          'next_batch',
          JSON.stringify(writeToken({ ...until, toDevice: sections.find((each) => each.toDevice)?.toDevice })),
        ],
        ...sections.map(({ name, text }) => [name, text] as const),
      ]);
    }
    await news.over;
  }
}

async function look(request: SyncRequest): Promise<Section[]> {
  const memberships = await request.core.memberships.of(request.viewer.userId);
  const changes = changesSince(request, memberships);
  const rooms = await roomsSection(request, memberships, changes);
  const rest = changes?.hasMore === false ? [] : await Promise.all(streams.map((stream) => stream(request)));
  const others = await Promise.all((request.core.presence ? withPresence : ownDevice).map((stream) => stream(request)));
  return [rooms, ...rest, ...others].filter((section) => section !== undefined);
}
