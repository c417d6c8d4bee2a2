import { isUsableAccent } from '@kontor/schema';
import { checkContrast } from '@kontor/ui';

/** How a colour would fare as the organisation's: `invalid` and `too-light` are refused by the server, `adjusted` is darkened for text. */
export type AccentVerdict = 'good' | 'adjusted' | 'too-light' | 'invalid';

export function judgeAccent(colour: string): AccentVerdict {
  const { valid, usableAsIs } = checkContrast(colour);
  if (!valid) return 'invalid';
  if (!isUsableAccent(colour.toLowerCase())) return 'too-light';
  return usableAsIs ? 'good' : 'adjusted';
}

export function isAcceptable(verdict: AccentVerdict): boolean {
  return verdict === 'good' || verdict === 'adjusted';
}
