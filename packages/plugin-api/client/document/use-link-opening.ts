import { targetOfHref } from '@kontor/editor/shared';
import { resolveLinks } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useCallback } from 'react';
import { ApiError } from '../api-error.ts';
import { useNavigate } from '../place-context.ts';
import { useCall } from '../use-action.ts';
import { objectMessages } from './object-messages.ts';

/** Follows a link of a text: to an object of Kontor within the product, to anywhere else in a window of its own. */
export function useLinkOpening(): (href: string) => void {
  const t = useMessages(objectMessages);
  const call = useCall();
  const navigate = useNavigate();
  const toast = useToast();
  return useCallback(
    (href) => {
      const target = targetOfHref(href);
      const own = target ? undefined : pathWithin(href);
      if (own !== undefined) return navigate(own);
      if (!target) return void window.open(href, '_blank', 'noopener,noreferrer');
      const open = async () => {
        const { cards } = await call(resolveLinks, { refs: [target.ref as `${string}/${string}/${string}`] }); // parsed above
        const path = cards[0]?.path;
        if (path === undefined) return toast.show({ text: t('hidden') });
        navigate(target.place === undefined ? path : `${path}#${target.place}`);
      };
      void open().catch((failure: unknown) => {
        if (!(failure instanceof ApiError)) throw failure;
        toast.show({ text: failure.message, tone: 'danger' });
      });
    },
    [call, navigate, toast, t],
  );
}

function pathWithin(href: string): string | undefined {
  const address = URL.parse(href);
  if (address?.origin !== location.origin || address.pathname.startsWith('/api/')) return undefined;
  return address.pathname + address.search + address.hash;
}
