import { type Ref, refOf } from '@kontor/base';
import { accessSubject, addressee, addressees, fields, namedAddressee, namedSubject } from '@kontor/schema';
import { z } from 'zod';

const { id, line, requiredLine } = fields;

/** What a channel belongs to: an org unit, a space, or nothing but its topic. */
export const channelKind = z.enum(['topic', 'office', 'space']);
export type ChannelKind = z.output<typeof channelKind>;

/** What administrators decide about a channel. */
export const channelSettings = z.object({
  name: requiredLine(80),
  description: line(300),
  /** In the news of everybody; the posts of other channels reach whoever follows them, and whom they address by name. */
  everybody: z.boolean(),
  /** Those who only write hand in, and an editor publishes. */
  needsApproval: z.boolean(),
  /** Besides those who edit it anyway: who leads the org unit or one above it, who edits the space. */
  editors: z.array(accessSubject).max(100),
  /** Besides its editors. */
  writers: z.array(addressee).max(100),
  /** Whom a new post is for, unless its author says otherwise. */
  addressees,
});
export type ChannelSettings = z.output<typeof channelSettings>;

/** A channel as one person sees it. */
export const channel = z.object({
  id,
  kind: channelKind,
  name: z.string(),
  description: z.string(),
  orgUnit: id.nullable(),
  space: id.nullable(),
  /** Of the org unit or the space, where it has another name than the channel. */
  belongsTo: z.string().nullable(),
  everybody: z.boolean(),
  needsApproval: z.boolean(),
  isArchived: z.boolean(),
  follows: z.boolean(),
  mayWrite: z.boolean(),
  /** Publishes what others hand in, pins, withdraws. */
  mayEdit: z.boolean(),
  addressees: z.array(namedAddressee),
});
export type Channel = z.output<typeof channel>;

/** A channel for those who manage it. */
export const managedChannel = channelSettings.extend({
  id,
  kind: channelKind,
  orgUnit: id.nullable(),
  space: id.nullable(),
  belongsTo: z.string().nullable(),
  isArchived: z.boolean(),
  revision: z.number().int(),
  editors: z.array(namedSubject),
  writers: z.array(namedAddressee),
  addressees: z.array(namedAddressee),
});
export type ManagedChannel = z.output<typeof managedChannel>;

export function channelRef(channelId: string): Ref {
  return refOf('news', 'channel', channelId);
}

export function channelPath(channelId: string): string {
  return `/news/channel/${channelId}`;
}
