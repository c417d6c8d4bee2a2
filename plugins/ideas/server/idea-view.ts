import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { canWithdraw, endsVoting, type ListedIdea, type OpenedIdea } from '../shared/index.ts';
import { listFiles } from './file-store.ts';
import { listFollowers } from './follow-store.ts';
import { type FoundIdea, findVisible } from './idea-access.ts';
import { countFor, findIdeas, type IdeaRow, listMergedInto } from './idea-store.ts';
import type { IdeasContext } from './ideas-context.ts';
import { named } from './named.ts';
import { listSteps } from './step-store.ts';

/** Ideas as the actor sees them, in their order; what they do not see is left out. */
export async function presentRows(
  context: IdeasContext,
  tx: Tx,
  actor: Actor,
  rows: readonly IdeaRow[],
): Promise<ListedIdea[]> {
  return presentIdeas(context, tx, actor, await findVisible(context, tx, actor, rows));
}

export async function presentIdeas(
  context: IdeasContext,
  tx: Tx,
  actor: Actor,
  found: readonly FoundIdea[],
): Promise<ListedIdea[]> {
  const ids = found.map(({ row }) => row.id);
  const counts = await countFor(tx, ids, actor.person);
  const names = await context.findNames(
    tx,
    found.map(({ row }) => row.author),
  );
  return found.map(({ row, box, mayDecide }) => {
    const { votes = 0, mine = false, comments = 0 } = counts.get(row.id) ?? {};
    return {
      id: row.id,
      box: { id: box.id, name: box.name },
      title: row.title,
      category: box.categories.find(({ id }) => id === row.category)?.name ?? null,
      state: row.state,
      author: named(names, row.author),
      isAnonymous: row.anonymous,
      createdAt: row.created_at.toISOString(),
      votes,
      hasMyVote: mine,
      isVotingOpen: isVotingOpen(row),
      comments,
      dueOn: mayDecide && !endsVoting(row.state) ? dueOf(row) : null,
      mergedInto: row.merged_into,
    };
  });
}

/** Whether votes still count. Once they were counted it stays so, whatever becomes of the idea. */
export function isVotingOpen({ state, votes_kept: kept, merged_into: into }: IdeaRow): boolean {
  return kept === null && into === null && !endsVoting(state);
}

function dueOf({ due_on: due, answer_due: first, answered }: IdeaRow): IsoDate | null {
  const days = [due, answered ? null : first].filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

export async function presentOpened(
  context: IdeasContext,
  tx: Tx,
  actor: Actor,
  found: FoundIdea,
): Promise<OpenedIdea> {
  const { row, box, mayDecide } = found;
  const [listed] = await presentIdeas(context, tx, actor, [found]);
  if (!listed) throw new Error('What was found is shown');
  const steps = await listSteps(tx, [row.id]);
  const staff = mayDecide ? await listStaff(context, tx, found) : [];
  const acting = steps.flatMap(({ person, in_place_of: absent }) => [person, absent]);
  const names = await context.findNames(tx, [...acting, row.responsible, ...staff]);
  const [unit] = await context.host.people.findOrgUnits(tx, [box.unit]);
  const [target] = row.merged_into === null ? [] : await findIdeas(tx, [row.merged_into]);
  const isMine = row.author === actor.person;
  const isFresh = row.state === 'new' && row.merged_into === null;
  return {
    ...listed,
    text: row.text,
    categoryId: listed.category === null ? null : row.category,
    revision: row.revision,
    office: { id: box.unit, name: unit?.name ?? '' },
    steps: steps.map(({ id, state, person, at, answer, in_place_of: absent }) => ({
      id,
      state,
      at: at.toISOString(),
      by: named(names, person),
      inPlaceOf: named(names, absent),
      answer,
    })),
    files: (await listFiles(tx, row.id)).map(({ file, name, media_type: mediaType, size }) => ({
      id: file,
      name,
      mediaType,
      size,
    })),
    merged: await listMergedInto(tx, row.id),
    mergedTitle: target?.title ?? null,
    follows: (await listFollowers(tx, row.id)).includes(actor.person),
    isMine,
    mayEdit: isMine && isFresh,
    mayWithdraw: isMine && row.merged_into === null && canWithdraw(row.state),
    mayDecide,
    responsible: named(names, row.responsible),
    staff: staff.flatMap((id) => named(names, id) ?? []).sort((one, other) => one.name.localeCompare(other.name, 'de')),
  };
}

/** Who can be asked to look at an idea: all of the org unit and of those below, and those who decide. */
export async function listStaff({ host }: IdeasContext, tx: Tx, { box }: Pick<FoundIdea, 'box'>): Promise<string[]> {
  const members = await host.people.listMembers(tx, box.unit, true);
  const leads = await host.people.listLeads(tx, [box.unit]);
  return [...new Set([...members, ...leads.map(({ person }) => person), ...box.deciders])];
}
