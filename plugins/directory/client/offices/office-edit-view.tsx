import { QueryView, useParam, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { ButtonLink, EmptyState, Lock, PageHeader, SkeletonList, useMessages } from '@kontor/ui';
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
    <div className="relative mx-auto max-w-3xl px-4 py-5 sm:px-8 sm:py-7">
      <QueryView query={query} waiting={<SkeletonList rows={6} />}>
        {(unit) => (unit.canEdit ? <Editor unit={unit} /> : <NotAllowed unit={unit} />)}
      </QueryView>
    </div>
  );
}

function Editor({ unit }: { readonly unit: OrgUnitDetails }) {
  const t = useMessages(officeMessages);
  return (
    <>
      <PageHeader
        title={unit.name}
        description={t('editIntro')}
        actions={<ButtonLink href={`/org-units/${unit.id}`}>{t('backToUnit')}</ButtonLink>}
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
