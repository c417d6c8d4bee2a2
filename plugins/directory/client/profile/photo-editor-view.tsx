import { ApiError, sendFile, useAction, useSender } from '@kontor/plugin-api/client';
import { Avatar, Button, Card, FileDrop, FormError, Trash2, useMessages, useToast } from '@kontor/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type CropBox,
  getPerson,
  type PersonDetails,
  photoUploadAddress,
  removePhoto,
  searchPeople,
} from '../../shared/index.ts';
import { type OpenedPicture, openPicture } from './open-picture.ts';
import { announceOwn } from './own-person.ts';
import { PhotoCropDialog } from './photo-crop-view.tsx';
import { profileMessages } from './profile-messages.ts';

const accepted = ['image/jpeg', 'image/png', 'image/webp'];
/** As the server takes them. */
const largest = 15 * 1024 * 1024;

/** The own photo: chosen or dropped, cut to a square, replaced, removed and brought back. */
export function PhotoEditor({ person }: { readonly person: PersonDetails }) {
  const t = useMessages(profileMessages);
  const { picture, name, id } = person;
  const [opened, setOpened] = useState<OpenedPicture>();
  const [problem, setProblem] = useState<string>();
  const photo = usePhoto(person, setProblem);

  async function open([file]: readonly File[]) {
    if (!file) return;
    setProblem(undefined);
    if (file.size > largest) return setProblem(t('photoTooLarge'));
    const made = await openPicture(file);
    if (made) setOpened(made);
    else setProblem(t('photoUnreadable'));
  }
  function close() {
    opened?.close();
    setOpened(undefined);
  }

  return (
    <Card title={t('photo')}>
      <div className="flex flex-col gap-5 sm:flex-row sm:items-center">
        <div className="flex items-center gap-4 sm:flex-col">
          <Avatar name={name} seed={id} photo={picture?.large} size="xl" />
          {picture && (
            <Button size="sm" variant="quiet" icon={Trash2} isPending={photo.isPending} onPress={photo.remove}>
              {t('removePhoto')}
            </Button>
          )}
        </div>
        <FileDrop
          label={picture ? t('changePhoto') : t('choosePhoto')}
          description={t('photoHelp')}
          accept={accepted}
          onFiles={(files) => void open(files)}
          className="grow py-5!"
        />
      </div>
      <div className={problem === undefined ? undefined : 'pt-4'}>
        <FormError>{problem}</FormError>
      </div>
      {opened && (
        <PhotoCropDialog
          picture={opened}
          onClose={close}
          onCrop={async (crop) => {
            if (await photo.put(opened.file, crop)) close();
          }}
        />
      )}
    </Card>
  );
}

function usePhoto(person: PersonDetails, tell: (problem: string | undefined) => void) {
  const t = useMessages(profileMessages);
  const toast = useToast();
  const sender = useSender();
  const queries = useQueryClient();
  const removal = useAction(removePhoto, { announces: announceOwn });

  async function put(file: File, crop?: CropBox): Promise<boolean> {
    try {
      await sendFile(file, sender, { method: 'PUT', path: photoUploadAddress(crop) });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      tell(failure.message);
      return true;
    }
    // The answer holds only the picture; the event brings the entry to everybody, this fetch to us at once.
    await queries.invalidateQueries({ queryKey: [getPerson.name] });
    void queries.invalidateQueries({ queryKey: [searchPeople.name] });
    toast.show({ text: t('photoSaved'), tone: 'success' });
    return true;
  }
  async function remove() {
    const before = person.picture && (await fetchPhoto(person.picture.large));
    const removed = await removal.run({});
    if (!removed) return;
    if (before) toast.showUndo(t('photoRemoved'), () => void put(before));
    else toast.show({ text: t('photoRemoved') });
  }
  return { put, remove: () => void remove(), isPending: removal.isPending };
}

/** The photo as a file, so that its removal can be undone; nothing when it cannot be read. */
async function fetchPhoto(address: string): Promise<File | undefined> {
  const response = await fetch(address, { credentials: 'same-origin' }).catch(() => undefined);
  if (!response?.ok) return undefined;
  return new File([await response.blob()], 'photo.webp', { type: 'image/webp' });
}
