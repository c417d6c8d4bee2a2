/** A role on a Kontor space, as a power level of its rooms; the service user stands above the owners. */
export const powerOfRole = { reader: 0, editor: 10, owner: 90 } as const;
/** Of the service user, which alone makes and steers the rooms of spaces. */
export const servicePower = 100;

export type RoomRole = keyof typeof powerOfRole;

/** The role that a power level in a room of a space stands for. */
export function roleOfPower(level: number): RoomRole {
  if (level >= powerOfRole.owner) return 'owner';
  return level >= powerOfRole.editor ? 'editor' : 'reader';
}
