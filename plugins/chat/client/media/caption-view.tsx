import type { ChatMessage } from '@kontor/matrix/client';
import { Button, Dialog, Form, FormActions, FormError, TextArea, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { mediaMessages } from './media-messages.ts';
import { pictureOf } from './pictures-model.ts';

interface CaptionProps {
  readonly room: string;
  readonly message: ChatMessage;
  readonly onClose: () => void;
}

/** What somebody writes about a file that they have sent. */
export function Caption({ room, message, onClose }: CaptionProps) {
  const t = useMessages(mediaMessages);
  const { chat } = useChat();
  const before = message.content.kind === 'file' ? (message.content.file.caption?.text ?? '') : '';
  const [text, setText] = useState(before);
  const [isPending, setPending] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  async function save() {
    setPending(true);
    setFailed(false);
    try {
      await chat.care.writeCaption(room, message.id, text);
      onClose();
    } catch {
      setFailed(true);
      setPending(false);
    }
  }
  const title = t(pictureOf(message) ? 'addCaption' : 'describeFile');
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={title}>
      <Form isUnsaved={text !== before} onSubmit={() => void save()}>
        <FormError>{hasFailed ? t('failedCaption') : undefined}</FormError>
        <TextArea
          name="caption"
          label={t('caption')}
          description={t('captionHelp')}
          value={text}
          onChange={setText}
          maxLength={1000}
          autoFocus
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
