import type { RoomDetails } from '@kontor/matrix/client';
import { Button, Form, FormActions, FormError, TextArea, TextField, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { settingsMessages } from './settings-messages.ts';
import type { SpaceRoomSettings } from './use-space-room.ts';
import { useTell } from './use-tell.ts';

interface AboutFormProps {
  readonly room: string;
  readonly details: RoomDetails;
  readonly ofSpace: SpaceRoomSettings | undefined;
  readonly canChange: boolean;
}

/** Name and topic: of a room of a space Kontor keeps them, of a group Matrix. */
export function AboutForm({ room, details, ofSpace, canChange }: AboutFormProps) {
  const t = useMessages(settingsMessages);
  const { chat } = useChat();
  const toast = useToast();
  const tell = useTell();
  const known = { name: ofSpace?.room.name ?? details.name, topic: ofSpace?.room.topic ?? details.topic };
  const [typed, setTyped] = useState<{ name?: string; topic?: string }>({});
  const [isSaving, setSaving] = useState(false);
  const { name, topic } = { ...known, ...typed };
  const isUnsaved = name.trim() !== known.name || topic.trim() !== known.topic;
  if (!canChange)
    return (
      <div className="text-sm">
        <p className="font-medium">{known.name}</p>
        <p className="text-muted">{known.topic === '' ? t('noTopic') : known.topic}</p>
        <p className="pt-2 text-xs text-muted">{t('onlyOwners')}</p>
      </div>
    );

  async function save() {
    const [newName, newTopic] = [name.trim(), topic.trim()];
    setSaving(true);
    const isSaved = ofSpace
      ? await ofSpace.change({ name: newName, topic: newTopic })
      : await tell(
          Promise.all([
            newName !== known.name && chat.settings.rename(room, newName),
            newTopic !== known.topic && chat.settings.describe(room, newTopic),
          ]),
        );
    setSaving(false);
    if (!isSaved) return;
    setTyped({});
    toast.show({ text: t('saved'), tone: 'success' });
  }

  return (
    <Form isUnsaved={isUnsaved} onSubmit={() => void save()}>
      <FormError>{ofSpace?.error?.message}</FormError>
      <TextField
        label={t('name')}
        value={name}
        onChange={(value) => setTyped({ ...typed, name: value })}
        maxLength={80}
        isRequired
      />
      <TextArea
        label={t('topic')}
        description={t('topicHint')}
        value={topic}
        // One line in the end: a line of the room's head.
        onChange={(value) => setTyped({ ...typed, topic: value.replaceAll('\n', ' ') })}
        maxLength={300}
      />
      {isUnsaved && (
        <FormActions>
          <Button onPress={() => setTyped({})}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isSaving}>
            {t('save')}
          </Button>
        </FormActions>
      )}
    </Form>
  );
}
