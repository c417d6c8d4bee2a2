import type { ChatFile, ChatMessage } from '@kontor/matrix/client';
import { FileText, useMessages } from '@kontor/ui';
import { BodyView } from '../room/body-view.tsx';
import { FileLine } from './file-line-view.tsx';
import { useOpenMedia } from './media-context.ts';
import { mediaMessages } from './media-messages.ts';
import { PictureView } from './picture-view.tsx';
import { Player } from './player-view.tsx';
import { shownAs } from './shown-as.ts';

interface FileViewProps {
  readonly message: ChatMessage;
  readonly file: ChatFile;
}

/** A file in a message, with what its author wrote about it. */
export function FileView({ message, file }: FileViewProps) {
  const { caption } = file;
  return (
    <>
      <Shown message={message} file={file} />
      {caption && (
        <div className="pt-1">
          <BodyView text={caption.text} html={caption.html} />
        </div>
      )}
    </>
  );
}

function Shown({ message, file }: FileViewProps) {
  const t = useMessages(mediaMessages);
  const open = useOpenMedia();
  const shown = shownAs(file);
  if (shown === 'picture') return <PictureView picture={{ message, file }} />;
  if (shown === 'sound' || shown === 'film') return <Player file={file} shown={shown} />;
  if (shown === 'document') {
    const label = t('preview', { name: file.name });
    return <FileLine file={file} open={{ label, icon: FileText, act: () => open(message) }} />;
  }
  return <FileLine file={file} />;
}
