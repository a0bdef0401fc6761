import type { Cloud } from "../cloud.js";
import type { ObjectStore } from "../storage/store.js";
import type { Images } from "./images.js";

/** The image of a new server: one of the user alice, if she exists, that all users may read. */
export function seedImages(cloud: Cloud, store: ObjectStore, images: Images): void {
  const alice = cloud.users.find("11111111-1111-4111-8111-111111111111");
  if (alice === undefined) return;
  const { uuid: account } = alice;
  const path = { account, container: "images", name: "debian.diskdump" };
  store.createContainer(account, path.container);
  const content = new TextEncoder().encode("disk image");
  store.write(path, account, { content: store.store(content), type: "application/octet-stream" });
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
