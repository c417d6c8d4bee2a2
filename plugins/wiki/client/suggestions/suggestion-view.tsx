import { PersonName, useSession } from '@kontor/plugin-api/client';
import { Avatar, classNames, useFormats, useMessages, useRoomBeside } from '@kontor/ui';
import type { Page, Suggestion } from '../../shared/index.ts';
import { Quote } from '../comments/quote-view.tsx';
import type { PageComments } from '../comments/use-page-comments.ts';
import { ChangedWords } from './changed-words-view.tsx';
import { DecideSuggestion, ReopenSuggestion, WithdrawSuggestion } from './suggestion-actions-view.tsx';
import { suggestionMessages } from './suggestion-messages.ts';

interface SuggestionProps {
  readonly page: Page;
  readonly suggestion: Suggestion;
  readonly comments: PageComments;
}

/** What somebody would rather read in a place, why, and the way to decide on it. */
export function SuggestionView({ page, suggestion, comments }: SuggestionProps) {
  const t = useMessages(suggestionMessages);
  const { formatRelativeTime } = useFormats();
  const { person } = useSession();
  const isBeside = useRoomBeside();
  const { author, original, replacement, reason, answer, state, settledBy } = suggestion;
  const isOpen = state === 'open';
  const current = isOpen ? comments.wordsAt(suggestion.anchor) : undefined;
  const isGone = isOpen && comments.isReady && (current === undefined || current === '');
  const isChanged = !isGone && current !== undefined && current !== original;
  const mayWrite = page.right === 'write';
  return (
    <article
      aria-label={t('by', { name: author.name })}
      className={classNames(
        'flex flex-col gap-3 rounded-lg p-3 ring-1',
        suggestion.id === comments.active ? 'ring-accent-text' : 'ring-border',
      )}
    >
      <div className="flex gap-2.5">
        <Avatar name={author.name} seed={author.id} size="sm" />
        <p className="flex min-w-0 grow flex-wrap items-baseline gap-x-2 text-sm">
          <PersonName person={author} className="font-medium" />
          <span className="text-xs text-muted">{formatRelativeTime(suggestion.createdAt)}</span>
        </p>
      </div>
      {isGone && <p className="text-sm text-warning">{t('gone')}</p>}
      {isChanged && (
        <>
          <p className="text-sm text-warning">{t('changed')}</p>
          <Quote text={current} />
          <p className="text-xs text-muted">{t('suggestedFor')}</p>
        </>
      )}
      <ChangedWords before={original} after={replacement} />
      {reason !== '' && <p className="text-sm whitespace-pre-wrap text-muted [overflow-wrap:anywhere]">{reason}</p>}
      {!isOpen && (
        <p className="text-xs text-muted">
          {state === 'withdrawn' && t('withdrawn')}
          {state !== 'withdrawn' &&
            t(state === 'accepted' ? 'acceptedBy' : 'rejectedBy', { name: settledBy?.name ?? '' })}
        </p>
      )}
      {answer !== '' && <p className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">{answer}</p>}
      {isOpen && mayWrite && (
        <DecideSuggestion
          suggestion={suggestion}
          current={isGone ? undefined : current}
          isChanged={isChanged}
          onShow={() => {
            // Where the list covers the text it has to go first.
            if (!isBeside) comments.close();
            comments.show(suggestion.anchor);
          }}
        />
      )}
      {isOpen && author.id === person.id && <WithdrawSuggestion suggestion={suggestion.id} />}
      {!isOpen && state !== 'withdrawn' && mayWrite && <ReopenSuggestion suggestion={suggestion} />}
    </article>
  );
}
