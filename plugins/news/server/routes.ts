import type { Http } from '@kontor/plugin-api/server';
import {
  archiveChannel,
  attachFile,
  changeChannel,
  changePost,
  createChannel,
  createPost,
  deletePost,
  followChannel,
  getPost,
  handInPost,
  listChannels,
  listManagedChannels,
  listNewPosts,
  listOwnPosts,
  listPosts,
  listVersions,
  pinPost,
  publishPost,
  readVersion,
  recordVisit,
  returnPost,
  takeBackPost,
  withdrawPost,
} from '../shared/index.ts';
import type { ChannelService } from './channel-service.ts';
import type { FeedService } from './feed-service.ts';
import type { PostService } from './post-service.ts';
import type { PublishingService } from './publishing-service.ts';

export interface NewsServices {
  readonly channels: ChannelService;
  readonly feed: FeedService;
  readonly posts: PostService;
  readonly publishing: PublishingService;
}

/** Contract to service, one line each. */
export function bindRoutes(http: Http, { channels, feed, posts, publishing }: NewsServices): void {
  http.bind(listPosts, (input, { actor }) => feed.list(actor, input));
  http.bind(listOwnPosts, (_input, { actor }) => feed.listOwn(actor));
  http.bind(listNewPosts, (_input, { actor }) => feed.listNew(actor));
  http.bind(recordVisit, (_input, { actor }) => done(feed.recordVisit(actor)));
  http.bind(getPost, ({ post }, { actor }) => posts.get(actor, post));
  http.bind(createPost, (input, { actor }) => posts.create(actor, input));
  http.bind(changePost, (input, { actor }) => posts.change(actor, input));
  http.bind(attachFile, ({ post, file }, { actor }) => posts.attach(actor, post, file));
  http.bind(deletePost, ({ post, deleted }, { actor }) => done(posts.setDeleted(actor, post, deleted)));
  http.bind(listVersions, ({ post }, { actor }) => posts.listVersions(actor, post));
  http.bind(readVersion, (input, { actor }) => posts.readVersion(actor, input));
  http.bind(publishPost, (input, { actor }) => done(publishing.publish(actor, input)));
  http.bind(handInPost, (input, { actor }) => done(publishing.handIn(actor, input)));
  http.bind(takeBackPost, ({ post }, { actor }) => done(publishing.takeBack(actor, post)));
  http.bind(returnPost, (input, { actor }) => done(publishing.giveBack(actor, input)));
  http.bind(withdrawPost, ({ post, withdrawn }, { actor }) => done(publishing.withdraw(actor, post, withdrawn)));
  http.bind(pinPost, (input, { actor }) => done(publishing.pin(actor, input)));
  http.bind(listChannels, (_input, { actor }) => channels.list(actor));
  http.bind(followChannel, ({ channel, follows }, { actor }) => done(channels.follow(actor, channel, follows)));
  http.bind(listManagedChannels, (_input, { actor }) => channels.listManaged(actor));
  http.bind(createChannel, (input, { actor }) => channels.create(actor, input));
  http.bind(changeChannel, (input, { actor }) => channels.change(actor, input));
  http.bind(archiveChannel, ({ channel, archived }, { actor }) => done(channels.archive(actor, channel, archived)));
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
