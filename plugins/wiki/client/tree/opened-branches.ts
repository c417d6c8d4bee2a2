import { useEffect, useState } from 'react';
import type { TreePage } from '../../shared/index.ts';
import { pagesAbove } from './tree-model.ts';

/** By space; a tree looks as one left it for as long as the window stands. */
const openedIn = new Map<string, ReadonlySet<string>>();

/** Which branches are open: those that one opened, and the way to the page one is at. */
export function useOpenedBranches(
  space: string,
  pages: readonly TreePage[],
  current: string | undefined,
): readonly [ReadonlySet<string>, (opened: ReadonlySet<string>) => void] {
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => openedIn.get(space) ?? new Set());
  const change = (next: ReadonlySet<string>) => {
    openedIn.set(space, next);
    setOpened(next);
  };
  const way = current === undefined ? '' : pagesAbove(pages, current).join(' ');
  useEffect(() => {
    if (way === '') return;
    setOpened((before) => {
      const next = new Set([...before, ...way.split(' ')]);
      openedIn.set(space, next);
      return next;
    });
  }, [space, way]);
  return [opened, change];
}
