import { newId } from '@kontor/base';
import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  AlertDialog,
  Banner,
  Button,
  Checkbox,
  DatePicker,
  Form,
  FormError,
  IconButton,
  Plus,
  SkeletonForm,
  TextField,
  useMessages,
  useToast,
  Vote,
  X,
} from '@kontor/ui';
import { useState } from 'react';
import {
  choicesBounds,
  getPoll,
  longestChoice,
  longestQuestion,
  type Poll,
  removePoll,
  savePoll,
} from '../../shared/polls.ts';
import { pollMessages } from './poll-messages.ts';
import { draftOf, endOf, filledChoices, isComplete, type PollDraft } from './poll-model.ts';

/** On the screen where a post is written: its poll, or the way to give it one. */
export function PollEditor({ post }: { readonly post: string }) {
  const t = useMessages(pollMessages);
  const query = useQueryRoute(getPoll, { post });
  const [isBegun, setBegun] = useState(false);
  return (
    <QueryView query={query} waiting={isBegun ? <SkeletonForm /> : null}>
      {({ poll }) =>
        poll || isBegun ? (
          <PollForm key={poll?.revision ?? 0} post={post} poll={poll} onGone={() => setBegun(false)} />
        ) : (
          <Button icon={Vote} className="self-start" onPress={() => setBegun(true)}>
            {t('add')}
          </Button>
        )
      }
    </QueryView>
  );
}

interface PollFormProps {
  readonly post: string;
  readonly poll: Poll | null;
  readonly onGone: () => void;
}

function PollForm({ post, poll, onGone }: PollFormProps) {
  const t = useMessages(pollMessages);
  const toast = useToast();
  const [first] = useState(() => draftOf(poll));
  const [draft, setDraft] = useState(first);
  const [isAsking, setAsking] = useState(false);
  const save = useAction(savePoll, { refreshes: [getPoll] });
  const remove = useAction(removePoll, { refreshes: [getPoll] });
  const isFixed = poll?.isFixed ?? false;
  const change = (more: Partial<PollDraft>) => setDraft({ ...draft, ...more });
  async function submit(saved: () => void) {
    const { question, isMultiple, endsOn } = draft;
    // An end that stays is sent as it was: on this device's clock the day may be another.
    const endsAt = endsOn === first.endsOn ? (poll?.endsAt ?? endOf(endsOn)) : endOf(endsOn);
    const choices = filledChoices(draft).map(({ id, text }) => ({ id, text }));
    if (!(await save.run({ post, question, choices, isMultiple, endsAt, revision: poll?.revision ?? 0 }))) return;
    saved();
    toast.show({ text: t('saved'), tone: 'success' });
  }
  async function removeIt() {
    if (poll && !(await remove.run({ post }))) return;
    if (poll) toast.show({ text: t('removed') });
    onGone();
  }
  return (
    <section aria-label={t('editor')} className="rounded-lg p-4 ring-1 ring-border">
      <Form isUnsaved={draft !== first} onSubmit={(saved) => void submit(saved)} className="gap-4!">
        <div>
          <h2 className="font-semibold">{t('editor')}</h2>
          <p className="text-sm text-muted">{t('editorHelp')}</p>
        </div>
        <FormError>{(save.error ?? remove.error)?.message}</FormError>
        {isFixed && <Banner tone="info">{t('fixed')}</Banner>}
        <TextField
          name="question"
          label={t('question')}
          value={draft.question}
          onChange={(question) => change({ question })}
          maxLength={longestQuestion}
          autoComplete="off"
          isDisabled={isFixed}
          isRequired
        />
        <Choices draft={draft} isFixed={isFixed} onChange={change} />
        <Checkbox isSelected={draft.isMultiple} isDisabled={isFixed} onChange={(isMultiple) => change({ isMultiple })}>
          {t('multiple')}
        </Checkbox>
        <DatePicker
          label={t('endsOn')}
          description={t('endsOnHelp')}
          value={draft.endsOn}
          onChange={(endsOn) => change({ endsOn })}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={!isComplete(draft)}>
            {t('save')}
          </Button>
          <Button variant="quiet" onPress={() => (poll ? setAsking(true) : void removeIt())}>
            {t('remove')}
          </Button>
        </div>
      </Form>
      <AlertDialog
        title={t('removeTitle')}
        action={t('remove')}
        isDestructive
        isOpen={isAsking}
        onOpenChange={setAsking}
        onAction={() => void removeIt()}
      >
        {t('removeText')}
      </AlertDialog>
    </section>
  );
}

interface ChoicesProps {
  readonly draft: PollDraft;
  readonly isFixed: boolean;
  readonly onChange: (more: Partial<PollDraft>) => void;
}

function Choices({ draft: { choices }, isFixed, onChange }: ChoicesProps) {
  const t = useMessages(pollMessages);
  const [least, most] = choicesBounds;
  return (
    <div className="flex flex-col gap-3">
      {choices.map(({ id, text }, at) => (
        <div key={id} className="flex items-end gap-1">
          <TextField
            name={`choice-${at + 1}`}
            label={t('choice', { number: at + 1 })}
            value={text}
            onChange={(next) =>
              onChange({ choices: choices.map((each) => (each.id === id ? { id, text: next } : each)) })
            }
            maxLength={longestChoice}
            autoComplete="off"
            isDisabled={isFixed}
            isRequired={at < least}
            className="min-w-0 grow"
          />
          {choices.length > least && !isFixed && (
            <IconButton
              icon={X}
              label={t('removeChoice', { number: at + 1 })}
              onPress={() => onChange({ choices: choices.filter((each) => each.id !== id) })}
            />
          )}
        </div>
      ))}
      {choices.length < most && !isFixed && (
        <Button
          size="sm"
          icon={Plus}
          className="self-start"
          onPress={() => onChange({ choices: [...choices, { id: newId(), text: '' }] })}
        >
          {t('addChoice')}
        </Button>
      )}
    </div>
  );
}
