import { componentOf, useWorkbench } from '@kontor/plugin-api/client';
import { Suspense } from 'react';
import { ideaPath, type OpenedIdea } from '../../shared/index.ts';

/**
 * What an idea becomes is what a message becomes: whoever offers to make a task of a message is told of the idea as one,
 * and the task leads back here.
 */
export function IdeaTask({ idea, onClose }: { readonly idea: OpenedIdea; readonly onClose: () => void }) {
  const offer = useWorkbench()
    .registry.slot('message.actions')
    .find(({ id }) => id === 'task');
  if (!offer) return null;
  const TaskDialog = componentOf(offer);
  const message = {
    id: idea.id,
    author: idea.author?.name ?? '',
    at: idea.createdAt,
    html: '',
    line: idea.title,
    path: ideaPath(idea.id),
  };
  return (
    <Suspense fallback={null}>
      <TaskDialog
        messages={[message]}
        chosen={idea.id}
        space={undefined}
        isConfidential={false}
        say={undefined}
        onClose={onClose}
      />
    </Suspense>
  );
}
