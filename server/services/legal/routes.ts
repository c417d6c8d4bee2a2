import {
  getLegalText,
  listBarrierReports,
  listLegalTexts,
  reportBarrier,
  setBarrierReportState,
  setLegalText,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { BarrierReportService } from './barrier-report-service.ts';
import type { LegalTextService } from './legal-text-service.ts';

export function bindRoutes({ http }: Core, texts: LegalTextService, reports: BarrierReportService): void {
  http.bind(getLegalText, ({ document, language }) => texts.get(document, language));
  http.bind(listLegalTexts, async () => ({ texts: await texts.list() }));
  http.bind(setLegalText, (input, { actor }) => texts.set(actor, input));
  http.bind(reportBarrier, async (input, { actor, address }) => ({
    reference: await reports.report({ actor, address }, input),
  }));
  http.bind(listBarrierReports, async ({ state }) => ({ reports: await reports.list(state) }));
  http.bind(setBarrierReportState, ({ report, state }, { actor }) => reports.setState(actor, report, state));
}
