// Generated from openapi/slipstream.yaml by `npm run generate`; do not edit.

export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Creates a session from a session template and the credentials that the template requires. A form without the wrapper `sessionTemplate` is also accepted. With `redirectURI`, the response to a success and to a refusal is a 303 to that address. The search of sessions is `PUT /api/{collection}`: it returns the session of the cookie only, with any filter, and nothing without a cookie. `DELETE /api/{collection}/{id}` logs out. The token in the cookie is stateless: a cookie of a deleted session authenticates until it expires. A repeat creates another session.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cloud-entry-point": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the entry point
         * @description Lists the collections of the server with their links. Needs no session.
         */
        get: operations["getCloudEntryPoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{collection}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        /**
         * Search a collection by a query
         * @description The same search as by PUT, with the parameters in the query. A long filter can exceed the longest URL that proxies allow.
         */
        get: operations["listCollection"];
        /**
         * Search a collection
         * @description Never changes anything, and may be repeated. Without parameters the request has neither a body nor a `Content-Type`. Other parameters than those listed have no effect. Events always come newest first.
         */
        put: operations["searchCollection"];
        /**
         * Add a resource
         * @description Creates a resource. The collection has the operation `add` only if the caller may add. A type that has templates takes a template with its values: `credentialTemplate` for a credential. A repeat creates another resource.
         */
        post: operations["addResource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{collection}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The second part of the id of a resource, mostly a UUID.
                 * @example 99999999-2222-4333-8444-555555555555
                 */
                id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        /**
         * Get a resource
         * @description Requires the right VIEW. A resource that the caller may not view is a 403, one that does not exist a 404.
         */
        get: operations["getResource"];
        /**
         * Edit a resource
         * @description Replaces the attributes in the body and keeps the others. The response shows nested objects replaced, but the server stores them merged: the next GET shows the keys that the body lacked. `operations` is not in the response, which does not mean that the caller may do nothing. A repeat has the same result and only sets `updated` again.
         */
        put: operations["editResource"];
        post?: never;
        /**
         * Delete a resource
         * @description Deletes a resource; deleting the own session logs out. A repeat is a 404, as the resource no longer exists.
         */
        delete: operations["deleteResource"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{collection}/{id}/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The second part of the id of a resource, mostly a UUID.
                 * @example 99999999-2222-4333-8444-555555555555
                 */
                id: components["parameters"]["ResourceId"];
                /**
                 * @description The last part of the link of the action, such as `collect`.
                 * @example collect
                 */
                action: components["parameters"]["ActionName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run an action of a resource
         * @description The resource lists its actions in `operations`, with the link to send the request to. A quota has `collect`, which counts its current use and changes nothing; a job has `stop`. Whether another action may be repeated depends on the action.
         */
        post: operations["runAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appstore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the app store
         * @description Every published version of the modules that the caller may read, except deleted ones. Several versions of a module can be in the list. Only this list has `published` and `logoLink`.
         */
        get: operations["listAppstore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/module": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the projects at the root
         * @description The latest versions of the modules without a parent, as far as the caller may read them.
         */
        get: operations["listRootModules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/module/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The path of a module, which has several segments: `apps/x`. Its slashes are sent as they are, and each segment is percent-encoded. A last segment that is an integer is a version, as in `apps/x/12`; without it, the latest version is meant. `new` is not a valid name. Version numbers come from one counter for all modules, so that those of one module have gaps.
                 * @example apps/x/12
                 */
                path: components["parameters"]["ModulePath"];
            };
            cookie?: never;
        };
        /**
         * Get a module
         * @description The latest version, or the version in the path. A path that ends in a slash gives the list of all versions. A version followed by the name of a cloud gives the id of the image on that cloud, as text. The children of a project are listed regardless of whether the caller may read them, and without their `resourceUri`.
         */
        get: operations["getModule"];
        /**
         * Save a version of a module
         * @description Creates a version, even if nothing changed. The version is not published, and its owner is the caller. A module that does not exist is created, which requires no right on its project unless `new` is true. A repeat creates another version.
         */
        put: operations["putModule"];
        post?: never;
        /**
         * Delete a version of a module
         * @description Deletes the version in the path, or else the latest: the version before it is the latest then. A path that ends in a slash deletes all versions. A repeat without a version deletes another version.
         */
        delete: operations["deleteModule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/module/{path}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The path of a module, which has several segments: `apps/x`. Its slashes are sent as they are, and each segment is percent-encoded. A last segment that is an integer is a version, as in `apps/x/12`; without it, the latest version is meant. `new` is not a valid name. Version numbers come from one counter for all modules, so that those of one module have gaps.
                 * @example apps/x/12
                 */
                path: components["parameters"]["ModulePath"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Publish a version of a module
         * @description Puts the version in the path, or else the latest, into the app store. Requires no right on the module. The request has neither a body nor a `Content-Type`. A repeat is a 409.
         */
        put: operations["publishModule"];
        post?: never;
        /**
         * Withdraw a version from the app store
         * @description Requires no right on the module. A repeat has no further effect.
         */
        delete: operations["unpublishModule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List runs
         * @description One page of the runs, newest first. Users see their own runs, superusers those of all users.
         */
        get: operations["listRuns"];
        put?: never;
        /**
         * Deploy or build a module
         * @description Starts a run. The server checks in this order: module given, module exists, right to execute, module valid, type, names of the fields, choices, everything else. A repeat starts another run.
         */
        post: operations["createRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/run/{uuid}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a run.
                 * @example 18b44623-a017-4ecf-aaea-c3774aacf0cc
                 */
                uuid: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /**
         * Get a run
         * @description The run with all its runtime parameters. A failure first shows as a message in the parameter `ss:abort`, not as a state: a run can stay in `Executing` or `Ready` with it.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        /**
         * Terminate a run
         * @description A run in `Ready` becomes `Done`, or `Aborted` if its abort flag is set; in any other state it becomes `Cancelled`. The machines are removed later. A run that has ended stays as it is, so that a repeat has no further effect.
         */
        delete: operations["deleteRun"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/run/{uuid}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a run.
                 * @example 18b44623-a017-4ecf-aaea-c3774aacf0cc
                 */
                uuid: components["parameters"]["RunId"];
                /**
                 * @description Either the key of a runtime parameter or, without a colon, the name of a node. Keys are `ss:NAME` for the run, `NODE.INDEX:NAME` for an instance, `NODE:multiplicity` and `NODE:ids` for a node, `machine:NAME` in a run of a component, and `orchestrator-CLOUD:NAME`. A colon and a slash can be sent as they are.
                 * @example ss:state
                 */
                key: components["parameters"]["RunKey"];
            };
            cookie?: never;
        };
        /**
         * Get a runtime parameter
         * @description The value as text; send `Accept: text/plain`. Any user with a session may read it. With the name of a node as `key`, the names of its instances, separated by commas. **A key that the run does not have is a 404, and the server then sets the abort flag of the run**: this ends the run. `GET /run/{uuid}` lists the keys without that risk.
         */
        get: operations["getRuntimeParameter"];
        put?: never;
        /**
         * Add instances to a node
         * @description `key` is the name of a node. The run must be mutable and in the state `Ready`; it changes to `Provisioning`, also for 0 instances. Not only the owner may do this. The server checks in this order: abort flag, mutable, state, `n`, node, quota. The quota counts the whole run again. A repeat adds more instances, if the run is `Ready` again.
         */
        post: operations["addNodeInstances"];
        /**
         * Remove instances of a node
         * @description `key` is the name of a node. The run must be mutable and in the state `Ready`, except with `delete-ids-only`. The form is the body of the DELETE. The names stay in the parameter `NODE:ids` and in `nodeNames`; the parameter `scale.state` of each instance becomes `removing`. A repeat is refused while the run is not `Ready`.
         */
        delete: operations["removeNodeInstances"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List machines on the clouds
         * @description One page of the machines, the newest measurement first. Users see their own machines, superusers those of all users. Servers from 3.62 on do not have this; the CIMI collection `virtual-machine` replaces it.
         */
        get: operations["listVms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the usage of the clouds
         * @description The numbers of runs and machines of the caller, for each cloud and for all.
         */
        get: operations["getDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description All users. Only superusers may list them. `/user` is the same.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a user.
                 * @example joe
                 */
                name: components["parameters"]["UserName"];
            };
            cookie?: never;
        };
        /**
         * Get a user
         * @description The account with its profile. The password is never in it. A user who does not exist is a 404 for all callers, another user a 403 unless the caller is a superuser.
         */
        get: operations["getUser"];
        /**
         * Create or change a user
         * @description Any user with a session may create users, and change only the own account unless the caller is a superuser. **A user who exists is changed without a conflict.** Without `password`, the old one stays. Only a superuser may set `issuper` and `roles`. If a superuser sends another name than that in the path, the user with the sent name is stored. The server checks in this order: privileges, right to change, values. A repeat has the same result, with a 202.
         */
        put: operations["putUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The body of a login. */
        Login: {
            /** @description The session template and what it needs. */
            sessionTemplate: components["schemas"]["LoginTemplate"];
        };
        /** @description A session template with the credentials that it requires. Those of `session-template/internal` are `username` and `password`, those of `session-template/api-key` are `key` and `secret`. Other templates require others; a key that the template does not know is a 400. */
        LoginTemplate: {
            /** @description The id of the session template. Without it the server fails with a 500. */
            href: string;
            /** @description The name of the user. */
            username?: string;
            /** @description The password of the user. */
            password?: string;
            /** @description The id of a credential of the type API key, with or without `credential/`. */
            key?: string;
            /** @description The secret of the API key. */
            secret?: string;
            /** @description An address to which the response redirects, for browsers. */
            redirectURI?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A user or a role. */
        AclPrincipal: {
            /** @description The name of the user or the role, such as `ADMIN`, `USER` or `ANON`. */
            principal: string;
            /**
             * @description Whether the name is that of a user or of a role.
             * @enum {string}
             */
            type: "USER" | "ROLE";
        };
        /** @description A right of a user or a role. */
        AclRule: {
            /** @description The name of the user or the role, such as `ADMIN`, `USER` or `ANON`. */
            principal: string;
            /**
             * @description Whether the name is that of a user or of a role.
             * @enum {string}
             */
            type: "USER" | "ROLE";
            /** @description What the user or the role may do. */
            right: ("VIEW" | "MODIFY" | "ALL") | (string & {});
        };
        /** @description Who may do what with a resource. The order of the rules has no meaning. */
        Acl: {
            /** @description The owner, who has all rights. */
            owner: components["schemas"]["AclPrincipal"];
            /** @description The rights of others. */
            rules?: components["schemas"]["AclRule"][];
        };
        /** @description Something that the caller may do with a resource or a collection. */
        CimiOperation: {
            /** @description `add`, `edit` or `delete`, or the URI of an action, such as `http://sixsq.com/slipstream/1/action/collect`. */
            rel: string;
            /** @description Where to send the request, relative to `/api/`. Null if a search selects attributes without `id`. */
            href: string | null;
        };
        /** @description A link to a resource. */
        CimiLink: {
            /** @description The id of the resource. */
            href: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Attributes of a resource of any kind. */
        CimiAttributes: {
            [key: string]: unknown;
        };
        /** @description What all CIMI resources have. Each kind has further attributes. */
        CimiResource: {
            /** @description Identifies the resource: the type, a slash and a name. */
            id: string;
            /** @description The kind of resource, mostly `http://sixsq.com/slipstream/1/` and a name. */
            resourceURI: string;
            /**
             * Format: date-time
             * @description When the resource was created.
             */
            created: string;
            /**
             * Format: date-time
             * @description When the resource was last changed.
             */
            updated: string;
            /** @description A short name. */
            name?: string;
            /** @description A description. */
            description?: string;
            /** @description Names and values that users chose. */
            properties?: {
                [key: string]: unknown;
            };
            /** @description Who may do what. 3.41 always sends it. */
            acl?: components["schemas"]["Acl"];
            /** @description What the caller may do. The server leaves it out of the response to an edit. */
            operations?: components["schemas"]["CimiOperation"][];
        } & {
            [key: string]: unknown;
        };
        /** @description The result of a request that changes something. */
        CimiStatus: {
            /** @description The status of the response. */
            status: number;
            /** @description What was done, such as `created event/UUID`. */
            message: string;
            /** @description The id of the resource. */
            "resource-id": string;
        } & {
            [key: string]: unknown;
        };
        /** @description The id of a new resource, and what the server shows only once. */
        AddedResource: components["schemas"]["CimiStatus"] & ({
            /** @description The secret of a new API key. */
            secretKey?: string;
        } & {
            [key: string]: unknown;
        });
        /** @description Why the server refused a request, or failed. */
        CimiError: {
            /** @description The status of the response. */
            status: number;
            /** @description What went wrong. */
            message: string;
            /** @description The id that the message is about, the path of the request, or the user. */
            "resource-id"?: string;
        };
        /** @description An error of the legacy API or of the proxy. */
        ErrorDetails: {
            /** @description The status of the response. */
            code: string;
            /** @description The name of the status. */
            reason: string;
            /** @description What went wrong. */
            detail: string;
            /** @description Where the status is specified. */
            specificationUri?: string;
        };
        /** @description An error of the legacy API or of the proxy, as JSON. */
        WrappedError: {
            /** @description What went wrong. */
            error: components["schemas"]["ErrorDetails"];
        };
        /** @description The collections of a server. Each property that is an object with `href` is a collection: its name is the property in which a search returns the resources, and its `href` the first part of their ids. A server can lack some of those named here, and have others. */
        CloudEntryPoint: {
            /** @description Always `cloud-entry-point`. */
            id: string;
            /** @description Always `http://schemas.dmtf.org/cimi/2/CloudEntryPoint`. */
            resourceURI: string;
            /**
             * Format: uri
             * @description The address to which links are relative.
             */
            baseURI: string;
            /**
             * Format: date-time
             * @description When the entry point was created.
             */
            created: string;
            /**
             * Format: date-time
             * @description When the entry point was last changed.
             */
            updated: string;
            /** @description Who may do what with the entry point. */
            acl: components["schemas"]["Acl"];
            /** @description `edit`, if the caller may change the entry point. Administrators may. */
            operations?: components["schemas"]["CimiOperation"][];
            /** @description The sessions. */
            sessions?: components["schemas"]["CimiLink"];
            /** @description The ways to log in. */
            sessionTemplates?: components["schemas"]["CimiLink"];
            /** @description The accounts. */
            users?: components["schemas"]["CimiLink"];
            /** @description The ways to create accounts. */
            userTemplates?: components["schemas"]["CimiLink"];
            /** @description The credentials. */
            credentials?: components["schemas"]["CimiLink"];
            /** @description The kinds of credentials. */
            credentialTemplates?: components["schemas"]["CimiLink"];
            /** @description The clouds. */
            connectors?: components["schemas"]["CimiLink"];
            /** @description The kinds of clouds. */
            connectorTemplates?: components["schemas"]["CimiLink"];
            /** @description The settings of the server. */
            configurations?: components["schemas"]["CimiLink"];
            /** @description The kinds of settings. */
            configurationTemplates?: components["schemas"]["CimiLink"];
            /** @description The events. */
            events?: components["schemas"]["CimiLink"];
            /** @description The jobs. */
            jobs?: components["schemas"]["CimiLink"];
            /** @description The machines on the clouds. */
            virtualMachines?: components["schemas"]["CimiLink"];
            /** @description The runs of machines. */
            virtualMachineMappings?: components["schemas"]["CimiLink"];
            /** @description The service offers. */
            serviceOffers?: components["schemas"]["CimiLink"];
            /** @description The descriptions of attributes of service offers. */
            serviceAttributes?: components["schemas"]["CimiLink"];
            /** @description The namespaces of attributes of service offers. */
            serviceAttributeNamespaces?: components["schemas"]["CimiLink"];
            /** @description The benchmarks of clouds. */
            serviceBenchmarks?: components["schemas"]["CimiLink"];
            /** @description The quotas. */
            quotas?: components["schemas"]["CimiLink"];
            /** @description The measured use of machines. */
            meterings?: components["schemas"]["CimiLink"];
            /** @description The summaries of use. */
            usages?: components["schemas"]["CimiLink"];
            /** @description The records of use. */
            "usage-records"?: components["schemas"]["CimiLink"];
            /** @description The events of use. */
            "usage-events"?: components["schemas"]["CimiLink"];
        } & {
            [key: string]: unknown;
        };
        /** @description The result of a search. The resources are in the property that has the name of the collection in the entry point, such as `events`: each is a CIMI resource, or those attributes of it that the search selected. */
        CimiCollection: {
            /** @description The first part of the ids of the resources. */
            id?: string;
            /** @description The kind of collection. */
            resourceURI?: string;
            /** @description Who may do what with the collection. */
            acl?: components["schemas"]["Acl"];
            /** @description `add`, if the caller may add a resource. */
            operations?: components["schemas"]["CimiOperation"][];
            /** @description The number of all resources that match, regardless of the window. Null if the store refuses the search; there are no resources and no aggregations then. */
            count: number | null;
            /** @description The results of the aggregations, by `algorithm:attribute` as they were requested. */
            aggregations?: {
                [key: string]: components["schemas"]["Aggregation"];
            };
        } & {
            [key: string]: unknown;
        };
        /** @description The result of an aggregation. */
        Aggregation: {
            /** @description The result of an algorithm with one. */
            value?: number | null;
            /** @description A result that is a time. */
            value_as_string?: string;
            /** @description The values of the attribute, for `terms`. */
            buckets?: components["schemas"]["AggregationBucket"][];
        } & {
            [key: string]: unknown;
        };
        /** @description A value of an attribute, and the number of resources with it. */
        AggregationBucket: {
            /** @description The value. */
            key: string | number | boolean;
            /** @description The number of resources with this value. */
            doc_count: number;
        } & {
            [key: string]: unknown;
        };
        /** @description The parameters of a search. The names begin with a dollar sign, which is percent-encoded as any other character. A list is a repeated field. */
        SearchForm: {
            /** @description The number of the first resource to return, counted from 1, which is also the default. A value below 1 means 1. Of repeated values the first number counts; the server ignores a value that is not a number. */
            $first?: number;
            /** @description The number of the last resource to return, inclusive. 0 returns the metadata of the collection only. By default, and below 0, there is no end. A window of more than 10000 resources is a 500. If it is less than `$first`, no resources are returned. */
            $last?: number;
            /** @description Conditions that all resources in the response fulfill. Several filters must all hold. A syntax error, and an empty filter, is a 400. A condition is `attribute op value`, or the other way around. The operators are `=`, `!=`, `<`, `<=`, `>`, `>=` and `^=` (begins with, for strings only). Values are whole numbers from 0 to 2147483647, dates (`2017-12-01`, or with time, fraction and zone), strings in single or double quotes, `true`, `false`, and `null` with `=` or `!=`. Conditions are joined by `and` and `or` in lower case; `and` binds tighter; parentheses group. An attribute can be nested (`content/resource/href`) and have a namespace (`schema-org:vcpu`). A backslash lets a quote stand in a string but stays in the value: use the other quote. A larger number, `property['x']='y'` and some forms of dates are a 500. `!=` also holds if the attribute is missing; `=null` holds if it is missing, null or an empty list. A list matches by any of its elements. Strings are compared by bytes, with case. A value of a type that the attribute does not have makes `count` null. */
            $filter?: string[];
            /** @description The attributes to return, by default all; names separated by commas, or repeated; `*` means all. `resourceURI` and `acl` are always returned. Nested attributes have dots (`connector.href`); a name with a slash selects nothing. Without `id`, the links of the operations are null. */
            $select?: string[];
            /** @description Accepted, but it has no effect. */
            $expand?: string[];
            /** @description `attribute`, `attribute:asc` or `attribute:desc`; separated by commas, or repeated. Nested attributes have dots. Resources without the attribute come last in both directions. An unknown attribute, a slash and an order in capital letters make `count` null. */
            $orderby?: string[];
            /** @description `algorithm:attribute`, separated by commas, or repeated. The algorithms are `min`, `max`, `sum`, `avg`, `stats`, `extendedstats`, `count`, `percentiles`, `cardinality`, `missing` and `terms`; the server ignores others. Nested attributes have slashes. */
            $aggregation?: string[];
            /** @description Accepted, but the response is always JSON. */
            $format?: string;
        };
        /** @description A login of a user. It offers `delete` only. */
        Session: components["schemas"]["CimiResource"] & ({
            /** @description The method of the login, such as `internal` or `api-key`. */
            method: string;
            /** @description The session template of the login. */
            sessionTemplate: components["schemas"]["CimiLink"];
            /** @description The name of the user. */
            username: string;
            /** @description The roles of the user and the id of the session, separated by spaces. */
            roles: string;
            /** @description When the cookie expires, as a date of HTTP. */
            expiry: string;
            /** @description The host that the login was sent to. */
            server?: string;
            /** @description The address from which the login came. */
            clientIP?: string;
        } & {
            [key: string]: unknown;
        });
        /** @description A way to log in. Anonymous users may read the templates. */
        SessionTemplate: components["schemas"]["CimiResource"] & ({
            /** @description The method of the login, such as `internal` or `api-key`. */
            method: string;
        } & {
            [key: string]: unknown;
        });
        /** @description What an event reports. */
        EventContent: {
            /** @description The resource to which it happened. */
            resource: components["schemas"]["CimiLink"];
            /** @description What happened. Events of runs have the new state, `Terminated`, or a message such as `Abort from 'n.1', message:...`. */
            state: string;
        };
        /**
         * @description The kind of event.
         * @enum {string}
         */
        EventType: "state" | "alarm" | "action" | "system";
        /**
         * @description How serious an event is.
         * @enum {string}
         */
        EventSeverity: "critical" | "high" | "medium" | "low";
        /** @description Something that happened to a resource, such as a change of the state of a run. It cannot be edited. */
        Event: components["schemas"]["CimiResource"] & ({
            /** @description The kind of event. */
            type: components["schemas"]["EventType"];
            /** @description How serious it is. */
            severity: components["schemas"]["EventSeverity"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description What happened, and to which resource. */
            content: components["schemas"]["EventContent"];
        } & {
            [key: string]: unknown;
        });
        /** @description An event to add. The server refuses other keys. */
        NewEvent: {
            /** @description The kind of event. */
            type: components["schemas"]["EventType"];
            /** @description How serious it is. */
            severity: components["schemas"]["EventSeverity"];
            /**
             * Format: date-time
             * @description When it happened. The server requires a fraction of a second.
             */
            timestamp: string;
            /** @description What happened, and to which resource. */
            content: components["schemas"]["EventContent"];
            /** @description Who may do what with the event. Required. */
            acl: components["schemas"]["Acl"];
        };
        /** @description A secret for a cloud, an SSH key or an API key. Its secret part is not shown. */
        Credential: components["schemas"]["CimiResource"] & ({
            /** @description The kind of credential. Those for clouds begin with `cloud-cred`. */
            type: string;
            /** @description How the credential was made. */
            method?: string;
        } & {
            [key: string]: unknown;
        });
        /** @description A credential to add. */
        NewCredential: {
            /** @description The template in `href`, such as `credential-template/generate-api-key`, and its values. */
            credentialTemplate: components["schemas"]["CimiLink"];
            /** @description A short name. */
            name?: string;
            /** @description A description. */
            description?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Something that a cloud offers, such as a size of machine. Its other attributes have namespaces. */
        ServiceOffer: components["schemas"]["CimiResource"] & ({
            /** @description The cloud that makes the offer. */
            connector: components["schemas"]["CimiLink"];
        } & {
            [key: string]: unknown;
        });
        /** @description Something that the server does in the background. It offers the action `stop`. */
        Job: components["schemas"]["CimiResource"] & ({
            /** @description What the job does, such as `collect`. */
            action: string;
            /** @description The state, such as `RUNNING` or `STOPPED`. */
            state: string;
            /** @description How much is done, in percent. */
            progress: number;
        } & {
            [key: string]: unknown;
        });
        /** @description A machine on a cloud. */
        VirtualMachine: components["schemas"]["CimiResource"] & ({
            /** @description The cloud of the machine. */
            connector: components["schemas"]["CimiLink"];
            /** @description The id of the machine on the cloud. */
            instanceID?: string;
            /** @description The state in the words of the cloud, such as `Running`. */
            state?: string;
            /** @description The credentials with which the machine was found. */
            credentials?: components["schemas"]["CimiLink"][];
            /** @description The deployment that the machine belongs to. */
            deployment?: components["schemas"]["CimiLink"];
        } & {
            [key: string]: unknown;
        });
        /** @description A limit on resources. It offers the action `collect`, whose response has the current use. */
        Quota: components["schemas"]["CimiResource"] & ({
            /** @description The kind of resource that is limited, such as `VirtualMachine`. */
            resource: string;
            /** @description The filter of the resources that are counted. */
            selection: string;
            /** @description How they are counted, such as `count:id`. */
            aggregation: string;
            /** @description The highest number. */
            limit: number;
            /** @description The current number for all users. Only in the response to `collect`. */
            currentAll?: number;
            /** @description The current number for the caller. Only in the response to `collect`. */
            currentUser?: number;
        } & {
            [key: string]: unknown;
        });
        /** @description A resource. Its kind is in the first part of its id; kinds that this contract does not know are the last. */
        AnyResource: components["schemas"]["Session"] | components["schemas"]["SessionTemplate"] | components["schemas"]["Event"] | components["schemas"]["Credential"] | components["schemas"]["ServiceOffer"] | components["schemas"]["Job"] | components["schemas"]["VirtualMachine"] | components["schemas"]["Quota"] | components["schemas"]["CimiResource"];
        /** @description A resource to add. Kinds that this contract does not know are the last. */
        NewResource: components["schemas"]["NewEvent"] | components["schemas"]["NewCredential"] | components["schemas"]["CimiAttributes"];
        /** @description The response to an edit. 3.41 returns the resource, other versions can return a status. */
        EditResult: components["schemas"]["AnyResource"] | components["schemas"]["CimiStatus"];
        /** @description An error of the legacy API, as XML. */
        ErrorDocument: {
            /** @description The status of the response. */
            code: number;
            /** @description The name of the status. */
            reason: string;
            /** @description What went wrong. */
            detail: string;
            /** @description Where the status is specified. */
            specificationUri?: string;
            /** @description The detail again between line breaks. */
            text?: string;
        };
        /** @description Who may do what with a module. */
        Authorization: {
            /** @description The name of the owner. */
            owner: string;
            /** @description Whether the owner may read the module. */
            ownerGet?: boolean;
            /** @description Whether the owner may change it. */
            ownerPut?: boolean;
            /** @description Whether the owner may execute it. */
            ownerPost?: boolean;
            /** @description Whether the owner may delete it. */
            ownerDelete?: boolean;
            /** @description Whether the owner may create modules in it. */
            ownerCreateChildren?: boolean;
            /** @description Whether members of the group may read the module. */
            groupGet?: boolean;
            /** @description Whether members of the group may change it. */
            groupPut?: boolean;
            /** @description Whether members of the group may execute it. */
            groupPost?: boolean;
            /** @description Whether members of the group may delete it. */
            groupDelete?: boolean;
            /** @description Whether members of the group may create modules in it. */
            groupCreateChildren?: boolean;
            /** @description Whether all users may read the module. */
            publicGet?: boolean;
            /** @description Whether all users may change it. */
            publicPut?: boolean;
            /** @description Whether all users may execute it. */
            publicPost?: boolean;
            /** @description Whether all users may delete it. */
            publicDelete?: boolean;
            /** @description Whether all users may create modules in it. */
            publicCreateChildren?: boolean;
            /** @description Whether the members of the group are those of the parent. */
            inheritedGroupMembers?: boolean;
            /** @description The names of the members of the group. */
            groupMembers?: string[];
        };
        /** @description Strings, and their number. */
        StringList: {
            /** @description The number of strings. */
            length?: number;
            /** @description The strings. */
            string?: string[];
        };
        /**
         * @description What the value of a parameter is, and how the web page shows it.
         * @enum {string}
         */
        ParameterType: "String" | "Text" | "Password" | "Boolean" | "Enum" | "RestrictedString" | "RestrictedText" | "Hidden" | "Dummy";
        /** @description A parameter of a module or of a user. */
        Parameter: {
            /** @description The key of the parameter. */
            name: string;
            /** @description A description. */
            description?: string;
            /** @description `General`, `Input`, `Output`, `Cloud`, or the name of a cloud. */
            category?: string;
            /** @description What the value is. */
            type?: components["schemas"]["ParameterType"] | (string & {});
            /** @description Whether a value is required. */
            mandatory?: boolean;
            /** @description Whether users cannot change the value. */
            readonly?: boolean;
            /** @description Whether there is a value. */
            isSet?: boolean;
            /** @description The place among the parameters of the category. */
            order?: number;
            /** @description The same as `order`. */
            order_?: number;
            /** @description The values to choose from, for the type `Enum`. */
            enumValues?: components["schemas"]["StringList"];
            /** @description The value. */
            value?: string;
            /** @description The default. */
            defaultValue?: string;
            /** @description Help for the user. */
            instructions?: string;
        };
        /** @description A parameter, with its key. */
        ParameterEntry: {
            /** @description The key. */
            string: string;
            /** @description The parameter. */
            parameter: components["schemas"]["Parameter"];
        };
        /** @description An element that clients keep as it is and do not read. */
        UnreadElement: {
            [key: string]: unknown;
        };
        /**
         * @description The kind of module: `Image` is a component, `Deployment` an application, `Project` a project.
         * @enum {string}
         */
        ModuleCategory: "Image" | "Deployment" | "Project";
        /** @description A module in a list. */
        ModuleListItem: {
            /** @description `module/`, the path and the version. */
            resourceUri: string;
            /** @description The kind of module. */
            category: components["schemas"]["ModuleCategory"];
            /** @description The number of the version. */
            version: number;
            /** @description The last segment of the path. */
            name: string;
            /** @description A description. */
            description?: string;
            /** @description A name of the version. */
            customVersion?: string;
            /** @description Whether the version is in the app store. Only in the list of the app store. */
            published?: boolean;
            /** @description The address of the logo. Only in the list of the app store. */
            logoLink?: string;
            /** @description Who may do what with the module. */
            authz: components["schemas"]["Authorization"];
        };
        /** @description Modules, of the app store or at the root. */
        ModuleList: {
            /** @description The modules. */
            item?: components["schemas"]["ModuleListItem"][];
        };
        /** @description A module in a project. Its path is that of the project and its own name. */
        ProjectItem: {
            /** @description The kind of module. */
            category: components["schemas"]["ModuleCategory"];
            /** @description The last segment of the path. */
            name: string;
            /** @description The number of the latest version. */
            version: number;
            /** @description A description. */
            description?: string;
            /** @description Who may do what with the module. */
            authz: components["schemas"]["Authorization"];
        };
        /** @description Who saved a version of a module, and why. */
        Commit: {
            /** @description The name of the user. */
            author?: string;
            /** @description The reason for the change. */
            comment?: string;
        };
        /** @description Tells that a version is in the app store. */
        Publication: {
            /** @description When it was published. */
            publicationDate?: string;
        };
        /** @description The image of a component on a cloud. */
        CloudImageIdentifier: {
            /** @description The name of the cloud. */
            cloudServiceName: string;
            /** @description The id of the image on that cloud. */
            cloudImageIdentifier: string;
        };
        /** @description A component. */
        ImageModule: {
            /**
             * @description The kind of module.
             * @enum {string}
             */
            category: "Image";
            /** @description The last segment of the path. */
            shortName: string;
            /** @description The project: `module/` and its path. */
            parentUri: string;
            /** @description The number of the version. */
            version: number;
            /** @description A name of the version. */
            customVersion?: string;
            /** @description A description. */
            description?: string;
            /** @description The address of the logo. */
            logoLink?: string;
            /** @description When the first version was created. */
            creation?: string;
            /** @description When this version was saved. */
            lastModified?: string;
            /** @description Whether this is the latest version. */
            isLatestVersion?: boolean;
            /** @description Whether this version is deleted. */
            deleted?: boolean;
            /** @description The parameters. */
            parameters?: components["schemas"]["ParameterEntry"][];
            /** @description Who may do what with the module. */
            authz?: components["schemas"]["Authorization"];
            /** @description Who saved this version, and why. */
            commit?: components["schemas"]["Commit"];
            /** @description When this version was published. Missing if it is not. */
            published?: components["schemas"]["Publication"];
            /** @description The names of the clouds on which it can run. */
            cloudNames?: components["schemas"]["StringList"];
            /** @description The latest runs of the module. */
            runs?: components["schemas"]["RunList"];
            /** @description Whether the component refers to images of clouds, and not to another component. */
            isBase?: boolean;
            /** @description The user of the operating system. */
            loginUser?: string;
            /** @description The component on which this one is based; empty if `isBase` is true. */
            moduleReferenceUri?: string;
            /** @description The operating system, such as `ubuntu`. */
            platform?: string;
            /** @description The scripts of the component. */
            targets?: components["schemas"]["UnreadElement"];
            /** @description The packages to install. */
            packages?: components["schemas"]["UnreadElement"];
            /** @description The script that runs before the packages are installed. */
            prerecipe?: string;
            /** @description The script that runs after the packages were installed. */
            recipe?: string;
            /** @description The image on each cloud. */
            cloudImageIdentifiers?: components["schemas"]["CloudImageIdentifier"][];
        };
        /** @description A node of an application. */
        ApplicationNode: {
            /** @description The name of the node. */
            name: string;
            /** @description The component: `module/` and its path. */
            imageUri: string;
            /** @description The cloud; `default` is the cloud in the profile of the user. */
            cloudService?: string;
            /** @description The number of instances. */
            multiplicity?: number;
            /** @description The number of instances that may fail. */
            maxProvisioningFailures?: number;
            /** @description The network, such as `Public`. */
            network?: string;
            /** @description The number of processors. No known server sends it. */
            cpu?: string;
            /** @description The memory. No known server sends it. */
            ram?: string;
            /** @description The size of the disk. No known server sends it. */
            disk?: string;
            /** @description The size of a further disk. No known server sends it. */
            extraDiskVolatile?: string;
            /** @description Whether the node is deleted. */
            deleted?: boolean;
            /** @description When the node was created. */
            creation?: string;
            /** @description The inputs of the node. */
            parameterMappings?: components["schemas"]["UnreadElement"];
            /** @description The parameters of the node. */
            parameters?: components["schemas"]["ParameterEntry"][];
            /** @description The component of the node. */
            image?: components["schemas"]["UnreadElement"];
        };
        /** @description A node of an application, with its name. */
        ApplicationNodeEntry: {
            /** @description The name of the node. */
            string: string;
            /** @description The node. */
            node: components["schemas"]["ApplicationNode"];
        };
        /** @description An application. */
        DeploymentModule: {
            /**
             * @description The kind of module.
             * @enum {string}
             */
            category: "Deployment";
            /** @description The last segment of the path. */
            shortName: string;
            /** @description The project: `module/` and its path. */
            parentUri: string;
            /** @description The number of the version. */
            version: number;
            /** @description A name of the version. */
            customVersion?: string;
            /** @description A description. */
            description?: string;
            /** @description The address of the logo. */
            logoLink?: string;
            /** @description When the first version was created. */
            creation?: string;
            /** @description When this version was saved. */
            lastModified?: string;
            /** @description Whether this is the latest version. */
            isLatestVersion?: boolean;
            /** @description Whether this version is deleted. */
            deleted?: boolean;
            /** @description The parameters. */
            parameters?: components["schemas"]["ParameterEntry"][];
            /** @description Who may do what with the module. */
            authz?: components["schemas"]["Authorization"];
            /** @description Who saved this version, and why. */
            commit?: components["schemas"]["Commit"];
            /** @description When this version was published. Missing if it is not. */
            published?: components["schemas"]["Publication"];
            /** @description The names of the clouds on which it can run. */
            cloudNames?: components["schemas"]["StringList"];
            /** @description The latest runs of the module. */
            runs?: components["schemas"]["RunList"];
            /** @description The nodes. */
            nodes?: components["schemas"]["ApplicationNodeEntry"][];
        };
        /** @description A project. */
        ProjectModule: {
            /**
             * @description The kind of module.
             * @enum {string}
             */
            category: "Project";
            /** @description The last segment of the path. */
            shortName: string;
            /** @description The project: `module/` and its path. */
            parentUri: string;
            /** @description The number of the version. */
            version: number;
            /** @description A name of the version. */
            customVersion?: string;
            /** @description A description. */
            description?: string;
            /** @description The address of the logo. */
            logoLink?: string;
            /** @description When the first version was created. */
            creation?: string;
            /** @description When this version was saved. */
            lastModified?: string;
            /** @description Whether this is the latest version. */
            isLatestVersion?: boolean;
            /** @description Whether this version is deleted. */
            deleted?: boolean;
            /** @description The parameters. */
            parameters?: components["schemas"]["ParameterEntry"][];
            /** @description Who may do what with the module. */
            authz?: components["schemas"]["Authorization"];
            /** @description Who saved this version, and why. */
            commit?: components["schemas"]["Commit"];
            /** @description When this version was published. Missing if it is not. */
            published?: components["schemas"]["Publication"];
            /** @description The names of the clouds on which it can run. */
            cloudNames?: components["schemas"]["StringList"];
            /** @description The latest runs of the module. */
            runs?: components["schemas"]["RunList"];
            /** @description The modules in the project, regardless of whether the caller may read them. */
            children?: components["schemas"]["ProjectItem"][];
        };
        /** @description A module of any kind; the root element tells which. */
        Module: components["schemas"]["ImageModule"] | components["schemas"]["DeploymentModule"] | components["schemas"]["ProjectModule"];
        /** @description A version of a module in a list. */
        VersionListItem: {
            /** @description `module/`, the path and the version. */
            resourceUri: string;
            /** @description The last segment of the path. */
            name: string;
            /** @description When the version was saved. */
            lastModified: string;
            /** @description The number of the version. */
            version: number;
            /** @description The kind of module. */
            category: components["schemas"]["ModuleCategory"];
            /** @description The path. */
            moduleName?: string;
            /** @description Who may do what with the module. */
            authz?: components["schemas"]["Authorization"];
        };
        /** @description The versions of a module, the oldest first. */
        VersionList: {
            /** @description The kind of module. */
            moduleCategory: components["schemas"]["ModuleCategory"];
            /** @description The path. */
            moduleName: string;
            /** @description The versions. */
            item?: components["schemas"]["VersionListItem"][];
        };
        /** @description A module, or the list of its versions; the root element tells which. */
        ModuleDocument: components["schemas"]["ImageModule"] | components["schemas"]["DeploymentModule"] | components["schemas"]["ProjectModule"] | components["schemas"]["VersionList"];
        /**
         * @description The state of a run. `Initializing`, `Provisioning`, `Executing`, `SendingReports` and `Ready` follow each other; a mutable run goes from `Ready` back to `Provisioning` when it is scaled. `Finalizing` leads to `Done`, or with the abort flag set to `Aborted`. `Done`, `Aborted` and `Cancelled` are final. Lists of active runs also leave out `Unknown`.
         * @enum {string}
         */
        RunState: "Initializing" | "Provisioning" | "Executing" | "SendingReports" | "Ready" | "Finalizing" | "Done" | "Aborted" | "Cancelled" | "Unknown";
        /**
         * @description The kind of run: `Run` of a component, `Orchestration` of an application, `Machine` the build of a component.
         * @enum {string}
         */
        RunType: "Run" | "Orchestration" | "Machine";
        /**
         * @description When the machines of a run stay after it is ready.
         * @enum {string}
         */
        KeepRunning: "always" | "never" | "on-success" | "on-error";
        /** @description A run in a list. */
        RunListItem: {
            /** @description `run/` and the id. */
            resourceUri: string;
            /** @description Identifies the run. */
            uuid: string;
            /** @description The version of the module: `module/`, its path and its version. */
            moduleResourceUri: string;
            /** @description The state of the run. */
            status: components["schemas"]["RunState"] | (string & {});
            /** @description Why the run failed; empty if it did not. */
            abort: string;
            /** @description When the run was created. */
            startTime: string;
            /** @description The clouds separated by commas. */
            cloudServiceNames: string;
            /** @description The owner. */
            username: string;
            /** @description The kind of run. */
            type: components["schemas"]["RunType"] | (string & {});
            /** @description The tags separated by commas. */
            tags: string;
            /** @description The address of the application. */
            serviceUrl?: string;
            /** @description The number of machines. */
            activeVm?: number;
            /** @description The host name of the machine. */
            hostname?: string;
        };
        /** @description One page of a list of runs. */
        RunList: {
            /** @description The number of runs before the page. */
            offset: number;
            /** @description The highest number of runs in the page. */
            limit: number;
            /** @description The number of runs in the page. */
            count: number;
            /** @description The number of runs in all pages. */
            totalCount: number;
            /** @description The cloud of the request. */
            cloud?: string;
            /** @description The runs. */
            item?: components["schemas"]["RunListItem"][];
        };
        /** @description A runtime parameter of a run. */
        RuntimeParameter: {
            /** @description The key, such as `ss:state` or `apache.1:hostname`. */
            key: string;
            /** @description A description. */
            description?: string;
            /** @description `Global`, or the name of the instance. */
            group?: string;
            /** @description The type of the value, such as `String`. */
            type?: string;
            /** @description Whether the parameter has a value. */
            isSet?: boolean;
            /** @description Whether other parameters take this value. */
            mapsOthers?: boolean;
            /** @description The parameters that take this value, separated by commas. */
            mappedRuntimeParameterNames?: string;
            /** @description Whether the value is that of another parameter. */
            isMappedValue?: boolean;
            /** @description Whether the parameter is deleted. */
            deleted?: boolean;
            /** @description When the parameter was created. */
            creation?: string;
            /** @description The value. */
            value?: string;
        };
        /** @description A runtime parameter, with its key. */
        RuntimeParameterEntry: {
            /** @description The key. */
            string: string;
            /** @description The parameter. */
            runtimeParameter: components["schemas"]["RuntimeParameter"];
        };
        /** @description The runtime parameters of a run. */
        RuntimeParameters: {
            /** @description A class of the server without meaning. */
            class?: string;
            /** @description The runtime parameters. */
            entry?: components["schemas"]["RuntimeParameterEntry"][];
        };
        /** @description A deployment, or the build of a component. */
        Run: {
            /** @description Identifies the run. */
            uuid: string;
            /** @description `run/` and the id. */
            resourceUri?: string;
            /** @description The version of the module: `module/`, its path and its version. */
            moduleResourceUri: string;
            /** @description The kind of module. */
            category?: components["schemas"]["ModuleCategory"];
            /** @description The kind of run. */
            type?: components["schemas"]["RunType"] | (string & {});
            /** @description The state of the run. */
            state: components["schemas"]["RunState"] | (string & {});
            /** @description When the run was created. */
            startTime?: string;
            /** @description When the run ended. */
            endTime?: string;
            /** @description When the state last changed. */
            lastStateChangeTime?: string;
            /** @description When the document was created. */
            creation?: string;
            /** @description The clouds separated by commas. */
            cloudServiceNames?: string;
            /** @description The instances separated by commas, also those that were removed. */
            nodeNames?: string;
            /** @description The nodes with their clouds, such as `c1:apache`. */
            groups?: string;
            /** @description The owner. */
            user?: string;
            /** @description Whether the run can be scaled. */
            mutable?: boolean;
            /** @description Whether the run is deleted. */
            deleted?: boolean;
            /** @description The runtime parameters. */
            runtimeParameters: components["schemas"]["RuntimeParameters"];
            /** @description The parameters of the run. */
            parameters?: components["schemas"]["ParameterEntry"][];
            /** @description The clouds. */
            cloudServiceNamesList?: components["schemas"]["StringList"];
            /** @description The module as it was when the run was created. */
            module?: components["schemas"]["UnreadElement"];
        };
        /** @description What to deploy or build. The name of every other field is split at `--`. For a component it has two parts, `parameter--NAME`; for an application four, `parameter--node--NODE--NAME`. Another number of parts is a 409, so that names with `--` cannot be sent. `parameter--cloudservice` chooses the cloud of a component, and `parameter--node--NODE--cloudservice` that of a node; `default` and an empty value mean the cloud in the profile of the user. Nodes also have `multiplicity` and `max-provisioning-failures`. The words `true`, `yes`, `on` and `1` mean yes. */
        RunForm: {
            /** @description The module: its path after `module/`, with a version or without. A path without a version may lack `module/`. */
            refqname: string;
            /** @description The kind of run, by default `Run` for a component and `Orchestration` for an application. */
            type?: components["schemas"]["RunType"];
            /** @description Tags separated by commas. */
            tags?: string;
            /** @description When the machines stay, by default as in the profile of the user. */
            "keep-running"?: components["schemas"]["KeepRunning"];
            /** @description Whether the run can be scaled. */
            mutable?: string;
            /** @description Whether the run is started although the user has no SSH key. Builds require none. */
            "bypass-ssh-check"?: string;
            /** @description Whether the response leads to the dashboard, and not to the run. */
            redirect_to_dashboard?: string;
        } & {
            [key: string]: string | string[];
        };
        /** @description How many instances to add. Other fields without `n` are a 400. */
        ScaleUpForm: {
            /** @description The number of instances. */
            n: number;
        };
        /** @description Which instances to remove. */
        ScaleDownForm: {
            /** @description The numbers of the instances, separated by commas. */
            ids: string;
            /** @description If `true`, the server only removes the numbers from the parameters of the node, in any state of the run, and stops no machine. */
            "delete-ids-only"?: string;
        };
        /** @description A machine in a list. What depends on the cloud is a string. */
        VmListItem: {
            /** @description The name of the cloud. */
            cloud: string;
            /** @description The user whose account on the cloud has the machine. */
            user: string;
            /** @description The id of the machine on the cloud. */
            instanceId: string;
            /** @description The state in the words of the cloud, such as `Running`. */
            state: string;
            /** @description When the server last saw the machine. */
            measurement: string;
            /** @description The run that the machine belongs to. */
            runUuid?: string;
            /** @description The owner of that run. */
            runOwner?: string;
            /** @description The address. */
            ip?: string;
            /** @description The name of the machine on the cloud. */
            name?: string;
            /** @description The name of the node. */
            nodeName?: string;
            /** @description The number of the instance. */
            nodeInstanceId?: string;
            /** @description Whether the state means that the machine works. */
            isUsable?: boolean;
            /** @description The number of processors. */
            cpu?: string;
            /** @description The memory. */
            ram?: string;
            /** @description The size of the disk. */
            disk?: string;
            /** @description The size in the words of the cloud. */
            instanceType?: string;
        };
        /** @description One page of a list of machines. */
        VmList: {
            /** @description The number of machines before the page. */
            offset: number;
            /** @description The highest number of machines in the page. */
            limit: number;
            /** @description The number of machines in the page. */
            count: number;
            /** @description The number of machines in all pages. */
            totalCount: number;
            /** @description The cloud of the request. */
            cloud?: string;
            /** @description The run of the request. */
            runUuid?: string;
            /** @description The owner of runs of the request. */
            runOwner?: string;
            /** @description The caller; for a superuser the user of the request, if it has one. */
            user?: string;
            /** @description The machines. */
            vm?: components["schemas"]["VmListItem"][];
        };
        /** @description The numbers of runs and machines on a cloud. */
        CloudUsage: {
            /** @description The name of the cloud. */
            cloud: string;
            /** @description The highest number of machines. */
            vmQuota: number;
            /** @description The active runs of the caller. */
            userRunUsage: number;
            /** @description The usable machines of these runs. */
            userVmUsage: number;
            /** @description The machines of these runs that are not usable. */
            userInactiveVmUsage: number;
            /** @description The machines of the runs of other users. */
            othersVmUsage: number;
            /** @description The machines without a run that the server has known for less than 15 minutes. */
            pendingVmUsage: number;
            /** @description The other machines without a run. */
            unknownVmUsage: number;
        };
        /** @description The usage of the clouds. */
        Dashboard: {
            /** @description The names of the clouds. */
            clouds: string[];
            /** @description The usage of each cloud, and last of `All Clouds`. */
            cloudUsages: components["schemas"]["CloudUsage"][];
        };
        /**
         * @description The state of an account. A new account that a superuser makes becomes active.
         * @enum {string}
         */
        UserState: "NEW" | "ACTIVE" | "DELETED";
        /** @description A user in a list. */
        UserListItem: {
            /** @description `user/` and the name. */
            resourceUri: string;
            /** @description The name that the user logs in with. */
            name: string;
            /** @description The e-mail address. */
            email?: string;
            /** @description The first name. */
            firstName?: string;
            /** @description The last name. */
            lastName?: string;
            /** @description The organization. */
            organization?: string;
            /** @description The roles separated by commas. Only superusers may set them. */
            roles?: string;
            /** @description Whether the user is a superuser. Only superusers may set it. */
            issuper: boolean;
            /** @description The state of the account. */
            state: components["schemas"]["UserState"];
            /** @description When the user was last online. */
            lastOnline?: string;
            /** @description Whether the user was online recently. */
            online: boolean;
            /** @description When the user came online. */
            activeSince?: string;
        };
        /** @description All users. */
        UserList: {
            /** @description The users. */
            item?: components["schemas"]["UserListItem"][];
        };
        /** @description An account with its profile. The parameters of the category `General` are the settings of the user, such as `General.default.cloud.service`, `General.ssh.public.key`, `General.keep-running`, `General.Timeout`, `General.Verbosity Level` and `General.mail-usage`. Those of other categories are the credentials for the cloud with the name of the category. */
        User: {
            /** @description `user/` and the name. */
            resourceUri: string;
            /** @description The name that the user logs in with. */
            name: string;
            /** @description The e-mail address. */
            email?: string;
            /** @description The first name. */
            firstName?: string;
            /** @description The last name. */
            lastName?: string;
            /** @description The organization. */
            organization?: string;
            /** @description The roles separated by commas. Only superusers may set them. */
            roles?: string;
            /** @description Whether the user is a superuser. Only superusers may set it. */
            issuper?: boolean;
            /** @description The state of the account. */
            state: components["schemas"]["UserState"];
            /** @description When the user was last online. */
            lastOnline?: string;
            /** @description The password. Only sent to the server, and required for a new user. */
            password?: string;
            /** @description When the user came online. */
            activeSince?: string;
            /** @description The name of the account at CYCLONE. */
            cycloneLogin?: string;
            /** @description The name of the account at GitHub. */
            githubLogin?: string;
            /** @description Whether the account is deleted. */
            deleted?: boolean;
            /** @description When the account was created. */
            creation?: string;
            /** @description The settings and the credentials for clouds. */
            parameters?: components["schemas"]["ParameterEntry"][];
        };
    };
    responses: {
        /** @description The body does not conform to the schema of the resource. */
        CimiInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description A filter has a syntax error. */
        FilterInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description The credentials are wrong. The message names the user, or the key as it was sent. */
        LoginRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description The caller, or an anonymous user, lacks the right. The message has an empty name, also if the request has a valid cookie. */
        CimiForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description There is no such resource, or no such template. */
        CimiNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description There is no such resource, or it has no such action. */
        ActionNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description The collection does not exist, or it or the resource lacks this method. */
        CimiMethodInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description A service offer has attributes outside of the namespaces that the server knows. */
        NamespaceUnknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description The store has another version of the resource, or already has a resource with this id. */
        CimiConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description The window is too large, or the filter parses but cannot be evaluated, or the server failed. */
        SearchFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description The server failed. After an upgrade of the server an older valid cookie can cause this. */
        CimiFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CimiError"];
            };
        };
        /** @description The server behind the proxy does not respond. */
        CimiUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WrappedError"];
            };
        };
        /** @description The request has no valid cookie and accepts HTML. No body. */
        LoginPage: {
            headers: {
                Location: components["headers"]["LoginLocation"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request has no valid cookie. The response also removes the cookie, if the request has one. */
        NotLoggedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The caller is neither the owner nor a superuser. */
        LegacyForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description There is no such module, user, run or image. This hides whether the caller has the right. */
        LegacyNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The server failed, for example because an XML document is not well-formed or a number is not a number. The body can also be HTML. */
        LegacyFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
                "text/html": string;
            };
        };
        /** @description The caller may not read the module, or it is deleted, or the list of versions has no module. */
        ModuleForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The document and the path name different modules, or the document has an unknown category. */
        ModuleMismatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The caller lacks the right, or the module exists although it must be new. */
        ModuleNotSaved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The server refuses the content of the module. The detail says why. */
        ModuleInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The caller lacks the right, or there is no such module. */
        ModuleNotDeleted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description There is no such module. */
        PublicationNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The version is published. The detail has the time. */
        AlreadyPublished: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The offset or the limit is not a number, or out of range. */
        PageInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The query has `user`, and the caller is not a superuser. */
        OwnerForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The form has no module, or an unknown type. */
        RunFormInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The caller may not execute the module. */
        RunForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description There is no such module. */
        RunModuleNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The server refuses the run. The detail says why: a field that does not fit the kind of module, an unknown node or parameter, a word that is not allowed, a missing SSH key, a missing image on the cloud, an exceeded quota, or a component that needs no build. */
        RunRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description There is no such run, or it has no such runtime parameter. In the second case the server has set the abort flag of the run. */
        RuntimeParameterNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The abort flag of the run is set, and the request does not ignore it. */
        RunAborted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The runtime parameter exists, but has no value yet. */
        RuntimeParameterNotSet: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The form has other fields but no `n`, or `n` is not an integer, or there is no such node. */
        ScaleUpInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The form has no numbers, or something that is not a number, or there is no such node. */
        ScaleDownInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The abort flag is set, the run is not mutable or not `Ready`, the quota is exceeded, or there is no such instance. */
        ScalingRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The document and the path name different users and the caller is not a superuser, or the document lacks one of `name`, `resourceUri` and `state`. */
        UserMismatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description The caller is not a superuser, and changes another user, `issuper` or `roles`. */
        UserForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
        /** @description A name, the e-mail address or the password of a new user is missing, or the e-mail address or the user name is not valid. */
        UserInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": components["schemas"]["ErrorDocument"];
                "application/json": components["schemas"]["WrappedError"];
                "text/plain": string;
            };
        };
    };
    parameters: {
        /**
         * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
         * @example event
         */
        Collection: string;
        /**
         * @description The second part of the id of a resource, mostly a UUID.
         * @example 99999999-2222-4333-8444-555555555555
         */
        ResourceId: string;
        /**
         * @description The last part of the link of the action, such as `collect`.
         * @example collect
         */
        ActionName: string;
        /**
         * @description The path of a module, which has several segments: `apps/x`. Its slashes are sent as they are, and each segment is percent-encoded. A last segment that is an integer is a version, as in `apps/x/12`; without it, the latest version is meant. `new` is not a valid name. Version numbers come from one counter for all modules, so that those of one module have gaps.
         * @example apps/x/12
         */
        ModulePath: string;
        /**
         * @description The id of a run.
         * @example 18b44623-a017-4ecf-aaea-c3774aacf0cc
         */
        RunId: string;
        /**
         * @description Either the key of a runtime parameter or, without a colon, the name of a node. Keys are `ss:NAME` for the run, `NODE.INDEX:NAME` for an instance, `NODE:multiplicity` and `NODE:ids` for a node, `machine:NAME` in a run of a component, and `orchestrator-CLOUD:NAME`. A colon and a slash can be sent as they are.
         * @example ss:state
         */
        RunKey: string;
        /**
         * @description The name of a user.
         * @example joe
         */
        UserName: string;
        /**
         * @description The number of the first resource to return, counted from 1, which is also the default. A value below 1 means 1. Of repeated values the first number counts; the server ignores a value that is not a number.
         * @example 1
         */
        SearchFirst: number;
        /**
         * @description The number of the last resource to return, inclusive. 0 returns the metadata of the collection only. By default, and below 0, there is no end. A window of more than 10000 resources is a 500. If it is less than `$first`, no resources are returned.
         * @example 10
         */
        SearchLast: number;
        /**
         * @description Conditions that all resources in the response fulfill. Several filters must all hold. A syntax error, and an empty filter, is a 400. A condition is `attribute op value`, or the other way around. The operators are `=`, `!=`, `<`, `<=`, `>`, `>=` and `^=` (begins with, for strings only). Values are whole numbers from 0 to 2147483647, dates (`2017-12-01`, or with time, fraction and zone), strings in single or double quotes, `true`, `false`, and `null` with `=` or `!=`. Conditions are joined by `and` and `or` in lower case; `and` binds tighter; parentheses group. An attribute can be nested (`content/resource/href`) and have a namespace (`schema-org:vcpu`). A backslash lets a quote stand in a string but stays in the value: use the other quote. A larger number, `property['x']='y'` and some forms of dates are a 500. `!=` also holds if the attribute is missing; `=null` holds if it is missing, null or an empty list. A list matches by any of its elements. Strings are compared by bytes, with case. A value of a type that the attribute does not have makes `count` null.
         * @example [
         *       "type='state' and content/resource/href='run/x'"
         *     ]
         */
        SearchFilter: string[];
        /**
         * @description The attributes to return, by default all; names separated by commas, or repeated; `*` means all. `resourceURI` and `acl` are always returned. Nested attributes have dots (`connector.href`); a name with a slash selects nothing. Without `id`, the links of the operations are null.
         * @example [
         *       "id",
         *       "content"
         *     ]
         */
        SearchSelect: string[];
        /**
         * @description Accepted, but it has no effect.
         * @example [
         *       "x"
         *     ]
         */
        SearchExpand: string[];
        /**
         * @description `attribute`, `attribute:asc` or `attribute:desc`; separated by commas, or repeated. Nested attributes have dots. Resources without the attribute come last in both directions. An unknown attribute, a slash and an order in capital letters make `count` null.
         * @example [
         *       "created:desc"
         *     ]
         */
        SearchOrderBy: string[];
        /**
         * @description `algorithm:attribute`, separated by commas, or repeated. The algorithms are `min`, `max`, `sum`, `avg`, `stats`, `extendedstats`, `count`, `percentiles`, `cardinality`, `missing` and `terms`; the server ignores others. Nested attributes have slashes.
         * @example [
         *       "min:timestamp"
         *     ]
         */
        SearchAggregation: string[];
        /**
         * @description Accepted, but the response is always JSON.
         * @example json
         */
        SearchFormat: string;
        /**
         * @description Only for servers after 3.41. The attributes to return, separated by commas, or repeated.
         * @example [
         *       "name"
         *     ]
         */
        AttributeSelect: string[];
        /**
         * @description Only for servers after 3.41. Attributes to which the edit is limited, separated by commas, or repeated. An attribute that is listed here and is missing from the body is removed.
         * @example [
         *       "description"
         *     ]
         */
        AttributeRemoval: string[];
        /** @description The number of rows to skip, by default 0. A negative number is a 400. */
        Offset: number;
        /** @description The highest number of rows to return, from 1 to 500, by default 20. Another number is a 400. */
        Limit: number;
        /**
         * @description If true, the runs that are in none of the states `Cancelled`, `Aborted`, `Unknown` and `Done`. Case does not matter.
         * @example true
         */
        ActiveOnly: "true" | "false" | "True" | "False";
        /** @description The runs with this string in the names of their clouds, so that `c1` also finds `c10`. */
        CloudSubstring: string;
        /**
         * @description The runs of this version of a module.
         * @example module/apps/lamp/19
         */
        RunModule: string;
        /** @description The rows of this user. Only superusers may send it; for others it is a 403. */
        OwnerName: string;
        /** @description The machines of this cloud. The complete name, other than in the list of runs. */
        CloudName: string;
        /** @description The machines of this run. Empty means all. */
        MachineRun: string;
        /** @description The machines of the runs of this user. */
        MachineRunOwner: string;
        /**
         * @description If `true`, the value is returned also if the abort flag of the run is set. By default, and with any other word, a set flag is a 409.
         * @example true
         */
        IgnoreAbort: "true" | "false";
        /** @description If `true`, the module must not exist, and the caller needs the right to create children in its project; otherwise the response is a 403. */
        MustBeNew: "true" | "false";
    };
    requestBodies: never;
    headers: {
        /**
         * @description `com.sixsq.slipstream.cookie` with its value, path, `Secure`, and an expiry 24 hours later.
         * @example com.sixsq.slipstream.cookie=token=eyJhbGciOiJSUzI1NiJ9.e30.c2ln; Path=/; Secure; Expires=Sat, 02 Dec 2017 10:00:00 GMT
         */
        NewCookie: string;
        /**
         * @description Only after the own session was deleted. The value `INVALID`, which expires immediately.
         * @example com.sixsq.slipstream.cookie=INVALID;Path=/;Max-Age=0;Expires=Fri, 01 Dec 2017 10:00:00 GMT
         */
        RevokedCookie: string;
        /**
         * @description The id of the new resource, relative to `/api/`.
         * @example session/11111111-2222-4333-8444-555555555555
         */
        ResourceLocation: string;
        /**
         * @description The `redirectURI` of the login, after a refusal with `?error=` and the message.
         * @example http://redirect.example.org?error=invalid+credentials+for+%27joe%27
         */
        RedirectLocation: string;
        /**
         * @description The login page, with the path of the request as `redirectURL`.
         * @example https://slipstream.example.org/login?redirectURL=/run
         */
        LoginLocation: string;
        /**
         * @description The new version, absolute or relative to the root of the host.
         * @example /module/examples/images/ubuntu-14.04/1810
         */
        VersionLocation: string;
        /**
         * @description The version that is the latest now, or the project if none is left.
         * @example https://slipstream.example.org/module/apps
         */
        RemainingLocation: string;
        /**
         * @description The root of the site.
         * @example https://slipstream.example.org/
         */
        SiteLocation: string;
        /**
         * @description The address of the run. If the form has `redirect_to_dashboard`, `/dashboard`.
         * @example https://slipstream.example.org/run/18b44623-a017-4ecf-aaea-c3774aacf0cc
         */
        RunLocation: string;
        /**
         * @description The address of the user.
         * @example https://slipstream.example.org/user/bob
         */
        UserLocation: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The template and the credentials. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description The session was created. The cookie authenticates further requests. */
            201: {
                headers: {
                    Location: components["headers"]["ResourceLocation"];
                    "Set-Cookie": components["headers"]["NewCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CimiStatus"];
                };
            };
            /** @description The login has a `redirectURI`. After a success the response has the cookie, and the body of the 201 without a type. After a refusal the address has the query parameter `error`, there is no cookie, and no body. */
            303: {
                headers: {
                    Location: components["headers"]["RedirectLocation"];
                    "Set-Cookie": components["headers"]["NewCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["CimiInvalid"];
            403: components["responses"]["LoginRefused"];
            404: components["responses"]["CimiNotFound"];
            500: components["responses"]["CimiFailure"];
            503: components["responses"]["CimiUnavailable"];
        };
    };
    getCloudEntryPoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry point. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloudEntryPoint"];
                };
            };
            403: components["responses"]["CimiForbidden"];
            500: components["responses"]["CimiFailure"];
            503: components["responses"]["CimiUnavailable"];
        };
    };
    listCollection: {
        parameters: {
            query?: {
                /**
                 * @description The number of the first resource to return, counted from 1, which is also the default. A value below 1 means 1. Of repeated values the first number counts; the server ignores a value that is not a number.
                 * @example 1
                 */
                $first?: components["parameters"]["SearchFirst"];
                /**
                 * @description The number of the last resource to return, inclusive. 0 returns the metadata of the collection only. By default, and below 0, there is no end. A window of more than 10000 resources is a 500. If it is less than `$first`, no resources are returned.
                 * @example 10
                 */
                $last?: components["parameters"]["SearchLast"];
                /**
                 * @description Conditions that all resources in the response fulfill. Several filters must all hold. A syntax error, and an empty filter, is a 400. A condition is `attribute op value`, or the other way around. The operators are `=`, `!=`, `<`, `<=`, `>`, `>=` and `^=` (begins with, for strings only). Values are whole numbers from 0 to 2147483647, dates (`2017-12-01`, or with time, fraction and zone), strings in single or double quotes, `true`, `false`, and `null` with `=` or `!=`. Conditions are joined by `and` and `or` in lower case; `and` binds tighter; parentheses group. An attribute can be nested (`content/resource/href`) and have a namespace (`schema-org:vcpu`). A backslash lets a quote stand in a string but stays in the value: use the other quote. A larger number, `property['x']='y'` and some forms of dates are a 500. `!=` also holds if the attribute is missing; `=null` holds if it is missing, null or an empty list. A list matches by any of its elements. Strings are compared by bytes, with case. A value of a type that the attribute does not have makes `count` null.
                 * @example [
                 *       "type='state' and content/resource/href='run/x'"
                 *     ]
                 */
                $filter?: components["parameters"]["SearchFilter"];
                /**
                 * @description The attributes to return, by default all; names separated by commas, or repeated; `*` means all. `resourceURI` and `acl` are always returned. Nested attributes have dots (`connector.href`); a name with a slash selects nothing. Without `id`, the links of the operations are null.
                 * @example [
                 *       "id",
                 *       "content"
                 *     ]
                 */
                $select?: components["parameters"]["SearchSelect"];
                /**
                 * @description Accepted, but it has no effect.
                 * @example [
                 *       "x"
                 *     ]
                 */
                $expand?: components["parameters"]["SearchExpand"];
                /**
                 * @description `attribute`, `attribute:asc` or `attribute:desc`; separated by commas, or repeated. Nested attributes have dots. Resources without the attribute come last in both directions. An unknown attribute, a slash and an order in capital letters make `count` null.
                 * @example [
                 *       "created:desc"
                 *     ]
                 */
                $orderby?: components["parameters"]["SearchOrderBy"];
                /**
                 * @description `algorithm:attribute`, separated by commas, or repeated. The algorithms are `min`, `max`, `sum`, `avg`, `stats`, `extendedstats`, `count`, `percentiles`, `cardinality`, `missing` and `terms`; the server ignores others. Nested attributes have slashes.
                 * @example [
                 *       "min:timestamp"
                 *     ]
                 */
                $aggregation?: components["parameters"]["SearchAggregation"];
                /**
                 * @description Accepted, but the response is always JSON.
                 * @example json
                 */
                $format?: components["parameters"]["SearchFormat"];
            };
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matching resources. If the store refuses the search, this is also a 200, with `count` null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CimiCollection"];
                };
            };
            400: components["responses"]["FilterInvalid"];
            403: components["responses"]["CimiForbidden"];
            405: components["responses"]["CimiMethodInvalid"];
            500: components["responses"]["SearchFailure"];
            503: components["responses"]["CimiUnavailable"];
        };
    };
    searchCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        /** @description The parameters of the search. A list is a repeated field. */
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["SearchForm"];
            };
        };
        responses: {
            /** @description The matching resources. If the store refuses the search, this is also a 200, with `count` null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CimiCollection"];
                };
            };
            400: components["responses"]["FilterInvalid"];
            403: components["responses"]["CimiForbidden"];
            405: components["responses"]["CimiMethodInvalid"];
            500: components["responses"]["SearchFailure"];
            503: components["responses"]["CimiUnavailable"];
        };
    };
    addResource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        /** @description The attributes of the resource, or a template with its values. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResource"];
            };
        };
        responses: {
            /** @description The resource was created. Secrets in the response are not shown again. */
            201: {
                headers: {
                    Location: components["headers"]["ResourceLocation"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedResource"];
                };
            };
            400: components["responses"]["CimiInvalid"];
            403: components["responses"]["CimiForbidden"];
            404: components["responses"]["CimiNotFound"];
            405: components["responses"]["CimiMethodInvalid"];
            406: components["responses"]["NamespaceUnknown"];
            409: components["responses"]["CimiConflict"];
            500: components["responses"]["CimiFailure"];
            503: components["responses"]["CimiUnavailable"];
        };
    };
    getResource: {
        parameters: {
            query?: {
                /**
                 * @description Only for servers after 3.41. The attributes to return, separated by commas, or repeated.
                 * @example [
                 *       "name"
                 *     ]
                 */
                $select?: components["parameters"]["AttributeSelect"];
            };
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The second part of the id of a resource, mostly a UUID.
                 * @example 99999999-2222-4333-8444-555555555555
                 */
                id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource, with the operations that the caller may use. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyResource"];
                };
            };
            403: components["responses"]["CimiForbidden"];
            404: components["responses"]["CimiNotFound"];
            405: components["responses"]["CimiMethodInvalid"];
            500: components["responses"]["CimiFailure"];
            503: components["responses"]["CimiUnavailable"];
        };
    };
    editResource: {
        parameters: {
            query?: {
                /**
                 * @description Only for servers after 3.41. Attributes to which the edit is limited, separated by commas, or repeated. An attribute that is listed here and is missing from the body is removed.
                 * @example [
                 *       "description"
                 *     ]
                 */
                $select?: components["parameters"]["AttributeRemoval"];
            };
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The second part of the id of a resource, mostly a UUID.
                 * @example 99999999-2222-4333-8444-555555555555
                 */
                id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        /** @description The attributes to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CimiAttributes"];
            };
        };
        responses: {
            /** @description The complete changed resource. Other versions of the server may respond with a status instead. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditResult"];
                };
            };
            400: components["responses"]["CimiInvalid"];
            403: components["responses"]["CimiForbidden"];
            404: components["responses"]["CimiNotFound"];
            405: components["responses"]["CimiMethodInvalid"];
            406: components["responses"]["NamespaceUnknown"];
            409: components["responses"]["CimiConflict"];
            500: components["responses"]["CimiFailure"];
            503: components["responses"]["CimiUnavailable"];
        };
    };
    deleteResource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The second part of the id of a resource, mostly a UUID.
                 * @example 99999999-2222-4333-8444-555555555555
                 */
                id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource was deleted. If it was the own session, the response revokes the cookie. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["RevokedCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CimiStatus"];
                };
            };
            403: components["responses"]["CimiForbidden"];
            404: components["responses"]["CimiNotFound"];
            405: components["responses"]["CimiMethodInvalid"];
            409: components["responses"]["CimiConflict"];
            500: components["responses"]["CimiFailure"];
            503: components["responses"]["CimiUnavailable"];
        };
    };
    runAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link of a collection in the entry point, such as `service-offer` for `serviceOffers`. Another collection is a 405.
                 * @example event
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The second part of the id of a resource, mostly a UUID.
                 * @example 99999999-2222-4333-8444-555555555555
                 */
                id: components["parameters"]["ResourceId"];
                /**
                 * @description The last part of the link of the action, such as `collect`.
                 * @example collect
                 */
                action: components["parameters"]["ActionName"];
            };
            cookie?: never;
        };
        /** @description What the action requires, if it requires anything. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CimiAttributes"];
            };
        };
        responses: {
            /** @description The resource after the action. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyResource"];
                };
            };
            400: components["responses"]["CimiInvalid"];
            403: components["responses"]["CimiForbidden"];
            404: components["responses"]["ActionNotFound"];
            409: components["responses"]["CimiConflict"];
            500: components["responses"]["CimiFailure"];
            503: components["responses"]["CimiUnavailable"];
        };
    };
    listAppstore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The published versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["ModuleList"];
                };
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    listRootModules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The modules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["ModuleList"];
                };
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    getModule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The path of a module, which has several segments: `apps/x`. Its slashes are sent as they are, and each segment is percent-encoded. A last segment that is an integer is a version, as in `apps/x/12`; without it, the latest version is meant. `new` is not a valid name. Version numbers come from one counter for all modules, so that those of one module have gaps.
                 * @example apps/x/12
                 */
                path: components["parameters"]["ModulePath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The module, the list of its versions, or an image id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["ModuleDocument"];
                    "text/plain": string;
                };
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["ModuleForbidden"];
            404: components["responses"]["LegacyNotFound"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    putModule: {
        parameters: {
            query?: {
                /** @description If `true`, the module must not exist, and the caller needs the right to create children in its project; otherwise the response is a 403. */
                new?: components["parameters"]["MustBeNew"];
            };
            header?: never;
            path: {
                /**
                 * @description The path of a module, which has several segments: `apps/x`. Its slashes are sent as they are, and each segment is percent-encoded. A last segment that is an integer is a version, as in `apps/x/12`; without it, the latest version is meant. `new` is not a valid name. Version numbers come from one counter for all modules, so that those of one module have gaps.
                 * @example apps/x/12
                 */
                path: components["parameters"]["ModulePath"];
            };
            cookie?: never;
        };
        /** @description The complete module. What the document lacks is not in the new version. */
        requestBody: {
            content: {
                "application/xml": components["schemas"]["Module"];
            };
        };
        responses: {
            /** @description The new version of a module that existed. No body. */
            200: {
                headers: {
                    Location: components["headers"]["VersionLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The first version of a new module. No body. */
            201: {
                headers: {
                    Location: components["headers"]["VersionLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            307: components["responses"]["LoginPage"];
            400: components["responses"]["ModuleMismatch"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["ModuleNotSaved"];
            409: components["responses"]["ModuleInvalid"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    deleteModule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The path of a module, which has several segments: `apps/x`. Its slashes are sent as they are, and each segment is percent-encoded. A last segment that is an integer is a version, as in `apps/x/12`; without it, the latest version is meant. `new` is not a valid name. Version numbers come from one counter for all modules, so that those of one module have gaps.
                 * @example apps/x/12
                 */
                path: components["parameters"]["ModulePath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version is deleted. No body. */
            204: {
                headers: {
                    Location: components["headers"]["RemainingLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["ModuleNotDeleted"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    publishModule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The path of a module, which has several segments: `apps/x`. Its slashes are sent as they are, and each segment is percent-encoded. A last segment that is an integer is a version, as in `apps/x/12`; without it, the latest version is meant. `new` is not a valid name. Version numbers come from one counter for all modules, so that those of one module have gaps.
                 * @example apps/x/12
                 */
                path: components["parameters"]["ModulePath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version is published. No body. */
            204: {
                headers: {
                    Location: components["headers"]["SiteLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            404: components["responses"]["PublicationNotFound"];
            409: components["responses"]["AlreadyPublished"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    unpublishModule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The path of a module, which has several segments: `apps/x`. Its slashes are sent as they are, and each segment is percent-encoded. A last segment that is an integer is a version, as in `apps/x/12`; without it, the latest version is meant. `new` is not a valid name. Version numbers come from one counter for all modules, so that those of one module have gaps.
                 * @example apps/x/12
                 */
                path: components["parameters"]["ModulePath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version is not published. No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            404: components["responses"]["PublicationNotFound"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description The number of rows to skip, by default 0. A negative number is a 400. */
                offset?: components["parameters"]["Offset"];
                /** @description The highest number of rows to return, from 1 to 500, by default 20. Another number is a 400. */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description If true, the runs that are in none of the states `Cancelled`, `Aborted`, `Unknown` and `Done`. Case does not matter.
                 * @example true
                 */
                activeOnly?: components["parameters"]["ActiveOnly"];
                /** @description The runs with this string in the names of their clouds, so that `c1` also finds `c10`. */
                cloud?: components["parameters"]["CloudSubstring"];
                /**
                 * @description The runs of this version of a module.
                 * @example module/apps/lamp/19
                 */
                moduleResourceUri?: components["parameters"]["RunModule"];
                /** @description The rows of this user. Only superusers may send it; for others it is a 403. */
                user?: components["parameters"]["OwnerName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["RunList"];
                };
            };
            307: components["responses"]["LoginPage"];
            400: components["responses"]["PageInvalid"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["OwnerForbidden"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    createRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The module, the kind of run and its parameters. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["RunForm"];
            };
        };
        responses: {
            /** @description The run was created. No body; the address ends in the id of the run. */
            201: {
                headers: {
                    Location: components["headers"]["RunLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            307: components["responses"]["LoginPage"];
            400: components["responses"]["RunFormInvalid"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["RunForbidden"];
            404: components["responses"]["RunModuleNotFound"];
            409: components["responses"]["RunRefused"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a run.
                 * @example 18b44623-a017-4ecf-aaea-c3774aacf0cc
                 */
                uuid: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["Run"];
                };
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["LegacyForbidden"];
            404: components["responses"]["LegacyNotFound"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    deleteRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a run.
                 * @example 18b44623-a017-4ecf-aaea-c3774aacf0cc
                 */
                uuid: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run is terminated. No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["LegacyForbidden"];
            404: components["responses"]["LegacyNotFound"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    getRuntimeParameter: {
        parameters: {
            query?: {
                /**
                 * @description If `true`, the value is returned also if the abort flag of the run is set. By default, and with any other word, a set flag is a 409.
                 * @example true
                 */
                ignoreabort?: components["parameters"]["IgnoreAbort"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of a run.
                 * @example 18b44623-a017-4ecf-aaea-c3774aacf0cc
                 */
                uuid: components["parameters"]["RunId"];
                /**
                 * @description Either the key of a runtime parameter or, without a colon, the name of a node. Keys are `ss:NAME` for the run, `NODE.INDEX:NAME` for an instance, `NODE:multiplicity` and `NODE:ids` for a node, `machine:NAME` in a run of a component, and `orchestrator-CLOUD:NAME`. A colon and a slash can be sent as they are.
                 * @example ss:state
                 */
                key: components["parameters"]["RunKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The value. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The value is empty. No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            404: components["responses"]["RuntimeParameterNotFound"];
            409: components["responses"]["RunAborted"];
            412: components["responses"]["RuntimeParameterNotSet"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    addNodeInstances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a run.
                 * @example 18b44623-a017-4ecf-aaea-c3774aacf0cc
                 */
                uuid: components["parameters"]["RunId"];
                /**
                 * @description Either the key of a runtime parameter or, without a colon, the name of a node. Keys are `ss:NAME` for the run, `NODE.INDEX:NAME` for an instance, `NODE:multiplicity` and `NODE:ids` for a node, `machine:NAME` in a run of a component, and `orchestrator-CLOUD:NAME`. A colon and a slash can be sent as they are.
                 * @example ss:state
                 */
                key: components["parameters"]["RunKey"];
            };
            cookie?: never;
        };
        /** @description The number of instances. Without a body, 1 instance is added. */
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["ScaleUpForm"];
            };
        };
        responses: {
            /** @description The names of the new instances, separated by commas. For 0 instances, no body. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            307: components["responses"]["LoginPage"];
            400: components["responses"]["ScaleUpInvalid"];
            401: components["responses"]["NotLoggedIn"];
            404: components["responses"]["LegacyNotFound"];
            409: components["responses"]["ScalingRefused"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    removeNodeInstances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a run.
                 * @example 18b44623-a017-4ecf-aaea-c3774aacf0cc
                 */
                uuid: components["parameters"]["RunId"];
                /**
                 * @description Either the key of a runtime parameter or, without a colon, the name of a node. Keys are `ss:NAME` for the run, `NODE.INDEX:NAME` for an instance, `NODE:multiplicity` and `NODE:ids` for a node, `machine:NAME` in a run of a component, and `orchestrator-CLOUD:NAME`. A colon and a slash can be sent as they are.
                 * @example ss:state
                 */
                key: components["parameters"]["RunKey"];
            };
            cookie?: never;
        };
        /** @description The numbers of the instances. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["ScaleDownForm"];
            };
        };
        responses: {
            /** @description The instances are being removed. No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            307: components["responses"]["LoginPage"];
            400: components["responses"]["ScaleDownInvalid"];
            401: components["responses"]["NotLoggedIn"];
            404: components["responses"]["LegacyNotFound"];
            409: components["responses"]["ScalingRefused"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    listVms: {
        parameters: {
            query?: {
                /** @description The number of rows to skip, by default 0. A negative number is a 400. */
                offset?: components["parameters"]["Offset"];
                /** @description The highest number of rows to return, from 1 to 500, by default 20. Another number is a 400. */
                limit?: components["parameters"]["Limit"];
                /** @description The machines of this cloud. The complete name, other than in the list of runs. */
                cloud?: components["parameters"]["CloudName"];
                /** @description The machines of this run. Empty means all. */
                runUuid?: components["parameters"]["MachineRun"];
                /** @description The machines of the runs of this user. */
                runOwner?: components["parameters"]["MachineRunOwner"];
                /** @description The rows of this user. Only superusers may send it; for others it is a 403. */
                user?: components["parameters"]["OwnerName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["VmList"];
                };
            };
            307: components["responses"]["LoginPage"];
            400: components["responses"]["PageInvalid"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["OwnerForbidden"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    getDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The usage. The last entry is the sum, for the cloud `All Clouds`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["Dashboard"];
                };
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    listUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["UserList"];
                };
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["LegacyForbidden"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a user.
                 * @example joe
                 */
                name: components["parameters"]["UserName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["User"];
                };
            };
            307: components["responses"]["LoginPage"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["LegacyForbidden"];
            404: components["responses"]["LegacyNotFound"];
            500: components["responses"]["LegacyFailure"];
        };
    };
    putUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a user.
                 * @example joe
                 */
                name: components["parameters"]["UserName"];
            };
            cookie?: never;
        };
        /** @description The complete user. */
        requestBody: {
            content: {
                "application/xml": components["schemas"]["User"];
            };
        };
        responses: {
            /** @description The user was created. No body. */
            201: {
                headers: {
                    Location: components["headers"]["UserLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The user existed and was changed. No body. */
            202: {
                headers: {
                    Location: components["headers"]["UserLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            307: components["responses"]["LoginPage"];
            400: components["responses"]["UserMismatch"];
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["UserForbidden"];
            409: components["responses"]["UserInvalid"];
            500: components["responses"]["LegacyFailure"];
        };
    };
}
