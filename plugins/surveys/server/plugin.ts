import { defineServerPlugin } from '@kontor/plugin-api/server';
import { surveyChanged } from '../shared/index.ts';
import { seedSurveys } from './demo-seeding.ts';
import { createSurveys } from './migrations/20261127-2040-create-surveys.ts';
import { openMounts } from './results-mounts.ts';
import { bindRoutes } from './routes.ts';
import { SurveyCourse } from './survey-course.ts';
import { provideHandOver } from './survey-hand-over.ts';
import { announceJob, endJob, tidyJob } from './survey-jobs.ts';
import { surveyLinks } from './survey-links.ts';
import { announceStart, defineSurveyKinds } from './survey-notify.ts';
import { provideSurveyPeriods } from './survey-periods.ts';
import { declareSurveys } from './survey-privacy.ts';
import { surveySearch } from './survey-search.ts';
import { SurveyService } from './survey-service.ts';
import { SurveysContext } from './surveys-context.ts';
import { TicketService } from './ticket-service.ts';

/** Surveys whose answers nobody can join to a person: docs/decisions/0011-anonymous-surveys.md. */
export const surveysPlugin = defineServerPlugin({
  id: 'surveys',
  register(host) {
    const context = new SurveysContext(host);
    const surveys = new SurveyService(context);
    const course = new SurveyCourse(context);
    host.migrations.add(createSurveys);
    declareSurveys(context);
    defineSurveyKinds(context);
    bindRoutes(host.http, { surveys, course, tickets: new TicketService(context) });
    openMounts(context, surveys);
    provideHandOver(context);
    host.links.provide(surveyLinks(context));
    host.search.provide(surveySearch(context));
    host.jobs.define(announceJob, ({ survey }) => announceStart(context, survey));
    host.jobs.define(endJob, ({ survey }) => course.endIfDue(survey));
    host.jobs.define(tidyJob, () => course.tidy());
    host.jobs.schedule(tidyJob, '20 3 * * *', {});
    provideSurveyPeriods(context);
    seedSurveys(context);
    host.live.present(surveyChanged, async () => null);
  },
});
