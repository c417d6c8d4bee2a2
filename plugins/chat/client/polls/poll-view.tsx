import type { ChatMessage, Poll } from '@kontor/matrix/client';
import { AlertDialog, Button, ChartNoAxesColumn, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import type { MessageActions } from '../room/message-actions.ts';
import { PollAnswerView } from './poll-answer-view.tsx';
import { pollMessages } from './poll-messages.ts';
import { chosenAfter, leadersOf, showsVotes } from './poll-model.ts';

interface PollViewProps {
  readonly message: ChatMessage;
  readonly poll: Poll;
  readonly actions: MessageActions;
}

/** A poll in the timeline: pressing an answer votes, pressing another changes the vote. */
export function PollView({ message, poll, actions }: PollViewProps) {
  const t = useMessages(pollMessages);
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const isSent = message.state === 'sent';
  const canVote = actions.canWrite && isSent && !poll.isEnded;
  const canEnd = (message.isOwn || actions.canModerate) && actions.canWrite && isSent && !poll.isEnded;
  const leaders = leadersOf(poll);
  const isShown = showsVotes(poll);

  function press(id: string) {
    const chosen = chosenAfter(poll, id);
    if (chosen) actions.vote(message, chosen);
    else toast.show({ text: t('tooMany', { most: poll.most }) });
  }

  function end() {
    const answer = leaders.map(({ text }) => text).join(', ');
    const { question } = poll;
    actions.endPoll(message, answer === '' ? t('closingOpen', { question }) : t('closing', { question, answer }));
  }

  return (
    <section
      aria-label={`${t('poll')}: ${poll.question}`}
      className="my-1 flex max-w-md flex-col gap-2 rounded-md bg-surface p-3 ring-1 ring-border ring-inset"
    >
      <p className="flex items-center gap-1.5 text-xs font-medium text-muted">
        <ChartNoAxesColumn aria-hidden className="size-3.5" />
        {t(poll.isEnded ? 'ended' : 'poll')}
        {poll.most > 1 && !poll.isEnded && ` · ${t('several', { most: poll.most })}`}
      </p>
      <p className="text-sm font-semibold [overflow-wrap:anywhere]">{poll.question}</p>
      <div className="flex flex-col gap-1.5">
        {poll.answers.map((answer) => (
          <PollAnswerView
            key={answer.id}
            answer={answer}
            share={isShown ? answer.votes / Math.max(1, poll.voters) : undefined}
            isLeading={poll.isEnded && leaders.includes(answer)}
            {...(canVote && { onPress: () => press(answer.id) })}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-xs text-muted">
        <p aria-live="polite">{poll.isCounted ? t('voters', { count: poll.voters }) : t('counting')}</p>
        {canEnd && (
          <Button size="sm" variant="quiet" onPress={() => setAsking(true)}>
            {t('end')}
          </Button>
        )}
      </div>
      {!poll.isDisclosed && !poll.isEnded && <p className="text-xs text-muted">{t('hidden')}</p>}
      <AlertDialog isOpen={isAsking} onOpenChange={setAsking} title={t('endTitle')} action={t('end')} onAction={end}>
        {t('endText')}
      </AlertDialog>
    </section>
  );
}
