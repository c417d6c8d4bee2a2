import { ApiError, useCall, useLocalData, useWorkbench } from '@kontor/plugin-api/client';
import { useCallback, useState } from 'react';
import {
  type Answers,
  listTicketKeys,
  type Survey,
  surveyRef,
  takeTicket,
  ticketInvalid,
  ticketTaken,
  tidyAnswers,
} from '../../shared/index.ts';
import { chooseMoment, sendWaiting } from './send-waiting.ts';
import { type KeptTicket, openTicketStore } from './ticket-store.ts';

/** Only whoever answers needs it. */
const loadCrypto = () => import('./ticket-crypto.ts');

/** Takes the ticket, keeps the answers on this device, and has them sent without the session. */
export function useAnswering(survey: Survey) {
  const call = useCall();
  const { outbox } = useWorkbench();
  const database = useLocalData('surveys');
  const [state, setState] = useState<{ isPending: boolean; failure?: ApiError | 'crypto' }>({ isPending: false });
  const attempt = useCallback(async (work: () => Promise<void>) => {
    setState({ isPending: true });
    try {
      await work();
      setState({ isPending: false });
    } catch (failure) {
      setState({ isPending: false, failure: failure instanceof ApiError ? failure : 'crypto' });
    }
  }, []);
  const store = openTicketStore(database);

  /** A token that is signed: the one that waits for its signature, or a new one. */
  async function takeNow(): Promise<void> {
    const waiting = await store.get(survey.id);
    if (waiting?.signature) return;
    const ticket = waiting ?? (await prepare());
    await store.put(ticket);
    try {
      const { signature } = await call(takeTicket, { survey: survey.id, unit: ticket.unit, blinded: ticket.blinded });
      const { unblind } = await loadCrypto();
      await store.put({ ...ticket, signature: await unblind(ticket, signature) });
    } catch (failure) {
      const isOfNoUse = failure instanceof ApiError && [ticketTaken.code, ticketInvalid.code].includes(failure.code);
      if (isOfNoUse) await store.remove(survey.id, false);
      throw failure;
    }
  }

  async function prepare(): Promise<KeptTicket> {
    const { keys } = await call(listTicketKeys, { survey: survey.id });
    const key = keys.find(({ unit }) => unit === survey.unit?.id) ?? keys[0];
    if (!key) throw new Error('A survey that is open has keys');
    const rest = { signature: null, answers: {}, readyAt: null, refusal: null };
    const { blindToken } = await loadCrypto();
    const blinded = await blindToken(key.publicKey);
    return { survey: survey.id, document: surveyRef(survey.id), unit: key.unit, ...blinded, ...rest };
  }

  return {
    ...state,
    begin: () => attempt(takeNow),
    change: async (ticket: KeptTicket, answers: Answers) => store.put({ ...ticket, answers }),
    /** From now on it is on its way: at a moment that chance chooses, at once on a computer that keeps nothing. */
    finish: (ticket: KeptTicket, isAtOnce = false) =>
      attempt(async () => {
        const now = Date.now();
        const isNow = isAtOnce || outbox === undefined;
        const readyAt = isNow ? now : chooseMoment(now, Date.parse(survey.endsAt ?? ''));
        await store.put({ ...ticket, answers: tidyAnswers(survey.items, ticket.answers), readyAt, refusal: null });
        await sendWaiting(database).catch(() => undefined); // what waits is shown as waiting
      }),
    /** Back to the questions, as long as it was not sent. */
    reopen: (ticket: KeptTicket) => store.put({ ...ticket, readyAt: null, refusal: null }),
  };
}
