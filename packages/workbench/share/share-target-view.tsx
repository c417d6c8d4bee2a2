import { componentOf, type SharedContent, type SlotContribution } from '@kontor/plugin-api/client';
import { Suspense } from 'react';

interface ShareTargetProps {
  readonly contribution: SlotContribution<'share.targets'>;
  readonly content: SharedContent;
  readonly onDone: (path: string) => void;
  readonly onClose: () => void;
}

/** The dialog of one kind of place. */
export function ShareTarget({ contribution, content, onDone, onClose }: ShareTargetProps) {
  const Contribution = componentOf(contribution);
  return (
    <Suspense>
      <Contribution shared={content} onDone={onDone} onClose={onClose} />
    </Suspense>
  );
}
