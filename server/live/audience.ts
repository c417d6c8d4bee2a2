import type { Tx } from '@kontor/database';
import type { AudienceToken, Links } from '@kontor/plugin-api/server';
import type { Audience } from '@kontor/schema';

/** The tokens of those who may see an event now; see docs/specs/events.md, rule E6. */
export async function audienceTokens(tx: Tx, links: Links, audience: Audience): Promise<AudienceToken[]> {
  if ('everyone' in audience) return ['everyone'];
  if ('administrators' in audience) return ['administrators'];
  if ('space' in audience) return [`space:${audience.space}`];
  if ('orgUnits' in audience) return audience.orgUnits.map((id) => `unit:${id}`);
  if ('persons' in audience) return audience.persons.map((id) => `person:${id}`);
  if ('ref' in audience) return (await links.findAudience(tx, [audience.ref])).get(audience.ref) ?? [];
  return [];
}
