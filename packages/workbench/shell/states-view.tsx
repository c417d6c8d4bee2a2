import { Button, ButtonLink, EmptyState, ErrorState, Lock, Search, TriangleAlert, useMessages } from '@kontor/ui';
import { shellMessages } from './shell-messages.ts';

/** An address that leads nowhere. */
export function NotFoundView() {
  const t = useMessages(shellMessages);
  return (
    <>
      <h1 className="sr-only">{t('notFound')}</h1>
      <EmptyState icon={Search} title={t('notFound')} action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}>
        {t('notFoundHelp')}
      </EmptyState>
    </>
  );
}

/** A screen for a role that the person does not have. */
export function NoAccessView() {
  const t = useMessages(shellMessages);
  return (
    <>
      <h1 className="sr-only">{t('noAccess')}</h1>
      <EmptyState icon={Lock} title={t('noAccess')} action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}>
        {t('noAccessHelp')}
      </EmptyState>
    </>
  );
}

/** A screen that failed because of a bug; the frame around it keeps working. */
export function BrokenView() {
  const t = useMessages(shellMessages);
  return (
    <div role="alert">
      <h1 className="sr-only">{t('brokenTitle')}</h1>
      <EmptyState
        icon={TriangleAlert}
        title={t('brokenTitle')}
        action={<Button onPress={() => window.location.reload()}>{t('reload')}</Button>}
      >
        {t('broken')}
      </EmptyState>
    </div>
  );
}

/** The server did not answer when the page was opened. */
export function BootFailure({ message }: { readonly message: string }) {
  const t = useMessages(shellMessages);
  return (
    <main className="flex min-h-dvh items-center bg-surface">
      <ErrorState title={t('failed')} onRetry={() => window.location.reload()}>
        {message}
      </ErrorState>
    </main>
  );
}
