import { Refused } from './answering-view.tsx';
import { useKnownHere } from './known-here.ts';

/** What waits on this device for a survey that is over. */
export function LateAnswer({ survey }: { readonly survey: string }) {
  const ticket = useKnownHere(survey)?.ticket;
  return ticket ? <Refused ticket={{ ...ticket, refusal: 'over' }} onReopen={() => undefined} /> : null;
}
