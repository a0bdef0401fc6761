import { childOf, childrenOf, type XmlElement } from "../../../src/testing/slipstream/legacy/xml/element.js";
import { parseDocument } from "../../../src/testing/slipstream/legacy/xml/parse.js";
import type { RecordedState } from "./legacy-state.js";
import type { SampleSetting } from "./sample-settings.js";
import type { Sample } from "./samples.js";

const users = [{ name: "joe" }, { name: "mary" }, { name: "root", super: true }];

const uuid = "18b44623-a017-4ecf-aaea-c3774aacf0cc";
const lamp = {
  ...{ path: "apps/lamp", version: 900, category: "Deployment" as const, owner: "joe" },
  nodes: { apache: { image: "apps/x", cloud: "c1" } },
};
const component = {
  ...{ path: "apps/x", version: 10, category: "Image" as const, owner: "joe" },
  imageIds: { c1: "img-1" },
};
const published = "2015-07-02 15:52:08.586 UTC";

/** A run of `apps/lamp`. */
function run(more: object = {}, parameters: Readonly<Record<string, string | null>> = {}): RecordedState {
  const about = { uuid, owner: "joe", state: "Ready" as const, type: "Orchestration" as const, mutable: true };
  const start = { cloudServiceNames: "c1", moduleResourceUri: "module/apps/lamp/900", startTime: published };
  const runs = [{ ...about, ...start, nodeNames: ["apache.1", "orchestrator-c1"], parameters, ...more }];
  return { users, clouds: ["c1"], modules: [lamp, component], runs };
}

/** The state in which a module has the recorded document. */
function documented(body: string): RecordedState {
  const root = parseDocument(body);
  if (root === undefined) throw new Error("The recorded document is not well-formed.");
  const path = `${attribute(root, "parentUri")}/${attribute(root, "shortName")}`.replace(/^module\/+/, "");
  const children = childOf(root, "children");
  const items = children === undefined ? [] : childrenOf(children, "item");
  const category = attribute(root, "category") as "Image";
  return {
    ...{ users, clouds: [] },
    modules: [
      { path, category, version: Number(attribute(root, "version")), owner: "joe", document: body },
      ...items.map((item) => ({
        path: `${path}/${attribute(item, "name")}`,
        category: attribute(item, "category") as "Image",
        version: Number(attribute(item, "version")),
        owner: "joe",
        description: attribute(item, "description"),
      })),
    ],
  };
}

function attribute(element: XmlElement, name: string): string {
  return element.attributes.get(name) ?? "";
}

const image = (shortName: string): string =>
  `<imageModule category="Image" description="Ubuntu" isBase="true" loginUser="root" moduleReferenceUri="" ` +
  `parentUri="module/examples/images" platform="ubuntu" shortName="${shortName}" version="1809"><parameters/>` +
  "<cloudImageIdentifiers/></imageModule>";

const ubuntu = { path: "examples/images/ubuntu-14.04", version: 1809, category: "Image" as const, owner: "joe" };

