import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Text } from 'react-aria-components/Text';
import { Upload } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';

export interface FileDropProps {
  /** What to give: "Personalliste (CSV)". */
  readonly label: string;
  /** Limits in words: "bis 5 MB". */
  readonly description?: string;
  /** MIME types or endings, as in HTML: `['.csv', 'image/*']`. Dropped files of other kinds are left out. */
  readonly accept?: readonly string[];
  readonly allowsMultiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** Low, where it stands below a list of files. */
  readonly isCompact?: boolean;
  readonly className?: string;
}

/** Takes files by dragging, by pasting when focused, and by a button. */
export function FileDrop(props: FileDropProps) {
  const { label, description, accept, allowsMultiple = false, onFiles, isCompact = false, className } = props;
  const t = useMessages(componentMessages);
  const give = (files: readonly File[]) => {
    const wanted = files.filter((file) => isAccepted(file, accept));
    if (wanted.length > 0) onFiles(allowsMultiple ? wanted : wanted.slice(0, 1));
  };
  return (
    <DropZone
      aria-label={label}
      getDropOperation={() => 'copy'}
      onDrop={async ({ items }) => {
        const files = items.filter((item) => item.kind === 'file').map((item) => item.getFile());
        give(await Promise.all(files));
      }}
      className={classNames(
        'flex flex-col items-center rounded-lg border border-dashed border-control px-4 text-center transition-colors focus-ring',
        isCompact ? 'gap-1 py-3' : 'gap-3 py-8',
        'data-drop-target:border-accent-text data-drop-target:bg-accent-soft',
        className,
      )}
    >
      {!isCompact && <Upload aria-hidden className="size-6 text-muted" strokeWidth={1.75} />}
      <div>
        <Text slot="label" className={classNames('block', isCompact ? 'text-sm' : 'font-medium')}>
          {label}
        </Text>
        {description !== undefined && <Text className="block text-sm text-muted">{description}</Text>}
      </div>
      <div className="flex flex-wrap items-center justify-center gap-x-2 gap-y-1 text-sm text-muted">
        <FileTrigger
          allowsMultiple={allowsMultiple}
          {...(accept && { acceptedFileTypes: [...accept] })}
          onSelect={(files) => give([...(files ?? [])])}
        >
          <Button size="sm">{t(allowsMultiple ? 'chooseFiles' : 'chooseFile')}</Button>
        </FileTrigger>
        <span className="coarse:hidden">{t('dropFile')}</span>
      </div>
    </DropZone>
  );
}

/** As the `accept` attribute of HTML decides: an ending, a type, or a type with any subtype. */
export function isAccepted(
  file: { readonly name: string; readonly type: string },
  accept?: readonly string[],
): boolean {
  if (!accept || accept.length === 0) return true;
  return accept.some((wanted) => {
    if (wanted.startsWith('.')) return file.name.toLowerCase().endsWith(wanted.toLowerCase());
    return wanted.endsWith('/*') ? file.type.startsWith(wanted.slice(0, -1)) : file.type === wanted;
  });
}
