import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { listOrgUnits, orgUnitRemoved, removeOrgUnit } from '@kontor/schema';
import { Building2, useMessages } from '@kontor/ui';
import { administrationMessages } from './administration-messages.ts';
import { ManagedList } from './managed-list-view.tsx';
import { OrgUnitDialog } from './org-unit-dialog-view.tsx';

/** The tree of org units, as a list in order of their codes. */
export function OrgUnitsView() {
  const t = useMessages(administrationMessages);
  const query = useQueryRoute(listOrgUnits, {});
  const remove = useAction(removeOrgUnit, {
    announces: (_output, { orgUnit }) => [{ definition: orgUnitRemoved, payload: { orgUnit }, object: null }],
  });
  return (
    <ManagedList
      label={t('orgUnits')}
      createLabel={t('createUnit')}
      findLabel={t('orgUnitsFind')}
      query={query}
      itemsOf={({ orgUnits }) => orgUnits}
      row={({ name, code, leads }) => ({
        title: (
          <>
            <span className="pe-2 font-normal text-muted tabular-nums">{code}</span>
            {name}
          </>
        ),
        ...(leads.length > 0 && { subtitle: t('leads', { names: leads.map((lead) => lead.name).join(', ') }) }),
      })}
      empty={{ icon: Building2, title: t('noUnits'), help: t('noUnitsHelp') }}
      dialog={(unit, close) => <OrgUnitDialog {...(unit && { unit })} onClose={close} />}
      removal={{
        question: ({ name }) => t('removeUnitQuestion', { name }),
        help: t('removeUnitHelp'),
        error: remove.error,
        run: async ({ id }) => (await remove.run({ orgUnit: id })) !== undefined,
      }}
    />
  );
}
