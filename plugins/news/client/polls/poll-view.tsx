import { newId } from '@kontor/base';
import { usePendingChanges, useQueryRoute, useQueuedAction, WaitingMark } from '@kontor/plugin-api/client';
import { Button, Check, Checkbox, classNames, Form, FormError, RadioGroup, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { postRef } from '../../shared/index.ts';
import { getPoll, type Poll, vote } from '../../shared/polls.ts';
import { pollMessages } from './poll-messages.ts';

/** The poll of a post: first the question, then, once one has voted, what came of it. Nothing where there is none. */
export function PollSection({ post }: { readonly post: string }) {
  const { data } = useQueryRoute(getPoll, { post });
  return data?.poll ? <PollCard key={data.poll.revision} poll={data.poll} /> : null;
}

function PollCard({ poll }: { readonly poll: Poll }) {
  const t = useMessages(pollMessages);
  const { formatDate } = useFormats();
  const [isChanging, setChanging] = useState(false);
  const { changes } = usePendingChanges(vote);
  const waiting = changes.findLast(({ input, refusal }) => input.post === poll.post && refusal === undefined)?.input;
  const own = waiting?.choices ?? poll.own;
  const asks = !poll.isOver && (own.length === 0 || isChanging);
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3 rounded-lg p-4 ring-1 ring-border">
      <h2 className="text-lg font-semibold [overflow-wrap:anywhere]">{poll.question}</h2>
      {asks ? (
        <Ballot poll={poll} own={own} onDone={() => setChanging(false)} isChanging={isChanging} />
      ) : (
        <>
          <Results poll={poll} own={own} />
          {waiting && (
            <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
              <WaitingMark />
              {t('waiting')}
            </p>
          )}
          {!poll.isOver && (
            <Button size="sm" className="self-start" onPress={() => setChanging(true)}>
              {t('change')}
            </Button>
          )}
        </>
      )}
      <p className="text-sm text-muted">
        {poll.isOver ? t('over') : t('secret')}{' '}
        {!poll.isOver && poll.endsAt !== null && t('until', { moment: formatDate(poll.endsAt, 'moment') })}
      </p>
    </section>
  );
}

interface BallotProps {
  readonly poll: Poll;
  readonly own: readonly string[];
  readonly isChanging: boolean;
  readonly onDone: () => void;
}

function Ballot({ poll, own, isChanging, onDone }: BallotProps) {
  const t = useMessages(pollMessages);
  const [chosen, setChosen] = useState<readonly string[]>(own);
  const { run, isPending, error } = useQueuedAction(vote, {
    object: () => postRef(poll.post),
    title: () => t('queued'),
    refreshes: [getPoll],
    folds: true,
  });
  async function send(choices: readonly string[]) {
    if ((await run({ post: poll.post, choices: [...choices], blind: newId() })) !== 'refused') onDone();
  }
  return (
    <Form
      isUnsaved={false}
      className="gap-3!"
      onSubmit={() => {
        if (chosen.length > 0) void send(chosen);
      }}
    >
      <FormError>{error?.message}</FormError>
      {poll.isMultiple ? (
        <fieldset className="flex flex-col gap-1">
          <legend className="pb-1 text-sm text-muted">{t('several')}</legend>
          {poll.choices.map(({ id, text }) => (
            <Checkbox
              key={id}
              isSelected={chosen.includes(id)}
              onChange={(on) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
            >
              <span className="[overflow-wrap:anywhere]">{text}</span>
            </Checkbox>
          ))}
        </fieldset>
      ) : (
        <RadioGroup
          label={poll.question}
          isLabelHidden
          options={poll.choices.map(({ id, text }) => ({ id, label: text }))}
          value={chosen[0] ?? null}
          onChange={(id) => setChosen([id])}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={chosen.length === 0}>
          {t('vote')}
        </Button>
        {isChanging && (
          <>
            <Button variant="quiet" onPress={() => void send([])}>
              {t('takeBack')}
            </Button>
            <Button variant="quiet" onPress={onDone}>
              {t('cancel')}
            </Button>
          </>
        )}
      </div>
    </Form>
  );
}

/** As bars with their numbers, or the reason why there are none. */
function Results({ poll, own }: Pick<BallotProps, 'poll' | 'own'>) {
  const t = useMessages(pollMessages);
  const { results } = poll;
  const counted = results && !results.few ? results : undefined;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {poll.choices.map(({ id, text }) => {
          const count = counted?.counts[id] ?? 0;
          return (
            <li key={id} className="flex flex-col gap-1">
              <div className="flex items-baseline justify-between gap-3">
                <span className={classNames('min-w-0 [overflow-wrap:anywhere]', own.includes(id) && 'font-medium')}>
                  {text}
                  {own.includes(id) && (
                    <span className="ms-2 inline-flex items-center gap-1 text-xs text-accent-text">
                      <Check aria-hidden className="size-3.5" />
                      {t('yours')}
                    </span>
                  )}
                </span>
                {counted && <span className="shrink-0 text-sm text-muted tabular-nums">{count}</span>}
              </div>
              {counted && (
                <div aria-hidden className="h-2 overflow-hidden rounded-full bg-pressed forced-colors:border">
                  <div
                    className="h-full rounded-full bg-accent forced-colors:bg-[Highlight]"
                    style={{ width: `${(100 * count) / counted.voters}%` }}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <p className="text-sm text-muted">
        {counted
          ? t(poll.isMultiple ? 'votersSeveral' : 'voters', { count: counted.voters })
          : results?.few
            ? t(poll.isOver ? 'fewOver' : 'few')
            : null}
      </p>
    </>
  );
}
