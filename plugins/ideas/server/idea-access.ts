import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { ideaNotFound, notOffice } from '../shared/index.ts';
import { type BoxRow, findBoxes, listBoxRows } from './box-store.ts';
import { findIdeas, type IdeaRow, lockIdea } from './idea-store.ts';
import type { IdeasContext } from './ideas-context.ts';

/** An idea as somebody finds it. */
export interface FoundIdea {
  readonly row: IdeaRow;
  readonly box: BoxRow;
  /** Decides about it: one of the office, or who looks at it. */
  readonly mayDecide: boolean;
}

/** Of these, those that the actor sees, in their order. */
export async function findVisible(
  context: IdeasContext,
  tx: Tx,
  actor: Actor,
  rows: readonly IdeaRow[],
): Promise<FoundIdea[]> {
  const boxes = await findBoxes(tx, [...new Set(rows.map(({ box }) => box))]);
  const standings = await context.findStandings(tx, actor, boxes);
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return rows.flatMap((row) => {
    const [box, standing] = [byId.get(row.box), standings.get(row.box)];
    if (!box || !standing) return [];
    const mayDecide = standing.isOffice || row.responsible === actor.person;
    return mayDecide || standing.isAddressed || row.author === actor.person ? [{ row, box, mayDecide }] : [];
  });
}

/** Throws `ideas.idea_not_found` for what the actor does not see. */
export async function getVisible(
  context: IdeasContext,
  tx: Tx,
  actor: Actor,
  id: string,
  { lock = false } = {},
): Promise<FoundIdea> {
  const row = lock ? await lockIdea(tx, id) : (await findIdeas(tx, [id]))[0];
  const [found] = row ? await findVisible(context, tx, actor, [row]) : [];
  if (!found) throw ideaNotFound();
  return found;
}

/** Locked; throws `ideas.idea_not_found`, `ideas.not_office`. */
export async function lockForOffice(context: IdeasContext, tx: Tx, actor: Actor, id: string): Promise<FoundIdea> {
  const found = await getVisible(context, tx, actor, id, { lock: true });
  if (!found.mayDecide) throw notOffice();
  return found;
}

/** Which boxes the actor sees the ideas of, and in which they decide. */
export async function findReadable(context: IdeasContext, tx: Tx, actor: Actor) {
  const standings = await context.findStandings(tx, actor, await listBoxRows(tx));
  const all = [...standings];
  return {
    person: actor.person,
    today: context.today,
    seen: all.filter(([, { isAddressed, isOffice }]) => isAddressed || isOffice).map(([id]) => id),
    office: all.filter(([, { isOffice }]) => isOffice).map(([id]) => id),
  };
}
