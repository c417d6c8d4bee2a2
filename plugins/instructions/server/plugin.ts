import { defineServerPlugin } from '@kontor/plugin-api/server';
import { askingChanged, instructionChanged, versionConfirmed } from '../shared/index.ts';
import { followPeople } from './asking-following.ts';
import { defineAskingJobs } from './asking-jobs.ts';
import { listConfirmations } from './confirmation-store.ts';
import { seedInstructions } from './demo-seeding.ts';
import { provideHandOver } from './deputy-hand-over.ts';
import { instructionLinks } from './instruction-links.ts';
import { defineInstructionKinds } from './instruction-notify.ts';
import { declareInstructions } from './instruction-privacy.ts';
import { instructionSearch } from './instruction-search.ts';
import { InstructionsContext } from './instructions-context.ts';
import { IssueService } from './issue-service.ts';
import { createInstructions } from './migrations/20261127-2020-create-instructions.ts';
import { ReadingService } from './reading-service.ts';
import { mountReport } from './report-mounts.ts';
import { ReportService } from './report-service.ts';
import { bindRoutes } from './routes.ts';

/** Mandatory reading: what an office issues, and the proof that it is known to all for whom it holds. */
export const instructionsPlugin = defineServerPlugin({
  id: 'instructions',
  register(host) {
    const context = new InstructionsContext(host);
    const issues = new IssueService(context);
    const reports = new ReportService(context);
    host.migrations.add(createInstructions);
    bindRoutes(host.http, { readings: new ReadingService(context), issues, reports });
    mountReport(host, reports);
    host.links.provide(instructionLinks(context));
    host.search.provide(instructionSearch(context));
    // Its files are copies that the server makes: nobody attaches any.
    host.files.defineOwner('instructions/instruction', async () => false);
    defineInstructionKinds(context);
    declareInstructions(context);
    provideHandOver(context);
    followPeople(context);
    defineAskingJobs(context);
    seedInstructions(context);
    for (const event of [instructionChanged, askingChanged]) host.live.present(event, async () => null);
    host.live.present(versionConfirmed, async (tx, { payload: { version, person } }) => {
      const own = (await listConfirmations(tx, [version])).find((row) => row.person === person);
      return own ? { givenAt: own.given_at.toISOString(), arrivedAt: own.arrived_at.toISOString() } : null;
    });
  },
});
