import { useQueryRoute } from '@kontor/plugin-api/client';
import { useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { findSimilar } from '../../shared/index.ts';
import { IdeaRows } from '../list/idea-rows-view.tsx';
import { submitMessages } from './submit-messages.ts';

const pauseMs = 400;
const shortest = 8;

/** While one types: ideas that may say the same, to be voted for right here. */
export function SimilarIdeas({ words }: { readonly words: string }) {
  const t = useMessages(submitMessages);
  const q = useSettled(words.trim().slice(0, 200));
  const enabled = q.length >= shortest;
  const found = useQueryRoute(findSimilar, { q }, { enabled, keepPrevious: true }).data?.ideas ?? [];
  const ideas = enabled ? found : [];
  return (
    <div role="status" className="empty:absolute">
      {ideas.length > 0 && (
        <section aria-label={t('similar')} className="rounded-lg bg-sunken px-4 pt-3">
          <h2 className="text-sm font-medium">{t('similar')}</h2>
          <p className="text-sm text-muted">{t('similarHelp')}</p>
          <IdeaRows label={t('similar')} ideas={ideas} hasBoxes />
        </section>
      )}
    </div>
  );
}

/** What was typed, once the keys have rested. */
function useSettled(words: string): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), pauseMs);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}
