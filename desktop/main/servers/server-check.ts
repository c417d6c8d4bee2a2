import { z } from 'zod';
import type { AddServerProblem } from '../../shared/shell-bridge.ts';

/** The little that the shell has to know of `GET /api/organisation`, which every server answers without a session. */
const organisation = z.object({ name: z.string().trim().min(1).max(100), language: z.enum(['de', 'en']) });

export type CheckResult =
  | { readonly name: string }
  | { readonly problem: Extract<AddServerProblem, 'unreachable' | 'certificate' | 'not-kontor'> };

const patience = 15_000;
const mostBytes = 200_000;

/**
 * Asks whether a Kontor server answers at an origin, and what it calls itself. Sends no cookies and follows no
 * redirect, so that a name is never taken from somewhere else.
 */
export async function checkServer(fetch: typeof globalThis.fetch, origin: string): Promise<CheckResult> {
  try {
    const answer = await fetch(`${origin}/api/organisation`, {
      credentials: 'omit',
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(patience),
    });
    const text = answer.ok ? await readAtMost(answer, mostBytes) : '';
    const found = organisation.safeParse(parseJson(text));
    return found.success ? { name: found.data.name } : { problem: 'not-kontor' };
  } catch (failure) {
    return { problem: /ERR_CERT|ERR_SSL|certificate/i.test(describe(failure)) ? 'certificate' : 'unreachable' };
  }
}

async function readAtMost(answer: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > most) return '';
  }
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Chromium says in the message, Node in the cause. */
function describe(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return `${failure.message} ${failure.cause instanceof Error ? `${failure.cause.message}` : ''}`;
}
