import { RefusedChange, WaitingMark } from '@kontor/plugin-api/client';
import { Button, Checkbox, CircleCheck, FormError, useFormats, useMessages } from '@kontor/ui';
import { useId, useRef, useState } from 'react';
import type { Instruction } from '../../shared/index.ts';
import { readMessages } from './read-messages.ts';
import { useOwnConfirmation } from './use-own-confirmation.ts';

export const confirmPlace = 'confirm';

/** Below the text: the sentence that one confirms, or when one did. */
export function Confirm({ instruction }: { readonly instruction: Instruction }) {
  const t = useMessages(readMessages);
  const { formatDate } = useFormats();
  const heading = useId();
  const section = useRef<HTMLElement>(null);
  const own = useOwnConfirmation(instruction);
  if (own.givenAt === undefined && !instruction.asksMe) return null;
  return (
    <section
      ref={section}
      id={confirmPlace}
      tabIndex={-1}
      aria-labelledby={heading}
      className="scroll-mt-16 rounded-lg bg-surface p-4 ring-1 ring-border outline-none sm:p-5"
    >
      <h2 id={heading} className="pb-2 text-base font-semibold">
        {t('confirmTitle')}
      </h2>
      {own.givenAt === undefined ? (
        // The button goes with the press; without this the keyboard would be left at the top of the page.
        <Statement instruction={instruction} own={own} onDone={() => section.current?.focus()} />
      ) : (
        <div className="flex items-start gap-3">
          <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-success" />
          <div className="flex flex-col gap-1">
            <p className="font-medium">{t('confirmed')}</p>
            <p className="text-sm text-muted">{t('confirmedAt', { when: formatDate(own.givenAt, 'moment') })}</p>
            {own.isWaiting && (
              <>
                <p className="text-sm text-muted">{t('confirmedWaiting')}</p>
                <WaitingMark />
              </>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

interface StatementProps {
  readonly instruction: Instruction;
  readonly own: ReturnType<typeof useOwnConfirmation>;
  readonly onDone: () => void;
}

function Statement({ instruction: { reportSeenBy }, own, onDone }: StatementProps) {
  const t = useMessages(readMessages);
  const [isMeant, setMeant] = useState(false);
  const names = reportSeenBy.map(({ name }) => name).join(', ');
  const confirm = () => void own.confirm().then(onDone);
  return (
    <div className="flex flex-col gap-3">
      {own.refused && (
        <RefusedChange
          change={own.refused}
          onTakeUp={() => {
            if (own.refused) own.forget(own.refused.id);
            confirm();
          }}
          onGiveUp={() => own.refused && own.forget(own.refused.id)}
        />
      )}
      <Checkbox isSelected={isMeant} onChange={setMeant}>
        {t('statement')}
      </Checkbox>
      <FormError>{own.error?.message}</FormError>
      <Button
        variant="primary"
        className="self-start"
        isDisabled={!isMeant}
        isPending={own.isPending}
        onPress={confirm}
      >
        {t('confirm')}
      </Button>
      <p className="text-sm text-pretty text-muted">{names === '' ? t('whoSeesNobody') : t('whoSees', { names })}</p>
    </div>
  );
}
