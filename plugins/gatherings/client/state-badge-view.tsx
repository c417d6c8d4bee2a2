import { Badge, useMessages } from '@kontor/ui';
import type { ListedGathering } from '../shared/index.ts';
import { gatheringsMessages } from './gatherings-messages.ts';

/** What matters most to this person about it, in a word or two; nothing where there is nothing to say. */
export function StateBadge({ gathering }: { readonly gathering: ListedGathering }) {
  const t = useMessages(gatheringsMessages);
  const { state, mine, free, isOpen } = gathering;
  if (state === 'draft') return <Badge>{t('draft')}</Badge>;
  if (state === 'cancelled') return <Badge tone="danger">{t('cancelled')}</Badge>;
  if (mine?.state === 'in') return <Badge tone="success">{t('in')}</Badge>;
  if (mine?.state === 'waiting') return <Badge tone="warning">{t('waiting', { rank: mine.rank ?? 1 })}</Badge>;
  if (mine?.state === 'asked') return <Badge tone="info">{t('asked')}</Badge>;
  if (mine?.state === 'declined') return <Badge>{t('declined')}</Badge>;
  if (!isOpen || free === null) return null;
  return free === 0 ? <Badge>{t('full')}</Badge> : <Badge>{t('free', { count: free })}</Badge>;
}
