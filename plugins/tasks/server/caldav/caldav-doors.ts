import { isKontorError, type KontorError } from '@kontor/base';
import type { CallContext, ServerHost } from '@kontor/plugin-api/server';
import { calendarLimits } from '../../shared/icalendar/calendar-task.ts';
import { report } from './caldav-reports.ts';
import { caldavRoot, findResource, type Resource } from './calendar-address.ts';
import type { CalendarService } from './calendar-service.ts';
import { etagOf, listsTag, writeMember } from './calendar-text.ts';
import { type Described, describe, readWanted, refuseProperties, type Wanted } from './dav-properties.ts';
import {
  DavRefusal,
  mayNot,
  methodNotAllowed,
  notCalendarData,
  notInfinite,
  notThere,
  notThisMedia,
  notThisReport,
  tooLarge,
  unreadableRequest,
} from './dav-refusal.ts';
import { readBody } from './request-body.ts';
import { dav, findChild, findChildren, readXml, type XmlElement, xmlLimits } from './xml-reader.ts';
import { writeXml, type Xml } from './xml-writer.ts';

type Context = CallContext<'person'>;

const methods = ['OPTIONS', 'GET', 'HEAD', 'PUT', 'DELETE', 'PROPFIND', 'PROPPATCH', 'REPORT', 'MKCALENDAR'] as const;

/** CalDAV (RFC 4791), for calendar programs. */
export function openCalendarDoors({ http }: Pick<ServerHost, 'http'>, calendar: CalendarService): void {
  http.mount(
    {
      name: 'tasks.caldav',
      methods,
      path: `${caldavRoot}*`,
      access: 'person',
      appPassword: 'caldav',
      summary: 'CalDAV: what concerns the caller, as tasks (VTODO) to read and write and as due dates (VEVENT) to read',
      bodyLimit: xmlLimits.bytes,
    },
    (context) => answer(calendar, context),
  );
  http.mount(
    {
      name: 'tasks.findCaldav',
      methods: ['GET', 'HEAD', 'PROPFIND'],
      path: '/.well-known/caldav',
      access: 'anyone',
      summary: 'Leads calendar programs to where CalDAV is (RFC 6764)',
      bodyLimit: 0,
    },
    async ({ reply }) => reply.redirect(caldavRoot, 301),
  );
}

async function answer(calendar: CalendarService, context: Context): Promise<unknown> {
  const { reply } = context;
  reply.header('dav', '1, 3, calendar-access').header('cache-control', 'private, no-cache');
  try {
    return await dispatch(calendar, context);
  } catch (error) {
    const refusal = error instanceof DavRefusal ? error : isKontorError(error) ? refusalOf(error) : undefined;
    if (!refusal) throw error;
    if (refusal.status === 405) reply.header('allow', methods.join(', '));
    reply.status(refusal.status);
    return refusal.condition ? sendXml(context, writeXml('error', refusal.condition)) : reply.send('');
  }
}

/** What the services of the tasks refuse, in the words of WebDAV. */
function refusalOf({ kind }: KontorError): DavRefusal | undefined {
  if (kind === 'not-found') return notThere();
  if (kind === 'forbidden') return mayNot();
  return kind === 'input' ? notCalendarData() : undefined;
}

async function dispatch(calendar: CalendarService, context: Context): Promise<unknown> {
  const { actor, request, reply } = context;
  const resource = findResource(request.url.split('?', 1)[0] ?? '');
  // What is somebody else's does not exist.
  if (!resource || ('person' in resource && resource.person !== actor.person)) throw notThere();
  switch (request.method) {
    case 'OPTIONS':
      return reply.header('allow', methods.join(', ')).send('');
    case 'GET':
    case 'HEAD':
      return get(calendar, context, resource);
    case 'PUT':
      return put(calendar, context, resource);
    case 'DELETE':
      return remove(calendar, context, resource);
    case 'PROPFIND':
      return propfind(calendar, context, resource);
    case 'REPORT':
      return sendReport(calendar, context, resource);
    case 'PROPPATCH': {
      const body = await readXmlBody(context);
      const parts = body ? [...findChildren(body, dav, 'set'), ...findChildren(body, dav, 'remove')] : [];
      const names = parts.flatMap((part) => findChild(part, dav, 'prop')?.children ?? []);
      return sendAnswers(context, [refuseProperties(resource, names)]);
    }
    default:
      throw mayNot();
  }
}

async function get(
  calendar: CalendarService,
  { actor, request, reply }: Context,
  resource: Resource,
): Promise<unknown> {
  if (resource.kind !== 'object') throw methodNotAllowed();
  const [member] = await calendar.list(actor, resource.calendar, [resource.name]);
  if (!member) throw notThere();
  const etag = etagOf(member);
  reply.header('etag', etag);
  const known = request.headers['if-none-match'];
  if (known !== undefined && listsTag(known, etag)) return reply.status(304).send();
  const text = writeMember(member, resource.calendar, { zone: calendar.zone, now: calendar.now });
  reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment');
  if (request.method === 'HEAD') return reply.header('content-length', Buffer.byteLength(text)).send();
  return reply.send(text);
}

