import { addresseesUnknown, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { channel, channelKind, channelSettings, managedChannel } from './channel.ts';
import { channelChangedMeanwhile, channelExists, channelNotFound } from './errors.ts';

const { id, nothing } = fields;

export const listChannels = defineRoute({
  name: 'news.listChannels',
  method: 'GET',
  path: '/api/news/channels',
  access: 'person',
  summary: 'Channels that the caller may read, by name: topics, org units, spaces; and whether they manage them',
  input: nothing,
  output: z.object({ channels: z.array(channel), mayManage: z.boolean() }),
  errors: [],
});

export const followChannel = defineRoute({
  name: 'news.followChannel',
  method: 'PUT',
  path: '/api/news/channels/:channel/follow',
  idempotent: true,
  access: 'person',
  summary: 'Follows a channel, so that its posts are in the own news and its new ones in the inbox, or no longer',
  input: z.object({ channel: id, follows: z.boolean() }),
  output: nothing,
  errors: [channelNotFound],
});

export const listManagedChannels = defineRoute({
  name: 'news.listManagedChannels',
  method: 'GET',
  path: '/api/news/managed-channels',
  access: 'administrator',
  summary: 'All channels with who edits them and who writes there, also archived ones',
  input: nothing,
  output: z.object({ channels: z.array(managedChannel) }),
  errors: [],
  keptOffline: false,
});

const owner = { kind: channelKind, orgUnit: id.nullable(), space: id.nullable() };

export const createChannel = defineRoute({
  name: 'news.createChannel',
  method: 'POST',
  path: '/api/news/channels',
  access: 'administrator',
  summary: 'Makes a channel: of an org unit, of a space, or of a topic',
  input: channelSettings.extend(owner),
  output: z.object({ id }),
  errors: [addresseesUnknown, channelExists, channelNotFound],
});

export const changeChannel = defineRoute({
  name: 'news.changeChannel',
  method: 'PUT',
  path: '/api/news/channels/:channel',
  access: 'administrator',
  summary: 'Changes what a channel is called, who edits it, who writes there and whom its posts are for',
  input: channelSettings.extend({ channel: id, revision: z.number().int() }),
  output: z.object({ id }),
  errors: [addresseesUnknown, channelNotFound, channelChangedMeanwhile],
});

export const archiveChannel = defineRoute({
  name: 'news.archiveChannel',
  method: 'PUT',
  path: '/api/news/channels/:channel/archived',
  access: 'administrator',
  summary: 'Archives a channel, where nothing new is written then, or takes that back; its posts stay',
  input: z.object({ channel: id, archived: z.boolean() }),
  output: nothing,
  errors: [channelNotFound],
});
