import type { Language } from '@kontor/base';
import type { LegalDocument } from '@kontor/schema';
import { accessibilityProposal } from './accessibility-proposal.ts';
import { imprintProposal } from './imprint-proposal.ts';
import { privacyProposal } from './privacy-proposal.ts';

/** A text that is true of Kontor itself and leaves what only the organisation knows as gaps in brackets. */
export type Proposal = Readonly<Record<Language, (organisation: string) => string>>;

const proposals: Readonly<Record<LegalDocument, Proposal>> = {
  imprint: imprintProposal,
  privacy: privacyProposal,
  accessibility: accessibilityProposal,
};

export function proposeText(document: LegalDocument, language: Language, organisation: string): string {
  return proposals[document][language](organisation);
}
