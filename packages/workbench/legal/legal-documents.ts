import { type LegalDocument, legalDocument } from '@kontor/schema';

/** In the order in which links to them stand. */
export const legalDocuments = legalDocument.options;

export function legalPath(document: LegalDocument): `/legal/${LegalDocument}` {
  return `/legal/${document}`;
}

/** The document that an address means. */
export function legalDocumentOf(name: string | undefined): LegalDocument | undefined {
  return legalDocuments.find((document) => document === name);
}

/** Where somebody was when they followed the link to the form: a page of ours, without what stood behind `?`. */
export function cameFrom(referrer: string, origin: string): string {
  if (!URL.canParse(referrer)) return '';
  const url = new URL(referrer);
  return url.origin === origin && !url.pathname.startsWith('/legal/') ? url.pathname : '';
}
