import type { DocumentFacts, LocalStore } from './local-schema.ts';
import { removeDocument } from './remove-document.ts';

const mostDocuments = 300;
const mostBytes = 64 * 1024 * 1024;
const keptUnusedMs = 60 * 24 * 60 * 60_000;

/**
 * Makes room (C25): what was not opened for the longest time goes first. Nothing goes that was not sent, or that is part of
 * a group, and what is part of one takes no room from the others.
 */
export async function evictDocuments(store: LocalStore, opened?: string): Promise<void> {
  const [facts, kept, unsent] = await Promise.all([
    store.getAll('facts'),
    store.getAllKeys('kept'),
    store.getAll('unsent'),
  ]);
  const ofGroups = new Set(kept);
  const stays = new Set([opened, ...unsent.map(({ document }) => document)]);
  const others = facts.filter(({ document }) => !ofGroups.has(document));
  for (const document of surplusOf(others, Date.now()))
    if (!stays.has(document)) await removeDocument(store, document, false);
}

/** Which documents are too many, too old or too large together. */
export function surplusOf(facts: readonly DocumentFacts[], now: number): string[] {
  let bytes = 0;
  return [...facts]
    .sort((one, other) => other.usedAt - one.usedAt)
    .filter(({ size, usedAt }, index) => {
      bytes += size;
      return index >= mostDocuments || bytes > mostBytes || usedAt < now - keptUnusedMs;
    })
    .map(({ document }) => document);
}
