import type { Core } from '../homeserver-core.ts';
import { localpartOf } from '../identifiers.ts';
import { createAccount } from '../users/accounts.ts';
import { AppserviceSender } from './appservice-sender.ts';

/** Makes the services' own users where they are missing, and begins to tell the services what happens. */
export async function startAppservices(
  core: Core,
  onFailure: (failure: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  const senders: AppserviceSender[] = [];
  for (const service of core.appservices.all) {
    const userId = core.appservices.senderOf(service);
    if (!(await core.profiles.find(userId)))
      await createAccount(core, { localpart: localpartOf(userId), kind: 'service', isAdmin: false });
    if (service.url !== undefined) senders.push(await AppserviceSender.start(core, service, onFailure));
  }
  return {
    stop: async () => {
      await Promise.all(senders.map((sender) => sender.stop()));
    },
  };
}
