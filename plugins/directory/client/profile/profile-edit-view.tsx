import { QueryView } from '@kontor/plugin-api/client';
import { BackLink, Page, PageHeader, SkeletonList, useMessages } from '@kontor/ui';
import type { PersonDetails } from '../../shared/index.ts';
import { useOwnPerson } from './own-person.ts';
import { PhotoEditor } from './photo-editor-view.tsx';
import { ProfileForm } from './profile-form-view.tsx';
import { profileMessages } from './profile-messages.ts';
import { VisibilityEditor } from './visibility-view.tsx';

/** The own entry to change, as a screen. */
export function ProfileEditView() {
  const t = useMessages(profileMessages);
  return (
    <Page>
      <PageHeader
        before={<BackLink href="/people/me">{t('toEntry')}</BackLink>}
        title={t('title')}
        description={t('intro')}
      />
      <ProfileSection />
    </Page>
  );
}

/** The same as part of the settings. */
export function ProfileSection() {
  const query = useOwnPerson();
  return (
    <QueryView query={query} waiting={<SkeletonList rows={6} />}>
      {(person) => <Editors person={person} />}
    </QueryView>
  );
}

function Editors({ person }: { readonly person: PersonDetails }) {
  return (
    <div className="relative flex flex-col gap-6">
      <PhotoEditor person={person} />
      <ProfileForm person={person} />
      <VisibilityEditor person={person} />
    </div>
  );
}
