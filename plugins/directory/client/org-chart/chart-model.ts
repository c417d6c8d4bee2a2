import { foldCase } from '@kontor/base';
import type { OrgTreeNode } from '../org-units/org-tree-model.ts';

/** Which branches are open, and which unit the keyboard is at; the rules are those of the ARIA tree pattern. */
export interface ChartState {
  readonly expanded: ReadonlySet<string>;
  readonly active: string | undefined;
}

export interface ChartPlace {
  readonly id: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  readonly isExpanded: boolean;
}

/** Every unit that is in sight, in the order in which one reads. */
export function placesInSight(
  tree: readonly OrgTreeNode[],
  expanded: ReadonlySet<string>,
  parent?: string,
): ChartPlace[] {
  return tree.flatMap(({ unit, children }) => {
    const isExpanded = children.length > 0 && expanded.has(unit.id);
    const place = {
      id: unit.id,
      name: unit.name,
      parent,
      children: children.map((child) => child.unit.id),
      isExpanded,
    };
    return [place, ...(isExpanded ? placesInSight(children, expanded, unit.id) : [])];
  });
}

/** What a key does; nothing for keys that do not move. */
export function pressKey(tree: readonly OrgTreeNode[], state: ChartState, key: string): ChartState | undefined {
  const places = placesInSight(tree, state.expanded);
  const index = places.findIndex(({ id }) => id === state.active);
  const place = places[index];
  const at = (next: number): ChartState => ({ ...state, active: places[next]?.id ?? state.active });
  if (key === 'Home' || !place) return isMove(key) ? at(0) : undefined;
  if (key === 'End') return at(places.length - 1);
  if (key === 'ArrowDown') return at(index + 1);
  if (key === 'ArrowUp') return at(index - 1);
  if (key === 'ArrowRight') return goRight(state, place);
  if (key === 'ArrowLeft') return goLeft(state, place);
  if (key === '*') return openSiblings(state, places, place);
  return undefined;
}

/** The next unit after the active one whose name begins with what was typed, from the top again after the last. */
export function typeTo(tree: readonly OrgTreeNode[], state: ChartState, typed: string): ChartState {
  const places = placesInSight(tree, state.expanded);
  const index = places.findIndex(({ id }) => id === state.active);
  // Whoever types on stays where it fits already; a first letter goes on to the next.
  const start = typed.length > 1 ? index : index + 1;
  const order = [...places.slice(Math.max(0, start)), ...places.slice(0, Math.max(0, start))];
  const found = order.find(({ name }) => foldCase(name).startsWith(foldCase(typed)));
  return found ? { ...state, active: found.id } : state;
}

/** Goes to a unit wherever it is: every branch above it opens. */
export function jumpTo(state: ChartState, id: string, above: readonly string[]): ChartState {
  return { expanded: new Set([...state.expanded, ...above]), active: id };
}

export function toggleBranch(state: ChartState, id: string): ChartState {
  const expanded = new Set(state.expanded);
  if (!expanded.delete(id)) expanded.add(id);
  return { ...state, expanded };
}

/** Branches down to so many levels; 1 opens the top alone. */
export function branchesTo(tree: readonly OrgTreeNode[], levels: number): string[] {
  if (levels <= 0) return [];
  return tree.flatMap(({ unit, children }) =>
    children.length === 0 ? [] : [unit.id, ...branchesTo(children, levels - 1)],
  );
}

/** A column with the space beside it, and the space at both ends of a row, in pixels. */
const column = { width: 240, ends: 64 };

/** How small the drawing has to be for all branches below the top to stand in one row; never larger than it is. */
export function zoomToFit(tree: readonly OrgTreeNode[], room: number): number {
  const columns = Math.max(1, ...tree.map(({ children }) => children.length));
  return Math.min(1, Math.max(0.3, room / (columns * column.width + column.ends)));
}

function isMove(key: string): boolean {
  return ['Home', 'End', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'].includes(key);
}

/** Right opens a closed branch, then goes to its first unit. */
function goRight(state: ChartState, { id, children, isExpanded }: ChartPlace): ChartState {
  if (children.length === 0) return state;
  return isExpanded ? { ...state, active: children[0] } : toggleBranch(state, id);
}

/** Left closes an open branch, then goes to the unit above. */
function goLeft(state: ChartState, { id, parent, isExpanded }: ChartPlace): ChartState {
  if (isExpanded) return toggleBranch(state, id);
  return parent === undefined ? state : { ...state, active: parent };
}

function openSiblings(state: ChartState, places: readonly ChartPlace[], { parent }: ChartPlace): ChartState {
  const siblings = places.filter((other) => other.parent === parent && other.children.length > 0);
  return { ...state, expanded: new Set([...state.expanded, ...siblings.map(({ id }) => id)]) };
}
