import { useMessages } from '@kontor/ui';
import { useEffect, useMemo, useState } from 'react';
import type { NamedObject } from '../../editor-handle.ts';
import { findEmoji } from '../../emoji/emoji-codes.ts';
import type { DocumentParts } from '../document-parts.ts';
import type { InsertTools } from '../insert/block-kinds.ts';
import { blockMessages } from '../insert/block-messages.ts';
import { findBlocks } from '../insert/find-blocks.ts';
import type { Suggestion } from './suggestion.ts';
import type { Trigger } from './trigger.ts';

const most = 8;

/** What fits to the words before the caret; objects come a moment later, from whoever knows them. */
export function useSuggestions(
  trigger: Trigger | undefined,
  parts: DocumentParts,
  tools: InsertTools,
): readonly Suggestion[] {
  const t = useMessages(blockMessages);
  const found = useFoundObjects(trigger, parts);
  const { kind, typed = '' } = trigger ?? {};
  return useMemo(() => {
    switch (kind) {
      case 'block':
        return findBlocks(typed).map(({ name, icon, typed: hint, insert }) => ({
          key: name,
          label: t(name),
          icon,
          ...(hint !== undefined && { hint }),
          take: (editor) => insert(editor, tools),
        }));
      case 'emoji':
        return findEmoji(typed, most).map(({ code, sign }) => ({
          key: code,
          label: `:${code}:`,
          sign,
          take: (editor) => void editor.chain().focus().insertContent({ type: 'text', text: sign }).run(),
        }));
      case 'person':
      case 'object':
        return found.map((object) => objectSuggestion(object, kind === 'person'));
      default:
        return [];
    }
  }, [kind, typed, found, t, tools]);
}

function objectSuggestion({ ref, name, note }: NamedObject, isPerson: boolean): Suggestion {
  return {
    key: ref,
    label: name,
    isPerson,
    ...(note !== undefined && { note }),
    take: (editor) =>
      void editor
        .chain()
        .focus()
        .insertContent([
          { type: 'mention', attrs: { ref, name } },
          { type: 'text', text: ' ' },
        ])
        .run(),
  };
}

/** The newest answer counts: an older one that comes late is passed by. */
function useFoundObjects(trigger: Trigger | undefined, parts: DocumentParts): readonly NamedObject[] {
  const [found, setFound] = useState<{ readonly of: string; readonly objects: readonly NamedObject[] }>();
  const { kind, typed } = trigger ?? {};
  useEffect(() => {
    if (kind !== 'person' && kind !== 'object') return setFound(undefined);
    let isOver = false;
    parts.findObjects(typed ?? '', kind === 'person' ? 'person' : 'any').then(
      (objects) => {
        if (!isOver) setFound({ of: kind, objects: objects.slice(0, most) });
      },
      (error: unknown) => parts.onError(error),
    );
    return () => {
      isOver = true;
    };
  }, [kind, typed, parts]);
  return found !== undefined && found.of === kind ? found.objects : none;
}

const none: readonly NamedObject[] = [];
