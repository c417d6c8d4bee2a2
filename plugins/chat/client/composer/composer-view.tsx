import { withEmoji } from '@kontor/editor/emoji';
import type { OutgoingText, Place } from '@kontor/matrix/client';
import { Check, CloudUpload, classNames, IconButton, Paperclip, Send, Type, useMessages } from '@kontor/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { focusWhenFree } from '../room/focus-when-free.ts';
import { composerMessages } from './composer-messages.ts';
import { EmojiPicker } from './emoji-picker-view.tsx';
import { type ComposerMode, ModeLine } from './mode-line-view.tsx';
import { MoreMenu } from './more-menu-view.tsx';
import { fieldSize, PlainField } from './plain-field-view.tsx';
import { Suggestions } from './suggestions-view.tsx';
import { isTouch } from './touch.ts';
import { Uploads } from './uploads-view.tsx';
import { useDraft } from './use-draft.ts';
import { useDrop } from './use-drop.ts';
import { useEditor } from './use-editor.ts';
import { useField } from './use-field.ts';
import { useReached } from './use-reached.ts';
import { useSendLater } from './use-send-later.tsx';
import { useSuggesting } from './use-suggesting.ts';
import { useUploads } from './use-uploads.ts';

export type { ComposerMode } from './mode-line-view.tsx';

export interface ComposerProps {
  readonly place: Place;
  readonly label: string;
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
  readonly onSend: (text: OutgoingText) => void;
  /** The up key in an empty field. */
  readonly onEditLast: () => void;
}

/** Where one writes: Enter sends, Shift and Enter begins a line; what was begun is kept for each room. */
export function Composer({ place, label, mode, onMode, onSend, onEditLast }: ComposerProps) {
  const t = useMessages(chatMessages);
  const own = useMessages(composerMessages);
  const draft = useDraft(place, mode);
  const plain = useRef<HTMLTextAreaElement>(null);
  const arrival = useEditor(plain);
  const field = useField(draft, plain);
  const { editor } = field;
  const { uploads, send: sendFiles } = useUploads(place);
  const drop = useDrop(sendFiles);
  const files = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLElement>(null);
  const [isFormatting, setFormatting] = useState(false);
  const [isLinking, setLinking] = useState(false);
  const reached = useReached(place.room);
  const isHeld = useRef(false);
  const listId = useId();
  const suggesting = useSuggesting(place.room, editor);
  const isEditing = mode?.kind === 'edit';
  const editorKey = draft.id;

  useEffect(() => {
    if (mode) field.focus();
  }, [mode, field.focus]);

  /** Hands on what stands in the field, once it is known whom it reaches; while that is asked, nothing changes. */
  function submit(deliver = onSend) {
    const text = field.read();
    if (!text || isHeld.current) return;
    const finish = (complete: OutgoingText | undefined) => {
      isHeld.current = false;
      if (!complete) return;
      field.clear();
      deliver(complete);
      onMode(undefined);
    };
    if (!reached.callsUnit(text)) return finish(text);
    isHeld.current = true;
    void reached.complete(text).then(finish);
  }

  const later = useSendLater({
    place,
    isEmpty: field.isEmpty,
    read: async () => {
      const text = field.read();
      return text && reached.callsUnit(text) ? reached.complete(text) : text;
    },
    onPlanned: field.clear,
  });

  /** The menu gives the focus back to its button when it is gone; it belongs to whoever goes on writing. */
  function beginLink(): void {
    field.insertHash();
    const box = frame.current?.querySelector<HTMLElement>('[role=textbox], textarea');
    if (box) focusWhenFree(box);
  }

  function cancel(): boolean {
    if (mode) onMode(undefined);
    return mode !== undefined;
  }

  const keys = { isTouch, onSubmit: () => submit(), onCancel: cancel, onEditLast, onLink: () => setLinking(true) };
  const Bar = arrival?.module.FormattingBar;
  const Form = arrival?.module.LinkForm;
  const Editor = arrival?.module.MessageEditor;
  return (
    <section
      ref={frame}
      aria-label={label}
      {...drop.handlers}
      className="relative mx-auto w-full max-w-4xl px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-4 sm:pb-4"
    >
      {suggesting.isOpen && (
        <Suggestions
          id={listId}
          suggestions={suggesting.suggestions}
          chosen={suggesting.chosen}
          onChoose={suggesting.choose}
        />
      )}
      {Bar && editor?.hasSelection && !isFormatting && !isLinking && (
        <Bar
          state={editor}
          onLink={() => setLinking(true)}
          className="absolute bottom-full z-10 mb-1 max-w-[calc(100%-1rem)] rounded-md bg-raised p-1 shadow-float ring-1 ring-border"
        />
      )}
      <div className="relative rounded-lg bg-raised shadow-low ring-1 ring-control/45 ring-inset focus-within:ring-2 focus-within:ring-accent">
        {mode && <ModeLine mode={mode} onClose={() => onMode(undefined)} />}
        <Uploads uploads={uploads} />
        {Form && editor && isLinking && <Form state={editor} onClose={() => setLinking(false)} />}
        {Bar && editor && isFormatting && !isLinking && (
          <Bar state={editor} onLink={() => setLinking(true)} className="border-b border-border px-1 py-0.5" />
        )}
        <div className="flex items-end gap-1 p-1">
          <input
            ref={files}
            type="file"
            multiple
            hidden
            onChange={({ currentTarget }) => {
              sendFiles(currentTarget.files ?? []);
              currentTarget.value = '';
            }}
          />
          <IconButton icon={Paperclip} label={t('attach')} onPress={() => files.current?.click()} />
          <MoreMenu onLink={beginLink} onLater={later.open} canWait={mode === undefined} />
          {Editor ? (
            <Editor
              key={editorKey}
              {...keys}
              text={draft.text}
              caret={field.caretFor(arrival, frame.current)}
              label={label}
              className={fieldSize}
              onKey={suggesting.onKey}
              onFiles={sendFiles}
              rewrite={withEmoji}
              onChange={field.onEditor}
              suggestion={suggesting.isOpen ? { list: listId, option: `${listId}-${suggesting.chosen}` } : undefined}
            />
          ) : (
            <PlainField
              {...keys}
              ref={plain}
              text={field.text}
              label={label}
              onChange={field.onText}
              onFiles={sendFiles}
            />
          )}
          <EmojiPicker onPick={field.insert} />
          <IconButton
            icon={Type}
            label={own(isFormatting ? 'hideFormats' : 'showFormats')}
            isActive={isFormatting}
            onPress={() => {
              setFormatting(!isFormatting);
              field.focus();
            }}
          />
          <IconButton
            icon={isEditing ? Check : Send}
            label={t(isEditing ? 'save' : 'send')}
            isDisabled={field.isEmpty}
            onPress={() => submit()}
            className={classNames(
              !field.isEmpty && 'bg-accent text-on-accent data-hovered:bg-accent-hover data-hovered:text-on-accent',
            )}
          />
        </div>
        {later.dialog}
        {drop.isOver && (
          <p className="absolute inset-0 flex items-center justify-center gap-2 rounded-lg bg-accent-soft text-sm font-medium text-accent-text ring-2 ring-accent ring-inset">
            <CloudUpload aria-hidden className="size-4" />
            {t('dropHere')}
          </p>
        )}
      </div>
    </section>
  );
}
