import { services } from "../services.js";
import { CommandError } from "./command.js";
import type { ContractAccess, ServiceAccess } from "./service-access.js";

/** The names of all services; the first is the commands' default. */
export const serviceNames = services.map(({ name }) => name);

/** @throws {@link CommandError} if the service does not exist. */
export async function accessOf(name: string): Promise<ServiceAccess> {
  const service = services.find((each) => each.name === name);
  if (service === undefined)
    throw new CommandError(`the service ${name} does not exist; services: ${serviceNames.join(", ")}`);
  return (await service.contractAccess()).access;
}

/**
 * The contracts that a command is about.
 *
 * @param chosen - A file if the service has one contract, the name of one if it has several. Default: all.
 * @throws {@link CommandError} if the service has no contract of that name.
 */
export function contractsOf({ contracts }: ServiceAccess, chosen: string | undefined): readonly ContractAccess[] {
  if (chosen === undefined) return contracts;
  const [only, ...others] = contracts;
  if (others.length === 0) return [{ ...only, path: chosen }];
  const found = contracts.find(({ name }) => name === chosen);
  if (found === undefined) throw new CommandError(`there is no contract ${chosen}; contracts: ${namesOf(contracts)}`);
  return [found];
}

/** The names of contracts, for a message. */
export function namesOf(contracts: readonly ContractAccess[]): string {
  return contracts.map(({ name }) => name).join(", ");
}
