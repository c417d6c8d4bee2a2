import { type OfferedMessages, useAction, useNavigate } from '@kontor/plugin-api/client';
import {
  Banner,
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  SkeletonForm,
  Switch,
  TextField,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { keepMessages, pageCreated, pagePath } from '../../shared/index.ts';
import { type ChosenPlace, PlaceFields, useWritableSpaces } from '../dialogs/place-fields-view.tsx';
import { keepTexts } from './keep-messages.ts';
import { MessageChoice } from './message-choice-view.tsx';
import { proposedTitle } from './proposed-title.ts';

/** Offered to the chat: what was said becomes a page. */
export function KeepMessages(offered: OfferedMessages) {
  const t = useMessages(keepTexts);
  const spaces = useWritableSpaces();
  const first = spaces?.find(({ id }) => id === offered.space) ?? spaces?.[0];
  return (
    <Dialog title={t('title')} isOpen onOpenChange={(isOpen) => !isOpen && offered.onClose()}>
      {!spaces && <SkeletonForm fields={3} />}
      {spaces && !first && <Lead>{t('nowhere')}</Lead>}
      {first && <KeepForm {...offered} first={first.id} />}
    </Dialog>
  );
}

function KeepForm({ first, ...offered }: OfferedMessages & { readonly first: string }) {
  const { messages, chosen, isConfidential, say } = offered;
  const t = useMessages(keepTexts);
  const [place, setPlace] = useState<ChosenPlace>({ space: first, parent: null });
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set([chosen]));
  const [title, setTitle] = useState(() => proposedTitle(messages.find(({ id }) => id === chosen)?.line ?? ''));
  const [isLinked, setLinked] = useState(true);
  const { keep, isPending, error } = useKeeping(offered);
  return (
    <Form isUnsaved={false} onSubmit={() => void keep({ ...place, title, taken, isLinked })}>
      <Lead>{t('lead')}</Lead>
      {isConfidential && <Banner tone="warning">{t('secret')}</Banner>}
      <FormError>{error?.message}</FormError>
      <MessageChoice messages={messages} chosen={chosen} taken={taken} onChange={setTaken} />
      <TextField name="title" label={t('name')} value={title} onChange={setTitle} maxLength={200} isRequired />
      <PlaceFields place={place} onChange={setPlace} />
      {say && (
        <Switch isSelected={isLinked} onChange={setLinked} description={t(isConfidential ? 'linkSecret' : 'linkHelp')}>
          {t('link')}
        </Switch>
      )}
      <FormActions>
        <Button slot="close">{t('cancel')}</Button>
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={taken.size === 0}>
          {t('make')}
        </Button>
      </FormActions>
    </Form>
  );
}

interface Kept extends ChosenPlace {
  readonly title: string;
  readonly taken: ReadonlySet<string>;
  readonly isLinked: boolean;
}

function useKeeping({ messages, say, onClose }: OfferedMessages) {
  const t = useMessages(keepTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const toast = useToast();
  const { run, isPending, error } = useAction(keepMessages, {
    announces: (made) => [{ definition: pageCreated, payload: { page: made.id, space: made.space }, object: made }],
  });
  async function keep({ space, parent, title, taken, isLinked }: Kept) {
    const kept = messages
      .filter(({ id }) => taken.has(id))
      .map(({ author, at, html, path }) => ({ author, at, html, address: `${location.origin}${path}` }));
    const made = await run({ space, parent, title, messages: kept, language });
    if (!made) return;
    onClose();
    const path = pagePath(made.id);
    const action = { label: t('open'), onAction: () => navigate(path) };
    const isSaid = !isLinked || !say || (await succeeds(say(t('said', { address: `${location.origin}${path}` }))));
    if (isSaid) toast.show({ text: t('done'), tone: 'success', action });
    else toast.show({ text: t('notSaid'), tone: 'danger', action });
  }
  return { keep, isPending, error };
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
