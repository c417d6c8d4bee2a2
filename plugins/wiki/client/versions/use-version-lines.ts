import { docOfShared } from '@kontor/editor/shared';
import { type RouteQuery, useQueryRoute } from '@kontor/plugin-api/client';
import { useMemo } from 'react';
import * as Y from 'yjs';
import { readVersion } from '../../shared/index.ts';
import { linesOfDoc, type TextLine } from './lines-of-doc.ts';

export interface VersionLines {
  /** Nothing until it has come. */
  readonly lines: readonly TextLine[] | undefined;
  readonly query: RouteQuery<{ readonly update: string }>;
}

/** The text of a page at a version, line by line; nothing when none is asked for. */
export function useVersionLines(page: string, version: number | undefined): VersionLines {
  const query = useQueryRoute(readVersion, { page, version: version ?? 0 }, { enabled: version !== undefined });
  const update = version === undefined ? undefined : query.data?.update;
  const lines = useMemo(() => (update === undefined ? undefined : readLines(update)), [update]);
  return { lines, query };
}

function readLines(update: string): TextLine[] {
  const document = new Y.Doc();
  Y.applyUpdate(
    document,
    Uint8Array.from(atob(update), (character) => character.charCodeAt(0)),
  );
  const lines = linesOfDoc(docOfShared(document));
  document.destroy();
  return lines;
}
