import { type Sync, stale } from '@kontor/plugin-api/client';
import { type accountChanged, accountTheme, fields, type getSession } from '@kontor/schema';
import { z } from 'zod';

/** What somebody chooses about their own account; with our own changes it comes with the event. */
const chosen = z.object({ language: fields.language.nullable(), theme: accountTheme }).partial();

/** The own account: what was chosen here shows at once, what changed elsewhere is fetched. */
export const syncSession: Sync<typeof accountChanged, typeof getSession> = (copy, event) => {
  if (event.payload.account !== copy.account.id) return copy;
  const { language, theme } = chosen.safeParse(event.object).data ?? {};
  if (language === undefined && theme === undefined) return stale;
  const account = { ...copy.account, ...(language !== undefined && { language }), ...(theme && { theme }) };
  return { ...copy, account };
};
