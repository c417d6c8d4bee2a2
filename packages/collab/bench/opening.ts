import { newId } from '@kontor/base';
import type { Database } from '@kontor/database';
import * as Y from 'yjs';
import { appendUpdates, createDocument, lockTail, readDocument, replaceTail } from '../server/document-store.ts';
import { Documents } from '../server/documents.ts';
import { collabLimits, collabTimes } from '../server/limits.ts';
import type { SharedNoun } from '../server/shared-noun.ts';

const times = 60;
const noun: SharedNoun<never> = {
  noun: 'wiki/page',
  authorise: async () => 'write',
  onCommitted: async () => undefined,
};

/** How long the server takes to open a page, against what Yjs alone takes to read it. */
export async function measureOpening(database: Database): Promise<void> {
  await measure(database, 'A page of 50 kB', pageOf(500, 100), 0);
  await measure(database, 'A page with 10,000 edits', typedPage(10_000), 0);
  await measure(database, 'The same with a tail of 400 edits', typedPage(10_000), 400);
}

async function measure(database: Database, name: string, doc: Y.Doc, tail: number): Promise<void> {
  const document = `wiki/page/${newId()}`;
  const state = Y.encodeStateAsUpdate(doc);
  await store(database, document, doc, tail);
  const whole = Y.encodeStateAsUpdate(doc);
  const [opened, decoded]: [number[], number[]] = [[], []];
  for (let time = 0; time < times; time += 1) {
    const documents = new Documents({
      database,
      limits: collabLimits,
      times: collabTimes,
      beforeUnload: async () => undefined,
    });
    const begun = performance.now();
    const shared = await documents.open(document, noun);
    opened.push(performance.now() - begun);
    if (shared !== 'deleted') documents.discard(shared);
    const began = performance.now();
    const bare = new Y.Doc();
    Y.applyUpdate(bare, whole);
    decoded.push(performance.now() - began);
    bare.destroy();
  }
  const [own, bare] = [median(opened), median(decoded)];
  console.log(
    `${name} (${Math.round(state.length / 1024)} kB): opened in ${own.toFixed(2)} ms, decoded in ${bare.toFixed(2)} ms: ${(own / bare).toFixed(2)}x (goal 2x)`,
  );
}

async function store(database: Database, document: string, doc: Y.Doc, tail: number): Promise<void> {
  await database.transaction((tx) => createDocument(tx, document));
  const state = Y.encodeStateAsUpdate(doc);
  await database.transaction(async (tx) => {
    const found = await readDocument(tx, document);
    if (!found || found === 'deleted') throw new Error('The document was not made');
    await lockTail(tx, found.row);
    await replaceTail(tx, found.row, { state, sequences: [], stretch: undefined });
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    type(doc, tail);
    await appendUpdates(
      tx,
      updates.map((bytes) => ({ row: found.row, bytes, author: newId() })),
    );
  });
}

/** So many paragraphs of so many letters, as an editor writes them. */
function pageOf(paragraphs: number, letters: number): Y.Doc {
  const doc = new Y.Doc();
  for (let count = 0; count < paragraphs; count += 1) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Was die Stadt zu sagen hat. '.repeat(letters).slice(0, letters))]);
    doc.getXmlFragment('body').push([paragraph]);
  }
  return doc;
}

/** So many single letters, at the end and in between, some of them deleted again. */
function typedPage(edits: number): Y.Doc {
  const doc = new Y.Doc();
  type(doc, edits);
  return doc;
}

function type(doc: Y.Doc, edits: number): void {
  const text = doc.getText('text');
  for (let edit = 0; edit < edits; edit += 1) {
    // Words at the end, and every now and then a correction somewhere before.
    const place = edit % 40 === 0 ? Math.floor(text.length / 2) : text.length;
    if (edit % 50 === 49) text.delete(Math.floor(text.length / 3), 1);
    else text.insert(place, 'x');
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
