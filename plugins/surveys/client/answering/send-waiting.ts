import { readFailure } from '@kontor/plugin-api/client';
import { sendAnswers } from '../../shared/api.ts';
import { surveyNotOpen, ticketUsed } from '../../shared/errors.ts';
import { type KeptTicket, openTicketStore, type TicketStore } from './ticket-store.ts';

/** Longest time between the last press and the sending, in milliseconds; how long it is is chance. */
export const longestWaitMs = 10 * 60_000;
/** Nothing waits for longer than until so long before the end. */
const beforeEndMs = 2 * 60_000;

/** When to send, so that the moment tells nothing of when somebody took their ticket or was at their desk. */
export function chooseMoment(now: number, endsAt: number): number {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.max(now, Math.min(now + (chance / 2 ** 32) * longestWaitMs, endsAt - beforeEndMs));
}

/** Sends what is due, and the rest when it is, as long as this window is open; what does not get through waits. */
export async function sendWaiting(database: string | undefined): Promise<void> {
  const store = openTicketStore(database);
  const waiting = (await store.list()).filter(isReady);
  for (const { readyAt } of waiting.filter((ticket) => ticket.readyAt > Date.now()))
    setTimeout(() => void sendWaiting(database).catch(() => undefined), readyAt - Date.now() + 50);
  await withLock(`${database ?? 'kontor'}-survey-answers`, async () => {
    for (const { survey, readyAt } of waiting) {
      // Read again: another window may have sent it.
      const ticket = readyAt <= Date.now() ? await store.get(survey) : undefined;
      if (ticket && isReady(ticket)) await send(store, ticket);
    }
  });
}

type Ready = KeptTicket & { readonly readyAt: number; readonly signature: string };

function isReady(ticket: KeptTicket): ticket is Ready {
  return ticket.readyAt !== null && ticket.signature !== null && ticket.refusal === null;
}

async function withLock(name: string, work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(name, work);
  else await work();
}

/** Outside of everything that carries the session: no cookie, no header that names the person, no referrer. */
async function send(store: TicketStore, ticket: Ready): Promise<void> {
  const { survey, unit, token, signature, answers } = ticket;
  const response = await fetch(sendAnswers.path, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ survey, unit, token, signature, answers }),
  });
  if (response.ok) return store.remove(survey, true);
  const { code, kind } = await readFailure(response, 'de');
  // It came through before, and only its answer was lost.
  if (code === ticketUsed.code) return store.remove(survey, true);
  if (kind === 'unavailable' || kind === 'rate-limited') throw new Error(code);
  await store.put({ ...ticket, refusal: code === surveyNotOpen.code ? 'over' : code });
}
