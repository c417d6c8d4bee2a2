import * as Y from 'yjs';

/** What the text of a test's document says after these updates. */
export function textOf(...updates: readonly (Uint8Array | undefined)[]): string {
  const doc = new Y.Doc();
  for (const update of updates) if (update) Y.applyUpdate(doc, update);
  return doc.getText('text').toString();
}

/** A document with this text alone, as one update. */
export function updateOf(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}
