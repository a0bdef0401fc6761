import { checkOptions, requireBoolean } from "../../core/data/checks.js";
import { isSameJson } from "../../core/data/lossless-json.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import type { Schema } from "../../core/data/schema.js";
import { arrayOf, zodOf } from "../../core/data/zod-schemas.js";
import { parseXml } from "../../core/data/xml.js";
import * as z from "../../core/data/zod.js";
import { ConflictError, InvalidInputError, NotFoundError, PermissionDeniedError } from "../../core/errors/index.js";
import { xmlContent } from "../../core/http/contents.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import { type Written, writtenSchema } from "../location.js";
import { User, UserItem, userItemShape, type UserItemWire, userShape, type UserWire } from "../models/user.js";
import { settle } from "../../core/http/settle.js";
import { newUserDocument, patchUser } from "../user-document.js";
import {
  encodeNewUser,
  encodeUserChanges,
  type NewUser,
  requireUsername,
  type UserChanges,
  type UserValues,
} from "../user-input.js";
import { written } from "../xml/elements.js";
import { readUser, secretsOfUser, userDocument, userList } from "../xml/users.js";

/** The users: `slipstream.users`. Passwords and the credentials of clouds are in no model, error or log line. */
export class UserManager extends ResourceManager<User, UserWire> {
  readonly model = User;
  readonly #session: OwnName;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, session: OwnName) {
    super(transport, userShape);
    this.#session = session;
  }

  /**
   * Lists all users.
   *
   * @throws A `PermissionDeniedError` if the user is no superuser.
   */
  async list(options?: RequestOptions): Promise<UserItem[]> {
    const spec = { method: "GET", path: "/users", accepts: userList, options } as const;
    const { users } = await selfOf(this).transport.call(spec, userListSchema);
    return users.map((wire) => new UserItem(userItemShape, wire));
  }

  /**
   * Gets a user with the settings of the profile.
   *
   * @param user - The name or a model; null for the user who is logged in. Default null.
   * @throws A `NotFoundError` if there is no such user; a `PermissionDeniedError` if it is another one and the user is no superuser; an
   *   `InvalidInputError` if no user is logged in.
   */
  async get(user: UserReference | null = null, options?: RequestOptions): Promise<User> {
    const self = selfOf(this);
    const given = optionalName(user);
    const within = shareDeadline(options, self.transport.settings);
    return self.make((await self.#read(given ?? (await self.#ownName(within)), within())).user);
  }

  /**
   * Creates a user. The server silently changes a user of this name: unless `overwrite` is true, the client first checks that
   * there is none. If the response is lost, the client reads the user: it was created if it has all values but the password, which cannot
   * be read. With `overwrite`, or if the client's user may not read it, as only superusers may, the outcome stays unknown.
   *
   * @returns Whether the user is new. It is not if `overwrite` is true, or if another client has created it since the check.
   * @throws A `ConflictError` if there is such a user, or if the server does not accept a value; a `PermissionDeniedError` if roles or
   *   `privileged` need a superuser; an `InvalidInputError` for invalid values; an `AmbiguousOutcomeError` if it is not known whether the
   *   user was created.
   */
  async create(user: NewUser, options: CreateUserOptions = {}): Promise<CreatedUser> {
    const self = selfOf(this);
    const values = encodeNewUser(user);
    checkOptions("options", options, { ...requestChecks, overwrite: requireBoolean });
    const { username } = user;
    const { overwrite = false, ...request } = options;
    const within = shareDeadline(request, self.transport.settings);
    if (!overwrite) await self.#requireNone(username, values.secrets, within());
    try {
      const { status } = await self.#put(username, newUserDocument(values), values.secrets, within());
      return { username, isNew: status === 201 };
    } catch (error) {
      return settle(error, within, async (look) => {
        // It may have existed before.
        if (overwrite) return undefined;
        const { xml } = await self.#read(username, look);
        return isMadeIn(xml, values) ? { username, isNew: true } : undefined;
      });
    }
  }

  /**
   * Changes a user. The server's own document is read, changed and sent back, so that what this client does not know stays. It is not
   * sent twice. If the response is lost, a look at the user settles whether it was changed, unless the password was to be changed.
   *
   * @param user - The name or a model; null for the user who is logged in.
   * @throws A `ConflictError` if the server does not accept a value; a `PermissionDeniedError` if it is another user and this one is no
   *   superuser, or if roles or `privileged` need one; an `InvalidInputError` for invalid changes; an `AmbiguousOutcomeError` if it is
   *   not known whether the user was changed; what {@link get} throws.
   */
  async update(user: UserReference | null, changes: UserChanges, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const given = optionalName(user);
    const values = encodeUserChanges(changes);
    const within = shareDeadline(options, self.transport.settings);
    const username = given ?? (await self.#ownName(within));
    const { xml } = await self.#read(username, within());
    const root = parseXml(xml);
    const keepsRoles =
      values.attributes.has("roles") || !("roles" in root.attributes) || (await self.#isPrivileged(within));
    const secrets = [...values.secrets, ...secretsOfUser(root)];
    try {
      await self.#put(username, patchUser(xml, values, keepsRoles), secrets, within());
    } catch (error) {
      await settle(error, within, async (look) => {
        if (values.attributes.has("password")) return undefined;
        return isMadeIn((await self.#read(username, look)).xml, values) || undefined;
      });
    }
  }

  /**
   * Deletes a user: the account stays, in the state `DELETED`, and cannot log in. If the response is lost, a look at the user settles
   * whether it was deleted, where it can.
   *
   * @throws A `PermissionDeniedError` if it is another user and this one is no superuser; an `AmbiguousOutcomeError` if it is not known
   *   whether the user was deleted, and if a superuser names one who does not exist, on which the server fails.
   */
  async delete(user: UserReference, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const name = requiredName(user);
    const within = shareDeadline(options, self.transport.settings);
    const spec = { method: "DELETE", path: userPath, pathParams: { name }, accepts: written, changes: true } as const;
    try {
      await self.transport.call({ ...spec, options: within() }, writtenSchema);
    } catch (error) {
      const found = await settle(error, within, async (look) => {
        try {
          return (await self.#read(name, look)).user.state === "DELETED" || undefined;
        } catch (lookError) {
          if (lookError instanceof NotFoundError) return lookError;
          throw lookError;
        }
      });
      if (found instanceof NotFoundError) throw found;
    }
  }

  protected override make(wire: UserWire): User {
    return new User(this.shape, this, wire);
  }

  #read(name: string, options: RequestOptions): Promise<{ user: UserWire; xml: string }> {
    const spec = { method: "GET", path: userPath, pathParams: { name }, accepts: userDocument, options } as const;
    // The document has the credentials of clouds in it.
    return this.transport.call({ ...spec, isResponseSecret: true }, userDocumentSchema);
  }

  #put(name: string, xml: string, secrets: readonly string[], options: RequestOptions): Promise<Written> {
    const spec = { method: "PUT", path: userPath, pathParams: { name }, accepts: written, changes: true } as const;
    return this.transport.call({ ...spec, content: xmlContent(xml), secrets, options }, writtenSchema);
  }

  async #ownName(within: () => RequestOptions): Promise<string> {
    const name = await this.#session.username(within());
    if (name === null) throw new InvalidInputError("no user is logged in: pass the name of a user");
    return name;
  }

  async #isPrivileged(within: () => RequestOptions): Promise<boolean> {
    return (await this.#read(await this.#ownName(within), within())).user.privileged;
  }

  /** @throws A `ConflictError` if there is a user of this name. */
  async #requireNone(name: string, secrets: readonly string[], options: RequestOptions): Promise<void> {
    const spec = {
      method: "GET",
      path: userPath,
      pathParams: { name },
      accepts: userDocument,
      secrets,
      options,
    } as const;
    const { baseUrl, service } = this.transport.settings;
    const path = `/user/${encodeURIComponent(name)}`;
    const taken = `GET ${path}: there is already a user of this name: update it, or pass overwrite: true`;
    try {
      await this.transport.call({ ...spec, isResponseSecret: true }, userDocumentSchema);
    } catch (error) {
      if (error instanceof NotFoundError) return;
      // Of users who do not exist, the server says so to all.
      if (error instanceof PermissionDeniedError) throw new ConflictError(taken, error, { cause: error });
      throw error;
    }
    const request = { service, method: "GET", url: baseUrl + path, path, attempts: 1 };
    throw new ConflictError(taken, { ...request, status: 200, headers: new Headers(), body: null });
  }
}

/** A user: the name, or a model. */
export type UserReference = string | User | UserItem;

/** How {@link UserManager.create} creates a user. */
export interface CreateUserOptions extends RequestOptions {
  /** Whether a user of this name is changed, without a check whether there is one. Default false. */
  readonly overwrite?: boolean | undefined;
}

/** What {@link UserManager.create} has done. */
export interface CreatedUser {
  /** The name of the user. */
  readonly username: string;
  /** Whether the server created the user; false if it changed one that existed. */
  readonly isNew: boolean;
}

/** Knows who is logged in. */
export interface OwnName {
  /** The name of the user who is logged in; null if no user is. */
  username(options?: RequestOptions): Promise<string | null>;
}

const userPath = "/user/{name}";

function optionalName(user: unknown): string | null {
  return user === null ? null : requiredName(user);
}

function requiredName(user: unknown): string {
  const name: unknown = user instanceof User || user instanceof UserItem ? user.username : user;
  requireUsername("username", name);
  return name;
}

/** Whether a document has these values already. The password cannot be seen. */
function isMadeIn(xml: string, { attributes, parameters }: UserValues): boolean {
  const visible = [...attributes].filter(([name]) => name !== "password");
  const read = (values: Pick<UserValues, "attributes" | "parameters">): object => {
    const root = parseXml(patchUser(xml, values, true));
    return { user: readUser(root), secrets: secretsOfUser(root) };
  };
  return isSameJson(
    read({ attributes: new Map(visible), parameters }),
    read({ attributes: new Map(), parameters: new Map() }),
  );
}

const userDocumentSchema: Schema<{ user: UserWire; xml: string }> = z.looseObject({
  user: zodOf(userShape.schema),
  xml: z.string(),
});

const userListSchema: Schema<{ users: UserItemWire[] }> = z.looseObject({ users: arrayOf(userItemShape.schema) });
