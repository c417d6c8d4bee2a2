import { Badge, useMessages } from '@kontor/ui';
import type { IdeaState } from '../../shared/state.ts';
import { ideasMessages } from '../ideas-messages.ts';

const tones = {
  new: 'neutral',
  review: 'info',
  accepted: 'success',
  partly: 'success',
  rejected: 'danger',
  postponed: 'warning',
  implementing: 'accent',
  done: 'success',
  withdrawn: 'neutral',
} as const satisfies Readonly<Record<IdeaState, string>>;

/** How far an idea is. */
export function StateBadge({ state, isMerged = false }: { readonly state: IdeaState; readonly isMerged?: boolean }) {
  const t = useMessages(ideasMessages);
  if (isMerged) return <Badge>{t('merged')}</Badge>;
  return <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>;
}
