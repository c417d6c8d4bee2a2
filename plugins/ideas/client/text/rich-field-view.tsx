import type { EditorState } from '@kontor/editor/client';
import { useFoundSubjects } from '@kontor/plugin-api/client';
import { classNames, TextArea, useMessages } from '@kontor/ui';
import { useEffect, useId, useState } from 'react';
import { textMessages } from './text-messages.ts';

interface RichFieldProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** Markdown, as it stood when the field came; to put other text in, give the field another key. */
  readonly text: string;
  readonly onChange: (markdown: string) => void;
  readonly maxLength: number;
  /** Low, for answers. */
  readonly isSmall?: boolean;
}

type Part = typeof import('@kontor/editor/client');
let loaded: Part | undefined;

/** A text with formats in which people can be named. Until the editor is there, and where it does not come, it is Markdown. */
export function RichField(props: RichFieldProps) {
  const { label, isLabelHidden = false, text, onChange, maxLength, isSmall = false } = props;
  const [part, setPart] = useState(loaded);
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (part) return;
    let isOver = false;
    import('@kontor/editor/client').then(
      (module) => {
        loaded = module;
        if (!isOver) setPart(module);
      },
      () => undefined, // one goes on in the plain field
    );
    return () => {
      isOver = true;
    };
  }, [part]);
  if (part) return <Editor {...props} text={typed} part={part} />;
  return (
    <TextArea
      label={label}
      isLabelHidden={isLabelHidden}
      rows={isSmall ? 2 : 5}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onChange(next);
      }}
      maxLength={maxLength}
    />
  );
}

function Editor({ label, isLabelHidden, text, onChange, isSmall, part }: RichFieldProps & { readonly part: Part }) {
  const t = useMessages(textMessages);
  const id = useId();
  const [state, setState] = useState<EditorState>();
  const [isLinking, setLinking] = useState(false);
  const naming = useNaming(state);
  const { FormattingBar, LinkForm, MessageEditor } = part;
  return (
    <div className="flex flex-col gap-1.5">
      {!isLabelHidden && (
        <span aria-hidden className="text-sm font-medium">
          {label}
        </span>
      )}
      <div className="relative rounded-md bg-surface ring-1 ring-control focus-within:ring-2 focus-within:ring-accent-text">
        {state && isLinking && <LinkForm state={state} onClose={() => setLinking(false)} />}
        <div className="max-h-[50vh] overflow-y-auto">
          <MessageEditor
            text={text}
            caret={undefined}
            label={label}
            className={classNames(
              'min-w-0 grow px-3 py-2',
              isSmall ? 'min-h-16' : 'min-h-32',
              // What the label above says need not stand in the field, too.
              !isLabelHidden && '[&_.is-editor-empty]:before:hidden',
            )}
            onKey={naming.onKey}
            onFiles={() => undefined}
            rewrite={(words) => words}
            isTouch={() => true}
            onSubmit={() => undefined}
            onLink={() => setLinking(true)}
            onCancel={() => false}
            onEditLast={() => undefined}
            suggestion={naming.isOpen ? { list: id, option: `${id}-${naming.chosen}` } : undefined}
            onChange={(next) => {
              setState(next);
              onChange(next.markdown);
            }}
          />
        </div>
        {state && (
          <FormattingBar state={state} onLink={() => setLinking(true)} className="border-t border-border p-1" />
        )}
        {naming.isOpen && (
          <div
            role="listbox"
            id={id}
            aria-label={t('people')}
            className="absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-md bg-raised p-1 shadow-float ring-1 ring-border sm:max-w-md"
          >
            {naming.options.map((option, at) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen one.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field.
              <div
                key={option.id}
                role="option"
                id={`${id}-${at}`}
                aria-selected={at === naming.chosen}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => naming.choose(at)}
                className={classNames(
                  'flex min-h-9 cursor-default items-center gap-2 rounded-sm px-2 text-sm coarse:min-h-11',
                  at === naming.chosen ? 'bg-accent-soft' : 'hover:bg-hover',
                )}
              >
                {option.start}
                <span className="truncate">{option.label}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      {!isSmall && <span className="text-sm text-muted">{t('hint')}</span>}
    </div>
  );
}

const kinds = ['person'] as const;
const nobody: ReadonlySet<string> = new Set();

/** Whom what is typed behind `@` means: the arrow keys choose, Enter or Tab takes, Escape closes. */
function useNaming(state: EditorState | undefined) {
  const before = state?.before ?? '';
  const typed = /(?:^|[\s(])@([\p{L}][\p{L}\p{N} .-]{0,40})$/u.exec(before)?.[1];
  const [at, setAt] = useState(0);
  const [closedFor, setClosedFor] = useState<string>();
  const { options, isSettled } = useFoundSubjects(typed ?? '', kinds, nobody);
  const isOpen = typed !== undefined && isSettled && options.length > 0 && closedFor !== before;
  const chosen = Math.min(at, options.length - 1);
  function choose(index: number) {
    const option = options[index];
    if (!option || typed === undefined) return;
    const address = `${location.origin}/people/${option.id}`;
    state?.replaceBefore(typed.length + 1, { ref: address, name: `@${option.label}` });
    setAt(0);
  }
  function onKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (!isOpen || shiftKey || ctrlKey || metaKey) return false;
    if (key === 'ArrowDown') setAt((chosen + 1) % options.length);
    else if (key === 'ArrowUp') setAt((chosen + options.length - 1) % options.length);
    else if (key === 'Enter' || key === 'Tab') choose(chosen);
    else if (key === 'Escape') setClosedFor(before);
    else return false;
    return true;
  }
  return { isOpen, options, chosen, choose, onKey };
}
