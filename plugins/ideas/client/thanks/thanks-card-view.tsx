import { PersonName } from '@kontor/plugin-api/client';
import { HandHeart, type Icon, Lightbulb, Smile, UsersRound, useFormats, useMessages } from '@kontor/ui';
import { Fragment, type ReactNode } from 'react';
import type { Thanks, ThanksSign } from '../../shared/thanks.ts';
import { thanksMessages } from './thanks-messages.ts';

export const signIcons: Readonly<Record<ThanksSign, Icon>> = {
  thanks: Smile,
  help: HandHeart,
  idea: Lightbulb,
  team: UsersRound,
};

interface ThanksCardProps {
  readonly thanks: Thanks;
  readonly children?: ReactNode;
}

/** Who thanks whom, and what they say. */
export function ThanksCard({ thanks: { from, to, sign, text, at }, children }: ThanksCardProps) {
  const t = useMessages(thanksMessages);
  const { formatDate } = useFormats();
  const Sign = signIcons[sign];
  return (
    <li className="flex gap-4 py-4">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-text">
        <Sign aria-hidden className="size-5" />
      </span>
      <div className="flex min-w-0 grow flex-col gap-1">
        <p className="text-sm text-muted">
          <span className="font-medium text-text">{from ? <PersonName person={from} /> : t('gone')}</span>
          {' → '}
          {to.map(({ id, kind, name }, at) => (
            <Fragment key={id}>
              {at > 0 && ', '}
              <span className="font-medium text-text">
                {kind === 'person' ? <PersonName person={{ id, name }} /> : name}
              </span>
            </Fragment>
          ))}
        </p>
        <p className="max-w-prose text-pretty whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
        <p className="text-sm text-muted">
          {t(`sign.${sign}`)} · <time dateTime={at}>{formatDate(at, 'medium')}</time>
        </p>
        {children}
      </div>
    </li>
  );
}
