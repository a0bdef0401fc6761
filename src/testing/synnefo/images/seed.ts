import type { Cloud } from "../cloud.js";
import type { ImageService } from "./index.js";

/** The image of a new server: one of the user alice, if she exists, that all users may read. */
export function seedImages(cloud: Cloud, { images, store }: ImageService): void {
  const alice = cloud.users.find("11111111-1111-4111-8111-111111111111");
  if (alice === undefined) return;
  const { uuid: account, defaultProject: project } = alice;
  const path = { account, container: "images", name: "debian.diskdump" };
  store.createContainer(account, path.container);
  const content = new TextEncoder().encode("disk image");
  cloud.quotas.charge([{ user: account, project, resource: "pithos.diskspace", amount: content.length }]);
  store.write(path, content);
  images.register(account, path, {
    checksum: undefined,
    hasSize: false,
    isPublic: true,
    metadata: new Map([
      ["name", "Debian Base"],
      ["disk_format", "diskdump"],
      ["container_format", "bare"],
    ]),
    properties: new Map([
      ["osfamily", "linux"],
      ["os", "debian"],
      ["users", "root"],
    ]),
  });
}
