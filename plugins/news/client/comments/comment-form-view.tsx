import { useFoundSubjects } from '@kontor/plugin-api/client';
import { Button, Form, FormActions, FormError, TextArea, useMessages } from '@kontor/ui';
import { useRef, useState } from 'react';
import { longestComment } from '../../shared/comments.ts';
import { commentMessages } from './comment-messages.ts';
import { findMentionSearch, type MentionSearch, type MentionText, mentionedIn, withMention } from './mention-model.ts';

interface CommentFormProps {
  readonly label: string;
  readonly action: string;
  readonly initial?: MentionText;
  /** False where it could not be said; what was written stays then. */
  readonly onSend: (text: string, mentions: string[]) => Promise<boolean>;
  readonly onCancel?: () => void;
  readonly error?: string | undefined;
  readonly isPending?: boolean;
  readonly autoFocus?: boolean;
}

const nothing: MentionText = { text: '', people: [] };

/** Words for a comment, in which `@` names people. */
export function CommentForm(props: CommentFormProps) {
  const { label, action, initial = nothing, onSend, onCancel, error, isPending = false, autoFocus = false } = props;
  const t = useMessages(commentMessages);
  const [written, setWritten] = useState(initial);
  const [search, setSearch] = useState<MentionSearch>();
  const box = useRef<HTMLDivElement>(null);
  function change(text: string) {
    const next = { ...written, text };
    const field = box.current?.querySelector('textarea');
    setWritten(next);
    setSearch(findMentionSearch(next, field?.selectionStart ?? text.length));
  }
  function pick(person: MentionText['people'][number]) {
    if (search) setWritten(withMention(written, search, person));
    setSearch(undefined);
    box.current?.querySelector('textarea')?.focus();
  }
  async function submit(saved: () => void) {
    const text = written.text.trim();
    if (text === '') return;
    setSearch(undefined);
    if (!(await onSend(text, mentionedIn(written)))) return;
    saved();
    setWritten(nothing);
  }
  return (
    <div ref={box}>
      <Form
        isUnsaved={written.text.trim() !== initial.text}
        onSubmit={(saved) => void submit(saved)}
        className="gap-2!"
      >
        <FormError>{error}</FormError>
        <TextArea
          name="text"
          label={label}
          isLabelHidden={autoFocus}
          placeholder={t('writeHint')}
          value={written.text}
          onChange={change}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && search) setSearch(undefined);
            else event.continuePropagation();
          }}
          rows={2}
          maxLength={longestComment}
          autoFocus={autoFocus}
        />
        {search && <Suggestions words={search.words} onPick={pick} />}
        {(onCancel !== undefined || written.text.trim() !== '') && (
          <FormActions>
            {onCancel && (
              <Button size="sm" onPress={onCancel}>
                {t('cancel')}
              </Button>
            )}
            <Button
              type="submit"
              size="sm"
              variant="primary"
              isPending={isPending}
              isDisabled={written.text.trim() === ''}
            >
              {action}
            </Button>
          </FormActions>
        )}
      </Form>
    </div>
  );
}

interface SuggestionsProps {
  readonly words: string;
  readonly onPick: (person: MentionText['people'][number]) => void;
}

const nobody: ReadonlySet<string> = new Set();

/** Who could be meant; below the field, so that nothing covers the text on a phone. */
function Suggestions({ words, onPick }: SuggestionsProps) {
  const t = useMessages(commentMessages);
  const { options, isSettled } = useFoundSubjects(words, ['person'], nobody);
  return (
    <div>
      <p role="status" className="sr-only">
        {isSettled ? t('found', { count: options.length }) : ''}
      </p>
      {options.length > 0 && (
        <ul aria-label={t('suggestions')} className="flex flex-col rounded-lg bg-raised p-1 shadow-float">
          {options.slice(0, 5).map(({ id, label, description, start }) => (
            <li key={id}>
              <Button variant="quiet" className="w-full justify-start!" onPress={() => onPick({ id, name: label })}>
                <span className="flex min-w-0 items-center gap-2">
                  {start}
                  <span className="truncate">{label}</span>
                  {description !== undefined && <span className="truncate text-sm text-muted">{description}</span>}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
