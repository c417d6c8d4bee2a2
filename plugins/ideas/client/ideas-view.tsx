import { usePlace } from '@kontor/plugin-api/client';
import { BoxesView } from './boxes/boxes-view.tsx';
import { IdeaPage } from './idea/idea-page-view.tsx';
import { IdeasList } from './list/ideas-list-view.tsx';
import { SubmitView } from './submit/submit-view.tsx';
import { ThanksView } from './thanks/thanks-view.tsx';

/** Ideas, one of them, a new one; their boxes; thanks. */
export function IdeasView() {
  const { id } = usePlace().params;
  if (id === undefined) return <IdeasList />;
  if (id === 'new') return <SubmitView />;
  if (id === 'boxes') return <BoxesView />;
  if (id === 'thanks') return <ThanksView />;
  return <IdeaPage key={id} id={id} />;
}
