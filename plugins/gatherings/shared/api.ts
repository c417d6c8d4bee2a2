import { addresseesUnknown, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import * as errors from './errors.ts';
import { gathering, gatheringContent, listedGathering, mostGuests, mostOccurrences } from './gathering.ts';
import { answerToQuestion, ownSignUp, participant } from './sign-up.ts';

const { id, day, line, nothing } = fields;
const revision = z.number().int();
/** This date alone, or this and all later ones of its series. */
const scope = z.enum(['one', 'following']);
export type Scope = z.output<typeof scope>;

export const listGatherings = defineRoute({
  name: 'gatherings.list',
  method: 'GET',
  path: '/api/gatherings',
  access: 'person',
  summary:
    'Gatherings that the caller is invited to: coming ones in their order, or past ones, newest first; `mine` are those signed up for, `organised` also has drafts; `next` is where the following ones begin',
  input: z.object({
    when: z.enum(['coming', 'past']).default('coming'),
    filter: z.enum(['all', 'mine', 'organised']).default('all'),
    after: z
      .string()
      .regex(/^[0-9T:.Z-]{20,30} [0-9a-f-]{36}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ gatherings: z.array(listedGathering), next: z.string().nullable() }),
  errors: [],
});

export const getGathering = defineRoute({
  name: 'gatherings.get',
  method: 'GET',
  path: '/api/gatherings/:gathering',
  access: 'person',
  summary: 'A gathering, for those who are invited, signed up or organise it',
  input: z.object({ gathering: id }),
  output: gathering,
  errors: [errors.gatheringNotFound],
});

const faults = [errors.timesDoNotFit, errors.organiserUnknown, addresseesUnknown];

export const createGathering = defineRoute({
  name: 'gatherings.create',
  method: 'POST',
  path: '/api/gatherings',
  idempotent: true,
  access: 'person',
  summary:
    'Makes a gathering as a draft, once for each of `dates`: the first is that of the content, the others are as far from each other as they say',
  input: z.object({
    content: gatheringContent,
    /** Ids made by the client. */
    dates: z
      .array(z.object({ id, startsOn: day }))
      .min(1)
      .max(mostOccurrences),
  }),
  output: z.object({ gatherings: z.array(id) }),
  errors: [errors.gatheringChangedMeanwhile, ...faults],
  callsPerMinute: 30,
});

export const changeGathering = defineRoute({
  name: 'gatherings.change',
  method: 'PUT',
  path: '/api/gatherings/:gathering',
  access: 'person',
  summary:
    'Says what a gathering is; with `following` also for all later dates of its series, which move by as many days. Those signed up are told of another time or place',
  input: z.object({ gathering: id, revision, content: gatheringContent, scope: scope.default('one') }),
  output: gathering,
  errors: [
    errors.gatheringNotFound,
    errors.gatheringReadOnly,
    errors.gatheringChangedMeanwhile,
    errors.promiseGiven,
    ...faults,
  ],
});

export const announceGathering = defineRoute({
  name: 'gatherings.announce',
  method: 'PUT',
  path: '/api/gatherings/:gathering/announced',
  access: 'person',
  summary:
    'Shows a draft to those who are invited, or takes a cancellation back; with `tells` everybody invited gets a notification, once',
  input: z.object({ gathering: id, tells: z.boolean(), scope: scope.default('one') }),
  output: gathering,
  errors: [errors.gatheringNotFound, errors.gatheringReadOnly, errors.gatheringOver],
  callsPerMinute: 30,
});

export const cancelGathering = defineRoute({
  name: 'gatherings.cancel',
  method: 'PUT',
  path: '/api/gatherings/:gathering/cancelled',
  access: 'person',
  summary: 'Cancels a gathering that was announced, and tells everybody who signed up',
  input: z.object({ gathering: id, reason: line(500), scope: scope.default('one') }),
  output: gathering,
  errors: [errors.gatheringNotFound, errors.gatheringReadOnly, errors.gatheringOver],
});

export const deleteGathering = defineRoute({
  name: 'gatherings.delete',
  method: 'DELETE',
  path: '/api/gatherings/:gathering',
  access: 'person',
  summary: 'Deletes a draft; with `following` also the later drafts of its series',
  input: z.object({ gathering: id, scope: scope.default('one') }),
  output: nothing,
  errors: [errors.gatheringNotFound, errors.gatheringReadOnly, errors.notADraft],
});

export const signUp = defineRoute({
  name: 'gatherings.signUp',
  method: 'PUT',
  path: '/api/gatherings/:gathering/sign-up',
  idempotent: true,
  access: 'person',
  summary:
    'Signs the caller up: a place, or where all are taken the end of the waiting list; the same id changes guests and answer',
  input: z.object({
    gathering: id,
    /** Made by the client. */
    id,
    guests: z.number().int().min(0).max(mostGuests).default(0),
    answer: answerToQuestion.default(''),
  }),
  output: z.object({ mine: ownSignUp }),
  errors: [
    errors.gatheringNotFound,
    errors.signUpClosed,
    errors.signUpDeclined,
    errors.tooManyGuests,
    errors.placesTaken,
  ],
});

export const leaveGathering = defineRoute({
  name: 'gatherings.leave',
  method: 'PUT',
  path: '/api/gatherings/:gathering/left',
  idempotent: true,
  access: 'person',
  summary: 'Takes the own sign-up back; the first of the waiting list moves up',
  input: z.object({ gathering: id }),
  output: nothing,
  errors: [errors.gatheringNotFound, errors.gatheringOver],
});

export const listParticipants = defineRoute({
  name: 'gatherings.listParticipants',
  method: 'GET',
  path: '/api/gatherings/:gathering/participants',
  access: 'person',
  summary:
    'Who signed up, for organisers; where a gathering shows names, everybody invited sees those who come, without answers',
  input: z.object({ gathering: id }),
  output: z.object({ participants: z.array(participant), forgottenOn: day, seesAll: z.boolean() }),
  errors: [errors.gatheringNotFound, errors.namesHidden],
  keptOffline: false,
});

export const answerSignUp = defineRoute({
  name: 'gatherings.answerSignUp',
  method: 'PUT',
  path: '/api/gatherings/:gathering/participants/:person',
  access: 'person',
  summary:
    'An organiser says yes or no to somebody who signed up, gives somebody who waits a free place, or takes one away',
  input: z.object({ gathering: id, person: id, isWelcome: z.boolean() }),
  output: participant,
  errors: [
    errors.gatheringNotFound,
    errors.gatheringReadOnly,
    errors.signUpNotFound,
    errors.placesTaken,
    errors.gatheringOver,
  ],
});

/** Addresses that are no zod routes. */
export const calendarFilePath = '/api/gatherings/:gathering/calendar';
export const participantsCsvPath = '/api/gatherings/:gathering/participants.csv';
export const feedPath = '/api/gatherings/feed/:secret';
