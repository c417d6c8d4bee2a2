import type { Http } from '@kontor/plugin-api/server';
import {
  confirmVersion,
  getInstruction,
  getReport,
  issueInstruction,
  issueVersion,
  listIssued,
  listOwnInstructions,
  nameDeputies,
  prepareIssue,
  remindNow,
  withdrawInstruction,
} from '../shared/index.ts';
import type { IssueService } from './issue-service.ts';
import type { ReadingService } from './reading-service.ts';
import type { ReportService } from './report-service.ts';

interface Services {
  readonly readings: ReadingService;
  readonly issues: IssueService;
  readonly reports: ReportService;
}

/** Contract to service, one line each. */
export function bindRoutes(http: Http, { readings, issues, reports }: Services): void {
  http.bind(listOwnInstructions, (_input, { actor }) => readings.listOwn(actor));
  http.bind(getInstruction, (input, { actor }) => readings.get(actor, input));
  http.bind(confirmVersion, (input, { actor }) => readings.confirm(actor, input));
  http.bind(listIssued, (_input, { actor }) => reports.listIssued(actor));
  http.bind(getReport, ({ instruction, number }, { actor }) => reports.get(actor, instruction, number));
  http.bind(prepareIssue, ({ source }, { actor }) => issues.prepare(actor, source));
  http.bind(issueInstruction, (input, { actor }) => issues.issue(actor, input));
  http.bind(issueVersion, (input, { actor }) => issues.issueVersion(actor, input));
  http.bind(withdrawInstruction, ({ instruction }, { actor }) => done(issues.withdraw(actor, instruction)));
  http.bind(remindNow, ({ instruction }, { actor }) => done(issues.remind(actor, instruction)));
  http.bind(nameDeputies, ({ office, persons }, { actor }) => done(issues.nameDeputies(actor, office, persons)));
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
