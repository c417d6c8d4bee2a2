import { QueryView, useParam, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { BackLink, ButtonLink, EmptyState, Lock, Page, PageHeader, SkeletonList, useMessages } from '@kontor/ui';
import { getOrgUnit, type OrgUnitDetails } from '../../shared/index.ts';
import { OfficeForm } from './office-form-view.tsx';
import { officeMessages } from './office-messages.ts';

/** Changes what an office's page says, for those who may. */
export function OfficeEditView() {
  const t = useMessages(officeMessages);
  const orgUnit = useParam('orgUnit');
  const query = useQueryRoute(getOrgUnit, { orgUnit });
  useTitle(query.data && t('editTitle', { name: query.data.name }));
  return (
    <Page>
      <QueryView query={query} waiting={<SkeletonList rows={6} />}>
        {(unit) => (unit.canEdit ? <Editor unit={unit} /> : <NotAllowed unit={unit} />)}
      </QueryView>
    </Page>
  );
}

function Editor({ unit }: { readonly unit: OrgUnitDetails }) {
  const t = useMessages(officeMessages);
  return (
    <>
      <PageHeader
        before={<BackLink href={`/org-units/${unit.id}`}>{unit.name}</BackLink>}
        title={t('edit')}
        description={t('editIntro')}
      />
      <OfficeForm unit={unit} />
    </>
  );
}

function NotAllowed({ unit }: { readonly unit: OrgUnitDetails }) {
  const t = useMessages(officeMessages);
  return (
    <>
      <h1 className="sr-only">{unit.name}</h1>
      <EmptyState
        icon={Lock}
        title={t('notAllowed')}
        action={<ButtonLink href={`/org-units/${unit.id}`}>{t('backToUnit')}</ButtonLink>}
      >
        {t('notAllowedText')}
      </EmptyState>
    </>
  );
}
