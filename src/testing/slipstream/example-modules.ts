import type { ModuleSeed } from "./legacy/index.js";

const published = new Date("2017-12-01T10:00:00Z");

/**
 * Modules to try: an image, the component `apps/WordPress/wordpress` and the scalable application `apps/lamp`. All users may deploy the
 * published ones.
 *
 * @example
 * ```ts
 * const server = new EmbeddedServer({ modules: exampleModules });
 * ```
 */
export const exampleModules: readonly ModuleSeed[] = [
  { path: "examples", category: "Project", public: true },
  { path: "examples/images", category: "Project", public: true },
  {
    path: "examples/images/ubuntu",
    category: "Image",
    public: true,
    description: "Ubuntu",
    isBase: true,
    imageIds: { c1: "ubuntu-c1", c2: "ubuntu-c2" },
  },
  { path: "apps", category: "Project", public: true },
  { path: "apps/WordPress", category: "Project", public: true },
  {
    path: "apps/WordPress/wordpress",
    category: "Image",
    public: true,
    published,
    description: "A blog",
    isBase: true,
    imageIds: { c1: "wordpress-c1", c2: "wordpress-c2" },
    parameters: { wordpress_title: "My blog", admin_email: "admin@example.org" },
  },
  {
    path: "apps/lamp",
    category: "Deployment",
    public: true,
    published,
    description: "A web server with workers",
    nodes: {
      apache: { image: "examples/images/ubuntu" },
      worker: { image: "examples/images/ubuntu", multiplicity: 2 },
    },
  },
];
