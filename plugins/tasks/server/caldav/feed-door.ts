import type { CallContext, ServerHost } from '@kontor/plugin-api/server';
import { writeCalendar } from '../../shared/icalendar/write-calendar.ts';
import { taskPath } from '../../shared/index.ts';
import { dueOf } from './calendar-object.ts';
import type { CalendarService } from './calendar-service.ts';
import type { CalendarMember } from './calendar-store.ts';
import { listsTag } from './calendar-text.ts';

const names = { de: 'Fristen (Kontor)', en: 'Due dates (Kontor)' } as const;

/** Due dates as one calendar to subscribe to. Its address is the key to it: nothing but its owner's programs may learn it. */
export function openFeedDoor({ http }: Pick<ServerHost, 'http'>, calendar: CalendarService): void {
  http.mount(
    {
      name: 'tasks.feed',
      methods: ['GET', 'HEAD'],
      path: '/api/tasks/feed/:secret',
      access: 'person',
      appPassword: 'feeds',
      secretInPath: true,
      summary: 'Due dates of the caller as one iCalendar to subscribe to; the address has an app password in it',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    (context) => send(calendar, context),
  );
}

async function send(calendar: CalendarService, { actor, language, request, reply }: CallContext<'person'>) {
  const members = await calendar.list(actor, 'due');
  const etag = `"${calendar.tagOf(members)}"`;
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  const known = request.headers['if-none-match'];
  if (known !== undefined && listsTag(known, etag)) return reply.status(304).send();
  const origin = `${request.protocol}://${request.host}`;
  const events = members.flatMap((member) => eventOf(member, calendar.zone, origin));
  const text = writeCalendar(events, { name: names[language], now: calendar.now });
  reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="kontor.ics"');
  if (request.method === 'HEAD') return reply.header('content-length', Buffer.byteLength(text)).send();
  return reply.send(text);
}

function eventOf(member: CalendarMember, zone: string, origin: string) {
  const at = dueOf(member, zone);
  if (!at) return [];
  const { id, title: summary, note, changed_at: changed } = member;
  const description = note === '' ? {} : { description: note };
  const url = `${origin}${taskPath(id)}`;
  return [{ uid: `due-${id}`, summary, ...description, at, url, lastModified: changed.toISOString() }];
}