/** The document of bob, with other attributes than the usual ones. */
function bob(more: Readonly<Record<string, string>> = {}): string {
  const attributes = {
    ...{ name: "bob", password: "pw", firstName: "B", lastName: "Ob", email: "b@example.org", issuper: "false" },
    ...{ state: "ACTIVE", resourceUri: "user/bob", ...more },
  };
  const text = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<user${text.join("")}><parameters/></user>`;
}

const joe =
  '<user name="joe" password="pw" firstName="Joe" lastName="Doe" email="joe@example.org" issuper="false" state="NEW" ' +
  'organization="Example" roles="r1,r2" resourceUri="user/joe" lastOnline="2017-12-01 11:00:00.000 UTC"><parameters/></user>';

const vm = { cloud: "c1", user: "joe", measurement: "2015-03-17 13:34:51.440 UTC", minutesOld: 20 };
const owned = { ...vm, runUuid: uuid, runOwner: "joe", isUsable: true };

/** The setting of a sample of the XML part. */
export function legacySetting({ id, answer }: Sample): SampleSetting {
  return settings(answer.body ?? "")[id] ?? {};
}

/** The settings by the ids of the samples, one of which has that body in its response. */
function settings(body: string): Readonly<Record<string, SampleSetting | undefined>> {
  return {
    p038: {
      state: {
        users,
        modules: [
          {
            ...{ path: "apps/WordPress/wordpress", version: 842, category: "Image", owner: "joe", published },
            ...{ logoLink: "https://slipstream.example.org/l.png", description: "WordPress server" },
          },
          { ...lamp, published },
        ],
      },
    },
    p039: {
      state: {
        users,
        modules: [
          { path: "examples", version: 1792, category: "Project", owner: "joe", description: "Examples" },
          { path: "apps", version: 1790, category: "Project", owner: "joe" },
        ],
      },
    },
    ...Object.fromEntries(
      ["p040", "p041", "p042", "p043"].map((id) => [id, body.includes("Module ") ? { state: documented(body) } : {}]),
    ),
    p045: { state: { users, modules: [ubuntu] }, body: image("ubuntu-14.04") },
    p046: { state: { users, modules: [ubuntu] }, body: image("other") },
    p048: { state: { users, modules: [lamp] } },
    p049: { state: { users, modules: [{ ...lamp, published }] } },
    p050: { state: { users, modules: [lamp] } },
    p051: { state: { users, modules: [{ ...lamp, published }] } },
    p052: { state: { users, modules: [lamp] } },
    p053: { state: { users, modules: [component] } },
    p056: { state: { users, modules: [{ ...component, path: "x", owner: "mary" }] } },
    p057: { state: { users, modules: [{ ...component, path: "x" }] } },
    p058: { state: { users, modules: [{ ...component, path: "x" }] } },
    p059: { state: { users, modules: [lamp, component] } },
    p060: { state: { users, modules: [{ ...component, path: "x" }] } },
    p061: {
      state: run(
        {
          ...{ state: "Done", cloudServiceNames: "exoscale-ch-gva,c1", nodeNames: [] },
          moduleResourceUri: "module/apps/WordPress/wordpress/842",
        },
        { "ss:url.service": "http://203.0.113.5" },
      ),
      replaced: [['totalCount="93"', 'totalCount="1"']],
    },
    p066: {
      state: run({}, { "ss:url.service": "http://203.0.113.5/?a=1&b=2" }),
      // An abort flag that is not raised has no value.
      replaced: [['key="ss:abort" isSet="true"', 'key="ss:abort" isSet="false"']],
    },
    p067: { state: run() },
    p068: { state: run() },
    p069: { state: run({}, { "n.1:p": null }) },
    p070: { state: run({ abort: "boom" }) },
    p071: { state: run() },
    p072: { state: run() },
    p073: { state: run({ nodeNames: ["apache.1", "apache.2", "orchestrator-c1"] }) },
    p074: { state: run() },
    p075: { state: run({ nodeNames: ["apache.1", "apache.2", "orchestrator-c1"] }) },
    p076: { state: run() },
    p077: { state: run() },
    p078: { state: run() },
    p079: { state: run({ mutable: false }) },
    p080: { state: run({ state: "Provisioning" }) },
    p081: { state: run({ abort: "boom" }) },
    p082: { state: run({ nodeNames: ["apache.1", "apache.2", "orchestrator-c1"] }) },
    p083: { state: run() },
    p084: { state: run() },
    p085: {
      state: {
        users,
        vms: [
          { ...vm, instanceId: "i-2", state: "Stopped" },
          {
            ...{ ...owned, instanceId: "i-1", ip: "203.0.113.5", nodeName: "apache", nodeInstanceId: "1" },
            ...{ cpu: "2", ram: "2048", disk: "10", instanceType: "Small" },
          },
        ],
      },
      replaced: [['user=""', 'user="joe"']],
    },
    p086: {
      state: {
        ...run(),
        vms: [
          { ...owned, instanceId: "i-1" },
          { ...owned, instanceId: "i-2" },
          { ...vm, instanceId: "i-3" },
        ],
      },
    },
    p087: {
      state: { loggedInAs: "root", users: [{ name: "root", super: true, firstName: "R", lastName: "T" }] },
      before: [{ as: "root", method: "PUT", path: "/user/joe", body: joe }],
    },
    p089: {
      state: { users: [{ name: "joe" }, { name: "root", super: true }] },
      before: [
        {
          ...{ as: "root", method: "PUT", path: "/user/joe" },
          body: body.replace('<user deleted="false"', '<user password="pw"'),
        },
      ],
      replaced: [["ssh-rsa CCCC", "<key>"]],
    },
    p091: { state: { users }, body: bob() },
    p092: { state: { loggedInAs: "bob", users: [{ name: "bob" }] }, body: bob() },
    p094: { state: { users }, body: bob({ issuper: "true" }) },
    p095: { state: { users }, body: bob({ roles: "r" }) },
    p096: { state: { users }, body: bob({ name: "joe" }) },
    p097: { state: { users }, body: bob({ email: "" }) },
  };
}
