import type { Json, JsonObject } from "../../json.js";
import { adminAcl, requireView, roleRule } from "../acl.js";
import { CimiError } from "../errors.js";
import type { Context, ResourceType } from "../resource-type.js";
import { isNonBlank, requireShape, resourceShape, textOf, without } from "../schema.js";
import { slipstreamAction, slipstreamUri } from "./uris.js";

const everyone = adminAcl(roleRule("ANON", "VIEW"), roleRule("USER", "VIEW"));
const users = adminAcl(roleRule("USER", "VIEW"));
const admin = adminAcl(roleRule("ADMIN", "VIEW"));

/** Templates, of which other resources are made. Administrators can change those of sessions, and no request the others. */
export const templates: readonly ResourceType[] = [
  {
    ...template("session-template", "sessionTemplates", everyone),
    methods: ["add", "edit", "delete"],
    newName: (body) => textOf(body, "instance") ?? textOf(body, "method"),
    defaultAcl: () => everyone,
    prepare: (body) => {
      const method = textOf(body, "method") ?? "";
      if (!loginMethods.includes(method)) throw new CimiError(400, `invalid authentication method '${method}'`);
      return body;
    },
    validate: (document) => {
      requireShape(document, resourceShape({ required: { method: isNonBlank }, isOpen: true }));
    },
  },
  template("user-template", "userTemplates", everyone),
  template("credential-template", "credentialTemplates", everyone),
  template("connector-template", "connectorTemplates", admin),
  template("configuration-template", "configurationTemplates", admin),
];

/** How users can log in. */
const loginMethods = ["internal", "api-key"];

function template(type: string, key: string, collectionAcl: JsonObject): ResourceType {
  return {
    type,
    key,
    uri: slipstreamUri(type),
    collectionAcl,
    methods: [],
    actions: { describe: { rel: slipstreamAction("describe"), run: describe } },
  };
}

/** What the attributes of a template mean. */
function describe(id: string, { store, identity }: Context): JsonObject {
  const document = store.get(id);
  requireView(document.acl, identity);
  const attributes = Object.keys(without(document, ["acl", "operations"]));
  const described = attributes.map((name, order): [string, Json] => [
    name,
    { displayName: name, category: "general", order, ...kind },
  ]);
  return { ...Object.fromEntries(described), acl: document.acl ?? null };
}

const kind = { type: "string", mandatory: false, readOnly: false };

/** The templates with which a server starts. */
export const templateSeeds: readonly JsonObject[] = [
  {
    id: "session-template/internal",
    ...{ method: "internal", instance: "internal" },
    name: "Internal",
    description: "Internal Authentication via Username/Password",
    username: "username",
    password: "password",
    acl: everyone,
  },
  {
    id: "session-template/api-key",
    ...{ method: "api-key", instance: "api-key" },
    name: "Login with API Key and Secret",
    description: "Authentication with API Key and Secret",
    key: "key",
    secret: "secret",
    acl: everyone,
  },
  {
    id: "credential-template/generate-api-key",
    type: "api-key",
    method: "generate-api-key",
    name: "Generate API Key",
    description: "generates an API key and stores hash",
    ttl: 0,
    acl: users,
  },
  {
    id: "credential-template/import-ssh-public-key",
    type: "ssh-public-key",
    method: "import-ssh-public-key",
    name: "Import SSH Public Key",
    description: "import public key of an existing SSH key pair",
    publicKey: "ssh-public-key",
    acl: users,
  },
  {
    id: "credential-template/generate-ssh-key-pair",
    type: "ssh-public-key",
    method: "generate-ssh-key-pair",
    name: "Generate SSH Key Pair",
    description: "generates public and private SSH keys",
    size: 1024,
    algorithm: "rsa",
    acl: users,
  },
];
