import type { Audit, Links } from '@kontor/plugin-api/server';
import { barrierReportChanged, legalTextChanged } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createLegalTables } from '../../migrations/20261126-1500-create-legal.ts';
import { BarrierReportService } from './barrier-report-service.ts';
import { mountLegalPage } from './legal-page.ts';
import { LegalTextService } from './legal-text-service.ts';
import { reportLinks } from './report-links.ts';
import { defineReportNotifications, type NoticeParts } from './report-notice.ts';
import { declareReports } from './report-privacy.ts';
import { bindRoutes } from './routes.ts';

/** Legal notice, privacy notice, accessibility statement, and the barriers that people report. */
export function createLegal(core: Core, others: NoticeParts & { readonly audit: Audit; readonly links: Links }): void {
  core.migrations.add(createLegalTables);
  declareReports(core.privacy);
  defineReportNotifications(others.notifications);
  others.links.provide(reportLinks);
  const texts = new LegalTextService(core, others);
  const reports = new BarrierReportService(core, others);
  bindRoutes(core, texts, reports);
  mountLegalPage(core.http);
  core.live.present(legalTextChanged, async () => ({}));
  core.live.present(barrierReportChanged, async (tx, { payload }) => (await reports.read(tx, payload.report)) ?? null);
}
