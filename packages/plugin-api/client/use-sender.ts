import { useLanguage } from '@kontor/ui';
import { useMemo } from 'react';
import type { Sender } from './sender.ts';
import { useSession } from './workbench-context.ts';

/** In whose name a view sends or fetches a file. */
export function useSender(): Sender {
  const { language } = useLanguage();
  const person = useSession().person.id;
  return useMemo(() => ({ language, person }), [language, person]);
}
