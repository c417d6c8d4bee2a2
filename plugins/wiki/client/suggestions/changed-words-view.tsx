import { useMessages, VisuallyHidden } from '@kontor/ui';
import { diffWordsWithSpace } from 'diff';
import { suggestionMessages } from './suggestion-messages.ts';

/** Old and new words in one: what goes is struck through, what comes is underlined, so that colour is not all that says it. */
export function ChangedWords({ before, after }: { readonly before: string; readonly after: string }) {
  const t = useMessages(suggestionMessages);
  return (
    <p className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
      {diffWordsWithSpace(before, after).map(({ value, added, removed }, index) => {
        const key = `${index} ${value}`;
        if (!added && !removed) return <span key={key}>{value}</span>;
        const Mark = added ? 'ins' : 'del';
        return (
          <Mark
            key={key}
            className={
              added
                ? 'bg-success-soft text-success underline decoration-1 underline-offset-2 [del+&]:ms-1'
                : 'bg-danger-soft text-danger line-through'
            }
          >
            <VisuallyHidden>{`${t(added ? 'added' : 'removed')}: `}</VisuallyHidden>
            {value}
          </Mark>
        );
      })}
    </p>
  );
}
