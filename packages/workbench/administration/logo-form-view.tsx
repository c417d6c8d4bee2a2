import { ApiError, sendFile, useAction, useOrganisation, useSender } from '@kontor/plugin-api/client';
import { getOrganisation, organisationChanged, removeLogo } from '@kontor/schema';
import { Button, FileDrop, FormError, Trash2, useMessages, useToast } from '@kontor/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationMessages } from './organisation-messages.ts';

const accepted = ['image/png', 'image/jpeg', 'image/webp'];

/** The organisation's logo: chosen or dropped, replaced, removed and brought back. */
export function LogoForm() {
  const t = useMessages(organisationMessages);
  const { logo, name } = useOrganisation();
  const [problem, setProblem] = useState<string>();
  const actions = useLogo(setProblem);
  return (
    <section aria-label={t('logo')} className="flex flex-col gap-3">
      <h2 className="text-sm font-medium">{t('logo')}</h2>
      <FormError>{problem}</FormError>
      {logo !== null && (
        <div className="flex flex-wrap items-center gap-3">
          <img src={logo} alt={t('logoOf', { name })} className="h-16 max-w-60 object-contain" />
          <Button size="sm" variant="quiet" icon={Trash2} isPending={actions.isPending} onPress={actions.remove}>
            {t('removeLogo')}
          </Button>
        </div>
      )}
      <FileDrop
        label={t(logo === null ? 'chooseLogo' : 'changeLogo')}
        description={t('logoHelp')}
        accept={accepted}
        onFiles={([file]) => file && void actions.put(file)}
      />
    </section>
  );
}

function useLogo(tell: (problem: string | undefined) => void) {
  const t = useMessages(organisationMessages);
  const toast = useToast();
  const sender = useSender();
  const { logo } = useOrganisation();
  const queries = useQueryClient();
  const removal = useAction(removeLogo, {
    announces: (profile) => [{ definition: organisationChanged, payload: {}, object: profile }],
  });

  async function put(file: File) {
    tell(undefined);
    try {
      await sendFile(file, sender, { method: 'PUT', path: '/api/organisation/logo' });
      await queries.invalidateQueries({ queryKey: [getOrganisation.name] });
      toast.show({ text: t('logoSaved'), tone: 'success' });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      tell(failure.message);
    }
  }
  async function remove() {
    tell(undefined);
    const before = logo === null ? undefined : await fetchLogo(logo);
    if (!(await removal.run({}))) return;
    if (before) toast.showUndo(t('logoRemoved'), () => void put(before));
    else toast.show({ text: t('logoRemoved') });
  }
  return { put, remove: () => void remove(), isPending: removal.isPending };
}

/** The logo as a file, so that its removal can be undone; nothing when it cannot be read. */
async function fetchLogo(address: string): Promise<File | undefined> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) return undefined;
  return new File([await response.blob()], 'logo.png', { type: 'image/png' });
}
