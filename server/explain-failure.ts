import { isKontorError } from '@kontor/base';
import { ConfigError } from './config/config.ts';

/** A sentence for what an operator can mend; the stack for what only we can. */
export function explainFailure(failure: unknown): string {
  if (failure instanceof ConfigError) return failure.message;
  if (isKontorError(failure)) return failure.sentence.en;
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
