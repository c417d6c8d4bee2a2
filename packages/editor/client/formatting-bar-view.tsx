import { IconButton, Link2, Toolbar, useMessages } from '@kontor/ui';
import type { EditorState } from './editor-handle.ts';
import { editorMessages } from './editor-messages.ts';
import { formats } from './formats.ts';

interface FormattingBarProps {
  readonly state: EditorState;
  readonly onLink: () => void;
  readonly className?: string;
}

/** The formats as buttons, in one row that scrolls where it is narrow. */
export function FormattingBar({ state, onLink, className = '' }: FormattingBarProps) {
  const t = useMessages(editorMessages);
  const [marks, blocks] = [formats.slice(0, 4), formats.slice(4)];
  const button = (format: (typeof formats)[number]) => (
    <IconButton
      key={format.name}
      size="sm"
      icon={format.icon}
      label={t(format.name)}
      {...(format.keys !== undefined && { shortcut: keysHere(format.keys) })}
      isActive={state.active.has(format.name)}
      onPress={() => state.toggle(format)}
    />
  );
  return (
    <div className={className}>
      <Toolbar label={t('formats')} className="gap-0.5!">
        {marks.map(button)}
        <IconButton
          size="sm"
          icon={Link2}
          label={t('link')}
          shortcut={keysHere('Mod+K')}
          isActive={state.isLink}
          onPress={onLink}
        />
        <span aria-hidden className="mx-1 h-5 w-px shrink-0 bg-border" />
        {blocks.map(button)}
      </Toolbar>
    </div>
  );
}

function keysHere(keys: string): string {
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  const mod = isMac ? '⌘' : document.documentElement.lang.startsWith('de') ? 'Strg' : 'Ctrl';
  return keys.replace('Mod', mod);
}
