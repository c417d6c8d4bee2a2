import { QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { Page, SkeletonForm, SkeletonText } from '@kontor/ui';
import { type Gathering, getGathering } from '../shared/index.ts';
import { BackToList } from './back-to-list-view.tsx';
import { GatheringForm } from './form/gathering-form-view.tsx';
import { GatheringsList } from './list/gatherings-list-view.tsx';
import { GatheringPage } from './one/gathering-page-view.tsx';
import { Participants } from './participants/participants-view.tsx';

/** The list; one of them; the form; who signed up. */
export function GatheringsView() {
  const { id, part } = usePlace().params;
  if (id === undefined) return <GatheringsList />;
  if (id === 'new') return <GatheringForm />;
  if (part === 'participants') return <One id={id} view={(gathering) => <Participants gathering={gathering} />} />;
  if (part === 'edit') return <One id={id} isForm view={(gathering) => <GatheringForm before={gathering} />} />;
  return <One id={id} view={(gathering) => <GatheringPage gathering={gathering} />} />;
}

interface OneProps {
  readonly id: string;
  readonly isForm?: boolean;
  readonly view: (gathering: Gathering) => React.ReactNode;
}

function One({ id, isForm = false, view }: OneProps) {
  const query = useQueryRoute(getGathering, { gathering: id });
  if (query.data) return view(query.data);
  return (
    <Page>
      <QueryView query={query} waiting={isForm ? <SkeletonForm /> : <SkeletonText />} next={<BackToList />}>
        {() => null}
      </QueryView>
    </Page>
  );
}
