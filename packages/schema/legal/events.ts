import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { id, language } from '../fields.ts';
import { legalDocument } from './legal.ts';

export const legalTextChanged = defineEvent('legal.text.changed', z.object({ document: legalDocument, language }));
/** A report came or its state changed; told to administrators. */
export const barrierReportChanged = defineEvent('legal.report.changed', z.object({ report: id }));
