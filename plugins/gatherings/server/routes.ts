import type { Http } from '@kontor/plugin-api/server';
import {
  announceGathering,
  answerSignUp,
  cancelGathering,
  changeGathering,
  createGathering,
  deleteGathering,
  getGathering,
  leaveGathering,
  listGatherings,
  listParticipants,
  signUp,
} from '../shared/index.ts';
import type { GatheringService } from './gathering-service.ts';
import type { SignUpService } from './sign-up-service.ts';

/** Contract to service, one line each. */
export function bindRoutes(http: Http, gatherings: GatheringService, signUps: SignUpService): void {
  http.bind(listGatherings, (input, { actor }) => gatherings.list(actor, input));
  http.bind(getGathering, ({ gathering }, { actor }) => gatherings.get(actor, gathering));
  http.bind(createGathering, (input, { actor }) => gatherings.create(actor, input));
  http.bind(changeGathering, (input, { actor }) => gatherings.change(actor, input));
  http.bind(announceGathering, (input, { actor }) => gatherings.announce(actor, input));
  http.bind(cancelGathering, (input, { actor }) => gatherings.cancel(actor, input));
  http.bind(deleteGathering, (input, { actor }) => done(gatherings.delete(actor, input)));
  http.bind(signUp, (input, { actor }) => signUps.signUp(actor, input));
  http.bind(leaveGathering, ({ gathering }, { actor }) => done(signUps.leave(actor, gathering)));
  http.bind(listParticipants, ({ gathering }, { actor }) => signUps.listParticipants(actor, gathering));
  http.bind(answerSignUp, (input, { actor }) => signUps.answer(actor, input));
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
