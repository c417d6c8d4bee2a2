import type { ConfirmedInstruction, Instruction, OpenInstruction } from './instruction.ts';

/** Its object says when it was given and when it arrived, where that is told. Every client loads this: it is short. */
interface ConfirmedEvent {
  readonly payload: { readonly version: string };
  readonly object: Readonly<Record<string, unknown>> | null;
}

interface OwnInstructions {
  readonly open: OpenInstruction[];
  readonly confirmed: ConfirmedInstruction[];
}

type Moments = NonNullable<Instruction['confirmed']>;

/** What is asked of a person after they have confirmed something; undefined where the event alone cannot tell. */
export function foldOwn({ open, confirmed }: OwnInstructions, event: ConfirmedEvent): OwnInstructions | undefined {
  const isOther = (each: OpenInstruction) => each.version !== event.payload.version;
  const found = [...open, ...confirmed].find((each) => !isOther(each));
  const moments = momentsOf(event);
  return (
    found &&
    moments && {
      open: open.filter(isOther),
      confirmed: [{ isCurrent: true, isReadable: true, ...found, ...moments }, ...confirmed.filter(isOther)],
    }
  );
}

function momentsOf({ object }: ConfirmedEvent): Moments | undefined {
  return object?.givenAt === undefined ? undefined : (object as Moments); // only the server and the reader's own device make it
}
