import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, language, line, nothing } from '../fields.ts';
import { barrierReportNotFound, legalTextChangedMeanwhile, tooManyReports } from './errors.ts';
import { barrierReport, barrierReportState, legalContent, legalDocument, legalText } from './legal.ts';

export const getLegalText = defineRoute({
  name: 'legal.getText',
  method: 'GET',
  path: '/api/legal/texts/:document/:language',
  access: 'anyone',
  summary: 'Legal notice, privacy notice or accessibility statement',
  input: z.object({ document: legalDocument, language }),
  output: legalText,
  errors: [],
});

export const listLegalTexts = defineRoute({
  name: 'legal.listTexts',
  method: 'GET',
  path: '/api/legal/texts',
  access: 'administrator',
  summary: 'All legal texts in every language',
  input: nothing,
  output: z.object({ texts: z.array(legalText) }),
  errors: [],
});

export const setLegalText = defineRoute({
  name: 'legal.setText',
  method: 'PUT',
  path: '/api/legal/texts/:document/:language',
  access: 'administrator',
  summary: 'Changes a legal text; without content the proposal comes back',
  input: z.object({
    document: legalDocument,
    language,
    content: legalContent.nullable(),
    revision: z.number().int().min(0),
  }),
  output: legalText,
  errors: [legalTextChangedMeanwhile],
});

export const reportBarrier = defineRoute({
  name: 'legal.reportBarrier',
  method: 'POST',
  path: '/api/legal/reports',
  access: 'anyone',
  summary: 'Reports a barrier to the administrators; answers with a reference',
  input: z.object({
    message: z
      .string()
      .trim()
      .min(1)
      .max(5000)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused; line breaks and tabs stay.
      .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text), 'control characters'),
    /** How to answer: an address or a telephone number; may be empty. */
    contact: line(200).default(''),
    /** Where it happened; may be empty. */
    page: line(500).default(''),
  }),
  output: z.object({ reference: z.string() }),
  errors: [tooManyReports],
  bodyLimit: 32 * 1024,
  callsPerMinute: 5,
});

export const listBarrierReports = defineRoute({
  name: 'legal.listReports',
  method: 'GET',
  path: '/api/legal/reports',
  access: 'administrator',
  summary: 'Barriers that were reported, newest first',
  input: z.object({ state: barrierReportState.default('open') }),
  output: z.object({ reports: z.array(barrierReport) }),
  errors: [],
});

export const setBarrierReportState = defineRoute({
  name: 'legal.setReportState',
  method: 'PATCH',
  path: '/api/legal/reports/:report',
  access: 'administrator',
  summary: 'Marks a report as done, or opens it again',
  input: z.object({ report: id, state: barrierReportState }),
  output: barrierReport,
  errors: [barrierReportNotFound],
});
