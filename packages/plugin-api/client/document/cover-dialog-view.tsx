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
import { ApiError } from '../api-error.ts';
import { uploadFile } from '../upload.ts';
import { useSender } from '../use-sender.ts';
import { coverClasses } from './cover-classes.ts';
import { coverMessages } from './cover-messages.ts';
import { makeCoverPicture } from './cover-picture.ts';

export interface ChosenCover {
  /** An upload; null takes the picture away, absent leaves it. */
  readonly cover?: string | null;
  readonly coverAlt: string;
}

interface CoverDialogProps {
  readonly lead: string;
  readonly cover: string | null;
  readonly coverAlt: string;
  /** Answers whether it was saved; why not is in `failure`. */
  readonly save: (chosen: ChosenCover) => Promise<boolean>;
  readonly failure: string | undefined;
  readonly onClose: () => void;
}

/** Which picture stands above a text, and what it shows for those who do not see it. */
export function CoverDialog({ lead, cover, coverAlt, onClose, ...saving }: CoverDialogProps) {
  const t = useMessages(coverMessages);
  const { file, address, isNone, choose } = useChosenPicture(cover);
  const [alt, setAlt] = useState(coverAlt);
  const [isDecorative, setDecorative] = useState(cover !== null && coverAlt === '');
  const { save, isPending, failure } = useSavingCover(saving, onClose);
  const isUnsaved = file !== undefined || (isDecorative ? '' : alt) !== coverAlt;
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={(saved) => void save({ file, alt: isDecorative ? '' : alt.trim() }, saved)}>
        <Lead>{lead}</Lead>
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
          {cover !== null && (
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

function useSavingCover({ save: store, failure }: Pick<CoverDialogProps, 'save' | 'failure'>, onClose: () => void) {
  const sender = useSender();
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<string>();
  async function save(
    wanted: 'none' | { readonly file: File | undefined; readonly alt: string },
    saved: () => void = () => undefined,
  ) {
    setPending(true);
    setRefused(undefined);
    try {
      const chosen = wanted === 'none' ? undefined : wanted.file;
      const cover = wanted === 'none' ? null : chosen && (await uploadFile(chosen, sender)).id;
      const coverAlt = wanted === 'none' ? '' : wanted.alt;
      if (!(await store({ coverAlt, ...(cover !== undefined && { cover }) }))) return;
      saved();
      onClose();
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setRefused(problem.message);
    } finally {
      setPending(false);
    }
  }
  return { save, isPending, failure: refused ?? failure };
}
