import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { listOrgUnits, type OrgUnit, type OutputOf, orgUnitRemoved, removeOrgUnit } from '@kontor/schema';
import {
  Building2,
  Button,
  EmptyState,
  FormError,
  IconButton,
  ItemList,
  type ItemRow,
  Pencil,
  Plus,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { ConfirmButton } from '../shell/confirm-button-view.tsx';
import { administrationMessages } from './administration-messages.ts';
import { OrgUnitDialog } from './org-unit-dialog-view.tsx';

type UnitRow = OutputOf<typeof listOrgUnits>['orgUnits'][number];

/** The tree of org units, as a list in order of their codes. */
export function OrgUnitsView() {
  const t = useMessages(administrationMessages);
  const toast = useToast();
  const [edited, setEdited] = useState<OrgUnit | 'new'>();
  const query = useQueryRoute(listOrgUnits, {});
  const remove = useAction(removeOrgUnit, {
    announces: (_output, { orgUnit }) => [{ definition: orgUnitRemoved, payload: { orgUnit }, object: null }],
  });
  const row = (unit: UnitRow): ItemRow => ({
    id: unit.id,
    text: unit.name,
    title: (
      <>
        <span className="pe-2 font-normal text-muted tabular-nums">{unit.code}</span>
        {unit.name}
      </>
    ),
    ...(unit.leads.length > 0 && {
      subtitle: t('leads', { names: unit.leads.map(({ name }) => name).join(', ') }),
    }),
    end: (
      <>
        <IconButton size="sm" icon={Pencil} label={`${t('edit')}: ${unit.name}`} onPress={() => setEdited(unit)} />
        <ConfirmButton
          size="sm"
          variant="quiet"
          question={t('removeUnitQuestion', { name: unit.name })}
          explanation={t('removeUnitHelp')}
          onConfirm={async () => {
            if (await remove.run({ orgUnit: unit.id })) toast.show({ text: t('removed', { name: unit.name }) });
          }}
        >
          {t('remove')}
        </ConfirmButton>
      </>
    ),
  });
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
          {t('createUnit')}
        </Button>
      </div>
      <FormError>{remove.error?.message}</FormError>
      <QueryView query={query}>
        {({ orgUnits }) => (
          <ItemList
            label={t('orgUnits')}
            items={orgUnits}
            row={row}
            className="-mx-3"
            empty={
              <EmptyState icon={Building2} title={t('noUnits')}>
                {t('noUnitsHelp')}
              </EmptyState>
            }
          />
        )}
      </QueryView>
      {edited !== undefined && (
        <OrgUnitDialog {...(edited !== 'new' && { unit: edited })} onClose={() => setEdited(undefined)} />
      )}
    </div>
  );
}
