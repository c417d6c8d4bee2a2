import { isMissingPart } from '@kontor/plugin-api/client';
import { useLanguage } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { todayHere } from './due-model.ts';
import type { NewEntry, Understood, understand } from './quick-add-model.ts';

/** A line as it is typed, and what somebody has said to what was understood of it. */
export interface TypedLine {
  readonly text: string;
  /** Words that are to stay in the title. */
  readonly asWritten: readonly string[];
  /** Words of which the other day is meant. */
  readonly otherDayOf: string;
}

export const emptyLine: TypedLine = { text: '', asWritten: [], otherDayOf: '' };

/** Without what reads it (no connection, and not fetched before), a line is a title. */
async function load(): Promise<typeof understand | undefined> {
  try {
    return (await import('./quick-add-model.ts')).understand;
  } catch (failure) {
    if (!isMissingPart(failure)) throw failure;
    return undefined;
  }
}

/** What is understood of a line while it is typed; what reads it is fetched with the first letter. */
export function useUnderstanding(line: TypedLine, isPlain: boolean) {
  const { language } = useLanguage();
  const [reader, setReader] = useState<typeof understand>();
  const isWanted = !isPlain && line.text.trim() !== '' && reader === undefined;
  useEffect(() => {
    if (isWanted) void load().then((loaded) => setReader(() => loaded));
  }, [isWanted]);
  const readWith = (read: typeof understand): Understood =>
    read(line.text, { ...line, language, today: todayHere(), now: timeHere() });
  return {
    understood: reader && line.text.trim() !== '' ? readWith(reader) : undefined,
    /** The task that the line becomes, also where it was sent before it was read. */
    async readEntry(): Promise<NewEntry> {
      const read = isPlain ? undefined : (reader ?? (await load()));
      return read ? readWith(read).entry : { title: line.text.trim() };
    },
  };
}

/** On this device's clock. */
function timeHere(): string {
  return new Date().toTimeString().slice(0, 5);
}
