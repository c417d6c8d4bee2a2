import { QueryView, useLocalData, usePlace, useQueryRoute, useSession, useTitle } from '@kontor/plugin-api/client';
import {
  BackLink,
  Button,
  EmptyState,
  FileDrop,
  Form,
  FormActions,
  FormError,
  IconButton,
  Lightbulb,
  Page,
  PageHeader,
  Paperclip,
  Select,
  SkeletonForm,
  Switch,
  TextField,
  useMessages,
  X,
} from '@kontor/ui';
import { useState } from 'react';
import { type Box, listBoxes, longestText } from '../../shared/index.ts';
import { ideaMessages } from '../idea/idea-messages.ts';
import { listMessages } from '../list/list-messages.ts';
import { ReceiptDialog } from '../receipts/receipt-dialog-view.tsx';
import { keepReceipt, type Receipt } from '../receipts/receipt-store.ts';
import { RichField } from '../text/rich-field-view.tsx';
import { SimilarIdeas } from './similar-view.tsx';
import { submitMessages } from './submit-messages.ts';
import { useSubmission } from './use-submission.ts';

const none = 'none';
type Translation = (name: 'answersBy' | 'promise', values: { office: string; days?: number }) => string;

/** A new idea: in which box, what it is, with one's name or without. */
export function SubmitView() {
  const t = useMessages(submitMessages);
  const i = useMessages(ideaMessages);
  const l = useMessages(listMessages);
  const query = useQueryRoute(listBoxes, {});
  useTitle(t('title'));
  return (
    <Page>
      <BackLink href="/ideas">{i('back')}</BackLink>
      <PageHeader title={t('title')} description={t('lead')} />
      <QueryView query={query} waiting={<SkeletonForm fields={4} />}>
        {({ boxes }) => {
          const open = boxes.filter(({ maySubmit }) => maySubmit);
          if (open.length > 0) return <SubmitForm boxes={open} />;
          return (
            <EmptyState icon={Lightbulb} title={l('noBoxTitle')}>
              {l('noBoxText')}
            </EmptyState>
          );
        }}
      </QueryView>
    </Page>
  );
}

function SubmitForm({ boxes }: { readonly boxes: readonly Box[] }) {
  const t = useMessages(submitMessages);
  const i = useMessages(ideaMessages);
  const l = useMessages(listMessages);
  const { search } = usePlace();
  const { person } = useSession();
  const mayKeep = useLocalData('ideas') !== undefined;
  const [boxId, setBox] = useState(boxes.find(({ id }) => id === search.box)?.id ?? boxes[0]?.id ?? '');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [isAnonymous, setAnonymous] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [receipt, setReceipt] = useState<{ readonly receipt: Receipt; readonly isKept: boolean }>();
  const submission = useSubmission();
  const box = boxes.find(({ id }) => id === boxId);
  if (!box) return null;
  const withoutName = isAnonymous && box.allowsAnonymous;
  const content = { box: box.id, title, text, category };

  async function send(saved: () => void) {
    if (!withoutName) return submission.send(content, files, saved);
    const made = await submission.sendAnonymously(content);
    if (!made) return;
    saved();
    setReceipt({ receipt: made, isKept: mayKeep && keepReceipt(person.id, made) });
  }
  return (
    <Form isUnsaved={title !== '' || text.trim() !== ''} onSubmit={(saved) => void send(saved)}>
      <FormError>{submission.error?.message}</FormError>
      {boxes.length > 1 && (
        <Select
          label={l('box')}
          description={aboutBox(box, t)}
          options={boxes.map(({ id, name, description }) => ({ id, label: name, description }))}
          value={box.id}
          onChange={(id) => {
            setBox(id);
            setCategory(null);
          }}
        />
      )}
      {boxes.length === 1 && <p className="text-sm text-muted">{`${box.name} · ${aboutBox(box, t)}`}</p>}
      <TextField label={i('titleField')} value={title} onChange={setTitle} maxLength={200} isRequired />
      <SimilarIdeas words={title} />
      <RichField label={i('textField')} text="" onChange={setText} maxLength={longestText} />
      {box.categories.length > 0 && (
        <Select
          label={i('category')}
          options={[
            { id: none, label: i('noCategory') },
            ...box.categories.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={category ?? none}
          onChange={(id) => setCategory(id === none ? null : id)}
        />
      )}
      {box.allowsAnonymous && (
        <Switch isSelected={isAnonymous} onChange={setAnonymous} description={t('anonymousHelp')}>
          {t('anonymous')}
        </Switch>
      )}
      {!withoutName && <ChosenFiles files={files} onChange={setFiles} />}
      <FormActions>
        <Button type="submit" variant="primary" isPending={submission.isPending}>
          {t('send')}
        </Button>
      </FormActions>
      {receipt && <ReceiptDialog {...receipt} />}
    </Form>
  );
}

function aboutBox({ answerDays, unit }: Box, t: Translation): string {
  const office = unit.name;
  return answerDays === null ? t('answersBy', { office }) : t('promise', { days: answerDays, office });
}

interface ChosenFilesProps {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

/** They go to the server with the idea, not before. */
function ChosenFiles({ files, onChange }: ChosenFilesProps) {
  const t = useMessages(submitMessages);
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col gap-1 empty:hidden">
        {files.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`} className="flex items-center gap-3">
            <Paperclip aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="min-w-0 grow truncate">{file.name}</span>
            <IconButton
              icon={X}
              size="sm"
              label={t('removeFile', { name: file.name })}
              onPress={() => onChange(files.filter((each) => each !== file))}
            />
          </li>
        ))}
      </ul>
      <FileDrop
        label={t('addFiles')}
        allowsMultiple
        isCompact
        onFiles={(added) => onChange([...files, ...added].slice(0, 10))}
      />
    </div>
  );
}
