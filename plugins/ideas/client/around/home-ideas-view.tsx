import { useQueryRoute } from '@kontor/plugin-api/client';
import { Card, Link, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { getIdeasHome, ideaPath, type ListedIdea, thanksPath } from '../../shared/index.ts';
import { StateBadge } from '../idea/state-badge-view.tsx';
import { DueNote } from '../list/idea-rows-view.tsx';
import { aroundMessages } from './around-messages.ts';

/** On the start page: what waits for one's answer, and answers that one has not seen. Nothing where there is neither. */
export function HomeIdeas() {
  const t = useMessages(aroundMessages);
  const home = useQueryRoute(getIdeasHome, {}).data;
  if (!home || home.waiting.length + home.answered.length + home.asked.length === 0) return null;
  return (
    <Card
      title={t('title')}
      action={
        <Link href="/ideas" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {t('all')}
        </Link>
      }
    >
      <ul className="flex flex-col gap-2.5">
        {home.answered.map((idea) => (
          <IdeaLine key={`answered ${idea.id}`} idea={idea} note={t('answered')} />
        ))}
        {home.asked.map(({ id, from }) => (
          <li key={id}>
            <Link href={thanksPath} variant="quiet" className="font-medium coarse:py-2.5">
              {t('asked', { name: from?.name ?? t('gone') })}
            </Link>
          </li>
        ))}
        {home.waiting.map((idea) => (
          <IdeaLine
            key={`waiting ${idea.id}`}
            idea={idea}
            note={idea.dueOn === null ? t('waiting') : <DueNote day={idea.dueOn} />}
          />
        ))}
      </ul>
    </Card>
  );
}

function IdeaLine({ idea, note }: { readonly idea: ListedIdea; readonly note: ReactNode }) {
  return (
    <li className="flex min-w-0 flex-col">
      <Link href={ideaPath(idea.id)} variant="quiet" className="truncate font-medium coarse:py-2">
        {idea.title}
      </Link>
      <span className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        {note}
        <StateBadge state={idea.state} isMerged={idea.mergedInto !== null} />
      </span>
    </li>
  );
}
