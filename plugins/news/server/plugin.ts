import { defineServerPlugin, subjectsOfTokens, tokenOfSubject } from '@kontor/plugin-api/server';
import { followAccess } from './access-following.ts';
import { ChannelService } from './channel-service.ts';
import { seedTalk } from './comments/demo-talk.ts';
import { seedNews } from './demo-seeding.ts';
import { schedulePosts } from './due-posts.ts';
import { FeedService } from './feed-service.ts';
import { createPosts } from './migrations/20261127-2001-create-posts.ts';
import { keepPublishedInPlaceOf } from './migrations/20261127-2344-keep-in-whose-place.ts';
import { NewsContext } from './news-context.ts';
import { provideHandOver } from './news-hand-over.ts';
import { declareNews } from './news-privacy.ts';
import { listOpened } from './opening-store.ts';
import { providePostPeriods } from './periods/post-periods.ts';
import { providePostDocuments } from './post-documents.ts';
import { postLinks } from './post-links.ts';
import { presentPosts } from './post-live.ts';
import { definePostKinds } from './post-notify.ts';
import { postSearch } from './post-search.ts';
import { PostService } from './post-service.ts';
import { provideSnapshots } from './post-snapshots.ts';
import { provideAround } from './provide-around.ts';
import { PublishingService } from './publishing-service.ts';
import { bindRoutes, type NewsServices } from './routes.ts';

/** News that reach the people whom they concern. */
export const newsPlugin = defineServerPlugin({
  id: 'news',
  register(host) {
    const context = new NewsContext(host);
    const services: NewsServices = {
      channels: new ChannelService(context),
      feed: new FeedService(context),
      posts: new PostService(context),
      publishing: new PublishingService(context),
    };
    host.migrations.add(createPosts, keepPublishedInPlaceOf);
    declareNews(context);
    definePostKinds(context);
    bindRoutes(host.http, services);
    providePostDocuments(context);
    host.permissions.whatOpens(async (tx, _person, tokens) =>
      (await listOpened(tx, subjectsOfTokens(tokens))).map(tokenOfSubject),
    );
    host.links.provide(postLinks(context));
    host.search.provide(postSearch(context));
    provideSnapshots(context);
    presentPosts(context);
    provideHandOver(context);
    followAccess(context);
    schedulePosts(context);
    providePostPeriods(context);
    provideAround(context);
    seedNews(context, services.posts);
    seedTalk(context);
  },
});
