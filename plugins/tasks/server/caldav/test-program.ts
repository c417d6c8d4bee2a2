import { newId } from '@kontor/base';
import { anAppPassword, type SignedInPerson, type TestServer } from '@kontor/server/testing';

export interface SentRequest {
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A calendar program of somebody, speaking plain HTTP. */
export async function aProgram(server: TestServer, who: SignedInPerson) {
  const authorization = await anAppPassword(server, who, 'caldav');
  const home = `/caldav/${who.person.id}/`;

  async function send(method: string, path: string, { body, headers }: SentRequest = {}) {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization, ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  return {
    home,
    tasks: `${home}tasks/`,
    authorization,
    send,
    find: (path: string, depth: string, prop: string) =>
      send('PROPFIND', path, { headers: { depth, 'content-type': 'application/xml' }, body: asking('propfind', prop) }),
    report: (path: string, body: string) =>
      send('REPORT', path, { headers: { depth: '1', 'content-type': 'application/xml' }, body }),
    put: (name: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
      send('PUT', `${home}tasks/${name}`, { body, headers: { 'content-type': 'text/calendar', ...headers } }),
    get: (name: string) => send('GET', `${home}tasks/${name}`),
    /** The one object there whose text has this in it. */
    async readAll(): Promise<{ href: string; etag: string; text: string }[]> {
      const body = `<C:calendar-query ${namespaces}><D:prop><D:getetag/><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>`;
      const { text } = await this.report(`${home}tasks/`, body);
      return [...text.matchAll(/<D:response>(.*?)<\/D:response>/gs)].map(([, one = '']) => ({
        href: textIn(one, 'D:href'),
        etag: textIn(one, 'D:getetag'),
        text: textIn(one, 'C:calendar-data'),
      }));
    },
  };
}

export const namespaces =
  'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:CS="http://calendarserver.org/ns/"';

function asking(name: string, prop: string): string {
  return `<?xml version="1.0"?><D:${name} ${namespaces}><D:prop>${prop}</D:prop></D:${name}>`;
}

function textIn(xml: string, tag: string): string {
  const text = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(xml)?.[1] ?? '';
  return text
    .replaceAll('&#13;', '\r')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

/** A task as programs write it. */
export function aTodo(lines: readonly string[], uid: string = newId()): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//DE',
    'BEGIN:VTODO',
    `UID:${uid}`,
    'DTSTAMP:20261127T080000Z',
    ...lines,
    'END:VTODO',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
