import { type ComponentType, type ReactNode, Suspense } from 'react';
import { lazyPart } from './lazy-part.tsx';
import type { SlotContribution, SlotName, SlotProps } from './slots.ts';
import { OnItsWay } from './together-view.tsx';
import { useWorkbench } from './workbench-context.ts';

const loaded = new WeakMap<object, ComponentType<never>>();

/** The component of a contribution, fetched when first rendered and then kept. */
export function componentOf<Name extends SlotName>(
  contribution: SlotContribution<Name>,
): ComponentType<SlotProps[Name]> {
  const known = loaded.get(contribution);
  if (known) return known as ComponentType<SlotProps[Name]>; // kept under this very contribution
  const made = lazyPart<SlotProps[Name]>(() => contribution.load());
  loaded.set(contribution, made as unknown as ComponentType<never>);
  return made;
}

export interface SlotViewProps<Name extends SlotName> {
  readonly name: Name;
  /** What every contribution is told. */
  readonly about: SlotProps[Name];
  /** Stands in while the code is on its way; nothing unless given. */
  readonly waiting?: ReactNode;
  /** Shown when nobody has put anything there. */
  readonly children?: ReactNode;
}

/** Shows what plugins have put into a slot, in order; each appears when its code has arrived. */
export function SlotView<Name extends SlotName>({ name, about, waiting, children }: SlotViewProps<Name>) {
  const contributions = useWorkbench().registry.slot(name);
  if (contributions.length === 0) return children;
  return contributions.map((contribution) => {
    const Contribution = componentOf(contribution);
    return (
      <Suspense key={contribution.id} fallback={<OnItsWay>{waiting}</OnItsWay>}>
        <Contribution {...about} />
      </Suspense>
    );
  });
}
