import { usePlace } from '@kontor/plugin-api/client';
import { SpaceDetail } from './space-detail-view.tsx';
import { SpaceDirectory } from './space-directory-view.tsx';

/** All spaces that the person belongs to or may find, or the one that is open: the places beside it list the own ones. */
export function SpacesView() {
  const opened = usePlace().params.space;
  return opened === undefined ? <SpaceDirectory /> : <SpaceDetail key={opened} idOrSlug={opened} />;
}
