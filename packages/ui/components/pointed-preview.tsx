import { type PointerEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import { floatingClasses } from './list-box-parts.tsx';

export interface PointedPreviewProps {
  /** The name of the preview, for screen readers. */
  readonly label: string;
  /** What it shows, made when it opens. */
  readonly preview: () => ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

const opensAfterMs = 450;
/** Time to move from what is pointed at to the preview. */
const closesAfterMs = 200;

/**
 * The Preview for rows that are one thing to open and hold nothing that can be focused, such as those of a VirtualList:
 * only pointing with a mouse opens it. What it tells has to stand behind the row as well, for everybody else.
 */
export function PointedPreview({ label, preview, className, children }: PointedPreviewProps) {
  const trigger = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = (isOn: boolean, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(isOn), afterMs);
  };
  const point = ({ pointerType }: PointerEvent) => pointerType === 'mouse' && turn(true, opensAfterMs);
  const leave = () => turn(false, closesAfterMs);
  const close = useEffectEvent(() => turn(false, 0));
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return undefined;
    function closeByKey(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    }
    document.addEventListener('keydown', closeByKey, true);
    return () => document.removeEventListener('keydown', closeByKey, true);
  }, [isOpen]);
  return (
    <span
      ref={trigger}
      onPointerEnter={point}
      onPointerLeave={leave}
      onPointerDown={() => turn(false, 0)}
      className={className}
    >
      {children}
      <Popover
        aria-label={label}
        // A dialog that never takes the focus by itself.
        trigger="PreviewTrigger"
        triggerRef={trigger}
        isOpen={isOpen}
        onOpenChange={setOpen}
        isNonModal
        offset={6}
        placement="bottom start"
        // React tells the row of what happens in here, too.
        onClick={(event) => event.stopPropagation()}
        onPointerDown={(event) => event.stopPropagation()}
        onPointerEnter={() => turn(true, 0)}
        onPointerLeave={leave}
        className={classNames(floatingClasses, 'w-80 max-w-[calc(100vw-1rem)] p-4')}
      >
        {preview()}
      </Popover>
    </span>
  );
}
