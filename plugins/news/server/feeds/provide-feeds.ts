import { allowPublicChannel, getPublicState, listPublicChannels, setPublic } from '../../shared/feeds.ts';
import type { AroundPosts } from '../comments/around-posts.ts';
import { createPublicPosts } from '../migrations/20261127-2012-create-public-posts.ts';
import { AtomService } from './atom-service.ts';
import { openFeedDoor } from './feed-door.ts';
import { openPublicDoors } from './public-doors.ts';
import { PublicService } from './public-service.ts';

/** All of the server's part of what leaves Kontor: feeds of persons, and what everybody may read. */
export function provideFeeds(posts: AroundPosts): void {
  const { host } = posts;
  const outlet = new PublicService(posts);
  host.migrations.add(createPublicPosts);
  host.http.bind(getPublicState, ({ post }, { actor }) => outlet.getState(actor, post));
  host.http.bind(setPublic, (input, { actor }) => outlet.set(actor, input.post, input.public));
  host.http.bind(listPublicChannels, () => outlet.listChannels());
  host.http.bind(allowPublicChannel, async ({ channel, allowed }, { actor }) => {
    await outlet.allow(actor, channel, allowed);
    return {};
  });
  outlet.keepToPolicies();
  openFeedDoor(host, new AtomService(posts));
  openPublicDoors(host, outlet);
}
