import {
  Check,
  ChevronDown,
  Copy,
  classNames,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  SquareCode,
  useMessages,
} from '@kontor/ui';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useDocument } from '../editor-context.ts';
import { useEditorValue } from '../use-editor-value.ts';
import { blockViewMessages } from './block-view-messages.ts';
import { DiagramView, useDrawing } from './diagram-view.tsx';
import type { BlockViewProps } from './view-portals.ts';

/** Languages that `highlight` knows, by the names that people know; diagrams are code of the language `mermaid`. */
const languages: Readonly<Record<string, string>> = {
  bash: 'Bash',
  css: 'CSS',
  html: 'HTML',
  ini: 'INI',
  java: 'Java',
  javascript: 'JavaScript',
  json: 'JSON',
  mermaid: 'Mermaid',
  php: 'PHP',
  python: 'Python',
  sql: 'SQL',
  typescript: 'TypeScript',
  xml: 'XML',
  yaml: 'YAML',
};

/**
 * Above a block of code: its language, and a way to take all of it along. A diagram is drawn there as well; its source is
 * for whoever writes in it or asks for it, and always for screen readers.
 */
export function CodeHead({ node, pos, setAttrs }: BlockViewProps) {
  const t = useMessages(blockViewMessages);
  const { editor, mayWrite } = useDocument();
  const [isAskedFor, setAskedFor] = useState(false);
  const isDiagram = node.attrs.language === 'mermaid';
  const drawn = useDrawing(isDiagram ? node.textContent : undefined);
  const isWrittenIn = useEditorValue(editor, ({ state, isEditable, isFocused }) => {
    const at = pos();
    if (!isEditable || !isFocused || at === undefined) return false;
    return state.selection.from > at && state.selection.to < at + node.nodeSize;
  });
  const isDrawn = isDiagram && drawn.drawing !== undefined;
  const isHidden = isDrawn && !drawn.failure && !isAskedFor && !isWrittenIn;
  const language = typeof node.attrs.language === 'string' ? node.attrs.language : '';
  const name = languages[language] ?? (language === '' ? t('plain') : language);
  const head = (
    <div className="k-code-head">
      {mayWrite ? (
        <MenuTrigger>
          <Button
            aria-label={t('language', { language: name })}
            className="inline-flex h-7 items-center gap-1 rounded-md px-2 text-xs text-muted focus-ring data-hovered:bg-hover coarse:min-h-11"
          >
            {name}
            <ChevronDown aria-hidden className="size-3.5" />
          </Button>
          <Menu placement="bottom start">
            {['', ...Object.keys(languages)].map((each) => (
              <MenuItem
                key={each}
                isCurrent={each === language}
                onAction={() => setAttrs({ language: each === '' ? null : each })}
              >
                {languages[each] ?? t('plain')}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      ) : (
        <span className="px-2 text-xs text-muted">{language !== '' && name}</span>
      )}
      <span className="flex">
        {isDrawn && !drawn.failure && (
          <IconButton
            size="sm"
            icon={SquareCode}
            label={t(isHidden ? 'showSource' : 'hideSource')}
            onPress={() => setAskedFor(isHidden)}
          />
        )}
        <CopyButton text={() => node.textContent} />
      </span>
    </div>
  );
  if (!isDiagram) return head;
  return (
    <div className={classNames('k-diagram-block', isHidden && 'is-source-hidden')}>
      {head}
      <DiagramView {...drawn} />
    </div>
  );
}

function CopyButton({ text }: { readonly text: () => string }) {
  const t = useMessages(blockViewMessages);
  const { parts } = useDocument();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <IconButton
      size="sm"
      icon={isCopied ? Check : Copy}
      label={isCopied ? t('copied') : t('copy')}
      onPress={() => navigator.clipboard.writeText(text()).then(() => setCopied(true), parts.onError)}
    />
  );
}
