import { Addressed, PersonName, useAction, useSession } from '@kontor/plugin-api/client';
import {
  Avatar,
  Button,
  classNames,
  Form,
  FormActions,
  FormError,
  IconButton,
  Pencil,
  TextArea,
  Trash2,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import {
  answerThread,
  type Comment,
  deleteComment,
  editComment,
  listThreads,
  type Page,
  resolveThread,
  type Thread,
} from '../../shared/index.ts';
import { commentMessages } from './comment-messages.ts';
import { Quote } from './quote-view.tsx';
import type { PageComments } from './use-page-comments.ts';

interface ThreadProps {
  readonly page: Page;
  readonly thread: Thread;
  readonly comments: PageComments;
}

/** What was said about one place, with the way to answer and to settle it. */
export function ThreadView({ page, thread, comments }: ThreadProps) {
  const t = useMessages(commentMessages);
  const resolve = useAction(resolveThread, { refreshes: [listThreads] });
  const isResolved = thread.resolvedAt !== null;
  const mayComment = page.right !== 'read';
  return (
    <article
      aria-label={thread.quote || t('whole')}
      className={classNames(
        'flex flex-col gap-3 rounded-lg p-3 ring-1',
        thread.id === comments.active ? 'ring-accent-text' : 'ring-border',
      )}
    >
      {thread.quote !== '' && <Quote text={thread.quote} />}
      {comments.orphans.has(thread.id) && <p className="text-xs text-muted">{t('gone')}</p>}
      {thread.comments.map((each) => (
        <Addressed key={each.id} name={`comment-${each.id}`}>
          <CommentLine page={page} comment={each} />
        </Addressed>
      ))}
      {isResolved && thread.resolvedBy && (
        <p className="text-xs text-muted">{t('resolvedBy', { name: thread.resolvedBy.name })}</p>
      )}
      {mayComment && (
        <div className="flex flex-col gap-2">
          {thread.id === comments.active && <Answer thread={thread.id} />}
          <div className="flex gap-1">
            {thread.id !== comments.active && (
              <Button variant="quiet" size="sm" onPress={() => comments.open(thread.id)}>
                {t('sendAnswer')}
              </Button>
            )}
            <Button
              variant="quiet"
              size="sm"
              isPending={resolve.isPending}
              onPress={() => void resolve.run({ thread: thread.id, resolved: !isResolved })}
            >
              {t(isResolved ? 'reopen' : 'resolve')}
            </Button>
          </div>
        </div>
      )}
    </article>
  );
}

function CommentLine({ page, comment }: { readonly page: Page; readonly comment: Comment }) {
  const t = useMessages(commentMessages);
  const { formatRelativeTime } = useFormats();
  const { person } = useSession();
  const remove = useAction(deleteComment, { refreshes: [listThreads] });
  const [isEditing, setEditing] = useState(false);
  const isMine = comment.author.id === person.id;
  const mayDelete = page.right !== 'read' && (isMine || page.mayManage);
  return (
    <div className="flex gap-2.5">
      <Avatar name={comment.author.name} seed={comment.author.id} size="sm" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <PersonName person={comment.author} className="font-medium" />
          <span className="text-xs text-muted">{formatRelativeTime(comment.at)}</span>
          {comment.isEdited && <span className="text-xs text-muted">{t('edited')}</span>}
        </p>
        {isEditing ? (
          <EditComment comment={comment} onClose={() => setEditing(false)} />
        ) : (
          <p className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">{comment.text}</p>
        )}
      </div>
      {isMine && page.right !== 'read' && !isEditing && (
        <IconButton icon={Pencil} size="sm" label={t('edit')} onPress={() => setEditing(true)} />
      )}
      {mayDelete && (
        <IconButton
          icon={Trash2}
          size="sm"
          label={t('delete')}
          onPress={() => void remove.run({ comment: comment.id })}
        />
      )}
    </div>
  );
}

function EditComment({ comment, onClose }: { readonly comment: Comment; readonly onClose: () => void }) {
  const t = useMessages(commentMessages);
  const { run, isPending, error } = useAction(editComment, { refreshes: [listThreads] });
  const [text, setText] = useState(comment.text);
  async function submit(saved: () => void) {
    if (!(await run({ comment: comment.id, text }))) return;
    saved();
    onClose();
  }
  return (
    <Form isUnsaved={text !== comment.text} onSubmit={(saved) => void submit(saved)}>
      <FormError>{error?.message}</FormError>
      <TextArea
        name="text"
        label={t('edit')}
        value={text}
        onChange={setText}
        rows={2}
        maxLength={4000}
        isRequired
        autoFocus
      />
      <FormActions>
        <Button size="sm" onPress={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="sm" variant="primary" isPending={isPending}>
          {t('save')}
        </Button>
      </FormActions>
    </Form>
  );
}

function Answer({ thread }: { readonly thread: string }) {
  const t = useMessages(commentMessages);
  const { run, isPending, error } = useAction(answerThread, { refreshes: [listThreads] });
  const [text, setText] = useState('');
  async function submit() {
    if (await run({ thread, text })) setText('');
  }
  return (
    <Form isUnsaved={text !== ''} onSubmit={() => void submit()}>
      <FormError>{error?.message}</FormError>
      <TextArea name="text" label={t('answer')} value={text} onChange={setText} rows={2} maxLength={4000} isRequired />
      <Button type="submit" size="sm" className="self-end" isPending={isPending}>
        {t('sendAnswer')}
      </Button>
    </Form>
  );
}
