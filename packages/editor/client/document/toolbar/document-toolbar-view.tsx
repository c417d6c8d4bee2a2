import {
  Button,
  ChevronDown,
  IconButton,
  List,
  ListOrdered,
  ListTodo,
  Menu,
  MenuItem,
  MenuTrigger,
  Redo2,
  Search,
  Toolbar,
  Undo2,
  useMessages,
} from '@kontor/ui';
import type { Editor } from '@tiptap/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { documentMessages } from '../document-messages.ts';
import type { EditorKeys } from '../editor-keys.ts';
import { keysHere } from '../keys-here.ts';
import { TableMenu } from '../table/table-menu-view.tsx';
import { useEditorValue } from '../use-editor-value.ts';
import { Divider } from './divider-view.tsx';
import { MarkButtons } from './mark-buttons-view.tsx';
import { RemarkButtons } from './remark-buttons-view.tsx';
import { setTextStyle, textStyleOf, textStyles } from './text-styles.ts';

interface DocumentToolbarProps {
  readonly editor: Editor;
  readonly keys: EditorKeys;
  readonly onLink: () => void;
  readonly onFind: () => void;
  readonly children?: ReactNode;
}

/** What can be done to the text, in one row: above it, or on a phone above the keys. */
export function DocumentToolbar({ editor, keys, onLink, onFind, children }: DocumentToolbarProps) {
  const t = useMessages(documentMessages);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      keys.add(({ key, altKey }) => {
        if (key !== 'F10' || !altKey) return false;
        bar.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
        return true;
      }),
    [keys],
  );
  return (
    <div ref={bar} className="k-document-bar">
      <Toolbar label={t('toolbar')} className="max-sm:flex-nowrap! gap-0.5!">
        {children}
        <Divider />
        <TextStyleMenu editor={editor} />
        <Divider />
        <MarkButtons editor={editor} onLink={onLink} />
        <RemarkButtons />
        <Divider />
        <ListButtons editor={editor} />
        <TableMenu editor={editor} />
        <Divider />
        <HistoryButtons editor={editor} />
        <IconButton size="sm" icon={Search} label={t('find')} shortcut={keysHere('Mod+F')} onPress={onFind} />
      </Toolbar>
    </div>
  );
}

function HistoryButtons({ editor }: { readonly editor: Editor }) {
  const t = useMessages(documentMessages);
  const canUndo = useEditorValue(editor, () => editor.can().undo());
  const canRedo = useEditorValue(editor, () => editor.can().redo());
  return (
    <>
      <IconButton
        size="sm"
        icon={Undo2}
        label={t('undo')}
        shortcut={keysHere('Mod+Z')}
        isDisabled={!canUndo}
        onPress={() => editor.chain().focus().undo().run()}
      />
      <IconButton
        size="sm"
        icon={Redo2}
        label={t('redo')}
        shortcut={keysHere('Mod+Y')}
        isDisabled={!canRedo}
        onPress={() => editor.chain().focus().redo().run()}
      />
    </>
  );
}

function TextStyleMenu({ editor }: { readonly editor: Editor }) {
  const t = useMessages(documentMessages);
  const current = useEditorValue(editor, textStyleOf);
  return (
    <MenuTrigger>
      <Button
        variant="quiet"
        size="sm"
        aria-label={t('textStyleNow', { style: t(current) })}
        className="shrink-0 px-2!"
      >
        <span className="inline-flex items-center gap-1">
          <span className="min-w-22 text-start">{t(current)}</span>
          <ChevronDown aria-hidden className="size-3.5 text-muted" />
        </span>
      </Button>
      <Menu placement="bottom start">
        {textStyles.map((style) => (
          <MenuItem
            key={style.name}
            icon={style.icon}
            shortcut={keysHere(style.keys)}
            isCurrent={style.name === current}
            onAction={() => setTextStyle(editor, style)}
          >
            {t(style.name)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}

const lists = [
  {
    type: 'bulletList',
    icon: List,
    keys: 'Mod+Shift+8',
    toggle: (editor: Editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    type: 'orderedList',
    icon: ListOrdered,
    keys: 'Mod+Shift+7',
    toggle: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    type: 'taskList',
    icon: ListTodo,
    keys: 'Mod+Shift+9',
    toggle: (editor: Editor) => editor.chain().focus().toggleTaskList().run(),
  },
] as const;

function ListButtons({ editor }: { readonly editor: Editor }) {
  const t = useMessages(documentMessages);
  const active = useEditorValue(editor, () => lists.find(({ type }) => editor.isActive(type))?.type ?? '');
  return lists.map(({ type, icon, keys, toggle }) => (
    <IconButton
      key={type}
      size="sm"
      icon={icon}
      label={t(type)}
      shortcut={keysHere(keys)}
      isActive={active === type}
      onPress={() => toggle(editor)}
    />
  ));
}
