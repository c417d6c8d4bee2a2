import { newToken } from '@kontor/base';
import { useQueuedAction } from '@kontor/plugin-api/client';
import { classNames, ThumbsUp, useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import { ideaVoted } from '../../shared/events.ts';
import { type ListedIdea, setVote } from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';

type VotedIdea = Pick<ListedIdea, 'id' | 'title' | 'votes' | 'hasMyVote' | 'isVotingOpen'>;

/** The number of votes; where people vote, a button for one's own, also without a connection. */
export function VoteButton({ idea, isWide = false }: { readonly idea: VotedIdea; readonly isWide?: boolean }) {
  const t = useMessages(ideasMessages);
  const toast = useToast();
  const { run, error } = useQueuedAction(setVote, {
    object: ({ idea: id }) => `ideas/vote/${id}`,
    title: () => t('queuedVote', { title: idea.title }),
    expects: ({ votes: hasMyVote }) => {
      const votes = idea.votes + Number(hasMyVote) - Number(idea.hasMyVote);
      return [{ definition: ideaVoted, payload: { idea: idea.id }, object: { votes, hasMyVote } }];
    },
    folds: true,
  });
  const refusal = error?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: t('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, t]);
  const shape = classNames(
    'flex shrink-0 items-center justify-center gap-1.5 rounded-md text-sm font-semibold tabular-nums',
    isWide ? 'h-9 px-4 coarse:h-11' : 'h-14 w-12 flex-col gap-0.5!',
  );
  const label = isWide ? t('votes', { count: idea.votes }) : String(idea.votes);
  if (!idea.isVotingOpen)
    return (
      <span className={classNames(shape, 'bg-sunken text-muted')}>
        <ThumbsUp aria-hidden className="size-4" />
        <span aria-hidden>{label}</span>
        <span className="sr-only">{t('votes', { count: idea.votes })}</span>
      </span>
    );
  return (
    <button
      type="button"
      aria-label={`${t('vote', { title: idea.title })}, ${t('votes', { count: idea.votes })}`}
      aria-pressed={idea.hasMyVote}
      onClick={() => void run({ idea: idea.id, votes: !idea.hasMyVote, salt: newToken(24) })}
      className={classNames(
        shape,
        'focus-ring ring-1 transition-colors',
        idea.hasMyVote
          ? 'bg-accent-soft text-accent-text ring-accent-text forced-colors:border-2'
          : 'text-muted ring-border hover:bg-hover hover:text-text',
      )}
    >
      <ThumbsUp aria-hidden className="size-4" fill={idea.hasMyVote ? 'currentColor' : 'none'} />
      {label}
    </button>
  );
}
