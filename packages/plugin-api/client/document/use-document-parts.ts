import { parseRef, refOf } from '@kontor/base';
import type { DocumentParts, NamedObject } from '@kontor/editor/document';
import { findSubstitutes, searchAll } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect, useMemo, useRef } from 'react';
import { ApiError } from '../api-error.ts';
import { awayMessages } from '../away-messages.ts';
import { uploadFile } from '../upload.ts';
import { useCall } from '../use-action.ts';
import { type AwayNow, useAwayWords } from '../use-away.ts';
import { useSender } from '../use-sender.ts';
import { useWorkbench } from '../workbench-context.ts';
import { fileAddress } from './file-address.ts';
import { ObjectView } from './object-view.tsx';
import { useLinkOpening } from './use-link-opening.ts';

/** What somebody may say about places in a text. */
export type Remarks = Required<Pick<DocumentParts, 'onComment' | 'onSuggest'>>;

export interface OwnDocumentParts extends Pick<DocumentParts, 'TaskView'> {
  /** Makes an upload a file of the object whose text it is. */
  attach(file: string): ReturnType<DocumentParts['upload']>;
}

const most = 8;

/**
 * What the editor needs of Kontor: people and objects to name, and where files go. `own` is the same object for as long as
 * nothing in it changes.
 */
export function useDocumentParts(own: OwnDocumentParts, remarks?: Remarks): DocumentParts {
  const call = useCall();
  const sender = useSender();
  const { registry } = useWorkbench();
  const toast = useToast();
  const openLink = useLinkOpening();
  const latest = useRef(remarks);
  const t = useMessages(awayMessages);
  const wordsOf = useAwayWords();
  const words = useRef<AwayTexts>(undefined);
  useEffect(() => {
    latest.current = remarks;
    words.current = { wordsOf, standsInFor: (name) => t('standsInFor', { name }) };
  });
  const mayRemark = remarks !== undefined;
  return useMemo(
    () => ({
      async findObjects(text, kind) {
        // What was said about something is no thing to be named in a text.
        const named = [...registry.searchRenderers.keys()].filter((type) => type !== 'comment');
        const types = kind === 'person' ? ['person'] : named;
        const { hits } = await call(searchAll, { q: text, type: types, limit: most });
        const objects = hits.map(({ ref, title }) => ({ ref, name: title }));
        return kind === 'person' ? await withSubstitutes(objects, call, words.current) : objects;
      },
      ObjectView,
      ...(own.TaskView && { TaskView: own.TaskView }),
      async upload(file, watch) {
        const { id } = await uploadFile(file, sender, watch);
        watch?.signal.throwIfAborted();
        return await own.attach(id);
      },
      fileUrl: fileAddress,
      openLink,
      onError: (failure) => {
        if (failure instanceof ApiError) toast.show({ text: failure.message, tone: 'danger' });
        else throw failure;
      },
      ...(mayRemark && {
        onComment: (...place: Parameters<Remarks['onComment']>) => latest.current?.onComment(...place),
        onSuggest: (...place: Parameters<Remarks['onSuggest']>) => latest.current?.onSuggest(...place),
      }),
    }),
    [call, sender, registry, toast, own, openLink, mayRemark],
  );
}

interface AwayTexts {
  readonly wordsOf: (away: AwayNow) => string;
  readonly standsInFor: (name: string) => string;
}

/** Below who is away stands who stands in for them (S21). */
async function withSubstitutes(
  people: readonly NamedObject[],
  call: ReturnType<typeof useCall>,
  texts: AwayTexts | undefined,
): Promise<readonly NamedObject[]> {
  const persons = people.flatMap(({ ref }) => parseRef(ref)?.id ?? []);
  if (persons.length === 0 || !texts) return people;
  const { away } = await call(findSubstitutes, { persons });
  const awayById = new Map(away.map((one) => [one.person, one]));
  const known = new Set(persons);
  return people.flatMap((object) => {
    const one = awayById.get(parseRef(object.ref)?.id ?? '');
    if (!one) return [object];
    const gone = { ...object, note: texts.wordsOf(one) };
    if (!one.substitute || known.has(one.substitute.id)) return [gone];
    known.add(one.substitute.id);
    const { id, name } = one.substitute;
    return [gone, { ref: refOf('people', 'person', id), name, note: texts.standsInFor(one.name) }];
  });
}
