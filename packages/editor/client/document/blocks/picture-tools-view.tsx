import {
  Button,
  Dialog,
  Ellipsis,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  TextArea,
  TextField,
  TriangleAlert,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { useDocument } from '../editor-context.ts';
import { blockViewMessages } from './block-view-messages.ts';
import type { BlockViewProps } from './view-portals.ts';

const widths = [
  ['small', 240],
  ['medium', 480],
  ['large', null],
] as const;

/** What can be done to a picture; as long as nobody has described it, that is asked for on it. */
export function PictureTools({ node, pos, setAttrs }: BlockViewProps) {
  const t = useMessages(blockViewMessages);
  const { editor } = useDocument();
  const [isDescribing, setDescribing] = useState(false);
  const isUndescribed = String(node.attrs.alt).trim() === '';

  function remove(): void {
    const from = pos();
    if (from !== undefined)
      editor
        .chain()
        .focus()
        .deleteRange({ from, to: from + node.nodeSize })
        .run();
  }

  return (
    <span className="k-picture-tools" data-own-events>
      {isUndescribed && (
        <Button size="sm" icon={TriangleAlert} onPress={() => setDescribing(true)}>
          {t('undescribed')}
        </Button>
      )}
      <MenuTrigger>
        <IconButton size="sm" icon={Ellipsis} label={t('picture')} className="bg-raised shadow-low" />
        <Menu>
          <MenuItem onAction={() => setDescribing(true)}>{t('describe')}</MenuItem>
          <MenuSeparator />
          {widths.map(([name, width]) => (
            <MenuItem key={name} isCurrent={node.attrs.width === width} onAction={() => setAttrs({ width })}>
              {t('width', { width: t(name) })}
            </MenuItem>
          ))}
          <MenuSeparator />
          <MenuItem isDestructive onAction={remove}>
            {t('remove')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <Dialog title={t('describe')} isOpen={isDescribing} onOpenChange={setDescribing}>
        {(close) => (
          <DescriptionForm
            alt={String(node.attrs.alt)}
            caption={String(node.attrs.caption)}
            onSave={(texts) => {
              setAttrs({ ...texts });
              close();
            }}
          />
        )}
      </Dialog>
    </span>
  );
}

interface PictureTexts {
  readonly alt: string;
  readonly caption: string;
}

function DescriptionForm({ onSave, ...given }: PictureTexts & { readonly onSave: (texts: PictureTexts) => void }) {
  const t = useMessages(blockViewMessages);
  const [alt, setAlt] = useState(given.alt);
  const [caption, setCaption] = useState(given.caption);
  return (
    <div className="flex flex-col gap-4">
      <TextArea
        label={t('describe')}
        description={t('describeWhy')}
        value={alt}
        onChange={setAlt}
        maxLength={2_000}
        autoFocus
      />
      <TextField label={t('caption')} value={caption} onChange={setCaption} maxLength={2_000} />
      <Button
        variant="primary"
        className="self-end"
        onPress={() => onSave({ alt: alt.trim(), caption: caption.trim() })}
      >
        {t('done')}
      </Button>
    </div>
  );
}
