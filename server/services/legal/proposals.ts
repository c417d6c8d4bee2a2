import type { Language } from '@kontor/base';
import type { LegalDocument } from '@kontor/schema';
import { accessibilityProposal } from './accessibility-proposal.ts';
import { imprintProposal } from './imprint-proposal.ts';
import { privacyProposal } from './privacy-proposal.ts';
import type { Proposal } from './proposal.ts';

const proposals: Readonly<Record<LegalDocument, Proposal>> = {
  imprint: imprintProposal,
  privacy: privacyProposal,
  accessibility: accessibilityProposal,
};

export function proposeText(document: LegalDocument, language: Language, organisation: string): string {
  return proposals[document][language](organisation);
}
