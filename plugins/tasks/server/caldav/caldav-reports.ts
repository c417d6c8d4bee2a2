import type { Actor } from '@kontor/plugin-api/server';
import { findResource, hrefOf, type Resource } from './calendar-address.ts';
import { readFilter } from './calendar-filter.ts';
import type { CalendarService } from './calendar-service.ts';
import type { CalendarMember } from './calendar-store.ts';
import { writeMember } from './calendar-text.ts';
import { type Described, describe, missing, readWanted } from './dav-properties.ts';
import { notThisReport, unreadableRequest } from './dav-refusal.ts';
import { caldav, dav, findChildren, isElement, type XmlElement } from './xml-reader.ts';
import type { Xml } from './xml-writer.ts';

export interface ReportRequest {
  readonly actor: Actor;
  readonly about: Omit<Described, 'resource'>;
  readonly resource: Resource & { readonly kind: 'calendar' };
  readonly body: XmlElement;
}

/** The reports of RFC 4791, section 7, with each object whole, whatever part of it was asked for. */
export async function report(calendar: CalendarService, request: ReportRequest): Promise<Xml[]> {
  if (isElement(request.body, caldav, 'calendar-query')) return query(calendar, request);
  if (isElement(request.body, caldav, 'calendar-multiget')) return multiget(calendar, request);
  throw notThisReport();
}

async function query(calendar: CalendarService, request: ReportRequest): Promise<Xml[]> {
  const { actor, resource, body } = request;
  const matches = readFilter(body);
  const zone = calendar.zone;
  const members = await calendar.list(actor, resource.calendar);
  const written = members.map((member) => ({ member, text: write(calendar, resource, member) }));
  return written
    .filter(({ member, text }) => matches({ member, zone, text }))
    .map(({ member, text }) => describeMember(request, member, text));
}

async function multiget(calendar: CalendarService, request: ReportRequest): Promise<Xml[]> {
  const { actor, resource, body } = request;
  const hrefs = findChildren(body, dav, 'href').map(({ text }) => text.trim());
  if (hrefs.length === 0) throw unreadableRequest();
  const names = hrefs.map((href) => nameIn(resource, href));
  const wanted = names.filter((name) => name !== undefined);
  const members = new Map(
    (await calendar.list(actor, resource.calendar, wanted)).map((member) => [member.object_name, member]),
  );
  return hrefs.map((href, at) => {
    const member = members.get(names[at] ?? '');
    return member ? describeMember(request, member, write(calendar, resource, member)) : missing(href);
  });
}

function nameIn(resource: ReportRequest['resource'], href: string): string | undefined {
  if (!URL.canParse(href, 'http://localhost')) return undefined;
  const found = findResource(new URL(href, 'http://localhost').pathname);
  const isHere = found?.kind === 'object' && hrefOf({ ...found, kind: 'calendar' }) === hrefOf(resource);
  return isHere ? found.name : undefined;
}

function write(calendar: CalendarService, resource: ReportRequest['resource'], member: CalendarMember): string {
  return writeMember(member, resource.calendar, { zone: calendar.zone, now: calendar.now });
}

function describeMember({ about, resource, body }: ReportRequest, member: CalendarMember, text: string): Xml {
  const object = { ...resource, kind: 'object', name: member.object_name } as const;
  return describe({ ...about, resource: object, member, text }, readWanted(body));
}
