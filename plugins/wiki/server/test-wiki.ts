import type { ApiClient, SignedInPerson, TestServer } from '@kontor/server/testing';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createPage, pageRef, type TreePage } from '../shared/index.ts';

export function aWikiPage(
  client: ApiClient,
  space: string,
  title: string,
  parent: string | null = null,
): Promise<TreePage> {
  return client.call(createPage, { space, title, parent });
}

/** Somebody's browser with a page open. */
export function openPage(server: TestServer, who: SignedInPerson, page: string) {
  class SignedInSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: who.client.cookie } });
    }
  }
  const doc = new Y.Doc();
  const codes: number[] = [];
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/collab/wiki/page`, page, doc, {
    // The one of `ws` does all that the provider uses of a browser's.
    WebSocketPolyfill: SignedInSocket as never,
    disableBc: true,
    shouldReconnect: ({ code }) => {
      codes.push(code);
      return false;
    },
  });
  return { doc, provider, codes, body: doc.getXmlFragment('body'), close: () => provider.destroy() };
}

/** A paragraph of plain text. */
export function aParagraph(text: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  return paragraph;
}

export function aMention(ref: string, name: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  const mention = new Y.XmlElement('mention');
  mention.setAttribute('ref', ref);
  mention.setAttribute('name', name);
  paragraph.insert(0, [mention]);
  return paragraph;
}

export const pageMention = (page: string, name: string) => aMention(pageRef(page), name);
