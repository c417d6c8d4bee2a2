import { Button, TagList, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { tasksMessages } from '../tasks-messages.ts';
import type { Understanding, Understood } from './quick-add-model.ts';

interface UnderstoodProps {
  readonly understood: Understood | undefined;
  /** These words are to stay in the title. */
  readonly onTakeBack: (words: readonly string[]) => void;
  /** The other day is meant by these words. */
  readonly onOtherDay: (words: string) => void;
}

const quietMs = 700;

/** What was understood of a line, each to be taken back; said aloud once somebody pauses. */
export function UnderstoodLine({ understood, onTakeBack, onOtherDay }: UnderstoodProps) {
  const t = useMessages(tasksMessages);
  const { understandings = [], otherwise } = understood ?? {};
  const tags = understandings.map((each) => ({ id: each.kind, label: sayUnderstanding(t, each) }));
  const other = otherwise && t('otherDay', { day: otherwise.said });
  const said = [...tags.map(({ label }) => label), ...(other === undefined ? [] : [other])].join('; ');
  return (
    <>
      <Announced text={said === '' ? '' : t('understoodAloud', { said })} />
      {tags.length > 0 && (
        <div className="flex flex-wrap items-center gap-1.5">
          <TagList
            label={t('understood')}
            tags={tags}
            onRemove={(kind) => onTakeBack(understandings.find((each) => each.kind === kind)?.words ?? [])}
          />
          {otherwise && (
            <Button size="sm" variant="quiet" onPress={() => onOtherDay(otherwise.words)}>
              {other}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function Announced({ text }: { readonly text: string }) {
  const [shown, setShown] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setShown(text), quietMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="sr-only">
      {shown}
    </p>
  );
}

const priorities = { '1': 'priority1', '2': 'priority2', '3': 'priority3' } as const;

function sayUnderstanding(
  t: ReturnType<typeof useMessages<keyof typeof tasksMessages.texts.de>>,
  { kind, said, first }: Understanding,
): string {
  if (kind === 'due') return t('understoodDue', { due: said });
  if (kind === 'recurrence') {
    return first === undefined
      ? t('understoodRecurrence', { recurrence: said })
      : t('understoodRecurrenceFrom', { recurrence: said, first });
  }
  const name = said === '1' || said === '2' || said === '3' ? t(priorities[said]) : said;
  return t('understoodPriority', { priority: name });
}
