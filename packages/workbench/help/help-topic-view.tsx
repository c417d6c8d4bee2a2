import type { HelpTopic } from '@kontor/plugin-api/client';
import { ArrowLeft, Button, Printer, Prose, useLanguage, useMessages } from '@kontor/ui';
import { useEffect, useRef } from 'react';
import { helpMessages } from './help-messages.ts';

/** One topic, with the way back to all of them. */
export function HelpTopicView({ topic, onBack }: { readonly topic: HelpTopic; readonly onBack: () => void }) {
  const t = useMessages(helpMessages);
  const { language } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another topic begins at its heading again.
  useEffect(() => heading.current?.focus(), [topic.id]);
  return (
    <article data-print="alone" className="flex flex-col gap-3">
      <div className="-mx-2.5 flex flex-wrap justify-between gap-2 print:hidden">
        <Button variant="quiet" size="sm" icon={ArrowLeft} onPress={onBack}>
          {t('all')}
        </Button>
        <Button variant="quiet" size="sm" icon={Printer} onPress={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <h3 ref={heading} tabIndex={-1} className="text-xl font-semibold text-balance outline-none">
        {topic.title[language]}
      </h3>
      <Prose text={topic.text[language]} level={3} />
    </article>
  );
}
