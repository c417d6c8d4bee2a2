import type { ApiError } from '@kontor/plugin-api/client';

/** Which fields a refusal is about, by name, so that a Form shows it there; the rest belongs above the form. */
export function refusedFields(error: ApiError | undefined): Readonly<Record<string, string>> | undefined {
  const field = error?.details.field;
  return error && typeof field === 'string' ? { [field]: error.message } : undefined;
}

/** The sentence for the whole form: absent when a field already shows it. */
export function refusedForm(error: ApiError | undefined): string | undefined {
  return refusedFields(error) ? undefined : error?.message;
}
