import { usePlace } from '@kontor/plugin-api/client';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { buildOrgTree, type OrgTreeNode, type OrgUnitLine, unitsAbove } from '../org-units/org-tree-model.ts';
import { branchesTo, type ChartState, jumpTo, placesInSight, pressKey, toggleBranch, typeTo } from './chart-model.ts';

/** Letters typed within this many milliseconds belong together. */
const typingPause = 700;
/** Levels that are open at first; on phones the top alone, as branches stand below each other there. */
const openLevels = { wide: 2, phone: 1 };
const allLevels = 99;

export interface Chart {
  readonly tree: readonly OrgTreeNode[];
  readonly state: ChartState;
  /** The one unit that the Tab key reaches. */
  readonly stop: string | undefined;
  readonly idOf: (unit: string) => string;
  readonly isAllOpen: boolean;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(unit: string): void;
  toggle(unit: string): void;
  toggleAll(): void;
  /** Brings a unit into sight wherever it is, without taking the focus. */
  show(unit: string): void;
  focusActive(): void;
}

/** The chart as it is walked by keyboard and opened by hand. */
export function useChart(units: readonly OrgUnitLine[]): Chart {
  const { navigate } = usePlace();
  const prefix = useId();
  const tree = useMemo(() => buildOrgTree(units), [units]);
  const [state, setState] = useState<ChartState>(() => {
    const isPhone = window.matchMedia('(max-width: 639px)').matches;
    return { expanded: new Set(branchesTo(tree, isPhone ? openLevels.phone : openLevels.wide)), active: undefined };
  });
  const typed = useRef({ text: '', at: 0 });
  const shown = useRef<string>(undefined);
  const idOf = (unit: string) => `${prefix}${unit}`;
  const places = placesInSight(tree, state.expanded);
  const stop = places.some(({ id }) => id === state.active) ? state.active : places[0]?.id;
  const branches = branchesTo(tree, allLevels);
  const isAllOpen = branches.every((id) => state.expanded.has(id));

  useEffect(() => {
    // After every change: the unit may have come into being only with the branch that was opened for it.
    if (shown.current === undefined) return;
    document.getElementById(`${prefix}${shown.current}`)?.scrollIntoView({ block: 'center', inline: 'center' });
    shown.current = undefined;
  });

  function move(next: ChartState): void {
    setState(next);
    if (next.active !== undefined) document.getElementById(idOf(next.active))?.focus();
  }
  function type(letter: string): void {
    const now = Date.now();
    const isOn = now - typed.current.at < typingPause;
    typed.current = { text: isOn ? typed.current.text + letter : letter, at: now };
    move(typeTo(tree, { ...state, active: stop }, typed.current.text));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && stop !== undefined) navigate(`/org-units/${stop}`);
    else {
      const next = pressKey(tree, { ...state, active: stop }, event.key);
      if (next) move(next);
      else if (event.key.length === 1 && event.key !== ' ') type(event.key);
      else return;
    }
    event.preventDefault();
  }
  return {
    ...{ tree, state, stop, idOf, isAllOpen, onKeyDown },
    onFocus: (unit) => setState((now) => (now.active === unit ? now : { ...now, active: unit })),
    toggle: (unit) => setState((now) => toggleBranch(now, unit)),
    toggleAll: () =>
      setState((now) => ({ ...now, expanded: new Set(isAllOpen ? branchesTo(tree, openLevels.phone) : branches) })),
    show(unit) {
      shown.current = unit;
      setState((now) => jumpTo(now, unit, unitsAbove(units, unit)));
    },
    focusActive: () => stop !== undefined && document.getElementById(idOf(stop))?.focus(),
  };
}
