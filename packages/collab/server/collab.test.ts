import { newId } from '@kontor/base';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type CollabStand, startCollabStand } from './testing/collab-stand.ts';
import { openRawClient } from './testing/raw-client.ts';

let stand: CollabStand;
let opened: { destroy(): void }[] = [];
beforeEach(async () => {
  stand = await startCollabStand();
});
afterEach(async () => {
  for (const each of opened) each.destroy();
  opened = [];
  await stand.stop();
});

/** The provider as it is published. */
function open(person: string, name: string, doc = new Y.Doc()) {
  const provider = new WebsocketProvider(stand.url, name, doc, {
    params: { as: person },
    // The one of `ws` does all that the provider uses of a browser's.
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  });
  opened.push(provider);
  return { doc, provider, text: doc.getText('text') };
}

const aPage = () => `wiki/page/${newId()}`;

describe('with the provider as it is published', () => {
  test('C1: what one writes the others have, also who comes later and after a restart', async () => {
    const page = aPage();
    const [one, other] = [open(stand.person(), page), open(stand.person(), page)];
    one.text.insert(0, 'Sitzung ');
    await expect.poll(() => other.text.toString()).toBe('Sitzung ');
    other.text.insert(8, 'am Montag');
    await expect.poll(() => one.text.toString()).toBe('Sitzung am Montag');
    await stand.restart();
    const late = open(stand.person(), page);
    await expect.poll(() => late.text.toString()).toBe('Sitzung am Montag');
  });

  test('C8: what was written while nobody listened comes in on return, beside what others wrote', async () => {
    const page = aPage();
    const [one, other] = [open(stand.person(), page), open(stand.person(), page)];
    one.text.insert(0, 'Mitte');
    await expect.poll(() => other.text.toString()).toBe('Mitte');
    other.provider.disconnect();
    other.text.insert(0, 'Anfang ');
    one.text.insert(5, ' Ende');
    await expect.poll(() => stand.announced.length).toBeGreaterThan(0);
    await stand.restart();
    other.provider.connect();
    await expect.poll(() => one.text.toString()).toBe('Anfang Mitte Ende');
    await expect.poll(() => other.text.toString()).toBe('Anfang Mitte Ende');
  });
});

test('C7: the author is told how many updates are committed, and only then', async () => {
  const page = aPage();
  const client = await openRawClient(stand.url, page, stand.person());
  const doc = new Y.Doc();
  doc.on('update', (update) => client.sendUpdate(update));
  doc.getText('text').insert(0, 'eins');
  doc.getText('text').insert(4, ' zwei');
  await expect.poll(() => client.saved).toBe(2);
  client.close();
});
