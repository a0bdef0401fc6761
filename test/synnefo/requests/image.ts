import type { SynnefoClient } from "saltant/synnefo";
import { call, filled, given, id, isTrue, others, type Table } from "./counterpart.js";
import { type Arguments, isObject } from "./recorded-calls.js";

type ImageFilters = NonNullable<Parameters<SynnefoClient["images"]["list"]>[0]>;
type ImageListOptions = NonNullable<Parameters<SynnefoClient["images"]["list"]>[1]>;
type ImageInput = Parameters<SynnefoClient["images"]["register"]>[0];
type ImageLocation = Exclude<ImageInput["location"], string>;

/** The facade's counterparts of kamaki's `ImageClient`. */
export const imageCalls: Table = {
  list_public: call("detail filters order", ({ images }, { filters, order }) =>
    images.list(filtersOf(isObject(filters) ? filters : {}), { sortBy: sortOf(order) } as ImageListOptions),
  ),
  get_meta: call("image_id", ({ images }, args) => images.get(id(args.image_id))),
  register: call("name location params properties", ({ images }, { name, location, params, properties }) => {
    // kamaki leaves out what it does not know; there is one store, and the owner is that of the file.
    const { disk_format, container_format, checksum, is_public, size } = isObject(params) ? params : {};
    const fields = { diskFormat: disk_format, containerFormat: container_format, checksum, size };
    return images.register({
      ...{ name, location: locationOf(location) },
      ...filled({ ...fields, isPublic: isTrue(is_public) }),
      ...filled({ properties: isObject(properties) ? texts(properties) : properties }),
    } as ImageInput);
  }),
  unregister: call("image_id", ({ images }, args) => images.unregister(id(args.image_id))),
  list_members: call("image_id", ({ images }, args) => images.members(id(args.image_id))),
  list_shared: call("member", ({ images }, args) => images.sharedBy(id(args.member))),
  add_member: call("image_id member", ({ images }, args) => images.addMember(id(args.image_id), id(args.member))),
  remove_member: call("image_id member", ({ images }, args) => images.removeMember(id(args.image_id), id(args.member))),
  set_members: call("image_id members", ({ images }, args) =>
    images.setMembers(id(args.image_id), args.members as string[]),
  ),
  update_image: call(
    "image_id name disk_format container_format status public owner_id **",
    ({ images }, { image_id, name, disk_format, container_format, status, public: isPublic, owner_id: _, ...rest }) => {
      const properties = texts(others(rest, "owner_id"));
      const fields = { name, diskFormat: disk_format, containerFormat: container_format, status };
      return images.update(id(image_id), {
        ...given({ ...fields, isPublic }),
        ...filled({ properties }),
      });
    },
  ),
};

const sortFields: Readonly<Record<string, string>> = {
  disk_format: "diskFormat",
  container_format: "containerFormat",
  created_at: "createdAt",
  updated_at: "updatedAt",
};

/** The order, which kamaki writes as a field, with `-` before it for the other direction. */
function sortOf(order: unknown): unknown {
  const [, minus = "", field = ""] = /^(-?)(.*)$/.exec(typeof order === "string" ? order : "") ?? [];
  // The facade has no direction without a field: that of the server is by the time of creation.
  return { [sortFields[field] ?? (field === "" ? "createdAt" : field)]: minus === "-" ? "desc" : "asc" };
}

function filtersOf(filters: Arguments): ImageFilters {
  const { disk_format, container_format, size_min, size_max, ...rest } = filled(filters);
  const sizes = { sizeMin: count(size_min), sizeMax: count(size_max) };
  return given({ ...rest, diskFormat: disk_format, containerFormat: container_format, ...sizes });
}

/** A number that may be a string. */
function count(value: unknown): unknown {
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
}

function locationOf(location: unknown): string | ImageLocation {
  if (!Array.isArray(location)) return location as string;
  const [account, container, ...path] = location as string[];
  return { account, container, path: path.join("/") } as ImageLocation;
}

function texts(values: Arguments): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
