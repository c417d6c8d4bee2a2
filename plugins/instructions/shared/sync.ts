import type { ConfirmedInstruction, Instruction, OpenInstruction } from './instruction.ts';

/** Its object says when it was given and when it arrived, where that is told. */
interface ConfirmedEvent {
  readonly payload: { readonly instruction: string; readonly version: string };
  readonly object: Readonly<Record<string, unknown>> | null;
}

interface OwnInstructions {
  open: OpenInstruction[];
  confirmed: ConfirmedInstruction[];
}

/** What is asked of a person after they have confirmed something; undefined where the event alone cannot tell. */
export function foldOwn<Own extends OwnInstructions>(copy: Own, event: ConfirmedEvent): Own | undefined {
  const { version } = event.payload;
  const moments = momentsOf(event);
  const asked = copy.open.find((each) => each.version === version);
  const before = copy.confirmed.find((each) => each.version === version);
  if (!moments || (!asked && !before)) return undefined;
  const others = copy.confirmed.filter((each) => each.version !== version);
  if (!asked) return before ? { ...copy, confirmed: [{ ...before, ...moments }, ...others] } : undefined;
  const { isAgain: _isAgain, ...facts } = asked;
  const confirmed = [{ ...facts, ...moments, isCurrent: true, isReadable: true }, ...others];
  return { ...copy, open: copy.open.filter((each) => each !== asked), confirmed };
}

/** An instruction after its reader has confirmed a version. */
export function foldInstruction(copy: Instruction, event: ConfirmedEvent): Instruction | undefined {
  if (copy.id !== event.payload.instruction || copy.version.id !== event.payload.version) return copy;
  const confirmed = momentsOf(event);
  return confirmed && { ...copy, confirmed, asksMe: false };
}

function momentsOf({ object }: ConfirmedEvent): { givenAt: string; arrivedAt: string } | undefined {
  const { givenAt, arrivedAt } = object ?? {};
  return typeof givenAt === 'string' && typeof arrivedAt === 'string' ? { givenAt, arrivedAt } : undefined;
}
