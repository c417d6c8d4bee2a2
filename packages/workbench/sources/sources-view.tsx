import { Lead, useMessages } from '@kontor/ui';
import { DirectoriesView } from './directories-view.tsx';
import { ProvidersView } from './providers-view.tsx';
import { ScimView } from './scim-view.tsx';
import { sourceMessages } from './source-messages.ts';

/** Where people come from, and where they sign in, besides Kontor itself. */
export function SourcesView() {
  const t = useMessages(sourceMessages);
  return (
    <div className="flex flex-col gap-8">
      <Lead>{t('help')}</Lead>
      <DirectoriesView />
      <ScimView />
      <ProvidersView />
    </div>
  );
}
