import type { Language } from '@kontor/base';

/** A text that is true of Kontor itself and leaves what only the organisation knows as gaps in brackets. */
export type Proposal = Readonly<Record<Language, (organisation: string) => string>>;
