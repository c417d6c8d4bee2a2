import { useNavigate, usePlace } from '@kontor/plugin-api/client';
import { ButtonLink, EmptyState, Page, TriangleAlert, useMessages } from '@kontor/ui';
import { useEffect } from 'react';
import { pathOfLink } from './open-link.ts';
import { shareMessages } from './share-messages.ts';

/** Where `web+kontor:` links of other apps arrive: goes on to what they name. */
export function OpenLinkView() {
  const t = useMessages(shareMessages);
  const navigate = useNavigate();
  const path = pathOfLink(usePlace().search.link ?? '', window.location.origin);
  useEffect(() => {
    if (path !== undefined) navigate(path, { replace: true });
  }, [navigate, path]);
  if (path !== undefined) return null;
  return (
    <Page>
      <h1 className="sr-only">{t('foreign')}</h1>
      <EmptyState icon={TriangleAlert} title={t('foreign')} action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}>
        {t('foreignHelp')}
      </EmptyState>
    </Page>
  );
}
