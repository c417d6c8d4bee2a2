import { manyPersonsChanged, personChangedEvent } from '@kontor/schema';
import { z } from 'zod';
import { findAccountsMeant } from './account-store.ts';
import type { AccountsContext } from './accounts-context.ts';
import { type AttemptLimits, resetLimits } from './attempt-limits.ts';
import { deleteOldAttempts } from './attempt-store.ts';
import { deleteExpiredCodes } from './code-store.ts';
import type { KnownDeviceService } from './known-device-service.ts';
import type { OneTimeCodeService } from './one-time-code-service.ts';
import { deleteExpiredChallenges } from './passkey-store.ts';
import type { PolicyKeeper } from './second-factor-duty.ts';
import type { SessionService } from './session-service.ts';

const expire = { name: 'accounts.expire', data: z.object({}) };
const mailResets = { name: 'accounts.mail_resets', data: z.object({ accounts: z.array(z.string()) }), attempts: 2 };

export type Upkeep = ReturnType<typeof createUpkeep>;

/** What accounts do without anybody waiting for it. */
export function createUpkeep(
  context: AccountsContext,
  parts: {
    limits: AttemptLimits;
    sessions: SessionService;
    codes: OneTimeCodeService;
    devices: KnownDeviceService;
    keeper: PolicyKeeper;
  },
) {
  const { database, clock, events, jobs, policies } = context;
  const { limits, sessions, codes, devices, keeper } = parts;

  jobs.define(expire, async () => {
    await database.transaction(async (tx) => {
      const now = clock.now();
      await keeper.keep(tx, await policies.read(tx));
      await sessions.endExpired(tx);
      await deleteExpiredCodes(tx, now);
      await deleteExpiredChallenges(tx, now);
      await deleteOldAttempts(tx, now);
      await devices.deleteExpired(tx);
    });
  });
  // Soon after midnight too, when the last day of people is over.
  jobs.schedule(expire, '5 * * * *', {});

  jobs.define(mailResets, async ({ accounts }) => {
    for (const account of accounts) {
      const refused = await limits.take(resetLimits(account)).then(
        () => false,
        () => true,
      );
      if (!refused) await codes.mailReset(account);
    }
  });

  // A last day that is moved into the past ends sessions at once, not at the next full hour.
  events.on('accounts.validity', [personChangedEvent, manyPersonsChanged], async (tx, { payload }) => {
    for (const person of 'person' in payload ? [payload.person] : payload.persons)
      await sessions.endOfFormer(tx, person);
  });

  return {
    /**
     * Has a reset mailed to whom `loginOrEmail` means. The same is done for an unknown one: a look-up and a queued job,
     * so that neither answer nor time tells whether it exists. What was typed is not kept.
     */
    async requestReset(loginOrEmail: string): Promise<void> {
      const typed = loginOrEmail.trim().toLowerCase();
      // PostgreSQL knows no NUL in texts.
      const meant = typed.replaceAll('\u0000', '\ufffd');
      await database.transaction(async (tx) => {
        const accounts = (await findAccountsMeant(tx, meant)).map((account) => account.id);
        await jobs.enqueue(tx, mailResets, { accounts });
      });
    },
  };
}
