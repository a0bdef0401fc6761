/** What a module is: a component is one kind of machine, an application consists of components, and a project contains modules. */
export type ModuleType = "component" | "application" | "project" | (string & {});
