import { type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { type CropBox, canSeeField, type PersonDetails, photoNotFound } from '../shared/index.ts';
import { OrgTree } from './org-tree.ts';
import type { PersonService } from './person-service.ts';
import { encodePhoto } from './photo-image.ts';
import type { ProfileService } from './profile-service.ts';
import { lockProfile, type StoredPhoto } from './profile-store.ts';
import { relationOf } from './viewer-relation.ts';

const photoRef = (person: string): Ref => refOf('directory', 'photo', person);

/** Photos: stored as files of a ref of their own that nobody reads through the file store, only through `read`. */
export class PhotoService {
  readonly #host: ServerHost;
  readonly #persons: PersonService;
  readonly #profiles: ProfileService;

  constructor(host: ServerHost, persons: PersonService, profiles: ProfileService) {
    this.#host = host;
    this.#persons = persons;
    this.#profiles = profiles;
  }

  /** Makes a picture the actor's photo. Throws `directory.photo_unusable`. */
  async set(actor: Actor, content: Buffer, crop: CropBox | undefined): Promise<PersonDetails> {
    const { small, large, version } = await encodePhoto(content, crop);
    return this.#replace(actor, async (tx) => {
      const ref = photoRef(actor.person);
      const storedSmall = await this.#host.files.store(tx, small, 'photo-96.webp', ref);
      const storedLarge = await this.#host.files.store(tx, large, 'photo-512.webp', ref);
      return { small: storedSmall.id, large: storedLarge.id, version };
    });
  }

  async remove(actor: Actor): Promise<PersonDetails> {
    return this.#replace(actor, async () => null);
  }

  /** A person's photo as WebP, for whoever may see it. Throws `directory.photo_not_found`. */
  async read(actor: Actor, person: string, size: 'small' | 'large'): Promise<{ content: Uint8Array; version: string }> {
    return this.#host.database.transaction(async (tx) => {
      const { facts, viewer } = await this.#persons.find(tx, actor, person);
      const { photo, visibility } = facts.profile;
      if (!photo || !facts.present) throw photoNotFound();
      // Who stands closer sees no less: the tree of units is read only where it decides.
      if (!canSeeField(visibility, 'photo', 'colleague')) {
        const tree = new OrgTree(await this.#host.people.listOrgUnits(tx));
        if (!canSeeField(visibility, 'photo', relationOf(viewer, facts, tree))) throw photoNotFound();
      }
      const { content } = await this.#host.files.read(tx, photo[size]);
      return { content, version: photo.version };
    });
  }

  async #replace(actor: Actor, make: (tx: Tx) => Promise<StoredPhoto | null>): Promise<PersonDetails> {
    return this.#host.database.transaction(async (tx) => {
      const { photo: old } = await lockProfile(tx, actor.person);
      const photo = await make(tx);
      if (old || photo) await this.#profiles.write(tx, actor, { photo });
      for (const file of old ? [old.small, old.large] : []) await this.#host.files.remove(tx, file);
      return this.#persons.read(tx, actor, actor.person);
    });
  }
}