async function put(calendar: CalendarService, context: Context, resource: Resource): Promise<unknown> {
  const { actor, request, reply, language } = context;
  if (resource.kind !== 'object') throw methodNotAllowed();
  if (resource.calendar !== 'tasks') throw mayNot();
  const media = request.headers['content-type'];
  if (media !== undefined && !/^text\/calendar\s*(;|$)/i.test(media)) throw notThisMedia();
  const text = await readBody(context, calendarLimits.length, tooLarge);
  if (text === undefined) throw notCalendarData();
  const conditions = { ifMatch: request.headers['if-match'], ifNoneMatch: request.headers['if-none-match'] };
  const what = await calendar.put(actor, { name: resource.name, text, conditions, language });
  // Without its tag, as it is not stored byte for byte (RFC 4791, section 5.3.4): programs read it again.
  return reply.status(what === 'created' ? 201 : 204).send('');
}

async function remove(calendar: CalendarService, { actor, request, reply }: Context, resource: Resource) {
  if (resource.kind !== 'object' || resource.calendar !== 'tasks') throw mayNot();
  const { 'if-match': ifMatch } = request.headers;
  await calendar.delete(actor, resource.name, { ifMatch, ifNoneMatch: undefined });
  return reply.status(204).send('');
}

async function propfind(calendar: CalendarService, context: Context, resource: Resource): Promise<unknown> {
  const depth = String(context.request.headers.depth ?? 'infinity').toLowerCase();
  if (depth !== '0' && depth !== '1') throw notInfinite();
  const body = await readXmlBody(context);
  if (body && body.name !== 'propfind') throw unreadableRequest();
  const wanted = readWanted(body);
  const resources = depth === '0' ? [resource] : [resource, ...below(resource, context.actor.person)];
  const about = await aboutOf(calendar, context);
  const answers: Xml[] = [];
  for (const one of resources)
    answers.push(...(await describeResource(calendar, context, { ...about, resource: one }, wanted)));
  if (depth === '1' && resource.kind === 'calendar') {
    for (const member of await calendar.list(context.actor, resource.calendar)) {
      const object = { ...resource, kind: 'object', name: member.object_name } as const;
      answers.push(describe({ ...about, resource: object, member }, wanted));
    }
  }
  return sendAnswers(context, answers);
}

function below(resource: Resource, person: string): Resource[] {
  if (resource.kind === 'root') return [{ kind: 'home', person }];
  if (resource.kind !== 'home') return [];
  return [
    { kind: 'calendar', person, calendar: 'tasks' },
    { kind: 'calendar', person, calendar: 'due' },
  ];
}

async function describeResource(
  calendar: CalendarService,
  { actor }: Context,
  described: Described,
  wanted: Wanted,
): Promise<Xml[]> {
  const { resource } = described;
  if (resource.kind === 'calendar') {
    const asksForTag = typeof wanted !== 'string' && wanted.some(({ name }) => name === 'getctag');
    if (!asksForTag) return [describe(described, wanted)];
    const calendarTag = calendar.tagOf(await calendar.list(actor, resource.calendar));
    return [describe({ ...described, calendarTag }, wanted)];
  }
  if (resource.kind !== 'object') return [describe(described, wanted)];
  const [member] = await calendar.list(actor, resource.calendar, [resource.name]);
  if (!member) throw notThere();
  return [describe({ ...described, member }, wanted)];
}

async function aboutOf(calendar: CalendarService, { actor, language }: Context) {
  return { person: actor.person, personName: await calendar.nameOf(actor), language };
}

async function sendReport(calendar: CalendarService, context: Context, resource: Resource): Promise<unknown> {
  if (resource.kind !== 'calendar') throw notThisReport();
  const body = await readXmlBody(context);
  if (!body) throw unreadableRequest();
  const about = await aboutOf(calendar, context);
  return sendAnswers(context, await report(calendar, { actor: context.actor, about, resource, body }));
}

async function readXmlBody(context: Context): Promise<XmlElement | undefined> {
  const text = await readBody(context, xmlLimits.bytes, () => new DavRefusal(413));
  if (text === undefined) throw unreadableRequest();
  if (text.trim() === '') return undefined;
  const root = readXml(text);
  if (!root) throw unreadableRequest();
  return root;
}

function sendAnswers(context: Context, answers: readonly Xml[]): unknown {
  context.reply.status(207);
  return sendXml(context, writeXml('multistatus', answers));
}

function sendXml({ reply }: Context, xml: string): unknown {
  return reply.type('application/xml; charset=utf-8').send(xml);
}
