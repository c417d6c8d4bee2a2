import { newId } from '@kontor/base';
import {
  Addressed,
  PersonName,
  QueryView,
  useAction,
  useQueryRoute,
  useQueuedAction,
  useSession,
} from '@kontor/plugin-api/client';
import {
  AlertDialog,
  Avatar,
  Badge,
  Button,
  FormError,
  IconButton,
  SkeletonList,
  Trash2,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import {
  addComment,
  type IdeaComment,
  ideaRef,
  listComments,
  longestComment,
  type OpenedIdea,
  removeComment,
} from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { BodyView } from '../text/body-view.tsx';
import { RichField } from '../text/rich-field-view.tsx';
import { ideaMessages } from './idea-messages.ts';

interface IdeaTalkProps {
  readonly idea: OpenedIdea;
  /** Whoever reads is the author without a name, who should know where theirs would be shown. */
  readonly isReceiptHere: boolean;
}

/** What people say about an idea, each with the answers below. */
export function IdeaTalk({ idea, isReceiptHere }: IdeaTalkProps) {
  const t = useMessages(ideaMessages);
  const query = useQueryRoute(listComments, { idea: idea.id });
  return (
    <section aria-label={t('talk')} className="flex flex-col gap-4 border-t border-border pt-6">
      <h2 className="text-base font-semibold">{t('talk')}</h2>
      <QueryView query={query} waiting={<SkeletonList rows={2} hasAvatar />}>
        {({ comments }) =>
          comments.length === 0 ? (
            <p className="text-sm text-muted">{t('noTalk')}</p>
          ) : (
            <ul className="flex flex-col gap-5">
              {comments
                .filter(({ parent }) => parent === null)
                .map((comment) => (
                  <Thread
                    key={comment.id}
                    idea={idea}
                    comment={comment}
                    answers={comments.filter(({ parent }) => parent === comment.id)}
                  />
                ))}
            </ul>
          )
        }
      </QueryView>
      <Say idea={idea} parent={null} label={t(isReceiptHere ? 'sayNamed' : 'say')} />
    </section>
  );
}

interface ThreadProps {
  readonly idea: OpenedIdea;
  readonly comment: IdeaComment;
  readonly answers: readonly IdeaComment[];
}

function Thread({ idea, comment, answers }: ThreadProps) {
  const t = useMessages(ideaMessages);
  const i = useMessages(ideasMessages);
  const [isAnswering, setAnswering] = useState(false);
  const name = comment.by?.name ?? t('author');
  return (
    <li className="flex flex-col gap-3">
      <Comment idea={idea} comment={comment} />
      <div className="flex flex-col gap-3 ps-6 sm:ps-11">
        {answers.length > 0 && (
          <ul className="flex flex-col gap-3">
            {answers.map((answer) => (
              <li key={answer.id}>
                <Comment idea={idea} comment={answer} />
              </li>
            ))}
          </ul>
        )}
        {isAnswering ? (
          <>
            <Say idea={idea} parent={comment.id} label={t('replyTo', { name })} onSaid={() => setAnswering(false)} />
            <Button size="sm" variant="quiet" className="self-start" onPress={() => setAnswering(false)}>
              {i('cancel')}
            </Button>
          </>
        ) : (
          <Button size="sm" variant="quiet" className="-ms-2 self-start" onPress={() => setAnswering(true)}>
            {t('reply')}
          </Button>
        )}
      </div>
    </li>
  );
}

function Comment({ idea, comment }: { readonly idea: OpenedIdea; readonly comment: IdeaComment }) {
  const t = useMessages(ideaMessages);
  const i = useMessages(ideasMessages);
  const { person } = useSession();
  const { formatRelativeTime, formatDate } = useFormats();
  const [isAsking, setAsking] = useState(false);
  const remove = useAction(removeComment, { refreshes: [listComments] });
  const { id, by, at, text, isAuthor, isOffice } = comment;
  const name = by?.name ?? t('author');
  return (
    <Addressed name={`comment-${id}`} className="flex gap-3">
      <Avatar name={isAuthor ? '?' : name} seed={by?.id ?? id} size="sm" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          {by ? <PersonName person={by} className="font-medium" /> : isAuthor ? t('author') : i('nobody')}
          {isOffice && <Badge tone="accent">{t('office')}</Badge>}
          <time dateTime={at} title={formatDate(at, 'moment')} className="text-muted">
            {isAuthor ? formatDate(at, 'medium') : formatRelativeTime(at)}
          </time>
        </p>
        <BodyView text={text} />
        <FormError>{remove.error?.message}</FormError>
      </div>
      {(by?.id === person.id || idea.mayDecide) && (
        <IconButton icon={Trash2} size="sm" label={t('removeComment')} onPress={() => setAsking(true)} />
      )}
      {isAsking && (
        <AlertDialog
          title={`${t('removeComment')}?`}
          action={t('removeComment')}
          isDestructive
          isOpen
          onOpenChange={setAsking}
          onAction={() => void remove.run({ idea: idea.id, comment: id })}
        >
          {t('removeCommentText')}
        </AlertDialog>
      )}
    </Addressed>
  );
}

interface SayProps {
  readonly idea: OpenedIdea;
  readonly parent: string | null;
  readonly label: string;
  readonly onSaid?: () => void;
}

/** Also without a connection: it is sent later, once. */
function Say({ idea, parent, label, onSaid }: SayProps) {
  const t = useMessages(ideaMessages);
  const i = useMessages(ideasMessages);
  const toast = useToast();
  const [text, setText] = useState('');
  const [kept, setKept] = useState({ round: 0, text: '' });
  const comment = useQueuedAction(addComment, {
    object: () => ideaRef(idea.id),
    title: () => t('queuedComment', { title: idea.title }),
    refreshes: [listComments],
  });
  async function send() {
    const said = text.trim();
    if (said === '') return;
    const start = (round: number, with_: string) => {
      setText(with_);
      setKept({ round, text: with_ });
    };
    start(kept.round + 1, '');
    const sent = await comment.run({ idea: idea.id, id: newId(), parent, text: said });
    if (sent === 'refused') return start(kept.round + 2, said);
    if (sent === 'waiting') toast.show({ text: t('commentWaiting') });
    onSaid?.();
  }
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormError>{comment.error?.message}</FormError>
      <RichField
        key={kept.round}
        label={label}
        isLabelHidden
        text={kept.text}
        onChange={setText}
        maxLength={longestComment}
        isSmall
      />
      {text.trim() !== '' && (
        <Button type="submit" size="sm" variant="primary" className="self-end">
          {i('send')}
        </Button>
      )}
    </form>
  );
}
