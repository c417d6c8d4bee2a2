import { QueryView, useAction, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import {
  BackLink,
  EmptyState,
  LayoutTemplate,
  Page,
  PageHeader,
  SkeletonList,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useEffect } from 'react';
import { listTemplates, saveTemplate, type Template, type TemplatePlace } from '../../shared/index.ts';
import { bare } from '../items/item-model.ts';
import { ItemsEditor } from '../items/items-editor-view.tsx';
import { onboardingMessages } from '../onboarding-messages.ts';
import { isAt, placeAt } from './template-address.ts';
import { templatesMessages } from './templates-messages.ts';
import { usePlaceName } from './use-place-name.ts';

/** What new lists begin with, for one unit, one position, or all. */
export function TemplateView({ id }: { readonly id: string }) {
  const t = useMessages(templatesMessages);
  const { search } = usePlace();
  const query = useQueryRoute(listTemplates, {});
  const place = placeAt(id, search.title);
  return (
    <Page>
      <BackLink href="/onboarding/templates" className="mb-3">
        {t('back')}
      </BackLink>
      <QueryView query={query} waiting={<SkeletonList rows={6} />}>
        {({ templates, units, mayChangeOrganisation }) => {
          const found = templates.find((each) => isAt(place, each));
          if (found) return <Items place={place} template={found} unitName={found.unitName} />;
          const unit = units.find((each) => each.id === id);
          if (unit || (place.level === 'organisation' && mayChangeOrganisation))
            return <Items place={place} template={undefined} unitName={unit?.name ?? ''} />;
          return (
            <EmptyState icon={LayoutTemplate} title={t('gone')}>
              {t('goneText')}
            </EmptyState>
          );
        }}
      </QueryView>
    </Page>
  );
}

interface ItemsProps {
  readonly place: TemplatePlace;
  /** None yet. */
  readonly template: Template | undefined;
  readonly unitName: string;
}

function Items({ place, template, unitName }: ItemsProps) {
  const t = useMessages(templatesMessages);
  const o = useMessages(onboardingMessages);
  const toast = useToast();
  const name = usePlaceName()(place, unitName);
  const { run, error } = useAction(saveTemplate, { refreshes: [listTemplates] });
  const refusal = error?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: o('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, o]);
  useTitle(name);
  const mayChange = template?.mayChange ?? true;
  const revision = template?.revision ?? 0;
  return (
    <>
      <PageHeader title={name} description={mayChange ? t('lead') : t('readOnlyText')} />
      <ItemsEditor
        items={template?.items ?? []}
        mayChange={mayChange}
        onChange={async (items) => (await run({ place, revision, items: items.map(bare) })) !== undefined}
      />
    </>
  );
}
