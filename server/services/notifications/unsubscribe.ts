import { z } from 'zod';
import type { Core } from '../../core.ts';
import type { SecretBox } from '../mail/secret-box.ts';

const subscription = z.object({ person: z.string(), what: z.enum(['digest', 'at-once']) });
export type Subscription = z.output<typeof subscription>;

/** Addresses that switch a kind of mail off for one person, and say neither whom nor what: only this server makes them. */
export interface UnsubscribeLinks {
  linkFor(subscription: Subscription): Promise<string>;
  /** Nothing where the server did not make it. */
  read(token: string): Promise<Subscription | undefined>;
}

export const unsubscribePath = '/api/notifications/unsubscribe';

export function createUnsubscribeLinks(
  { config }: Pick<Core, 'config'>,
  box: () => Promise<SecretBox>,
): UnsubscribeLinks {
  return {
    async linkFor(given) {
      const sealed = Buffer.from((await box()).seal(JSON.stringify(given)), 'base64').toString('base64url');
      return `${config.url}${unsubscribePath}/${sealed}`;
    },
    async read(token) {
      try {
        const opened = (await box()).open(Buffer.from(token, 'base64url').toString('base64'));
        return subscription.safeParse(JSON.parse(opened)).data;
      } catch {
        return undefined; // sealed by nobody here, or changed
      }
    },
  };
}
