import { type HelpTopic, useSession, useWorkbench } from '@kontor/plugin-api/client';
import { useEffect, useState } from 'react';

/** Every topic for this person, once their code is here; `failed` when it could not be fetched. */
export function useHelpTopics(): { readonly topics: readonly HelpTopic[] | undefined; readonly failed: boolean } {
  const { registry } = useWorkbench();
  const { account } = useSession();
  const [state, setState] = useState<{ topics?: readonly HelpTopic[]; failed: boolean }>({ failed: false });
  useEffect(() => {
    let isOver = false;
    Promise.all(registry.help.map((load) => load())).then(
      (parts) => !isOver && setState({ topics: parts.flat(), failed: false }),
      // Code that does not come is a matter of the line; the view says so.
      () => !isOver && setState({ failed: true }),
    );
    return () => {
      isOver = true;
    };
  }, [registry]);
  const mayAdminister = account.roles.length > 0;
  const topics = state.topics?.filter(({ chapter }) => mayAdminister || chapter !== 'administration');
  return { topics, failed: state.failed };
}
