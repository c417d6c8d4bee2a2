import { isKontorError, type Language } from '@kontor/base';

/**
 * The sentence of a refusal by the name of the field it is about, for a Form: a KontorError whose details name a
 * `field`. Nothing when the failure is of another kind; it then belongs in a FormError.
 */
export function fieldErrorsOf(failure: unknown, language: Language): Readonly<Record<string, string>> | undefined {
  if (!isKontorError(failure)) return undefined;
  const field = failure.details?.field;
  return typeof field === 'string' ? { [field]: failure.sentence[language] } : undefined;
}
