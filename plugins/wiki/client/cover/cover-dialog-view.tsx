import { ApiError, uploadFile, useSender } from '@kontor/plugin-api/client';
import {
  Button,
  Checkbox,
  Dialog,
  FileDrop,
  Form,
  FormActions,
  FormError,
  Lead,
  TextField,
  useMessages,
} from '@kontor/ui';
import { useEffect, useState } from 'react';
import type { Page } from '../../shared/index.ts';
import { useChangePage } from '../page-actions.ts';
import { coverClasses } from './cover-classes.ts';
import { coverMessages } from './cover-messages.ts';
import { makeCoverPicture } from './cover-picture.ts';

interface CoverDialogProps {
  readonly page: Page;
  readonly onClose: () => void;
}

/** Which picture stands above a page, and what it shows for those who do not see it. */
export function CoverDialog({ page, onClose }: CoverDialogProps) {
  const t = useMessages(coverMessages);
  const { file, address, isNone, choose } = useChosenPicture(page.cover);
  const [alt, setAlt] = useState(page.coverAlt);
  const [isDecorative, setDecorative] = useState(page.cover !== null && page.coverAlt === '');
  const { save, isPending, failure } = useSavingCover(page, onClose);
  const isUnsaved = file !== undefined || (isDecorative ? '' : alt) !== page.coverAlt;
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={(saved) => void save({ file, alt: isDecorative ? '' : alt.trim() }, saved)}>
        <Lead>{t('lead')}</Lead>
        <FormError>{isNone ? t('noPicture') : failure}</FormError>
        {address !== undefined && <img src={address} alt={t('preview')} className={coverClasses} />}
        <FileDrop
          label={t(address === undefined ? 'choose' : 'chooseOther')}
          description={t('kinds')}
          accept={['image/*']}
          onFiles={([given]) => given && void choose(given)}
        />
        {address !== undefined && (
          <>
            <Checkbox isSelected={isDecorative} onChange={setDecorative} description={t('decorativeHelp')}>
              {t('decorative')}
            </Checkbox>
            {!isDecorative && (
              <TextField
                name="alt"
                label={t('alt')}
                description={t('altHelp')}
                value={alt}
                onChange={setAlt}
                maxLength={300}
                isRequired
              />
            )}
          </>
        )}
        <FormActions>
          {page.cover !== null && (
            <Button variant="quiet" onPress={() => void save('none')}>
              {t('remove')}
            </Button>
          )}
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={address === undefined}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

/** The picture as it would stand there, before it is sent. */
function useChosenPicture(cover: string | null) {
  const [file, setFile] = useState<File>();
  const [isNone, setNone] = useState(false);
  const [address, setAddress] = useState(cover === null ? undefined : `/api/files/${cover}`);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  async function choose(given: File) {
    const painted = await makeCoverPicture(given).catch(() => undefined);
    setNone(painted === undefined);
    if (painted) setFile(painted);
  }
  return { file, address, isNone, choose };
}

function useSavingCover(page: Page, onClose: () => void) {
  const sender = useSender();
  const { run, isPending, error } = useChangePage();
  const [upload, setUpload] = useState<{ readonly isPending: boolean; readonly failure?: string }>({
    isPending: false,
  });
  async function save(
    wanted: 'none' | { readonly file: File | undefined; readonly alt: string },
    saved: () => void = () => undefined,
  ) {
    const named = { page: page.id, revision: page.revision };
    try {
      setUpload({ isPending: true });
      const chosen = wanted === 'none' ? undefined : wanted.file;
      const cover = wanted === 'none' ? null : chosen && (await uploadFile(chosen, sender)).id;
      const coverAlt = wanted === 'none' ? '' : wanted.alt;
      setUpload({ isPending: false });
      if (!(await run({ ...named, coverAlt, ...(cover !== undefined && { cover }) }))) return;
      saved();
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setUpload({ isPending: false, failure: failure.message });
    }
  }
  return { save, isPending: isPending || upload.isPending, failure: upload.failure ?? error?.message };
}
