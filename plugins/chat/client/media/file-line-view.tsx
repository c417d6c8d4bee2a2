import type { ChatFile } from '@kontor/matrix/client';
import { Download, FileText, type Icon, IconButton, useFormats, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { mediaMessages } from './media-messages.ts';
import { useDownload } from './use-download.ts';

interface FileLineProps {
  readonly file: ChatFile;
  /** What a press on the file does; without it, it is downloaded. */
  readonly open?: { readonly label: string; readonly icon: Icon; readonly act: () => void };
}

/** A file as a line: its name and size, a press opens it where that is possible, and it can always be downloaded. */
export function FileLine({ file, open }: FileLineProps) {
  const t = useMessages(mediaMessages);
  const { formatBytes } = useFormats();
  const download = useDownload(file);
  const Sign = open?.icon ?? FileText;
  return (
    <div className="flex max-w-sm items-center rounded-md bg-sunken ring-1 ring-border ring-inset">
      <Button
        onPress={open?.act ?? download}
        aria-label={open?.label ?? t('download', { name: file.name })}
        className="flex min-h-12 min-w-0 grow items-center gap-3 rounded-md px-3 py-2 text-start focus-ring data-hovered:bg-hover"
      >
        <Sign aria-hidden className="size-5 shrink-0 text-muted" />
        <span className="min-w-0 grow">
          <span className="block truncate text-sm font-medium">{file.name}</span>
          {file.size > 0 && <span className="block text-xs text-muted">{formatBytes(file.size)}</span>}
        </span>
        {!open && <Download aria-hidden className="size-4 shrink-0 text-muted" />}
      </Button>
      {open && (
        <IconButton icon={Download} label={t('download', { name: file.name })} onPress={download} className="me-1.5" />
      )}
    </div>
  );
}
