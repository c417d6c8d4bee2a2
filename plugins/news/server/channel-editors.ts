import type { Tx } from '@kontor/database';
import { canEdit, withAbove } from './channel-rights.ts';
import type { ChannelRow } from './channel-store.ts';
import type { NewsContext } from './news-context.ts';

/** Everybody who edits a channel today. */
export async function listEditors({ host }: NewsContext, tx: Tx, channel: ChannelRow): Promise<string[]> {
  const { addressing, people, permissions } = host;
  if (channel.space !== null) {
    const holders = await permissions.listPersonsOf(tx, channel.space);
    const tokens = await permissions.findTokens(
      tx,
      holders.map(({ person }) => person),
    );
    const { space } = channel;
    return holders
      .filter(({ person, role }) =>
        canEdit(
          { person, tokens: tokens.get(person) ?? new Set(), roles: new Map([[space, role]]), led: new Set() },
          channel,
        ),
      )
      .map(({ person }) => person);
  }
  const named = channel.editors.length > 0 ? await addressing.listPersons(tx, channel.editors) : [];
  if (channel.org_unit === null) return named;
  const above = withAbove(await people.listOrgUnits(tx), channel.org_unit);
  const leads = (await people.listLeads(tx, above)).map(({ person }) => person);
  return [...new Set([...named, ...leads])];
}

/** Who stands in now for an editor of a channel, and may see it (S16). */
export async function listStandIns(context: NewsContext, tx: Tx, channel: ChannelRow): Promise<string[]> {
  const { people, permissions } = context.host;
  const editors = await listEditors(context, tx, channel);
  const away = await people.findSubstitutes(tx, editors);
  const substitutes = [...away.values()].flatMap(({ substitute }) => substitute ?? []);
  if (channel.space === null || substitutes.length === 0) return substitutes;
  const within = new Set((await permissions.listPersonsOf(tx, channel.space)).map(({ person }) => person));
  return substitutes.filter((person) => within.has(person));
}
