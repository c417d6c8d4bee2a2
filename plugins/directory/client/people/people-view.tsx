import { ListDetail, usePlace } from '@kontor/plugin-api/client';
import { UserRound, useMessages } from '@kontor/ui';
import { directoryMessages } from '../directory-messages.ts';
import { PersonView } from '../person/person-view.tsx';
import { Placeholder } from '../placeholder-view.tsx';
import { PeopleListView } from './people-list-view.tsx';

/** Everybody, and the person who was opened: side by side on wide screens. */
export function PeopleView() {
  const t = useMessages(directoryMessages);
  const { params } = usePlace();
  const { person } = params;
  return (
    <ListDetail
      list={<PeopleListView current={person} />}
      {...(person !== undefined && { detail: <PersonView key={person} person={person} /> })}
      placeholder={
        <Placeholder icon={UserRound} title={t('choosePerson')}>
          {t('choosePersonText')}
        </Placeholder>
      }
    />
  );
}
