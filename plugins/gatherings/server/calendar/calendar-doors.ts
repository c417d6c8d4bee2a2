import { createHash } from 'node:crypto';
import { isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type Actor, type CallContext, contentDisposition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { calendarFilePath, feedPath, gatheringNotFound } from '../../shared/index.ts';
import type { GatheringContext } from '../gathering-context.ts';
import { type GatheringRow, listVisible } from '../gathering-store.ts';
import { listOwnSignUps } from '../sign-up-store.ts';
import { type CalendarEntry, writeGatherings } from './write-gatherings.ts';

const names = { de: 'Veranstaltungen (Kontor)', en: 'Events (Kontor)' } as const;
/** More than this nobody has before them, or wants to look back at. */
const mostEntries = 500;

/** A gathering as a file, and all of somebody's as a calendar to subscribe to, whose address is the key to it. */
export function mountCalendar(context: GatheringContext): void {
  const { http } = context.host;
  http.mount(
    {
      name: 'gatherings.calendarFile',
      methods: ['GET'],
      path: calendarFilePath,
      access: 'person',
      summary: 'A gathering as a file for calendar programs (iCalendar, RFC 5545)',
      bodyLimit: 0,
      callsPerMinute: 60,
    },
    (call) => sendFile(context, call),
  );
  http.mount(
    {
      name: 'gatherings.feed',
      methods: ['GET', 'HEAD'],
      path: feedPath,
      access: 'person',
      appPassword: 'feeds',
      secretInPath: true,
      summary:
        'Gatherings that the caller signed up for as one iCalendar to subscribe to, with `invited=1` also those that they may sign up for; the address has an app password in it',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    (call) => sendFeed(context, call),
  );
}

async function sendFile(context: GatheringContext, { actor, request, reply }: CallContext<'person'>) {
  const { gathering: id } = z.object({ gathering: z.string() }).parse(request.params);
  if (!isUuid(id)) throw gatheringNotFound();
  const [row, entry] = await context.host.database.transaction(async (tx) => {
    const found = await context.getVisible(tx, actor, id);
    return [found, await entriesOf(tx, actor, [found])] as const;
  });
  const parts = { name: row.title, zone: context.zone, now: context.now, origin: originOf(request) };
  const name = `${row.title.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'Veranstaltung'}.ics`;
  return reply
    .headers({
      'content-disposition': contentDisposition('attachment', name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .type('text/calendar; charset=utf-8')
    .send(writeGatherings(entry, parts));
}

async function sendFeed(context: GatheringContext, { actor, language, request, reply }: CallContext<'person'>) {
  const asked = z.object({ invited: z.literal('1').optional() }).safeParse(request.query);
  const entries = await context.host.database.transaction((tx) =>
    readFeed(context, tx, actor, asked.data?.invited !== undefined),
  );
  const parts = { name: names[language], zone: context.zone, now: context.now, origin: originOf(request) };
  const text = writeGatherings(entries, parts);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`;
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim());
  if (known?.includes(etag)) return reply.status(304).send();
  reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="kontor.ics"');
  if (request.method === 'HEAD') return reply.header('content-length', Buffer.byteLength(text)).send();
  return reply.send(text);
}

/** Coming ones and past ones; what is cancelled stays in it, so that programs hear of it. */
async function readFeed(
  context: GatheringContext,
  tx: Tx,
  actor: Actor,
  withInvited: boolean,
): Promise<CalendarEntry[]> {
  const viewer = await context.viewerOf(tx, actor);
  const query = { now: context.now, after: undefined, limit: mostEntries };
  const coming = await listVisible(tx, viewer, { ...query, when: 'coming', filter: withInvited ? 'all' : 'mine' });
  const past = await listVisible(tx, viewer, { ...query, when: 'past', filter: 'mine' });
  return entriesOf(
    tx,
    actor,
    [...past, ...coming].filter(({ state }) => state !== 'draft'),
  );
}

async function entriesOf(tx: Tx, actor: Actor, rows: readonly GatheringRow[]): Promise<CalendarEntry[]> {
  const own = await listOwnSignUps(
    tx,
    actor.person,
    rows.map(({ id }) => id),
  );
  const settled = new Set(own.filter(({ state }) => state === 'in').map(({ gathering }) => gathering));
  return rows.map((row) => ({ row, isSettled: row.sign_up === 'none' || settled.has(row.id) }));
}

function originOf({ protocol, host }: { readonly protocol: string; readonly host: string }): string {
  return `${protocol}://${host}`;
}
