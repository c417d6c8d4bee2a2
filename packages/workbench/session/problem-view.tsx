import { Banner } from '@kontor/ui';
import type { SignIn } from './sign-in-model.ts';

/** A refusal, announced at once. */
export function Problem({ text }: { readonly text: string | undefined }) {
  return (
    <div role="alert" className="empty:-mb-5">
      {text !== undefined && <Banner tone="danger">{text}</Banner>}
    </div>
  );
}

/** What went wrong, in words; nothing when all is well. */
export function problemText(signIn: SignIn, passkeyAborted: string): string | undefined {
  if (signIn.problem === undefined) return undefined;
  return signIn.problem.kind === 'refused' ? signIn.problem.message : passkeyAborted;
}
