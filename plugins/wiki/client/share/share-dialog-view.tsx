import { type SlotProps, useWorkbench } from '@kontor/plugin-api/client';
import {
  Banner,
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  SkeletonForm,
  TextArea,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { type ChosenPlace, PlaceFields, useWritableSpaces } from '../dialogs/place-fields-view.tsx';
import { shareTexts } from './share-messages.ts';
import { useShare } from './use-share.ts';

type Props = SlotProps['share.targets'];

/** What was shared with Kontor becomes a page of a space. */
export function ShareDialog(props: Props) {
  const t = useMessages(shareTexts);
  const spaces = useWritableSpaces();
  const first = spaces?.[0];
  return (
    <Dialog title={t('title')} isOpen onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      {!spaces && <SkeletonForm fields={4} />}
      {spaces && !first && <Lead>{t('nowhere')}</Lead>}
      {first && <ShareForm {...props} first={first.id} />}
    </Dialog>
  );
}

function ShareForm({ shared, first, onDone }: Props & { readonly first: string }) {
  const t = useMessages(shareTexts);
  const toast = useToast();
  const { isOffline } = useWorkbench();
  const { files } = shared;
  const [place, setPlace] = useState<ChosenPlace>({ space: first, parent: null });
  const [title, setTitle] = useState(shared.title);
  const [text, setText] = useState(shared.text);
  const { make, isPending, failure } = useShare(files);
  const isHeld = isOffline && files.length > 0;
  async function submit(saved: () => void) {
    const made = await make({ ...place, title, text });
    if (made === 'failed') return;
    saved();
    if (made.path === undefined) toast.show({ text: t('later') });
    onDone(made.path ?? '/wiki');
  }
  return (
    <Form isUnsaved={title !== shared.title || text !== shared.text} onSubmit={(saved) => void submit(saved)}>
      {isHeld && <Banner tone="offline">{t('filesNeedServer')}</Banner>}
      <FormError>{failure}</FormError>
      <TextField name="title" label={t('name')} value={title} onChange={setTitle} maxLength={200} isRequired />
      <TextArea name="text" label={t('text')} value={text} onChange={setText} maxLength={100_000} rows={4} />
      {files.length > 0 && <Lead>{t('files', { names: files.map(({ name }) => name).join(', ') })}</Lead>}
      <PlaceFields place={place} onChange={setPlace} />
      <FormActions>
        <Button slot="close">{t('cancel')}</Button>
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={isHeld}>
          {t('make')}
        </Button>
      </FormActions>
    </Form>
  );
}
