import { parseRef, type Ref } from '@kontor/base';
import type { DocumentParts } from '@kontor/editor/document';
import { targetOfHref } from '@kontor/editor/shared';
import { ApiError, useCall, useNavigate } from '@kontor/plugin-api/client';
import { resolveLinks } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useMemo } from 'react';
import { ObjectView } from './object-view.tsx';
import { readMessages } from './read-messages.ts';

/** What the editor needs of Kontor to show a text that nobody changes any more. */
export function useTextParts(): DocumentParts {
  const t = useMessages(readMessages);
  const call = useCall();
  const navigate = useNavigate();
  const toast = useToast();
  return useMemo(() => {
    const onError = (failure: unknown) => {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: failure.message, tone: 'danger' });
    };
    const follow = async (ref: Ref, place: string | undefined) => {
      const { cards } = await call(resolveLinks, { refs: [ref] });
      const path = cards[0]?.path;
      if (path === undefined) return void toast.show({ text: t('hidden') });
      navigate(place === undefined ? path : `${path}#${place}`);
    };
    return {
      findObjects: async () => [],
      ObjectView,
      upload: async () => {
        throw new Error('Nothing is written here');
      },
      fileUrl: (file) => `/api/files/${file}`,
      onError,
      openLink(href) {
        const target = targetOfHref(href);
        const own = target ? undefined : pathWithin(href);
        if (own !== undefined) return navigate(own);
        const ref = target && refIn(target.ref);
        if (ref === undefined) return void window.open(href, '_blank', 'noopener,noreferrer');
        follow(ref, target?.place).catch(onError);
      },
    };
  }, [call, navigate, toast, t]);
}

function refIn(text: string): Ref | undefined {
  const parts = parseRef(text);
  return parts && `${parts.module}/${parts.noun}/${parts.id}`;
}

function pathWithin(href: string): string | undefined {
  const address = URL.parse(href);
  if (address?.origin !== location.origin || address.pathname.startsWith('/api/')) return undefined;
  return address.pathname + address.search + address.hash;
}
