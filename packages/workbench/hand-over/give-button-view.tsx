import { ApiError, useCall } from '@kontor/plugin-api/client';
import { getHandOver, type HandOverOf, listHandOvers, type OutputOf, passOn } from '@kontor/schema';
import { AlertDialog, Banner, Button, Progress, useMessages } from '@kontor/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { handOverMessages } from './hand-over-messages.ts';
import { type Choices, type Reason, stepsOf } from './hand-over-model.ts';

interface GiveButtonProps {
  readonly handOver: HandOverOf;
  readonly reason: Reason;
  readonly choices: Choices;
  readonly onDone: () => void;
}

type Left = OutputOf<typeof passOn>['left'];
type Outcome = { readonly passed: number; readonly left: Left; readonly failure?: string };

const leftTexts = {
  unfit: 'leftUnfit',
  'unknown-recipient': 'leftUnknown',
  'not-yours': 'leftNotYours',
  changed: 'leftChanged',
} as const;

/** Carries the choices out kind by kind, and says what became of each. */
export function GiveButton({ handOver, reason, choices, onDone }: GiveButtonProps) {
  const t = useMessages(handOverMessages);
  const call = useCall();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<number>();
  const [outcome, setOutcome] = useState<Outcome>();
  const { person, kinds } = handOver;
  const steps = stepsOf(kinds, reason, choices);

  async function give(): Promise<void> {
    let passed = 0;
    const left: Left = [];
    try {
      for (const [at, step] of steps.entries()) {
        setDone(at);
        const answer = await call(passOn, { person: person.id, reason, ...step });
        passed += answer.passed;
        left.push(...answer.left);
      }
      setOutcome({ passed, left });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setOutcome({ passed, left, failure: failure.message });
    } finally {
      setDone(undefined);
      onDone();
      for (const route of [getHandOver, listHandOvers]) await queries.invalidateQueries({ queryKey: [route.name] });
    }
  }
  return (
    <div className="flex flex-col items-start gap-4">
      {done !== undefined && (
        <Progress
          label={t('progress')}
          value={done / Math.max(steps.length, 1)}
          valueLabel={t('step', { done, all: steps.length })}
        />
      )}
      {outcome && <OutcomeBanner outcome={outcome} />}
      <Button
        variant="primary"
        isDisabled={steps.length === 0}
        isPending={done !== undefined}
        onPress={() => setAsking(true)}
      >
        {t('give')}
      </Button>
      <AlertDialog
        title={t('giveQuestion', { name: person.name })}
        action={t('give')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        onAction={() => void give()}
      >
        {t('giveText')}
      </AlertDialog>
    </div>
  );
}

function OutcomeBanner({ outcome }: { readonly outcome: Outcome }) {
  const t = useMessages(handOverMessages);
  const { passed, left, failure } = outcome;
  const counts = new Map<Left[number]['why'], number>();
  for (const { why, count } of left) counts.set(why, (counts.get(why) ?? 0) + count);
  return (
    <Banner
      tone={failure === undefined ? (counts.size === 0 ? 'success' : 'warning') : 'danger'}
      title={t('done', { count: passed })}
      className="w-full"
    >
      {[...counts].map(([why, count]) => (
        <p key={why}>{t(leftTexts[why], { count })}</p>
      ))}
      {failure !== undefined && <p>{failure}</p>}
    </Banner>
  );
}
