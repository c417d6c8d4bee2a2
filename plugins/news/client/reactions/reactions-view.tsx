import { usePendingChanges, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { classNames, DialogTrigger, Popover, SmilePlus, Tooltip, TooltipTrigger, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { getTalk } from '../../shared/comments.ts';
import { postRef } from '../../shared/index.ts';
import { type Reaction, type ReactionSign, react, reactionSigns, withReaction } from '../../shared/reactions.ts';
import { reactionMessages } from './reaction-messages.ts';

interface ReactionsProps {
  readonly post: string;
  /** Null for the post itself. */
  readonly comment: string | null;
  readonly reactions: readonly Reaction[];
  /** False where it can only be looked at. */
  readonly mayReact: boolean;
}

type Given = Parameters<typeof withReaction>[1];

/** So many names are said; of more people how many they are. */
const mostSaid = 8;

/** Below a post or a comment: who gave which sign; pressing gives one's own, or takes it back. */
export function Reactions({ post, comment, reactions, mayReact }: ReactionsProps) {
  const t = useMessages(reactionMessages);
  const { person } = useSession();
  const { changes } = usePendingChanges(react);
  const queue = useQueuedAction(react, {
    object: () => postRef(post),
    title: () => t('queued'),
    refreshes: [getTalk],
  });
  // What was sent shows until the server's answer is here, too.
  const [sent, setSent] = useState<{ readonly before: readonly Reaction[]; readonly given: readonly Given[] }>();
  const waiting = changes.filter(({ input, refusal }) => {
    return refusal === undefined && input.post === post && input.comment === comment;
  });
  const given = [...(sent?.before === reactions ? sent.given : []), ...waiting.map(({ input }) => input)];
  const shown = given.reduce((all, each) => withReaction(all, each, person), [...reactions]);
  async function toggle(sign: ReactionSign) {
    const on = !shown.some((each) => each.sign === sign && each.isOwn);
    setSent({ before: reactions, given: [...(sent?.before === reactions ? sent.given : []), { sign, on }] });
    if ((await queue.run({ post, comment, sign, on })) === 'refused') setSent(undefined);
  }
  if (shown.length === 0 && !mayReact) return null;
  return (
    <fieldset aria-label={t('signs')} className="flex min-w-0 flex-wrap gap-1">
      {shown.map((each) => (
        <Sign key={each.sign} reaction={each} isDisabled={!mayReact} onPress={() => void toggle(each.sign)} />
      ))}
      {mayReact && <Picker onPick={(sign) => void toggle(sign)} />}
    </fieldset>
  );
}

interface SignProps {
  readonly reaction: Reaction;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function Sign({ reaction: { sign, count, people, isOwn }, isDisabled, onPress }: SignProps) {
  const t = useMessages(reactionMessages);
  const said = people.slice(0, mostSaid).map(({ name }) => name);
  const names = said.join(', ');
  const rest = count - said.length;
  const label = t('given', { sign, names: rest > 0 ? t('more', { names, count: rest }) : names });
  return (
    <TooltipTrigger>
      <Button
        onPress={onPress}
        isDisabled={isDisabled}
        aria-label={`${count} ${label}`}
        aria-pressed={isOwn}
        className={classNames(
          'flex h-7 items-center gap-1 rounded-full px-2 text-xs tabular-nums ring-1 ring-inset focus-ring coarse:h-9',
          isOwn ? 'bg-accent-soft text-accent-text ring-accent' : 'bg-sunken ring-border data-hovered:ring-control',
        )}
      >
        <span aria-hidden className="text-sm">
          {sign}
        </span>
        {count}
      </Button>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  );
}

function Picker({ onPick }: { readonly onPick: (sign: ReactionSign) => void }) {
  const t = useMessages(reactionMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        aria-label={t('add')}
        className="flex size-7 items-center justify-center rounded-full text-muted ring-1 ring-border ring-inset focus-ring data-hovered:text-text data-hovered:ring-control coarse:size-9"
      >
        <SmilePlus aria-hidden className="size-4" />
      </Button>
      <Popover label={t('add')} placement="top" className="grid grid-cols-5 gap-1 p-2!">
        {reactionSigns.map((sign) => (
          <Button
            key={sign}
            aria-label={t('give', { sign })}
            onPress={() => {
              setOpen(false);
              onPick(sign);
            }}
            className="flex size-9 items-center justify-center rounded-md text-lg focus-ring data-hovered:bg-hover coarse:size-11"
          >
            {sign}
          </Button>
        ))}
      </Popover>
    </DialogTrigger>
  );
}
