import { allEmoji } from '@kontor/editor/emoji';
import { Button } from 'react-aria-components/Button';

/** Signs to choose from. */
export function IconPicker({ onPick }: { readonly onPick: (sign: string) => void }) {
  return (
    <div className="grid max-h-64 grid-cols-8 gap-0.5 overflow-y-auto p-0.5">
      {allEmoji().map(({ code, sign }) => (
        <Button
          key={code}
          slot="close"
          aria-label={sign}
          onPress={() => onPick(sign)}
          className="flex size-9 items-center justify-center rounded-md text-lg focus-ring data-hovered:bg-hover"
        >
          {sign}
        </Button>
      ))}
    </div>
  );
}
