import { useQueryRoute } from '@kontor/plugin-api/client';
import { getInstruction, type OpenInstruction } from '../../shared/index.ts';

/** As many texts as this are brought to the device before somebody opens them. */
const most = 20;

/** Has the texts of what is to be confirmed on this device, so that they can be read and confirmed without a connection. */
export function KeptTexts({ open }: { readonly open: readonly OpenInstruction[] }) {
  return open.slice(0, most).map(({ instruction }) => <KeptText key={instruction} instruction={instruction} />);
}

function KeptText({ instruction }: { readonly instruction: string }) {
  useQueryRoute(getInstruction, { instruction });
  return null;
}
