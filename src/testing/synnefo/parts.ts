import type { Cloud, CloudPart } from "./cloud.js";

/** The parts of the cloud other than the identity service. */
export function createParts(cloud: Cloud): readonly CloudPart[] {
  // The object of the image "Debian Base", which alice has uploaded.
  const alice = cloud.users.find("11111111-1111-4111-8111-111111111111");
  if (alice !== undefined) {
    const { uuid: user, defaultProject: project } = alice;
    cloud.quotas.charge([{ user, project, resource: "pithos.diskspace", amount: 10 }]);
  }
  return [];
}
