import { Building2, type Icon, Megaphone, UsersRound } from '@kontor/ui';
import type { ChannelKind } from '../shared/index.ts';

/** What stands before the name of a channel. */
export const channelSigns: Readonly<Record<ChannelKind, Icon>> = {
  topic: Megaphone,
  office: Building2,
  space: UsersRound,
};
