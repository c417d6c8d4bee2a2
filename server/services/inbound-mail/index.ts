import type { Ref } from '@kontor/base';
import type { Audit, JobDefinition, Replies, ReplyTaker } from '@kontor/plugin-api/server';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { createInboundMail as createTables } from '../../migrations/20261127-1600-create-inbound-mail.ts';
import { deleteAddressesBefore } from './address-store.ts';
import { deleteAnswersBefore } from './answer-store.ts';
import { declareInboundMail, keptAfterEndDays, keptAnswersDays } from './inbound-mail-privacy.ts';
import { InboundRunner } from './inbound-runner.ts';
import { ReplyAddresses } from './reply-addresses.ts';
import { type IntakeParts, ReplyIntake } from './reply-intake.ts';
import { ReplyRegistry } from './reply-registry.ts';
import { bindRoutes } from './routes.ts';
import { InboundSettingsService } from './settings-service.ts';

/** What plugins and whoever sends mail need of the way back. */
export interface InboundMail extends Replies {
  /**
   * Where an answer of this person to a mail about this object goes, for `replyTo` of the mail: usable for 60 days, and by
   * nobody else. Nothing where no answers are taken, or not to such objects.
   */
  replyAddressFor(person: string, ref: Ref): Promise<string | undefined>;
  /** The port of the listener, where one listens. */
  readonly port: number | undefined;
  /** Who takes answers about this object, however they come. */
  find(ref: Ref): ReplyTaker | undefined;
}

const forgetJob: JobDefinition = { name: 'inbound_mail.forget', data: z.object({}) };
const dayMs = 86_400_000;

/** Answers to mails: the addresses that they go to, the two ways in, and where they are said. */
export function createInboundMail(core: Core, parts: IntakeParts & { readonly audit: Audit }): InboundMail {
  const { database, clock, jobs } = core;
  core.migrations.add(createTables);
  declareInboundMail(core.privacy);
  const settings = new InboundSettingsService(core, parts.audit);
  const addresses = new ReplyAddresses(core);
  const registry = new ReplyRegistry();
  const runner = new InboundRunner(core, settings, new ReplyIntake(core, { settings, addresses, registry }, parts));
  bindRoutes(core, settings, runner);
  core.onStart(() => runner.restart());
  core.onStop(() => runner.stop());
  // A mail server that is away takes Kontor from nobody.
  core.health.add('inbound-mail', async () => ({ ...runner.check(), isAside: true }));
  jobs.define(forgetJob, () =>
    database.transaction(async (tx) => {
      await deleteAddressesBefore(tx, new Date(clock.now().getTime() - keptAfterEndDays * dayMs));
      await deleteAnswersBefore(tx, new Date(clock.now().getTime() - keptAnswersDays * dayMs));
    }),
  );
  jobs.schedule(forgetJob, '55 3 * * *', {});
  return {
    define: (taker) => registry.define(taker),
    find: (ref) => registry.find(ref),
    async replyAddressFor(person, ref) {
      if (!registry.find(ref)) return undefined;
      return database.transaction(async (tx) => {
        const way = await settings.find(tx);
        return way && addresses.make(tx, way.mailbox, person, ref);
      });
    },
    get port() {
      return runner.port;
    },
  };
}
