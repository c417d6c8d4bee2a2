import {
  ApiError,
  fetchFile,
  QueryView,
  saveFile,
  useQueryRoute,
  useSender,
  useTitle,
} from '@kontor/plugin-api/client';
import { fillPath } from '@kontor/schema';
import {
  Button,
  ButtonLink,
  Download,
  EmptyState,
  Lightbulb,
  Page,
  PageHeader,
  Plus,
  Settings,
  SkeletonList,
  useMessages,
  useToast,
} from '@kontor/ui';
import { type Box, ideasCsvPath, listBoxes, listIdeas, pageSize } from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { Places } from '../places-view.tsx';
import { ReceiptsSection } from '../receipts/receipts-section-view.tsx';
import { FilterView } from './filter-view.tsx';
import { IdeaRows } from './idea-rows-view.tsx';
import { listMessages } from './list-messages.ts';
import { useListFilter } from './use-list-filter.ts';

/** All ideas, with what can be done about them. */
export function IdeasList() {
  const t = useMessages(ideasMessages);
  const l = useMessages(listMessages);
  const filter = useListFilter();
  const query = useQueryRoute(listBoxes, {});
  const boxes = query.data?.boxes ?? [];
  const maySetUp = (query.data?.units.length ?? 0) > 0;
  const office = boxes.find(({ id, isOffice }) => isOffice && id === filter.input.box);
  useTitle(t('title'));
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={l('lead')}
        actions={
          <>
            {office && <CsvButton box={office} />}
            {(maySetUp || boxes.some(({ isOffice }) => isOffice)) && (
              <ButtonLink href="/ideas/boxes" icon={Settings}>
                {l('boxes')}
              </ButtonLink>
            )}
            {boxes.some(({ maySubmit }) => maySubmit) && (
              <ButtonLink href="/ideas/new" variant="primary" icon={Plus}>
                {t('submit')}
              </ButtonLink>
            )}
          </>
        }
      />
      <Places current="title" />
      <QueryView query={query} waiting={<SkeletonList rows={6} />}>
        {() =>
          boxes.length === 0 ? (
            <NoBox maySetUp={maySetUp} />
          ) : (
            <>
              <FilterView boxes={boxes} filter={filter} />
              <Found boxes={boxes} filter={filter} />
              {filter.input.show === 'mine' && <ReceiptsSection />}
            </>
          )
        }
      </QueryView>
    </Page>
  );
}

interface FoundProps {
  readonly boxes: readonly Box[];
  readonly filter: ReturnType<typeof useListFilter>;
}

function Found({ boxes, filter }: FoundProps) {
  const l = useMessages(listMessages);
  const query = useQueryRoute(listIdeas, filter.input, { keepPrevious: true });
  const { show, box } = filter.input;
  return (
    <QueryView query={query} waiting={<SkeletonList rows={6} />}>
      {({ ideas, hasMore }) => (
        <>
          {ideas.length === 0 ? (
            <Nothing isWork={show === 'work' || show === 'overdue'} isNarrow={filter.isNarrow} />
          ) : (
            <IdeaRows label={l('ideas')} ideas={ideas} hasBoxes={boxes.length > 1 && box === undefined} />
          )}
          {(hasMore || filter.offset > 0) && (
            <div className="flex flex-wrap gap-2 pt-4">
              {filter.offset > 0 && <Button onPress={() => filter.turn(0)}>{l('previous')}</Button>}
              {hasMore && <Button onPress={() => filter.turn(filter.offset + pageSize)}>{l('next')}</Button>}
            </div>
          )}
        </>
      )}
    </QueryView>
  );
}

function Nothing({ isWork, isNarrow }: { readonly isWork: boolean; readonly isNarrow: boolean }) {
  const l = useMessages(listMessages);
  const name = isWork ? 'work' : isNarrow ? 'nothing' : 'none';
  return (
    <EmptyState icon={Lightbulb} title={l(`${name}Title`)}>
      {l(`${name}Text`)}
    </EmptyState>
  );
}

function NoBox({ maySetUp }: { readonly maySetUp: boolean }) {
  const l = useMessages(listMessages);
  return (
    <EmptyState
      icon={Lightbulb}
      title={l('noBoxTitle')}
      action={maySetUp ? <ButtonLink href="/ideas/boxes">{l('newBox')}</ButtonLink> : undefined}
    >
      {l('noBoxText')}
    </EmptyState>
  );
}

function CsvButton({ box }: { readonly box: Box }) {
  const t = useMessages(ideasMessages);
  const l = useMessages(listMessages);
  const toast = useToast();
  const sender = useSender();
  async function save() {
    try {
      saveFile(await fetchFile(fillPath(ideasCsvPath, { box: box.id }).path, sender));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: t('failed', { reason: failure.message }), tone: 'danger' });
    }
  }
  return (
    <Button icon={Download} onPress={() => void save()}>
      {l('csv')}
    </Button>
  );
}
