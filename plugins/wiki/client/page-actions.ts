import { type Action, useAction } from '@kontor/plugin-api/client';
import {
  changePage,
  createPage,
  movePage,
  pageChanged,
  pageCreated,
  pageMoved,
  pageMovedToTrash,
  pageRestored,
  restorePage,
  type TreePage,
  trashPage,
} from '../shared/index.ts';

/** The acting client folds the same events that all others get. */
export function useCreatePage(): Action<typeof createPage> {
  return useAction(createPage, {
    announces: (made) => [{ definition: pageCreated, payload: placeOf(made), object: made }],
  });
}

export function useChangePage(): Action<typeof changePage> {
  return useAction(changePage, {
    announces: (changed) => [{ definition: pageChanged, payload: placeOf(changed), object: changed }],
  });
}

export function useMovePage(): Action<typeof movePage> {
  return useAction(movePage, {
    announces: (moved) => [
      { definition: pageMoved, payload: { ...placeOf(moved), from: moved.space, isElsewhere: true }, object: moved },
    ],
  });
}

/** `space` is where the page stands. */
export function useTrashPage(space: string): Action<typeof trashPage> {
  return useAction(trashPage, {
    announces: (_done, { page }) => [{ definition: pageMovedToTrash, payload: { page, space }, object: null }],
  });
}

export function useRestorePage(): Action<typeof restorePage> {
  return useAction(restorePage, {
    announces: (restored) => [{ definition: pageRestored, payload: placeOf(restored), object: restored }],
  });
}

function placeOf({ id, space }: TreePage) {
  return { page: id, space };
}
