import { useSession } from '@kontor/plugin-api/client';
import { Card, CircleCheck, CircleDashed, IconButton, Link, useMessages, useToast, X } from '@kontor/ui';
import { useArrangement } from '../shell/use-arrangement.ts';
import { useOwnSpaces } from '../shell/use-own-spaces.ts';
import { homeMessages } from './home-messages.ts';

const hint = 'first-steps';

/** What a new person does first; goes away by itself once all is done, or when it is sent away. */
export function FirstSteps() {
  const t = useMessages(homeMessages);
  const toast = useToast();
  const { account, person } = useSession();
  const { arranged, change } = useArrangement();
  const dismissed = arranged?.dismissed;
  const mine = useOwnSpaces();
  if (!dismissed || dismissed.includes(hint) || !mine) return null;
  const steps = [
    { text: t('stepProfile'), href: '/people/me', isDone: person.photo !== null },
    { text: t('stepSecurity'), href: '/settings/security', isDone: account.secondFactor },
    { text: t('stepSpace'), href: '/spaces', isDone: mine.length > 0 },
  ];
  if (steps.every(({ isDone }) => isDone)) return null;
  async function sendAway(before: readonly string[]) {
    if ((await change.run({ dismissed: [...before, hint] })) === 'refused') return;
    toast.showUndo(t('stepsGone'), () => void change.run({ dismissed: [...before] }));
  }
  return (
    <Card
      title={t('steps')}
      action={<IconButton size="sm" icon={X} label={t('stepsAway')} onPress={() => void sendAway(dismissed)} />}
    >
      <ul className="-mx-2 flex flex-col">
        {steps.map(({ text, href, isDone }) => (
          <li key={href}>
            <Link
              href={href}
              variant="quiet"
              className="flex min-h-9 items-center gap-3 rounded-md px-2 py-1 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11"
            >
              {isDone ? (
                <CircleCheck aria-hidden className="size-5 shrink-0 text-success" />
              ) : (
                <CircleDashed aria-hidden className="size-5 shrink-0 text-muted" />
              )}
              <span className={isDone ? 'text-muted line-through' : ''}>{text}</span>
              {isDone && <span className="sr-only">{t('stepDone')}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
