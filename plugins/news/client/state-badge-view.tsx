import { Badge, type BadgeProps, useMessages } from '@kontor/ui';
import type { PostState } from '../shared/index.ts';
import { newsMessages } from './news-messages.ts';

const looks = {
  draft: ['draft', 'neutral'],
  'handed-in': ['handedIn', 'info'],
  returned: ['returned', 'warning'],
  scheduled: ['scheduled', 'info'],
  published: ['published', 'success'],
  expired: ['expired', 'neutral'],
  withdrawn: ['withdrawn', 'warning'],
} as const satisfies Record<PostState, readonly [keyof typeof newsMessages.texts.de, BadgeProps['tone']]>;

/** Where a post stands, for those who write it. */
export function StateBadge({ state }: { readonly state: PostState }) {
  const t = useMessages(newsMessages);
  const [name, tone] = looks[state];
  return <Badge tone={tone}>{t(name)}</Badge>;
}
