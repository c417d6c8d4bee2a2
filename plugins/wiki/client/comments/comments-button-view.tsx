import { lazyLayer } from '@kontor/plugin-api/client';
import { MessageSquare, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import type { Page } from '../../shared/index.ts';
import { suggestionMessages } from '../suggestions/suggestion-messages.ts';
import { commentMessages } from './comment-messages.ts';
import type { PageComments } from './use-page-comments.ts';

const CommentsPanel = lazyLayer(async () => (await import('./comments-panel-view.tsx')).CommentsPanel);

interface CommentsButtonProps {
  readonly page: Page;
  readonly comments: PageComments;
}

/** The way to what was said about a page, with how much of it is open. */
export function CommentsButton({ page, comments }: CommentsButtonProps) {
  const t = useMessages(commentMessages);
  const s = useMessages(suggestionMessages);
  const threads = comments.threads.filter(({ resolvedAt }) => resolvedAt === null).length;
  const suggestions = comments.suggestions.filter(({ state }) => state === 'open').length;
  const openCount = threads + suggestions;
  const parts = [
    ...(threads > 0 || suggestions === 0 ? [t('count', { count: threads })] : []),
    ...(suggestions > 0 ? [s('count', { count: suggestions })] : []),
  ];
  // The number that is seen is part of the name: who says what they see to their computer is understood.
  const label = parts.length > 1 ? t('both', { count: openCount, parts: parts.join(', ') }) : (parts[0] ?? '');
  return (
    <>
      <Button
        aria-label={label}
        onPress={() => comments.open()}
        className="inline-flex h-9 min-w-9 items-center justify-center gap-1 rounded-md px-1.5 text-sm text-muted focus-ring data-hovered:bg-hover data-hovered:text-text coarse:size-11"
      >
        <MessageSquare aria-hidden className="size-[18px]" />
        {openCount > 0 && <span className="tabular-nums">{openCount}</span>}
      </Button>
      {comments.isOpen && <CommentsPanel page={page} comments={comments} />}
    </>
  );
}
