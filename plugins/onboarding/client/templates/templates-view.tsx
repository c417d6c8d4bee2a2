import { QueryView, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import {
  BackLink,
  Badge,
  Button,
  EmptyState,
  ItemList,
  LayoutTemplate,
  Page,
  PageHeader,
  Plus,
  SkeletonList,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { listTemplates, ownPlanPath } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { NewTemplateDialog } from './new-template-dialog-view.tsx';
import { templatePath } from './template-address.ts';
import { templatesMessages } from './templates-messages.ts';
import { usePlaceName } from './use-place-name.ts';

/** Those that hold for units that one leads, from above and below. */
export function TemplatesView() {
  const t = useMessages(templatesMessages);
  const o = useMessages(onboardingMessages);
  const query = useQueryRoute(listTemplates, {});
  const nameOf = usePlaceName();
  const [isCreating, setCreating] = useState(false);
  useTitle(t('templates'));
  return (
    <Page>
      <BackLink href={ownPlanPath} className="mb-3">
        {o('back')}
      </BackLink>
      <PageHeader
        title={t('templates')}
        description={t('lead')}
        actions={
          <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
            {t('create')}
          </Button>
        }
      />
      <QueryView query={query} waiting={<SkeletonList rows={4} />}>
        {({ templates, units, mayChangeOrganisation }) => (
          <>
            <ItemList
              label={t('templates')}
              items={templates}
              row={({ id, place, unitName, items, mayChange }) => ({
                id,
                text: nameOf(place, unitName),
                title: nameOf(place, unitName),
                start: <LayoutTemplate aria-hidden className="size-5 shrink-0 text-muted" />,
                subtitle: t('count', { count: items.length }),
                note: !mayChange && <Badge>{t('readOnly')}</Badge>,
                href: templatePath(place),
              })}
              empty={
                <EmptyState icon={LayoutTemplate} title={t('none')}>
                  {t('noneText')}
                </EmptyState>
              }
            />
            {isCreating && (
              <NewTemplateDialog
                units={units}
                mayChangeOrganisation={mayChangeOrganisation}
                onClose={() => setCreating(false)}
              />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}
