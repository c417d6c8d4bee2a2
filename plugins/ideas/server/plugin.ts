import { defineServerPlugin } from '@kontor/plugin-api/server';
import { boxChanged, ideaChanged, ideaVoted, thanksChanged } from '../shared/index.ts';
import { searchComments } from './comment-search.ts';
import { mountIdeasCsv } from './csv-mount.ts';
import { seedIdeas } from './demo-seeding.ts';
import { scheduleDue } from './due-job.ts';
import { scheduleForgetting } from './forget-job.ts';
import { boxLinks, ideaLinks } from './idea-links.ts';
import { defineIdeaKinds } from './idea-notify.ts';
import { provideIdeaPeriods } from './idea-periods.ts';
import { takeReplies } from './idea-replies.ts';
import { ideaSearch } from './idea-search.ts';
import { IdeasContext } from './ideas-context.ts';
import { provideHandOver } from './ideas-hand-over.ts';
import { declareIdeas } from './ideas-privacy.ts';
import { createIdeasServices } from './ideas-services.ts';
import { createIdeas, createThanks } from './migrations/20261127-2050-create-ideas.ts';
import { keepDecidedInPlaceOf } from './migrations/20261127-2343-keep-in-whose-place.ts';
import { bindRoutes } from './routes.ts';
import { thanksLinks } from './thanks-links.ts';
import { defineThanksKinds } from './thanks-notify.ts';
import { readVoters } from './vote-store.ts';

/** Suggestion boxes with an office that answers, and thanks to colleagues. */
export const ideasPlugin = defineServerPlugin({
  id: 'ideas',
  register(host) {
    const context = new IdeasContext(host);
    const services = createIdeasServices(context);
    host.migrations.add(createIdeas, createThanks, keepDecidedInPlaceOf);
    declareIdeas(context);
    defineIdeaKinds(context);
    defineThanksKinds(context);
    bindRoutes(host.http, context, services);
    mountIdeasCsv(context);
    host.files.defineOwner('ideas/idea', (tx, actor, id) => services.files.mayAdd(tx, actor, id));
    host.links.provide(ideaLinks(context));
    host.links.provide(boxLinks(context));
    host.links.provide(thanksLinks(context));
    host.search.provide(ideaSearch(context));
    searchComments(context);
    takeReplies(context, services.comments);
    for (const event of [boxChanged, ideaChanged, thanksChanged]) host.live.present(event, async () => null);
    // To each the number, and whether their own vote is in it.
    host.live.present(ideaVoted, async (tx, { payload: { idea } }) => {
      const voters = await readVoters(tx, idea);
      return (actor) => ({ votes: voters.size, hasMyVote: voters.has(actor.person) });
    });
    provideHandOver(context);
    scheduleDue(context);
    scheduleForgetting(context);
    provideIdeaPeriods(context);
    seedIdeas(context);
  },
});
