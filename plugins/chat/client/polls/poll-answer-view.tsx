import type { PollAnswer } from '@kontor/matrix/client';
import { Check, classNames, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { pollMessages } from './poll-messages.ts';

interface PollAnswerProps {
  readonly answer: PollAnswer;
  /** From 0 to 1, of those who voted; absent while numbers are not shown. */
  readonly share: number | undefined;
  /** Of an ended poll, whether it won. */
  readonly isLeading: boolean;
  /** Absent where nobody may vote any more. */
  readonly onPress?: () => void;
}

/** One answer with its votes; a button as long as one may vote. */
export function PollAnswerView({ answer, share, isLeading, onPress }: PollAnswerProps) {
  const t = useMessages(pollMessages);
  const { text, votes, isOwn } = answer;
  const content = (
    <>
      {share !== undefined && (
        <span
          aria-hidden
          style={{ width: `${share * 100}%` }}
          className={classNames(
            'absolute inset-y-0 start-0 rounded-sm',
            isOwn || isLeading ? 'bg-accent-soft' : 'bg-hover',
          )}
        />
      )}
      <span
        aria-hidden
        className={classNames(
          'relative flex size-4 shrink-0 items-center justify-center rounded-full ring-1 ring-inset',
          isOwn ? 'bg-accent text-on-accent ring-accent' : 'ring-control',
        )}
      >
        {isOwn && <Check className="size-3" strokeWidth={3} />}
      </span>
      <span className={classNames('relative min-w-0 grow [overflow-wrap:anywhere]', isLeading && 'font-semibold')}>
        {text}
      </span>
      {share !== undefined && (
        <span className="relative shrink-0 text-xs text-muted tabular-nums">{t('votes', { count: votes })}</span>
      )}
    </>
  );
  const classes =
    'relative flex min-h-9 w-full items-center gap-2 overflow-hidden rounded-sm px-2.5 py-1.5 text-start text-sm ring-1 ring-inset coarse:min-h-11';
  if (!onPress)
    return (
      <div className={classNames(classes, 'ring-border')}>
        {isOwn && <span className="sr-only">{t('own')}: </span>}
        {content}
      </div>
    );
  return (
    <Button
      onPress={onPress}
      aria-pressed={isOwn}
      aria-label={share === undefined ? text : t('votesOf', { answer: text, count: votes })}
      className={classNames(classes, 'focus-ring', isOwn ? 'ring-accent' : 'ring-border data-hovered:ring-control')}
    >
      {content}
    </Button>
  );
}
