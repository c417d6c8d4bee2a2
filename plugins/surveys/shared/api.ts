import { addressees, addresseesUnknown, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { answers } from './answers.ts';
import * as errors from './errors.ts';
import { results } from './results.ts';
import { content, listedSurvey, survey, unitLevels } from './survey.ts';
import { signature, ticketKey, token } from './ticket.ts';

const { id, moment, nothing } = fields;
const one = z.object({ survey: id });
const revision = z.number().int();
const { surveyNotFound, surveyChangedMeanwhile, surveyFixed } = errors;

export const listSurveys = defineRoute({
  name: 'surveys.listSurveys',
  method: 'GET',
  path: '/api/surveys',
  access: 'person',
  summary: 'Surveys for the caller, their own, and those whose results they may see; and whether they may make any',
  input: nothing,
  output: z.object({ surveys: z.array(listedSurvey), mayMake: z.boolean() }),
  errors: [],
});

export const getSurvey = defineRoute({
  name: 'surveys.getSurvey',
  method: 'GET',
  path: '/api/surveys/:survey',
  access: 'person',
  summary: 'A survey with its questions and what was promised to those who answer',
  input: one,
  output: survey,
  errors: [surveyNotFound],
});

export const createSurvey = defineRoute({
  name: 'surveys.createSurvey',
  method: 'POST',
  path: '/api/surveys',
  access: 'person',
  summary: 'Begins a draft, which only its author sees; leads of org units and administrators',
  input: z.object({ id, content }),
  output: survey,
  errors: [errors.notAnAuthor, addresseesUnknown, surveyChangedMeanwhile],
});

export const saveSurvey = defineRoute({
  name: 'surveys.saveSurvey',
  method: 'PUT',
  path: '/api/surveys/:survey',
  access: 'person',
  summary: 'Changes a draft',
  input: z.object({ survey: id, revision, content }),
  output: survey,
  errors: [surveyNotFound, surveyFixed, surveyChangedMeanwhile, addresseesUnknown],
});

export const deleteSurvey = defineRoute({
  name: 'surveys.deleteSurvey',
  method: 'DELETE',
  path: '/api/surveys/:survey',
  access: 'person',
  summary: 'Deletes a draft, or a survey that is over with its results',
  input: one,
  output: nothing,
  errors: [surveyNotFound, surveyFixed],
});

export const publishSurvey = defineRoute({
  name: 'surveys.publishSurvey',
  method: 'POST',
  path: '/api/surveys/:survey/publication',
  access: 'person',
  summary: 'Has it begin now or later: from then on nothing of what is asked and promised changes',
  input: z.object({ survey: id, revision, startsAt: moment.nullable(), endsAt: moment }),
  output: survey,
  errors: [
    surveyNotFound,
    surveyFixed,
    surveyChangedMeanwhile,
    errors.surveyIncomplete,
    errors.tooFewAsked,
    errors.wrongPeriod,
    addresseesUnknown,
  ],
  callsPerMinute: 10,
});

export const withdrawSurvey = defineRoute({
  name: 'surveys.withdrawSurvey',
  method: 'DELETE',
  path: '/api/surveys/:survey/publication',
  access: 'person',
  summary: 'Makes it a draft again, as long as nobody has begun to answer',
  input: one,
  output: survey,
  errors: [surveyNotFound, surveyFixed, errors.surveyTaken],
});

export const extendSurvey = defineRoute({
  name: 'surveys.extendSurvey',
  method: 'POST',
  path: '/api/surveys/:survey/extension',
  access: 'person',
  summary: 'Has it end later',
  input: z.object({ survey: id, endsAt: moment }),
  output: survey,
  errors: [surveyNotFound, surveyFixed, errors.wrongPeriod],
});

export const endSurvey = defineRoute({
  name: 'surveys.endSurvey',
  method: 'POST',
  path: '/api/surveys/:survey/end',
  access: 'person',
  summary: 'Ends it now: results are worked out once, tickets and keys are destroyed',
  input: one,
  output: survey,
  errors: [surveyNotFound, surveyFixed],
});

export const remindOfSurvey = defineRoute({
  name: 'surveys.remindOfSurvey',
  method: 'POST',
  path: '/api/surveys/:survey/reminder',
  access: 'person',
  summary: 'Reminds all addressees alike, whether they have answered or not; once a day',
  input: one,
  output: nothing,
  errors: [surveyNotFound, surveyFixed, errors.remindedToday],
});

export const previewUnits = defineRoute({
  name: 'surveys.previewUnits',
  method: 'POST',
  path: '/api/surveys/units',
  access: 'person',
  summary: 'By which parts of the organisation results would be told, with how many addressed people each',
  input: z.object({ addressees, unitLevel: z.literal(unitLevels) }),
  output: z.object({
    people: z.number().int(),
    units: z.array(z.object({ label: z.string(), people: z.number().int() })),
  }),
  errors: [errors.notAnAuthor, addresseesUnknown],
  keptOffline: false,
});

export const listTicketKeys = defineRoute({
  name: 'surveys.listTicketKeys',
  method: 'GET',
  path: '/api/surveys/:survey/keys',
  access: 'person',
  summary: 'The public keys with which tickets are signed, the same for everybody',
  input: one,
  output: z.object({ keys: z.array(ticketKey) }),
  errors: [surveyNotFound],
});

export const takeTicket = defineRoute({
  name: 'surveys.takeTicket',
  method: 'POST',
  path: '/api/surveys/:survey/ticket',
  access: 'person',
  summary:
    'Signs the caller’s blinded token with the key of their unit, once (RFC 9474); the same again is answered the same',
  input: z.object({ survey: id, unit: id, blinded: signature }),
  output: z.object({ signature }),
  errors: [surveyNotFound, errors.surveyNotOpen, errors.notAsked, errors.ticketTaken, errors.ticketInvalid],
  callsPerMinute: 30,
  keptOffline: false,
});

export const sendAnswers = defineRoute({
  name: 'surveys.sendAnswers',
  method: 'POST',
  path: '/api/survey-answers',
  access: 'anyone',
  summary: 'Takes answers for a signed token; refuses whoever says who they are',
  input: z.object({ survey: id, unit: id, token, signature, answers }),
  output: nothing,
  errors: [errors.notAnonymous, errors.ticketInvalid, errors.ticketUsed, errors.surveyNotOpen, errors.answersInvalid],
  callsPerMinute: 60,
  keptOffline: false,
});

export const getResults = defineRoute({
  name: 'surveys.getResults',
  method: 'GET',
  path: '/api/surveys/:survey/results',
  access: 'person',
  summary: 'What came out of a survey that is over',
  input: one,
  output: results,
  errors: [surveyNotFound, errors.noResultsYet],
});
