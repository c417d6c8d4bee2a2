import type { RoomMember } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { findMembers, isLastOwner } from './members-model.ts';

const member = (name: string, more: Partial<RoomMember> = {}): RoomMember => ({
  userId: `@${name}:x`,
  name,
  role: 'member',
  isInvited: false,
  canRemove: false,
  canBan: false,
  canChangeRole: false,
  ...more,
});

test('members are found by the beginnings of their names, umlauts or not', () => {
  const members = [member('Jörg Müller'), member('Anna-Lena Schulz')];
  const found = (text: string) => findMembers(members, text).map(({ name }) => name);
  expect(found('')).toHaveLength(2);
  expect(found('mül')).toEqual(['Jörg Müller']);
  expect(found('mueller j')).toEqual(['Jörg Müller']);
  expect(found('lena')).toEqual(['Anna-Lena Schulz']);
  expect(found('nna')).toEqual([]);
});

test('the last owner of a group is warned, but not who is alone in it', () => {
  const me = member('ich', { role: 'owner' });
  const invited = member('du', { role: 'owner', isInvited: true });
  expect(isLastOwner([me, member('sie')], me.userId)).toBe(true);
  expect(isLastOwner([me, member('sie'), invited], me.userId)).toBe(true);
  expect(isLastOwner([me, member('sie', { role: 'owner' })], me.userId)).toBe(false);
  expect(isLastOwner([me], me.userId)).toBe(false);
  expect(isLastOwner([member('ich'), member('sie', { role: 'owner' })], '@ich:x')).toBe(false);
});
