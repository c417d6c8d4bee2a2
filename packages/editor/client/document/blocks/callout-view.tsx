import {
  CircleAlert,
  type Icon,
  Info,
  Lightbulb,
  Menu,
  MenuItem,
  MenuTrigger,
  TriangleAlert,
  useMessages,
} from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { type CalloutKind, calloutKinds } from '../../../shared/schema/block-nodes.ts';
import { useDocument } from '../editor-context.ts';
import { blockViewMessages } from './block-view-messages.ts';
import type { BlockViewProps } from './view-portals.ts';

const icons: Readonly<Record<CalloutKind, Icon>> = {
  info: Info,
  tip: Lightbulb,
  warning: TriangleAlert,
  danger: CircleAlert,
};

/** The sign of a note, which says its kind also to who does not see the colour; who writes can change it there. */
export function CalloutSign({ node, setAttrs }: BlockViewProps) {
  const t = useMessages(blockViewMessages);
  const { mayWrite } = useDocument();
  const kind = calloutKinds.find((known) => known === node.attrs.kind) ?? 'info';
  const Icon = icons[kind];
  if (!mayWrite) return <Icon role="img" aria-label={t(kind)} className="m-1 size-5" />;
  return (
    <MenuTrigger>
      <Button
        aria-label={t('calloutKind', { kind: t(kind) })}
        className="grid size-7 place-content-center rounded-md focus-ring data-hovered:bg-hover"
      >
        <Icon aria-hidden className="size-5" />
      </Button>
      <Menu placement="bottom start">
        {calloutKinds.map((each) => (
          <MenuItem key={each} icon={icons[each]} isCurrent={each === kind} onAction={() => setAttrs({ kind: each })}>
            {t(each)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
