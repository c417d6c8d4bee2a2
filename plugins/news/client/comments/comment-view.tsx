import { NamesInText, PersonName, useSession, WaitingMark } from '@kontor/plugin-api/client';
import {
  AlertDialog,
  Avatar,
  Button,
  Ellipsis,
  Eye,
  EyeOff,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Pencil,
  Trash2,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import type { Talk } from '../../shared/comments.ts';
import { Reactions } from '../reactions/reactions-view.tsx';
import { CommentForm } from './comment-form-view.tsx';
import { commentMessages } from './comment-messages.ts';
import { HideDialog } from './hide-dialog-view.tsx';
import type { ShownComment, TalkChanges } from './use-talk.ts';

interface CommentProps {
  readonly talk: Talk;
  readonly comment: ShownComment;
  readonly changes: TalkChanges;
  /** Opens the field for an answer; absent where nothing more may be said. */
  readonly onAnswer: (() => void) | undefined;
}

/** One comment, with what one may do about it. */
export function CommentLine({ talk, comment, changes, onAnswer }: CommentProps) {
  const t = useMessages(commentMessages);
  const { formatRelativeTime, formatDate } = useFormats();
  const [isEditing, setEditing] = useState(false);
  const { author, at, text } = comment;
  const name = author?.name ?? t('nobody');
  if (comment.isDeleted) return <p className="py-1 text-sm text-muted italic">{t('deleted')}</p>;
  return (
    <div className="flex gap-2.5">
      <Avatar name={name} seed={author?.id ?? comment.id} size="sm" />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline gap-x-2 text-sm">
          {author ? (
            <PersonName person={author} className="font-medium" />
          ) : (
            <span className="font-medium">{name}</span>
          )}
          {comment.isWaiting ? (
            <WaitingMark />
          ) : (
            <time dateTime={at} title={formatDate(at, 'moment')} className="text-xs text-muted">
              {formatRelativeTime(at)}
            </time>
          )}
          {comment.isEdited && <span className="text-xs text-muted">{t('edited')}</span>}
        </div>
        <HiddenNote comment={comment} />
        {isEditing ? (
          <CommentForm
            label={t('editLabel')}
            action={t('save')}
            initial={{ text: text ?? '', people: comment.mentions }}
            onCancel={() => setEditing(false)}
            onSend={async (words, mentions) => {
              const isSaved = await changes.edit(comment.id, words, mentions);
              if (isSaved) setEditing(false);
              return isSaved;
            }}
            autoFocus
          />
        ) : (
          text !== null && (
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <NamesInText text={text} people={comment.mentions} />
            </p>
          )
        )}
        {!isEditing && !comment.isWaiting && (
          <div className="flex flex-wrap items-center gap-1 pt-1">
            <Reactions
              post={talk.post}
              comment={comment.id}
              reactions={comment.reactions}
              mayReact={onAnswer !== undefined && comment.hidden === null}
            />
            {onAnswer && comment.hidden === null && (
              <Button variant="quiet" size="sm" onPress={onAnswer}>
                {t('answer')}
              </Button>
            )}
          </div>
        )}
      </div>
      {!isEditing && !comment.isWaiting && (
        <CommentMenu talk={talk} comment={comment} changes={changes} name={name} onEdit={() => setEditing(true)} />
      )}
    </div>
  );
}

function HiddenNote({ comment: { hidden, author } }: { readonly comment: ShownComment }) {
  const t = useMessages(commentMessages);
  const { person } = useSession();
  if (!hidden) return null;
  const { reason } = hidden;
  const isMine = author?.id === person.id;
  return (
    <p className="flex items-start gap-1.5 text-sm text-muted">
      <EyeOff aria-hidden className="mt-1 size-3.5 shrink-0" />
      {reason === null ? t('hidden') : t(isMine ? 'hiddenMine' : 'hiddenForAll', { reason })}
    </p>
  );
}

interface CommentMenuProps extends Omit<CommentProps, 'onAnswer'> {
  readonly name: string;
  readonly onEdit: () => void;
}

function CommentMenu({ talk, comment, changes, name, onEdit }: CommentMenuProps) {
  const t = useMessages(commentMessages);
  const { person } = useSession();
  const [asked, setAsked] = useState<'delete' | 'hide'>();
  const isMine = comment.author?.id === person.id;
  const mayEdit = isMine && !talk.isClosed && comment.text !== null;
  const mayHide = talk.mayModerate && comment.hidden === null;
  const mayShow = talk.mayModerate && comment.hidden !== null;
  if (!isMine && !talk.mayModerate) return null;
  return (
    <>
      <MenuTrigger>
        <IconButton icon={Ellipsis} size="sm" label={t('more', { name })} />
        <Menu>
          {mayEdit && (
            <MenuItem icon={Pencil} onAction={onEdit}>
              {t('edit')}
            </MenuItem>
          )}
          {mayHide && (
            <MenuItem icon={EyeOff} onAction={() => setAsked('hide')}>
              {t('hide')}
            </MenuItem>
          )}
          {mayShow && (
            <MenuItem icon={Eye} onAction={() => void changes.hide(comment.id, null)}>
              {t('show')}
            </MenuItem>
          )}
          {isMine && (
            <MenuItem icon={Trash2} isDestructive onAction={() => setAsked('delete')}>
              {t('delete')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {asked === 'hide' && (
        <HideDialog onHide={(reason) => changes.hide(comment.id, reason)} onClose={() => setAsked(undefined)} />
      )}
      <AlertDialog
        title={t('deleteTitle')}
        action={t('deleteDo')}
        isDestructive
        isOpen={asked === 'delete'}
        onOpenChange={() => setAsked(undefined)}
        onAction={() => changes.remove(comment.id)}
      >
        {t('deleteText')}
      </AlertDialog>
    </>
  );
}
