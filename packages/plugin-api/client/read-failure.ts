import type { Language } from '@kontor/base';
import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { badAnswer } from './transport-messages.ts';

export const errorKinds = [
  'input',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'rate-limited',
  'unavailable',
] as const;

/** The body of every refusal of the server. */
const failureBody = z.object({
  error: z.object({
    code: z.string(),
    kind: z.enum(errorKinds),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string().optional(),
  }),
});

/** The refusal in a response; something else than our server (a proxy) becomes `client.bad_answer`. */
export async function readFailure(response: Response, language: Language): Promise<ApiError> {
  const body = failureBody.safeParse(await response.json().catch(() => undefined));
  if (!body.success) return new ApiError('client.bad_answer', 'unavailable', badAnswer[language]);
  const { code, kind, message, details, requestId } = body.data.error;
  return new ApiError(code, kind, message, details, requestId);
}
