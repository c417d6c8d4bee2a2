import { defineError } from '../define-error.ts';

export const legalTextChangedMeanwhile = defineError('legal.text_changed', 'conflict', {
  de: 'Jemand hat diesen Text inzwischen geändert. Laden Sie ihn neu, und tragen Sie Ihre Änderung noch einmal ein.',
  en: 'Somebody has changed this text meanwhile. Load it again and enter your change once more.',
});
export const barrierReportNotFound = defineError('legal.report_not_found', 'not-found', {
  de: 'Diese Meldung gibt es nicht mehr.',
  en: 'This report no longer exists.',
});
export const tooManyReports = defineError('legal.too_many_reports', 'rate-limited', {
  de: 'Von hier kamen gerade sehr viele Meldungen. Bitte versuchen Sie es in einer Stunde noch einmal.',
  en: 'Very many reports came from here just now. Please try again in an hour.',
});
