import { requireString } from "../../core/data/checks.js";
import { checkSendable } from "../../core/data/json.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { formContent } from "../../core/http/contents.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import { nullableString } from "../models/cloud-shape.js";
import { anyObject, recordOf } from "../record-schema.js";
import { ServiceUserCatalog, UserCatalog } from "../user-catalog.js";

/** The account: names of users, services and resources of the cloud, feedback: `cloud.account`. */
export class AccountManager extends UserCatalog {
  /** The names of users for the token of a service. */
  readonly service: ServiceUserCatalog;
  readonly #account: Transport;
  readonly #pages: Transport;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, pages: Transport) {
    super(transport, "/user_catalogs");
    this.service = new ServiceUserCatalog(transport, "/service/user_catalogs");
    this.#account = transport;
    this.#pages = pages;
  }

  /** Lists the services with what the pages of the cloud show of them, by their order there. Needs no token. */
  async services(options?: RequestOptions): Promise<CloudService[]> {
    const self = selfOf(this);
    const wires = await self.#pages.call({ method: "GET", path: "/get_services", options }, cloudServices, true);
    return wires.map(({ name, url, verbose_name, order, cloudbar, dashboard }) => ({
      ...{ name, url, verboseName: verbose_name, order, cloudbar, dashboard },
    }));
  }

  /** Gets the resources that quotas limit, by their names, such as `cyclades.vm`. Needs no token. */
  async resources(options?: RequestOptions): Promise<Record<string, CloudResource>> {
    const self = selfOf(this);
    const wires = await self.#account.call({ method: "GET", path: "/resources", options }, cloudResources, true);
    return Object.fromEntries(
      Object.entries(wires).map(([name, { service, description, unit, ui_visible, api_visible }]) => [
        name,
        { service, description, unit, uiVisible: ui_visible, apiVisible: api_visible },
      ]),
    );
  }

  /**
   * Sends an email to the operators of the cloud. It is not sent twice.
   *
   * @param message - The text.
   * @param data - Further data for the operators, such as JSON.
   * @throws A `ServerError` if the server could not send the email; an `AmbiguousOutcomeError` if it is not known whether it did.
   */
  async sendFeedback(message: string, data?: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    requireString("message", message);
    if (message.trim() === "") throw new InvalidInputError("message must not be empty");
    checkSendable(message, "message");
    const form = new URLSearchParams({ feedback_msg: message });
    if (data !== undefined) {
      requireString("data", data);
      checkSendable(data, "data");
      form.set("feedback_data", data);
    }
    await self.#account.call(
      {
        ...({ method: "POST", path: "/feedback", changes: true, accepts: nothing, options } as const),
        content: formContent(form),
      },
      z.unknown(),
    );
  }

  /** Removes the names and UUIDs that were found, so that the next calls request them; those of {@link service}, too. */
  override forget(): void {
    super.forget();
    selfOf(this).service.forget();
  }
}

/** A service of the cloud, as its pages show it. */
export interface CloudService {
  /** The name, such as `cyclades`. */
  readonly name: string;
  /** The URL of its pages; null if it has none. */
  readonly url: string | null;
  /** The name to show. */
  readonly verboseName: string;
  /** The position among the services. */
  readonly order: number;
  /** What the bar at the top of the pages shows. */
  readonly cloudbar: Readonly<Record<string, unknown>>;
  /** What the dashboard shows. */
  readonly dashboard: Readonly<Record<string, unknown>>;
}

/** A resource that quotas limit. */
export interface CloudResource {
  /** The name of the service that it belongs to, such as `cyclades_compute`. */
  readonly service: string;
  /** What it is. */
  readonly description: string;
  /** The unit, such as `bytes`; null for a number of things. */
  readonly unit: string | null;
  /** Whether pages show it. */
  readonly uiVisible: boolean;
  /** Whether quotas show it. */
  readonly apiVisible: boolean;
}

const cloudServices = arrayOf(
  z.looseObject({
    name: z.string(),
    url: nullableString,
    verbose_name: z.string(),
    order: z.custom<number>((value) => typeof value === "number", "expected a number"),
    cloudbar: anyObject,
    dashboard: anyObject,
  }),
);

const cloudResources = recordOf(
  z.looseObject({
    service: z.string(),
    description: z.string(),
    unit: nullableString,
    ui_visible: z.boolean(),
    api_visible: z.boolean(),
  }),
);
