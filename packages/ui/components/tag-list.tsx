import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Tag as AriaTag, TagList as AriaTagList, TagGroup } from 'react-aria-components/TagGroup';
import { X } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';

export interface TagItem {
  readonly id: string;
  readonly label: string;
}

export interface TagListProps {
  /** What the tags are: "Filter", "Aufgabengebiete". */
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly tags: readonly TagItem[];
  /** Lets tags be removed, by button and by the Delete key. */
  readonly onRemove?: (id: string) => void;
  readonly className?: string;
}

/** Words that belong to something, or filters that are on. */
export function TagList({ label, isLabelHidden = true, tags, onRemove, className }: TagListProps) {
  const t = useMessages(componentMessages);
  return (
    <TagGroup
      {...(onRemove && {
        onRemove: (keys) => {
          for (const key of keys) onRemove(String(key));
        },
      })}
      className={classNames('flex flex-col gap-1.5', className)}
    >
      <Label className={isLabelHidden ? 'sr-only' : 'text-sm font-medium'}>{label}</Label>
      <AriaTagList items={tags} className="flex flex-wrap gap-1.5">
        {(tag) => (
          <AriaTag
            id={tag.id}
            textValue={tag.label}
            className="inline-flex h-7 max-w-full items-center gap-1 rounded-full bg-hover px-3 text-sm text-text focus-ring coarse:h-11"
          >
            {({ allowsRemoving }) => (
              <>
                <span className="truncate">{tag.label}</span>
                {allowsRemoving && (
                  <Button
                    slot="remove"
                    aria-label={`${t('remove')}: ${tag.label}`}
                    className="-me-2 flex size-6 items-center justify-center rounded-full text-muted data-hovered:bg-pressed coarse:size-11"
                  >
                    <X aria-hidden className="size-3.5" />
                  </Button>
                )}
              </>
            )}
          </AriaTag>
        )}
      </AriaTagList>
    </TagGroup>
  );
}
