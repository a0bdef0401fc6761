import { services } from "../services.js";
import { CommandError } from "./command.js";
import type { ServiceAccess } from "./service-access.js";

/** The names of all services; the first is the commands' default. */
export const serviceNames = services.map(({ name }) => name);

/** @throws {@link CommandError} if the service does not exist. */
export async function accessOf(name: string): Promise<ServiceAccess> {
  const service = services.find((each) => each.name === name);
  if (service === undefined)
    throw new CommandError(`the service ${name} does not exist; services: ${serviceNames.join(", ")}`);
  return (await service.contractAccess()).access;
}
