import { z } from 'zod';

/** How one bridge is carried: each request and event is a channel of its own, with a fixed name. */
export interface BridgeContract {
  readonly requests: Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

/** Which bridge: the servers' pages have one, the shell's own pages another. */
export type BridgeName = 'desktop' | 'shell';

export const requestChannel = (bridge: BridgeName, name: string) => `kontor:${bridge}:call:${name}`;
export const eventChannel = (bridge: BridgeName, name: string) => `kontor:${bridge}:event:${name}`;

/** What the main process answers: an error never carries more than its code, for it crosses into a page. */
export const envelope = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), code: z.enum(['input', 'forbidden', 'failed']) }),
]);
export type Envelope = z.infer<typeof envelope>;
