import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type AudienceToken, isAmong, type ServerHost } from '@kontor/plugin-api/server';
import { type OrgUnit, roleAtLeast, type SpaceRole } from '@kontor/schema';
import type { ChannelRow } from './channel-store.ts';

/** All that decides what somebody may do with channels. */
export interface ChannelHolder {
  readonly person: string;
  readonly tokens: ReadonlySet<AudienceToken>;
  readonly roles: ReadonlyMap<string, SpaceRole>;
  /** Org units that they lead today, with all below. */
  readonly led: ReadonlySet<string>;
}

/** Channels that somebody edits only because they stand in now, each with the absent editor (S16). */
export type EditedInPlace = ReadonlyMap<string, string>;

/** A channel of a space is there for the people of that space alone. */
export function canRead({ roles }: ChannelHolder, { space }: ChannelRow): boolean {
  return space === null || roles.has(space);
}

/** Publishes what others hand in: who is named, who leads the org unit or one above it, who edits the space. */
export function canEdit(holder: ChannelHolder, channel: ChannelRow): boolean {
  const { tokens, roles, led } = holder;
  if (!canRead(holder, channel)) return false;
  if (channel.org_unit !== null && led.has(channel.org_unit)) return true;
  const role = channel.space === null ? undefined : roles.get(channel.space);
  if (role !== undefined && roleAtLeast(role, 'editor')) return true;
  return isAmong(tokens, channel.editors);
}

export function canWrite(host: Pick<ServerHost, 'addressing'>, holder: ChannelHolder, channel: ChannelRow): boolean {
  if (channel.archived_at !== null || !canRead(holder, channel)) return false;
  if (canEdit(holder, channel)) return true;
  return host.addressing.tokensOf(channel.writers).some((token) => holder.tokens.has(token));
}

/** The units that somebody leads today, with all below (as P22). */
export async function findLed(
  { people }: Pick<ServerHost, 'people'>,
  tx: Tx,
  person: string,
  today: IsoDate,
): Promise<Set<string>> {
  const led = (await people.findPositions(tx, [person])).filter(
    ({ lead, from, until }) => lead && (from === null || from <= today) && (until === null || until >= today),
  );
  if (led.length === 0) return new Set();
  const all = await people.listOrgUnits(tx);
  return new Set(led.flatMap(({ orgUnit }) => withBelow(all, orgUnit)));
}

/** A unit and all below it. */
export function withBelow(all: readonly OrgUnit[], unit: string): string[] {
  return [unit, ...all.filter(({ parent }) => parent === unit).flatMap(({ id }) => withBelow(all, id))];
}

/** A unit and all above it. */
export function withAbove(all: readonly OrgUnit[], unit: string): string[] {
  const parent = all.find(({ id }) => id === unit)?.parent ?? null;
  return parent === null ? [unit] : [unit, ...withAbove(all, parent)];
}
