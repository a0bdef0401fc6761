import type { MockResponse } from "../../kit/response.js";
import { jsonResponse } from "../faults.js";
import { type JsonObject, writeJson } from "../json.js";
import type { CloudRequest } from "../request.js";

/** The services of the cloud: name, type, version, and the path of the endpoint. */
const services: readonly (readonly [name: string, type: string, version: string, path: string])[] = [
  ["astakos_account", "account", "v1.0", "account/v1.0"],
  ["astakos_identity", "identity", "v2.0", "identity/v2.0"],
  ["astakos_oauth2", "astakos_auth", "", "oauth2"],
  ["astakos_weblogin", "astakos_weblogin", "", "weblogin"],
  ["cyclades_admin", "admin", "", "admin"],
  ["cyclades_compute", "compute", "v2.0", "compute/v2.0"],
  // The server gives these three without a version.
  ["cyclades_network", "network", "v2.0", "network"],
  ["cyclades_plankton", "image", "v1.0", "image"],
  ["cyclades_vmapi", "vmapi", "v1.0", "vmapi/v1.0"],
  ["cyclades_volume", "volume", "v2.0", "volume"],
  ["pithos_object-store", "object-store", "v1", "object-store/v1"],
];

/** The catalog of services, by name. */
export function serviceCatalog(origin: string): JsonObject[] {
  return services.map(([name, type, versionId, path]) => {
    const component = name.replace(/_.*$/, "");
    const publicURL = `${origin}/${component}/${path}`;
    const login = type === "astakos_weblogin" ? { "SNF:webloginURL": publicURL } : {};
    const endpoint = { "SNF:uiURL": uiUrl(origin, component), versionId, region: "default", publicURL, ...login };
    return { endpoints_links: [], endpoints: [endpoint], type, name };
  });
}

function uiUrl(origin: string, component: string): string {
  return `${origin}/${component}/ui`;
}

/** The components for the menu of the web pages. With `callback` it is a script, for pages of another origin. */
export function getServices({ origin, query }: CloudRequest): MockResponse {
  const list = menu.map(({ name, title, isInBar, order, place, description }) => ({
    name,
    url: uiUrl(origin, name),
    verbose_name: title,
    order,
    cloudbar: { show: isInBar, title: name },
    dashboard: { show: true, order: place, description },
  }));
  const callback = query.get("callback") ?? "";
  if (callback === "") return { ...jsonResponse(200, list), headers: { "content-type": "application/json" } };
  const headers = { "content-type": "application/javascript" };
  return { status: 200, headers, body: `${callback}(${writeJson(list)})` };
}

const menu = [
  {
    ...{ name: "astakos", title: "Astakos", isInBar: false, order: 1, place: 3 },
    description:
      "Access the dashboard from the top right corner of your screen. Here you can manage your profile, see the usage of your " +
      "resources and manage projects to share virtual resources with colleagues.",
  },
  {
    ...{ name: "pithos", title: "Pithos", isInBar: true, order: 2, place: 1 },
    description: "Pithos is the File Storage service. Click to start uploading and managing your files on the cloud.",
  },
  {
    ...{ name: "cyclades", title: "Cyclades", isInBar: true, order: 3, place: 2 },
    description:
      "Cyclades is the Compute and Network Service. Click to start creating Virtual Machines and connect them to arbitrary " +
      "Networks.",
  },
];
