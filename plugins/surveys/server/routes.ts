import type { CallContext, Http } from '@kontor/plugin-api/server';
import { personHeader } from '@kontor/schema';
import * as api from '../shared/index.ts';
import type { SurveyCourse } from './survey-course.ts';
import type { SurveyService } from './survey-service.ts';
import type { TicketService } from './ticket-service.ts';

interface Services {
  readonly surveys: SurveyService;
  readonly course: SurveyCourse;
  readonly tickets: TicketService;
}

const nothing = () => ({});

/** Contract to service, one line each. */
export function bindRoutes(http: Http, { surveys, course, tickets }: Services): void {
  http.bind(api.listSurveys, (_input, { actor }) => surveys.list(actor));
  http.bind(api.getSurvey, ({ survey }, { actor }) => surveys.get(actor, survey));
  http.bind(api.createSurvey, (input, { actor }) => surveys.create(actor, input));
  http.bind(api.saveSurvey, (input, { actor }) => surveys.save(actor, input));
  http.bind(api.deleteSurvey, ({ survey }, { actor }) => surveys.delete(actor, survey).then(nothing));
  http.bind(api.previewUnits, (input, { actor }) => surveys.previewUnits(actor, input));
  http.bind(api.getResults, ({ survey }, { actor }) => surveys.getResults(actor, survey));
  http.bind(api.publishSurvey, (input, { actor }) => course.publish(actor, input));
  http.bind(api.withdrawSurvey, ({ survey }, { actor }) => course.withdraw(actor, survey));
  http.bind(api.extendSurvey, (input, { actor }) => course.extend(actor, input));
  http.bind(api.endSurvey, ({ survey }, { actor }) => course.end(actor, survey));
  http.bind(api.remindOfSurvey, ({ survey }, { actor }) => course.remind(actor, survey).then(nothing));
  http.bind(api.listTicketKeys, ({ survey }, { actor }) => tickets.listKeys(actor, survey));
  http.bind(api.takeTicket, (input, { actor }) => tickets.take(actor, input));
  http.bind(api.sendAnswers, async (input, context) => {
    checkAnonymous(context);
    await tickets.use(input);
    return {};
  });
}

/** A client that says who sends has a fault, and must not go on. */
function checkAnonymous({ actor, request: { headers } }: CallContext<'anyone'>): void {
  const saysWho = [headers.cookie, headers.authorization, headers[personHeader], headers['idempotency-key']];
  if (actor || saysWho.some((each) => each !== undefined)) throw api.notAnonymous();
}
