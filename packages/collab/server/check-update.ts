import * as Y from 'yjs';

/** Whether the bytes are an update at all. Nothing is applied before that is known: half of one would stay (C19). */
export function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    // Whatever the decoder stumbled over: it is none.
    return false;
  }
}

/**
 * Whether the document has everything that a valid update says. A client that comes back answers with all it knows was
 * deleted, also when it has nothing new.
 */
export function knowsUpdate(doc: Y.Doc, bytes: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(bytes);
  for (const { id, length } of structs) {
    if (id.clock + length > Y.getState(doc.store, id.client)) return false;
  }
  if (ds.clients.size === 0) return true;
  const deleted = Y.createDeleteSetFromStructStore(doc.store);
  for (const [client, ranges] of ds.clients) {
    const known = deleted.clients.get(client) ?? [];
    for (const range of ranges) if (!covers(known, range)) return false;
  }
  return true;
}

interface Range {
  readonly clock: number;
  readonly len: number;
}

/** `known` is in order, and what is side by side in it is one range. */
function covers(known: readonly Range[], range: Range): boolean {
  return known.some(({ clock, len }) => clock <= range.clock && range.clock + range.len <= clock + len);
}
