import type { VerificationSign } from '@kontor/matrix/client';
import { useLanguage, useMessages } from '@kontor/ui';
import { nameOfSign } from './sign-names.ts';
import { verificationMessages } from './verification-messages.ts';

/** Seven signs in their order, each with the word by which it is read out. */
export function Signs({ signs }: { readonly signs: readonly VerificationSign[] }) {
  const t = useMessages(verificationMessages);
  const { language } = useLanguage();
  return (
    <ol aria-label={t('signs')} className="grid grid-cols-3 gap-2 rounded-lg bg-sunken p-3 sm:grid-cols-4">
      {signs.map(({ sign, name }, at) => (
        // Two may be the same: their place tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <li key={at} className="flex min-w-0 flex-col items-center gap-1 py-1 text-center">
          <span aria-hidden className="text-3xl leading-none">
            {sign}
          </span>
          <span className="max-w-full text-xs [hyphens:auto] [overflow-wrap:anywhere]">
            {nameOfSign(name, language)}
          </span>
        </li>
      ))}
    </ol>
  );
}
