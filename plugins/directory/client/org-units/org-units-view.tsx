import { ListDetail, usePlace } from '@kontor/plugin-api/client';
import { Network, useMessages } from '@kontor/ui';
import { directoryMessages } from '../directory-messages.ts';
import { Placeholder } from '../placeholder-view.tsx';
import { OrgTreeView } from './org-tree-view.tsx';
import { OrgUnitView } from './org-unit-view.tsx';

/** The org chart, and the unit that was opened: side by side on wide screens. */
export function OrgUnitsView() {
  const t = useMessages(directoryMessages);
  const { orgUnit } = usePlace().params;
  return (
    <ListDetail
      list={<OrgTreeView current={orgUnit} />}
      {...(orgUnit !== undefined && { detail: <OrgUnitView key={orgUnit} orgUnit={orgUnit} /> })}
      placeholder={
        <Placeholder icon={Network} title={t('chooseUnit')}>
          {t('chooseUnitText')}
        </Placeholder>
      }
    />
  );
}
