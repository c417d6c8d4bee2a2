import type { FetchedDocument, KeptGroups } from '@kontor/collab/client';
import { isError, type KeepingTools } from '@kontor/plugin-api/client';
import { documentKind, fileAddress, openDeviceDocuments } from '@kontor/plugin-api/document';
import { listSpaces, type OutputOf, spaceNotFound } from '@kontor/schema';
import { getPage, listTree, pageRef } from '../../shared/index.ts';
import { listKeepable, readKeepable } from '../../shared/offline-api.ts';
import { planKeeping } from './keeping-plan.ts';

/** Pages of one request, and the pause after it: others are to notice nothing. */
const atOnce = 10;
const pauseMs = 150;

/** Brings all pages of the spaces that the person keeps offline to this device, and takes away what is to go (K1 to K5). */
export async function keepSpaces(tools: KeepingTools): Promise<void> {
  const groups = (await openDeviceDocuments(tools.database))?.groups;
  if (!groups) return;
  const spaces = (await groups.list()).map(({ group }) => group);
  await tools.answers.keepOnly(spaces);
  for (const space of spaces) {
    try {
      await keepSpace(groups, tools, space);
    } catch (failure) {
      if (isError(failure, spaceNotFound)) await loseSpace(groups, tools, space);
      // The disk is full before the bound is reached.
      else if (isQuota(failure)) await groups.note(space, { state: 'full', version: null });
      else throw failure;
    } finally {
      tools.tell();
    }
  }
  const files = await groups.listFiles();
  await tools.keepPictures(files.map(fileAddress), tools.signal);
}

async function keepSpace(groups: KeptGroups, tools: KeepingTools, space: string): Promise<void> {
  const { call, answers, signal, tell } = tools;
  const known = await stampsOf(groups, space);
  const lacking = await answers.findMissing(
    getPage,
    [...known.keys()].map((page) => ({ page })),
  );
  const missing = new Set(lacking.map(({ page }) => page));
  const before = await groups.find(space);
  const isWhole = before?.version != null && before.total === known.size && missing.size === 0;
  const { version, pages } = await call(
    listKeepable,
    { space, ...(isWhole && { version: before.version }) },
    { signal },
  );
  if (pages === null) return;
  const { wanted, gone } = planKeeping({ pages, known, missing });
  if (!(await groups.note(space, { state: 'fetching', total: pages.length, version: null }))) return;
  tell();
  await losePages(groups, tools, gone);
  await answers.keep(space, listTree, [{ input: { space }, answer: await call(listTree, { space }, { signal }) }]);
  await answers.keep(space, listSpaces, [{ input: {}, answer: await call(listSpaces, {}, { signal }) }]);
  const stamps = new Map(pages.map(({ page, stamp }) => [page, stamp]));
  for (let rest = wanted; rest.length > 0; ) {
    const answer = await call(readKeepable, { pages: rest.slice(0, atOnce) }, { signal });
    const outcome = await keepPages(groups, tools, { space, stamps, pages: answer.pages });
    tell();
    if (outcome === 'dropped') return;
    if (outcome === 'full') return void (await groups.note(space, { state: 'full' }));
    rest = rest.slice(answer.answered);
    await pause(signal);
  }
  await groups.note(space, { state: 'ready', version });
}

interface FetchedPages {
  readonly space: string;
  readonly stamps: ReadonlyMap<string, string>;
  readonly pages: OutputOf<typeof readKeepable>['pages'];
}

/** The answers first: what counts as kept opens as a whole. */
async function keepPages(groups: KeptGroups, { answers }: KeepingTools, { space, stamps, pages }: FetchedPages) {
  await answers.keep(
    space,
    getPage,
    pages.map(({ page }) => ({ input: { page: page.id }, answer: page })),
  );
  const fetched = pages.map(({ page, text, pictures }): FetchedDocument => {
    const state = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return {
      document: pageRef(page.id),
      stamp: stamps.get(page.id) ?? '',
      state,
      files: pictures,
      besides: JSON.stringify(page).length,
      ...documentKind,
    };
  });
  return groups.keep(space, fetched);
}

async function losePages(groups: KeptGroups, { answers }: KeepingTools, pages: readonly string[]): Promise<void> {
  await answers.forget(
    getPage,
    pages.map((page) => ({ page })),
  );
  await groups.withdraw(pages.map(pageRef));
}

/** The space is gone, or the person has no access to it any more. */
async function loseSpace(groups: KeptGroups, tools: KeepingTools, space: string): Promise<void> {
  await losePages(groups, tools, [...(await stampsOf(groups, space)).keys()]);
  await tools.answers.forget(listTree, [{ space }]);
  await groups.drop(space);
}

/** By page. */
async function stampsOf(groups: KeptGroups, space: string): Promise<Map<string, string>> {
  const stamps = await groups.stampsOf(space);
  return new Map([...stamps].map(([document, stamp]) => [document.split('/')[2] ?? '', stamp]));
}

function isQuota(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'QuotaExceededError';
}

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  signal.throwIfAborted();
}
