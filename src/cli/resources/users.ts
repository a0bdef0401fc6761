import { userFilters, type User } from "saltant";
import type { Resource } from "./resource.js";

export const users: Resource<User> = {
  name: "users",
  alias: "user",
  noun: "user",
  key: "username",
  columns: ["username", "email"],
  filters: userFilters,
  list: (client, filters, options) => client.users.list(filters, options),
  get: (client, key, options) => client.users.get(key, options),
};
