import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import { classNames } from './class-names.ts';

export interface TabItem {
  readonly id: string;
  readonly title: string;
  /** A number or Badge behind the title. */
  readonly badge?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps {
  /** What the tabs are about, for screen readers. */
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
  readonly className?: string;
}

/** Several views of one thing, one at a time; on narrow screens the titles scroll. */
export function Tabs({ label, tabs, selected, onSelect, className }: TabsProps) {
  return (
    <AriaTabs
      {...(selected !== undefined && { selectedKey: selected })}
      {...(onSelect && { onSelectionChange: (key) => onSelect(String(key)) })}
      className={classNames('flex flex-col', className)}
    >
      <TabList
        aria-label={label}
        items={tabs}
        className="flex gap-5 overflow-x-auto shadow-[inset_0_-1px_0_var(--k-border)]"
      >
        {(tab) => (
          <Tab
            id={tab.id}
            className="flex h-10 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-sm font-medium text-muted focus-ring-inset transition-colors data-hovered:text-text data-selected:border-accent-text data-selected:text-text coarse:h-11 forced-colors:border-[Canvas] forced-colors:data-selected:border-[Highlight]"
          >
            {tab.title}
            {tab.badge}
          </Tab>
        )}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="rounded-md pt-4 focus-ring">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
