import { Addressed, RefusedChange } from '@kontor/plugin-api/client';
import { IconButton, Lock, LockOpen, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { Talk } from '../../shared/comments.ts';
import { CommentForm } from './comment-form-view.tsx';
import { commentMessages } from './comment-messages.ts';
import { CommentLine } from './comment-view.tsx';
import { type TalkChanges, type Thread, useTalk } from './use-talk.ts';

/** All that was said about a post, in threads of one level, and the field to say something. */
export function Comments({ talk }: { readonly talk: Talk }) {
  const t = useMessages(commentMessages);
  const changes = useTalk(talk);
  const [taken, setTaken] = useState<{ readonly key: string; readonly text: string }>();
  const { threads, refused } = changes;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <div className="flex items-center gap-2">
        <h2 className="grow text-lg font-semibold">{t('title')}</h2>
        {talk.mayClose && (
          <IconButton
            icon={talk.isClosed ? LockOpen : Lock}
            label={t(talk.isClosed ? 'reopen' : 'close')}
            onPress={() => void changes.close(!talk.isClosed)}
          />
        )}
      </div>
      {threads.length === 0 && !talk.isClosed && <p className="text-sm text-muted">{t('none')}</p>}
      {threads.length > 0 && (
        <ul className="flex flex-col gap-5">
          {threads.map((thread) => (
            <ThreadItem key={thread.root.id} talk={talk} thread={thread} changes={changes} />
          ))}
        </ul>
      )}
      {refused.map((change) => (
        <RefusedChange
          key={change.id}
          change={change}
          onTakeUp={() => {
            setTaken({ key: change.id, text: change.input.text });
            changes.forget(change.id);
          }}
          onGiveUp={() => changes.forget(change.id)}
        />
      ))}
      {talk.isClosed ? (
        <p className="flex items-center gap-2 text-sm text-muted">
          <Lock aria-hidden className="size-4 shrink-0" />
          {t('closed')}
        </p>
      ) : (
        <CommentForm
          key={taken?.key ?? 'new'}
          label={t('write')}
          action={t('send')}
          {...(taken && { initial: { text: taken.text, people: [] } })}
          onSend={(text, mentions) => changes.add(text, mentions, null)}
        />
      )}
    </section>
  );
}

interface ThreadProps {
  readonly talk: Talk;
  readonly thread: Thread;
  readonly changes: TalkChanges;
}

function ThreadItem({ talk, thread: { root, answers }, changes }: ThreadProps) {
  const t = useMessages(commentMessages);
  const [isAnswering, setAnswering] = useState(false);
  const name = root.author?.name ?? t('gone');
  const onAnswer = talk.isClosed ? undefined : () => setAnswering(true);
  return (
    <li className="flex flex-col gap-3">
      <Addressed name={`comment-${root.id}`}>
        <CommentLine talk={talk} comment={root} changes={changes} onAnswer={onAnswer} />
      </Addressed>
      {(answers.length > 0 || isAnswering) && (
        <div className="flex flex-col gap-3 border-s-2 border-border ps-3 sm:ms-3.5 sm:ps-5">
          {answers.length > 0 && (
            <ul aria-label={t('answers', { name })} className="flex flex-col gap-3">
              {answers.map((answer) => (
                <li key={answer.id}>
                  <Addressed name={`comment-${answer.id}`}>
                    <CommentLine talk={talk} comment={answer} changes={changes} onAnswer={onAnswer} />
                  </Addressed>
                </li>
              ))}
            </ul>
          )}
          {isAnswering && !talk.isClosed && (
            <CommentForm
              label={t('answerTo', { name })}
              action={t('sendAnswer')}
              onCancel={() => setAnswering(false)}
              onSend={async (text, mentions) => {
                const isSaid = await changes.add(text, mentions, root.id);
                if (isSaid) setAnswering(false);
                return isSaid;
              }}
              autoFocus
            />
          )}
        </div>
      )}
    </li>
  );
}
