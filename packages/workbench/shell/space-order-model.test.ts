import type { SpaceView } from '@kontor/schema';
import { describe, expect, it } from 'vitest';
import { inOwnOrder, movedOrder } from './space-order-model.ts';

const space = (id: string, change: Partial<SpaceView> = {}): SpaceView => ({
  id,
  slug: id,
  name: id,
  description: '',
  parent: null,
  visibility: 'open',
  inherits: true,
  archivedAt: null,
  kind: 'work',
  topics: [],
  revision: 1,
  role: 'editor',
  requested: false,
  canLeave: true,
  ...change,
});
const ids = (spaces: readonly SpaceView[]) => spaces.map(({ id }) => id);

describe('inOwnOrder', () => {
  const spaces = ['a', 'b', 'c', 'd'].map((id) => space(id));

  it('has the placed ones first and the others as they come', () => {
    expect(ids(inOwnOrder(spaces, ['d', 'b']))).toEqual(['d', 'b', 'a', 'c']);
    expect(ids(inOwnOrder(spaces, []))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('leaves out what is not one’s own, is archived, or is gone', () => {
    const others = [space('a', { role: null }), space('b', { archivedAt: '2026-01-01T00:00:00Z' }), space('c')];
    expect(ids(inOwnOrder(others, ['gone', 'a', 'b']))).toEqual(['c']);
  });
});

describe('movedOrder', () => {
  const all = ['a', 'b', 'c', 'd'];

  it('moves up and down, one or several', () => {
    expect(movedOrder(all, new Set(['d']), { id: 'a', position: 'before' })).toEqual(['d', 'a', 'b', 'c']);
    expect(movedOrder(all, new Set(['a']), { id: 'c', position: 'after' })).toEqual(['b', 'c', 'a', 'd']);
    expect(movedOrder(all, new Set(['c', 'a']), { id: 'd', position: 'after' })).toEqual(['b', 'd', 'a', 'c']);
  });

  it('changes nothing when it is dropped on itself or on what is gone', () => {
    expect(movedOrder(all, new Set(['b']), { id: 'b', position: 'after' })).toEqual(all);
    expect(movedOrder(all, new Set(['b']), { id: 'x', position: 'after' })).toEqual(all);
  });
});
