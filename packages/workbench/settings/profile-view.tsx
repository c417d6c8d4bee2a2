import { SlotView, useSession } from '@kontor/plugin-api/client';
import { SkeletonList } from '@kontor/ui';

/** What plugins let a person say about themselves. */
export function ProfileView() {
  const { person } = useSession();
  return (
    <div className="flex flex-col gap-8">
      <SlotView name="profile.section" about={{ person: person.id }} waiting={<SkeletonList />} />
    </div>
  );
}
