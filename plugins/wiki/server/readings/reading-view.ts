import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { leastReadings, type Page, type ShownReading } from '../../shared/index.ts';
import type { FoundPage, PageContext } from '../page-context.ts';
import { countConfirmations, findConfirmedAt, findCurrentRequest, type RequestRow } from './reading-store.ts';

/** Whether the organisation lets people be asked to confirm reading. */
export async function areReadingsOn({ host }: PageContext, tx: Tx): Promise<boolean> {
  return (await host.organisation.getPolicies(tx)).readingConfirmations;
}

/** What a page says about readings to one person. */
export async function readPageReadings(
  context: PageContext,
  tx: Tx,
  actor: Actor,
  found: FoundPage,
): Promise<Page['readings']> {
  if (!(await areReadingsOn(context, tx))) return null;
  const { page, standing } = found;
  const mayAsk = standing.right === 'write' && page.template_for === null && page.draft_of === null;
  const current = page.trashed_at === null ? await findCurrentRequest(tx, page.id) : undefined;
  return { mayAsk, current: current ? await showReading(context, tx, actor, found, current) : null };
}

async function showReading(
  context: PageContext,
  tx: Tx,
  actor: Actor,
  { standing }: FoundPage,
  request: RequestRow,
): Promise<ShownReading> {
  const confirmedAt = await findConfirmedAt(tx, request.id, actor.person);
  const count = standing.mayEdit || standing.isInCharge ? await countConfirmations(tx, request.id) : 0;
  return {
    id: request.id,
    askedAt: request.asked_at.toISOString(),
    until: request.until,
    isChanged: request.is_changed,
    asksMe: await asks(context, tx, actor.person, request),
    confirmedAt: confirmedAt?.toISOString() ?? null,
    mayEnd: standing.isInCharge || request.asked_by === actor.person,
    mayList: standing.isInCharge,
    count: standing.isInCharge || count >= leastReadings ? count : null,
  };
}

/** Whether a request asks somebody who reads the page. Who asks others has read it. */
export async function asks({ rights }: PageContext, tx: Tx, person: string, request: RequestRow): Promise<boolean> {
  return request.asked_by !== person && rights.isAmong(tx, person, request.readers);
}

/** Everybody whom a request asks today. */
export async function listAsked(
  { rights }: PageContext,
  tx: Tx,
  page: FoundPage['page'],
  request: Pick<RequestRow, 'asked_by' | 'readers'>,
): Promise<string[]> {
  const readers = await rights.listReadersAmong(tx, page, request.readers);
  return readers.filter((person) => person !== request.asked_by);
}
