import { lazyPart, type NamedTextProps, type UnsentTexts, useWorkbench } from '@kontor/plugin-api/client';
import { Badge, ButtonLink, useMessages } from '@kontor/ui';
import { type ComponentType, Suspense } from 'react';
import { outboxMessages } from './outbox-messages.ts';

interface UnsentTextProps {
  /** Its ref. */
  readonly text: string;
  readonly number: number;
}

/** A shared text in which the person wrote something that was not sent, by its name where its plugin knows it. */
export function UnsentText({ text, number }: UnsentTextProps) {
  const { unsent } = useWorkbench().registry;
  const plugin = unsent.find((each) => text.startsWith(`${each.plugin}/`));
  if (!plugin) return <TextRow text={text} number={number} title={undefined} />;
  const Named = namedPartOf(plugin);
  return (
    <Suspense fallback={<TextRow text={text} number={number} title={undefined} />}>
      <Named text={text}>{(title) => <TextRow text={text} number={number} title={title} />}</Named>
    </Suspense>
  );
}

const parts = new WeakMap<UnsentTexts, ComponentType<NamedTextProps>>();

function namedPartOf(plugin: UnsentTexts): ComponentType<NamedTextProps> {
  const Part = parts.get(plugin) ?? lazyPart<NamedTextProps>(() => plugin.loadName());
  parts.set(plugin, Part);
  return Part;
}

function TextRow({ text, number, title }: UnsentTextProps & { readonly title: string | undefined }) {
  const t = useMessages(outboxMessages);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0">
      <div className="min-w-0 grow basis-64">
        <p className="flex items-center gap-2.5">
          <span className="min-w-0 font-medium break-words">{title ?? t('text')}</span>
          <Badge tone="neutral">{t('stateWaiting')}</Badge>
        </p>
        <p className="text-sm text-muted">{t('textHelp')}</p>
      </div>
      <ButtonLink
        size="sm"
        href={`/${text}`}
        aria-label={title === undefined ? t('openText', { number }) : t('openTitled', { title })}
      >
        {t('open')}
      </ButtonLink>
    </li>
  );
}
