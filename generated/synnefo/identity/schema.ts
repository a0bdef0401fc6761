// Generated from openapi/synnefo-identity.yaml by `npm run generate`; do not edit.

export interface paths {
    "/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in, or get the service catalog
         * @description With credentials: validates a token, and returns its expiry, its user and the service catalog. No token is created. Without a body: returns the service catalog only; this is public. The order of the catalog means nothing. A repeat changes nothing.
         */
        post: operations["authenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An OAuth 2.0 token. Characters such as `/`, `+` and `=` are percent-encoded.
                 * @example c2hvcnQgbGlmZQ==
                 */
                token_id: components["parameters"]["TokenId"];
            };
            cookie?: never;
        };
        /**
         * Validate an OAuth 2.0 token
         * @description Returns the expiry and the user of a token of short life that came from OAuth 2.0. The token of a user account is not valid here: the response is a 404. The path contains the secret token.
         */
        get: operations["validateToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get_services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List services
         * @description Lists the services with what the cloud bar and the dashboard of the UI show, by `order`. A query parameter `callback` makes the response JavaScript (JSONP).
         */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List resources
         * @description Lists the resources that quotas limit, by their names: `cyclades.vm`, `cyclades.cpu`, `cyclades.ram`, `cyclades.disk`, `cyclades.network.private`, `cyclades.floating_ip`, `pithos.diskspace` and others. Resources that are not visible by the API are left out.
         */
        get: operations["listResources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user_catalogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find names or UUIDs of users
         * @description Returns the names of users by UUID and their UUIDs by name. Unknown ones are left out of the response. Changes nothing.
         */
        post: operations["findUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service/user_catalogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find names or UUIDs of users, as a service
         * @description The same for services. `uuids: null` returns all users. Changes nothing.
         */
        post: operations["findUsersForService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the own quotas
         * @description Returns the quotas of the user in each project in which the user's membership is accepted or about to end, for each resource. The user can use at most the smaller of `limit` and `project_limit - (project_usage - usage)`.
         */
        get: operations["getQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service_quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get quotas of users, as a service
         * @description Returns the quotas of users for the resources of the service that the token belongs to.
         */
        get: operations["getServiceQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service_project_quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get quotas of projects, as a service
         * @description Returns the quotas of projects for the resources of the service that the token belongs to.
         */
        get: operations["getServiceProjectQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List pending commissions
         * @description Lists the serials of the pending commissions that the service has issued, in ascending order.
         */
        get: operations["listPendingCommissions"];
        put?: never;
        /**
         * Issue a commission
         * @description Reserves or releases quantities. The commission is pending until it is accepted or rejected, unless `auto_accept` is set. All provisions succeed or none. Provisions of the same holder, source and resource are added up. A commission without provisions is accepted, and stays pending. A repeat issues another commission.
         */
        post: operations["issueCommission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commissions/{serial}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Serial of a commission.
                 * @example 57
                 */
                serial: components["parameters"]["CommissionSerial"];
            };
            cookie?: never;
        };
        /**
         * Get a pending commission
         * @description Returns a pending commission of the service. Its provisions are not in the order of issue.
         */
        get: operations["getCommission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commissions/{serial}/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Serial of a commission.
                 * @example 57
                 */
                serial: components["parameters"]["CommissionSerial"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or reject a commission
         * @description Accepts or rejects a pending commission. A repeat is a 404, as the commission is not pending any more.
         */
        post: operations["runCommissionAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commissions/action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept and reject commissions
         * @description Accepts and rejects several pending commissions. Each is resolved alone: the response is a 200 if some or all of them fail. In a repeat they are among `failed`, as they are not pending any more.
         */
        post: operations["resolveCommissions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send feedback
         * @description Sends an email to the operators of the cloud. A repeat sends another email.
         */
        post: operations["sendFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/myaccount/default_project": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the default project
         * @description Sets the project whose quotas are used if a request names none. The id of the system project, which is the user's own UUID, resets it. Owning a project is not enough: the user must be a member. A repeat changes nothing.
         */
        post: operations["setDefaultProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description Lists projects in the state that each has. Without `mode` these are the projects that the user is a member of or owns, and all projects for a project administrator. Public active projects of others are not among them, although they can be read by id. Unknown parameters are ignored.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Apply for a new project
         * @description Creates a project in the state `uninitialized` and a pending application for it. A project administrator approves or denies the application. A name may be taken: the conflict is found at the approval. A repeat creates another project.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a project. That of a system project is the UUID of its user.
                 * @example e32bcd89-7832-48ee-9b5a-4169702f6d2f
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Get a project
         * @description Returns a project to its owner, its accepted members and project administrators, and to all users if it is active and not private.
         */
        get: operations["getProject"];
        /**
         * Apply for a change of a project
         * @description Creates an application for the change of a project. A pending application of the project is replaced. The project itself changes when a project administrator approves the application. A repeat creates another application, which replaces the first one.
         */
        put: operations["modifyProject"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project_id}/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a project. That of a system project is the UUID of its user.
                 * @example e32bcd89-7832-48ee-9b5a-4169702f6d2f
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the state of a project or an application
         * @description Suspends, unsuspends, terminates or reinstates a project, or approves, denies, dismisses or cancels its last application. Only project administrators may do so, except that the applicant cancels and dismisses. A repeat is a 409, as the project or the application is in another state.
         */
        post: operations["runProjectAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List memberships
         * @description Lists the user's own memberships and those of the projects that the user owns. Memberships that have ended stay in the list.
         */
        get: operations["listMemberships"];
        put?: never;
        /**
         * Join a project, or enroll a user
         * @description `join` requests the membership of the user. It is accepted immediately if the join policy is `auto` and there is room. `enroll` makes another user a member; only the owner and project administrators may do so. A repeat is a 409.
         */
        post: operations["createMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/memberships/{membership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a membership.
                 * @example 7
                 */
                membership_id: components["parameters"]["MembershipId"];
            };
            cookie?: never;
        };
        /**
         * Get a membership
         * @description Returns a membership to the member, the owner of the project and project administrators.
         */
        get: operations["getMembership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/memberships/{membership_id}/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a membership.
                 * @example 7
                 */
                membership_id: components["parameters"]["MembershipId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the state of a membership
         * @description The member leaves, or cancels the request to join. The owner and project administrators accept or reject a request, or remove the member. By the leave policy `auto` the member leaves immediately, by `moderated` after the owner agrees, by `closed` not at all. The removal of a member resets the member's default project. A repeat is a 409, as the membership is in another state.
         */
        post: operations["runMembershipAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a code for a token
         * @description Exchanges an authorization code for a token of short life, 20 seconds by default. The address must use HTTPS. The `Content-Type` must be exactly that of a form, without parameters. A code can be used once: a repeat is a 400.
         */
        post: operations["requestOAuthToken"];
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
        /** @description The credentials of a login. */
        Credentials: {
            /** @description A token, alone or as the password of its user. */
            auth: components["schemas"]["TokenCredentials"] | components["schemas"]["UserCredentials"];
        };
        /** @description A token. */
        TokenCredentials: {
            /** @description The token. */
            token: {
                /** @description The token itself. */
                id: string;
            };
            /** @description UUID of the user. If it is another one, the response is a 400. */
            tenantName?: string;
        };
        /** @description A user and a token. */
        UserCredentials: {
            /** @description A user with the token in the place of a password. */
            passwordCredentials: {
                /** @description UUID of the user. */
                username: string;
                /** @description The token. */
                password: string;
            };
            /** @description UUID of the user. If it is another one, the response is a 400. */
            tenantName?: string;
        };
        /** @description The response to valid credentials. */
        UserAccess: {
            /** @description The token, its user and the service catalog. */
            access: {
                /** @description The token. */
                token: components["schemas"]["AccessToken"];
                /** @description The services of the cloud. Their order means nothing. */
                serviceCatalog: components["schemas"]["CatalogService"][];
                /** @description The user of the token. */
                user: components["schemas"]["AccessUser"];
            };
        };
        /** @description The response to a request without credentials. */
        PublicAccess: {
            /** @description The service catalog. */
            access: {
                /** @description The services of the cloud. Their order means nothing. */
                serviceCatalog: components["schemas"]["CatalogService"][];
            };
        };
        /** @description A valid OAuth 2.0 token. */
        TokenAccess: {
            /** @description The token and its user. */
            access: {
                /** @description The token. */
                token: components["schemas"]["AccessToken"];
                /** @description The user of the token. */
                user: components["schemas"]["AccessUser"];
            };
        };
        /** @description A token. */
        AccessToken: {
            /** @description The token itself. It is a secret. */
            id: string;
            /**
             * Format: date-time
             * @description When the token expires.
             */
            expires: string;
            /** @description The default project of the user. */
            tenant: components["schemas"]["Tenant"];
        };
        /** @description The default project of the user. */
        Tenant: {
            /** @description Id of the default project. It is the UUID of the user, unless the user changed it. */
            id: string;
            /** @description The name of the user in real life. */
            name: string;
        };
        /** @description The user of a token. */
        AccessUser: {
            /** @description UUID. */
            id: string;
            /** @description The name of the user in real life. */
            name: string;
            /** @description The groups of the user. Empty if there are none. */
            roles: components["schemas"]["Role"][];
            /** @description Always empty. */
            roles_links: unknown[];
            /** @description Ids of the projects whose quotas the user can use. Missing on old servers. */
            projects?: string[];
        };
        /** @description A group of users. */
        Role: {
            /** @description Id of the group. A string; a number on old servers. */
            id: string | number;
            /** @description Name of the group. */
            name: string;
        };
        /** @description A service of the cloud. */
        CatalogService: {
            /** @description Unique name: `cyclades_compute`. */
            name: string;
            /** @description Type: `identity`, `account`, `compute`, `network`, `volume`, `image`, `object-store`, `vmapi`, `admin`, `astakos_auth`, `astakos_weblogin` or another. */
            type: string;
            /** @description Its addresses. */
            endpoints: components["schemas"]["CatalogEndpoint"][];
            /** @description Always empty. */
            endpoints_links: unknown[];
        };
        /** @description An address of a service. The operators of the cloud may add properties. */
        CatalogEndpoint: {
            /** @description Version of the API: `v2.0`. Empty if the service has no versions. */
            versionId: string;
            /** @description The address. Compute, object storage, identity and account have the version at its end. For network, volume and image the caller appends a slash and `versionId`. */
            publicURL: string;
            /** @description Region: `default`. */
            region: string;
            /** @description Address of the UI of the service. */
            "SNF:uiURL"?: string;
            /** @description Address of the login in a browser. Only of `astakos_weblogin`. */
            "SNF:webloginURL"?: string;
        } & {
            [key: string]: string;
        };
        /** @description A part of the cloud, as its UI shows it. Servers send more properties than these. */
        CloudService: {
            /** @description Name: `cyclades`. */
            name: string;
            /** @description Address of the UI. */
            url: string | null;
            /** @description Name to show. */
            verbose_name: string;
            /** @description Position among the services. */
            order: number;
            /** @description What the cloud bar shows. */
            cloudbar: {
                /** @description Whether the cloud bar shows the service. */
                show?: boolean;
                /** @description Title. */
                title?: string;
            } & {
                [key: string]: unknown;
            };
            /** @description What the dashboard shows. */
            dashboard: {
                /** @description Whether the dashboard shows the service. */
                show?: boolean;
                /** @description Position on the dashboard. */
                order?: number;
                /** @description What the service is. */
                description?: string;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description A resource that quotas limit. */
        Resource: {
            /** @description Name of the service that the resource belongs to. */
            service: string;
            /** @description What the resource is. */
            description: string;
            /** @description Unit: `bytes`. Null for a number of things. */
            unit: string | null;
            /** @description Whether the UI shows it. */
            ui_visible: boolean;
            /** @description Whether the API shows it. */
            api_visible: boolean;
            /** @description Whether projects may have it. Only on old servers. */
            allow_in_projects?: boolean;
        };
        /** @description Which users to find. */
        UserQuery: {
            /** @description UUIDs whose names to find. Null means all users for a service, and none for a user. */
            uuids?: string[] | null;
            /** @description Names whose UUIDs to find. Case does not matter. */
            displaynames?: string[];
        };
        /** @description The users that were found. */
        UserCatalogs: {
            /** @description Names by UUID. A name is an email address. */
            uuid_catalog: {
                [key: string]: string;
            };
            /** @description UUIDs by name, as the caller has spelled it. */
            displayname_catalog: {
                [key: string]: string;
            };
        };
        /** @description Quotas of a user by the id of the project, and there by the name of the resource. */
        QuotasByProject: {
            [key: string]: {
                [key: string]: components["schemas"]["Quota"];
            };
        };
        /** @description What a user may use of a resource in a project, and uses. In the unit of the resource, such as bytes. */
        Quota: {
            /**
             * Format: int64
             * @description What the user uses in the project.
             */
            usage: number;
            /**
             * Format: int64
             * @description What the user may use in the project. 9223372036854775807 means that there is no limit.
             */
            limit: number;
            /**
             * Format: int64
             * @description What pending commissions change of the user's usage.
             */
            pending: number;
            /**
             * Format: int64
             * @description What all members use in the project.
             */
            project_usage: number;
            /**
             * Format: int64
             * @description What all members together may use. 9223372036854775807 means that there is no limit.
             */
            project_limit: number;
            /**
             * Format: int64
             * @description What pending commissions change of the project's usage.
             */
            project_pending: number;
        };
        /** @description Quotas of a project by the name of the resource. */
        ProjectQuotas: {
            [key: string]: components["schemas"]["ProjectQuota"];
        };
        /** @description What a project may use of a resource, and uses. In the unit of the resource, such as bytes. */
        ProjectQuota: {
            /**
             * Format: int64
             * @description What all members use in the project.
             */
            project_usage: number;
            /**
             * Format: int64
             * @description What all members together may use. 9223372036854775807 means that there is no limit.
             */
            project_limit: number;
            /**
             * Format: int64
             * @description What pending commissions change of the project's usage.
             */
            project_pending: number;
        };
        /** @description A change of one usage. */
        Provision: {
            /** @description Whose usage changes: `user:UUID` or `project:ID`. */
            holder: string;
            /** @description What it is taken from: `project:ID` for a user, null for a project. */
            source: string | null;
            /** @description Name of the resource. */
            resource: string;
            /**
             * Format: int64
             * @description How much is used more. Negative if it is released.
             */
            quantity: number;
        };
        /** @description A commission to issue. */
        NewCommission: {
            /** @description The changes. Each one of a user is paired with one of the project. */
            provisions: components["schemas"]["Provision"][];
            /**
             * @description A text for the operators.
             * @default
             */
            name?: string;
            /**
             * @description Whether limits may be exceeded.
             * @default false
             */
            force?: boolean;
            /**
             * @description Whether the commission is accepted immediately.
             * @default false
             */
            auto_accept?: boolean;
        };
        /** @description The new commission. */
        IssuedCommission: {
            /** @description Serial. */
            serial: number;
        };
        /** @description A pending commission. */
        Commission: {
            /** @description Serial. */
            serial: number;
            /**
             * Format: date-time
             * @description When it was issued.
             */
            issue_time: string;
            /** @description The text for the operators. */
            name: string;
            /** @description The changes. Not in the order of issue. */
            provisions: components["schemas"]["Provision"][];
        };
        /** @description Exactly one of the two. */
        CommissionAction: {
            /** @description Accepts the commission. The value means nothing. */
            accept?: string;
            /** @description Rejects the commission. The value means nothing. */
            reject?: string;
        };
        /** @description Commissions to resolve. */
        CommissionResolution: {
            /** @description Serials to accept. */
            accept?: number[];
            /** @description Serials to reject. */
            reject?: number[];
        };
        /** @description How each commission was resolved. */
        ResolvedCommissions: {
            /** @description Serials that were accepted. */
            accepted: number[];
            /** @description Serials that were rejected. */
            rejected: number[];
            /** @description Serials that failed, each with the reason. */
            failed: components["schemas"]["FailedCommission"][];
        };
        /** @description A serial and the reason why it was not resolved. */
        FailedCommission: [
            number,
            components["schemas"]["ResolutionFault"]
        ];
        /** @description Why a commission was not resolved. Exactly one property. */
        ResolutionFault: {
            /** @description There is no such thing. */
            itemNotFound?: components["schemas"]["ShortFaultDetail"];
            /** @description The request is not valid. */
            badRequest?: components["schemas"]["ShortFaultDetail"];
        };
        /** @description A message to the operators. */
        Feedback: {
            /** @description The message. */
            feedback_msg: string;
            /** @description More data for the operators. */
            feedback_data?: string;
        };
        /** @description The project to use by default. */
        DefaultProject: {
            /** @description Id of the project. */
            project_id: string;
        };
        /**
         * @description State of a project. `uninitialized`: never approved. `suspended`, `terminated`: its resources cannot be used. `deleted`: its first application was canceled or dismissed.
         * @enum {string}
         */
        ProjectState: "uninitialized" | "active" | "suspended" | "terminated" | "deleted";
        /**
         * @description Who may join or leave. `auto`: all users, immediately. `moderated`: after the owner agrees. `closed`: only by the owner.
         * @enum {string}
         */
        ProjectPolicy: "auto" | "moderated" | "closed";
        /**
         * @description State of an application.
         * @enum {string}
         */
        ApplicationState: "pending" | "approved" | "replaced" | "denied" | "dismissed" | "cancelled";
        /** @description Limits of a resource, in its unit. */
        ResourceLimits: {
            /**
             * Format: int64
             * @description What each member may use. At most `project_capacity`.
             */
            member_capacity: number;
            /**
             * Format: int64
             * @description What all members together may use. At most 9223372036854775807, which means that there is no limit.
             */
            project_capacity: number;
        };
        /** @description A project. */
        Project: {
            /** @description UUID. That of a system project is the UUID of its user. */
            id: string;
            /** @description State. */
            state: components["schemas"]["ProjectState"];
            /**
             * Format: date-time
             * @description When the project was created.
             */
            creation_date: string;
            /** @description Name. `system:UUID` for a system project. */
            name: string;
            /** @description UUID of the owner. Null for a system project. */
            owner: string | null;
            /** @description Address of a page. May be empty. */
            homepage: string;
            /** @description Description. May be empty. */
            description: string;
            /**
             * Format: date-time
             * @description When the project ends.
             */
            end_date: string;
            /** @description Who may join. */
            join_policy: components["schemas"]["ProjectPolicy"];
            /** @description Who may leave. */
            leave_policy: components["schemas"]["ProjectPolicy"];
            /**
             * Format: int64
             * @description How many members there may be. 9223372036854775807 means that there is no limit.
             */
            max_members: number;
            /** @description Whether only members and the owner see the project. */
            private: boolean;
            /** @description Whether it is the system project of a user. */
            system_project: boolean;
            /** @description Limits by the name of the resource. */
            resources: {
                [key: string]: components["schemas"]["ResourceLimits"];
            };
            /** @description The last application. Missing if there is none */
            last_application?: components["schemas"]["ProjectApplication"];
            /**
             * Format: date-time
             * @description When the project was suspended or terminated last. It stays after the project is active again. Missing if it never was, and for callers who are neither the owner nor a project administrator.
             */
            deactivation_date?: string;
        };
        /** @description The last application for a project. A field that the application does not change is null. Missing for callers who are neither the owner nor a project administrator, and if there is none. */
        ProjectApplication: {
            /** @description Id. */
            id: number;
            /** @description State. */
            state: components["schemas"]["ApplicationState"];
            /** @description Name. */
            name: string | null;
            /** @description UUID of the owner. */
            owner: string | null;
            /** @description UUID of the user who applied. */
            applicant: string;
            /** @description Address of a page. */
            homepage: string | null;
            /** @description Description. */
            description: string | null;
            /**
             * Format: date-time
             * @description When the project is to begin.
             */
            start_date: string | null;
            /**
             * Format: date-time
             * @description When the project is to end.
             */
            end_date: string | null;
            /** @description Comments for the project administrators. */
            comments: string | null;
            /** @description Null if it is not to change. */
            join_policy: components["schemas"]["ProjectPolicy"] | null;
            /** @description Null if it is not to change. */
            leave_policy: components["schemas"]["ProjectPolicy"] | null;
            /**
             * Format: int64
             * @description How many members there may be.
             */
            max_members: number | null;
            /** @description Whether only members and the owner see the project. */
            private: boolean | null;
            /** @description Limits that are to change, by the name of the resource. */
            resources: {
                [key: string]: components["schemas"]["ResourceLimits"];
            };
        };
        /** @description A project to apply for. */
        NewProject: {
            /** @description Name, in the form of a domain: `lab.example.org`. */
            name: string;
            /** @description UUID of the owner. The default is the caller. */
            owner?: string;
            /** @description Address of a page. */
            homepage?: string;
            /** @description Description. */
            description?: string;
            /** @description Comments for the project administrators. */
            comments?: string;
            /**
             * Format: date-time
             * @description When the project begins. With a time zone.
             */
            start_date?: string;
            /**
             * Format: date-time
             * @description When the project ends. In the future, and with a time zone; a date without a zone is a 400.
             */
            end_date: string;
            /** @description Who may join. The default of a new project is `moderated`. */
            join_policy?: components["schemas"]["ProjectPolicy"];
            /** @description Who may leave. The default of a new project is `auto`. */
            leave_policy?: components["schemas"]["ProjectPolicy"];
            /**
             * Format: int64
             * @description How many members there may be. Also a string such as `inf` or `10K`. The default for a new project is 9223372036854775807, which means that there is no limit.
             */
            max_members?: number | string;
            /** @description Whether only members and the owner see the project. */
            private?: boolean;
            /** @description Limits by the name of the resource. Those that are left out get the defaults of the cloud. */
            resources?: {
                [key: string]: components["schemas"]["ResourceLimits"];
            };
        };
        /** @description Changes of a project to apply for. Fields that are left out stay as they are. */
        ProjectChanges: {
            /** @description Name, in the form of a domain: `lab.example.org`. */
            name?: string;
            /** @description UUID of the owner. The default is the caller. */
            owner?: string;
            /** @description Address of a page. */
            homepage?: string;
            /** @description Description. */
            description?: string;
            /** @description Comments for the project administrators. */
            comments?: string;
            /**
             * Format: date-time
             * @description When the project begins. With a time zone.
             */
            start_date?: string;
            /**
             * Format: date-time
             * @description When the project ends. In the future, and with a time zone; a date without a zone is a 400.
             */
            end_date?: string;
            /** @description Who may join. The default of a new project is `moderated`. */
            join_policy?: components["schemas"]["ProjectPolicy"];
            /** @description Who may leave. The default of a new project is `auto`. */
            leave_policy?: components["schemas"]["ProjectPolicy"];
            /**
             * Format: int64
             * @description How many members there may be. Also a string such as `inf` or `10K`. The default for a new project is 9223372036854775807, which means that there is no limit.
             */
            max_members?: number | string;
            /** @description Whether only members and the owner see the project. */
            private?: boolean;
            /** @description Limits by the name of the resource. Those that are left out get the defaults of the cloud. */
            resources?: {
                [key: string]: components["schemas"]["ResourceLimits"];
            };
        };
        /** @description The project and its new application. */
        CreatedApplication: {
            /** @description Id of the project. */
            id: string;
            /** @description Id of the application. */
            application: number;
        };
        /** @description Exactly one action. */
        ProjectAction: {
            /** @description Suspends an active project. */
            suspend?: components["schemas"]["ActionReason"];
            /** @description Makes a suspended project active again. */
            unsuspend?: components["schemas"]["ActionReason"];
            /** @description Terminates a project */
            terminate?: components["schemas"]["ActionReason"];
            /** @description Makes a terminated project active again. */
            reinstate?: components["schemas"]["ActionReason"];
            /** @description Approves a pending application. */
            approve?: components["schemas"]["ApplicationActionReason"];
            /** @description Denies a pending application. */
            deny?: components["schemas"]["ApplicationActionReason"];
            /** @description Dismisses a denied application. If the project was never active */
            dismiss?: components["schemas"]["ApplicationActionReason"];
            /** @description Cancels a pending application. If the project was never active */
            cancel?: components["schemas"]["ApplicationActionReason"];
        };
        /** @description Why a project is to change. */
        ActionReason: {
            /** @description The reason. */
            reason?: string;
        };
        /** @description Which application is to change, and why. */
        ApplicationActionReason: {
            /** @description Id of the last application of the project. Without it, the response is a 500. */
            app_id: number;
            /** @description The reason. The existing client kamaki sends `reasons`, which the server ignores. */
            reason?: string;
        };
        /**
         * @description State of a membership.
         * @enum {string}
         */
        MembershipState: "requested" | "accepted" | "leave_requested" | "suspended" | "rejected" | "cancelled" | "removed";
        /**
         * @description An action on a membership.
         * @enum {string}
         */
        MembershipActionName: "leave" | "cancel" | "accept" | "reject" | "remove";
        /** @description The membership of a user in a project. */
        Membership: {
            /** @description Id. */
            id: number;
            /** @description UUID of the user. */
            user: string;
            /** @description Id of the project. */
            project: string;
            /** @description State. */
            state: components["schemas"]["MembershipState"];
            /** @description What the caller may do now. */
            allowed_actions: components["schemas"]["MembershipActionName"][];
            /**
             * Format: date-time
             * @description When it was requested. Missing if it never was.
             */
            requested?: string;
            /**
             * Format: date-time
             * @description When it was accepted. Missing if it never was.
             */
            accepted?: string;
            /**
             * Format: date-time
             * @description When the member requested to leave. Missing if it never happened.
             */
            leave_requested?: string;
            /**
             * Format: date-time
             * @description When it was suspended. Missing if it never was.
             */
            suspended?: string;
            /**
             * Format: date-time
             * @description When it was rejected. Missing if it never was.
             */
            rejected?: string;
            /**
             * Format: date-time
             * @description When it was canceled. Missing if it never was.
             */
            cancelled?: string;
            /**
             * Format: date-time
             * @description When it ended. Missing if it never did.
             */
            removed?: string;
        };
        /** @description Exactly one of the two. */
        NewMembership: {
            /** @description The caller joins. */
            join?: {
                /** @description Id of the project. */
                project: string;
            };
            /** @description Another user becomes a member. */
            enroll?: {
                /** @description Id of the project. */
                project: string;
                /** @description Email address of the user. */
                user: string;
            };
        };
        /** @description The new membership. */
        CreatedMembership: {
            /** @description Id. */
            id: number;
        };
        /** @description Exactly one action. Its value is the reason. */
        MembershipAction: {
            /** @description The member leaves. The value is the reason. */
            leave?: string;
            /** @description The caller cancels the request to join. The value is the reason. */
            cancel?: string;
            /** @description Accepts the request to join. The value is the reason. */
            accept?: string;
            /** @description Rejects the request to join. The value is the reason. */
            reject?: string;
            /** @description Removes the member. The value is the reason. */
            remove?: string;
        };
        /** @description An authorization code. */
        OAuthTokenRequest: {
            /**
             * @description The kind of the code.
             * @constant
             */
            grant_type: "authorization_code";
            /** @description The code. */
            code: string;
            /** @description The address that the code was sent to. */
            redirect_uri: string;
        };
        /** @description A token of short life. */
        OAuthToken: {
            /** @description The token. It is a secret. */
            access_token: string;
            /** @description Always `Bearer`. */
            token_type: string;
            /** @description Its life in seconds. */
            expires_in: number;
        };
        /** @description Why there is no token. */
        OAuthError: {
            /** @description The name of the error: `generic_error`. */
            error: string;
            /** @description What is wrong. */
            exception?: string;
        };
        /** @description What is wrong. */
        FaultDetail: {
            /** @description The status of the response. */
            code: number;
            /** @description A sentence. May be empty. */
            message: string;
            /** @description Mostly empty. A traceback on servers in debug mode. */
            details: string;
        };
        /** @description What is wrong, without details. */
        ShortFaultDetail: {
            /** @description The status that is meant. One of several failures does not set that of the response. */
            code: number;
            /** @description A sentence. */
            message: string;
        };
        /** @description The request is not valid. */
        BadRequestFault: {
            /** @description The request is not valid. */
            badRequest: components["schemas"]["FaultDetail"];
        };
        /** @description The credentials are not valid. */
        UnauthorizedFault: {
            /** @description The credentials are not valid. */
            unauthorized: components["schemas"]["FaultDetail"];
        };
        /** @description The caller may not do this. */
        ForbiddenFault: {
            /** @description The caller may not do this. */
            forbidden: components["schemas"]["FaultDetail"];
        };
        /** @description There is no such thing. */
        ItemNotFoundFault: {
            /** @description There is no such thing. */
            itemNotFound: components["schemas"]["FaultDetail"];
        };
        /** @description The method or the account is not allowed. */
        NotAllowedFault: {
            /** @description The method or the account is not allowed. */
            notAllowed: components["schemas"]["FaultDetail"];
        };
        /** @description The state of a thing does not allow the request. */
        ConflictFault: {
            /** @description The state does not allow it. */
            conflict: components["schemas"]["FaultDetail"];
        };
        /** @description The server failed. */
        InternalServerErrorFault: {
            /** @description The server failed. */
            internalServerError: components["schemas"]["FaultDetail"];
        };
        /** @description A provision that is not valid. */
        InvalidProvisionFault: {
            /** @description What is wrong with the provision. */
            badRequest: components["schemas"]["ShortFaultDetail"];
        };
        /** @description A provision of a holding that does not exist. */
        UnknownHoldingFault: {
            /** @description There is no such thing. */
            itemNotFound: components["schemas"]["ProvisionFaultDetail"];
        };
        /** @description A provision that exceeds a limit or the usage. */
        QuotaExceededFault: {
            /** @description The limit or the usage that is exceeded. */
            overLimit: components["schemas"]["ProvisionFaultDetail"];
        };
        /** @description What is wrong with a provision. */
        ProvisionFaultDetail: {
            /** @description The status of the response. */
            code: number;
            /** @description A sentence. */
            message: string;
            /** @description The provision and its reason. */
            data: {
                /** @description The reason. */
                name: components["schemas"]["ProvisionErrorName"] | (string & {});
                /** @description The provision that fails. */
                provision: components["schemas"]["Provision"];
                /**
                 * Format: int64
                 * @description The usage of the holder.
                 */
                usage?: number;
                /**
                 * Format: int64
                 * @description The limit of the holder.
                 */
                limit?: number;
            };
        };
        /**
         * @description `NoCapacityError`: a limit is exceeded. `NoQuantityError`: more is released than used. `NoHoldingError`: the holder has nothing of this source and resource.
         * @enum {string}
         */
        ProvisionErrorName: "NoCapacityError" | "NoQuantityError" | "NoHoldingError";
    };
    responses: {
        /** @description Done. There is no body, although the `Content-Type` is that of JSON. */
        Done: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The token is missing, unknown or has expired, or is not of the kind that the operation requires. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedFault"];
            };
        };
        /** @description The caller may not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenFault"];
            };
        };
        /** @description The body is not JSON, or the `Content-Type` is missing or another one. */
        BodyInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestFault"];
            };
        };
        /** @description The body is not a JSON object, or `displaynames` is not a list of strings. Null is not valid for it. */
        UserQueryInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestFault"];
            };
        };
        /** @description The users that were found. */
        FoundUsers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UserCatalogs"];
            };
        };
        /** @description The service has no pending commission with this serial. There is no body. */
        CommissionNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description There is no such project. */
        ProjectNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ItemNotFoundFault"];
            };
        };
        /** @description There is no such membership. */
        MembershipNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ItemNotFoundFault"];
            };
        };
        /** @description The body is not JSON, has a value of another type, or has not exactly one action that exists. */
        ActionUnknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestFault"];
            };
        };
        /** @description The server failed. What was requested may have been done. */
        ServerFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalServerErrorFault"];
                "text/html": string;
            };
        };
    };
    parameters: {
        /**
         * @description An OAuth 2.0 token. Characters such as `/`, `+` and `=` are percent-encoded.
         * @example c2hvcnQgbGlmZQ==
         */
        TokenId: string;
        /**
         * @description Serial of a commission.
         * @example 57
         */
        CommissionSerial: number;
        /**
         * @description Id of a project. That of a system project is the UUID of its user.
         * @example e32bcd89-7832-48ee-9b5a-4169702f6d2f
         */
        ProjectId: string;
        /**
         * @description Id of a membership.
         * @example 7
         */
        MembershipId: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    authenticate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The credentials. Without a body the response has only the catalog. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description The token is valid, or there were no credentials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAccess"] | components["schemas"]["PublicAccess"];
                };
            };
            /** @description The body is not JSON, lacks credentials, or `tenantName` is not the UUID of the user. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            /** @description The token is unknown or has expired, the user is inactive or has not signed the terms, or `username` and `password` belong to different users. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnauthorizedFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    validateToken: {
        parameters: {
            query?: {
                /**
                 * @description An address of which the scope of the token must be a prefix. Without it, the scope is not checked.
                 * @example https://pithos.example.org/pithos/ui/view/1
                 */
                belongsTo?: string;
            };
            header?: never;
            path: {
                /**
                 * @description An OAuth 2.0 token. Characters such as `/`, `+` and `=` are percent-encoded.
                 * @example c2hvcnQgbGlmZQ==
                 */
                token_id: components["parameters"]["TokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is valid. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAccess"];
                };
            };
            /** @description The token is unknown or has expired, or its scope is not a prefix of `belongsTo`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemNotFoundFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    listServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All services. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloudService"][];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    listResources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All visible resources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: components["schemas"]["Resource"];
                    };
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    findUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to find. Either list may be missing. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserQuery"];
            };
        };
        responses: {
            200: components["responses"]["FoundUsers"];
            400: components["responses"]["UserQueryInvalid"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
    findUsersForService: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to find. Either list may be missing. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserQuery"];
            };
        };
        responses: {
            200: components["responses"]["FoundUsers"];
            400: components["responses"]["UserQueryInvalid"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
    getQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas by project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotasByProject"];
                };
            };
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
    getServiceQuotas: {
        parameters: {
            query?: {
                /**
                 * @description UUIDs of users, separated by commas. Without it, all users.
                 * @example [
                 *       "11111111-1111-4111-8111-111111111111",
                 *       "22222222-2222-4222-8222-222222222222"
                 *     ]
                 */
                user?: string[];
                /**
                 * @description Ids of projects, separated by commas. Without it, all projects.
                 * @example [
                 *       "11111111-1111-4111-8111-111111111111"
                 *     ]
                 */
                project?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas by user, and of each user by project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: components["schemas"]["QuotasByProject"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `user` was given, and there are no quotas for it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemNotFoundFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    getServiceProjectQuotas: {
        parameters: {
            query?: {
                /**
                 * @description Ids of projects, separated by commas. Without it, all projects.
                 * @example [
                 *       "11111111-1111-4111-8111-111111111111"
                 *     ]
                 */
                project?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas by project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: components["schemas"]["ProjectQuotas"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `project` was given, and there are no quotas for it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemNotFoundFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    listPendingCommissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The serials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number[];
                };
            };
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
    issueCommission: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The changes. Each provision of a user needs one of the project that is its source. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCommission"];
            };
        };
        responses: {
            /** @description The commission was issued. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedCommission"];
                };
            };
            /** @description The body is not JSON, lacks `provisions`, or has a value of another type. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"] | components["schemas"]["InvalidProvisionFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description There is no such holding: the user is not in the project, or the project, the user or the resource does not exist. `usage` and `limit` mean nothing here: they belong to the provision that was checked before. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownHoldingFault"];
                };
            };
            /** @description A positive quantity exceeds a limit (`NoCapacityError`), or a negative one exceeds the usage (`NoQuantityError`). With `force` limits are not checked. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaExceededFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    getCommission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Serial of a commission.
                 * @example 57
                 */
                serial: components["parameters"]["CommissionSerial"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The commission. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commission"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CommissionNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    runCommissionAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Serial of a commission.
                 * @example 57
                 */
                serial: components["parameters"]["CommissionSerial"];
            };
            cookie?: never;
        };
        /** @description One action. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommissionAction"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            /** @description The body is not JSON, or has not exactly one of the two actions. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CommissionNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    resolveCommissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The serials to accept and to reject. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommissionResolution"];
            };
        };
        responses: {
            /** @description What was resolved, and what failed. Unknown serials come before those that are in both lists. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolvedCommissions"];
                };
            };
            /** @description The body is not JSON, or not lists of serials. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
    sendFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The message. Only a form is read; any other `Content-Type` is a 400. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["Feedback"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            /** @description `feedback_msg` is missing or empty, or the body is not a form. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
            /** @description The email could not be sent. There is no body. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    setDefaultProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The project. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DefaultProject"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorized"];
            /** @description There is no `project_id`, the user's membership is not accepted, or the project is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenFault"];
                };
            };
            /** @description There is no such project, or the user has no membership in it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemNotFoundFault"];
                };
            };
            /** @description The user is not verified, rejected or inactive. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotAllowedFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /**
                 * @description Only projects with exactly this name.
                 * @example lab.example.org
                 */
                name?: string;
                /**
                 * @description Only projects in this state. A state that does not exist is a 400.
                 * @example active
                 */
                state?: components["schemas"]["ProjectState"];
                /**
                 * @description Only projects that the user with this UUID owns.
                 * @example 11111111-1111-4111-8111-111111111111
                 */
                owner?: string;
                /** @description `default` and `related`: projects that the user is a member of or owns, all projects for a project administrator. `member`: active projects in which the user's membership is accepted. `active`: active projects that are not private. Another value is a 400. */
                mode?: "default" | "related" | "member" | "active";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The projects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"][];
                };
            };
            /** @description The state or the mode does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The project. `end_date` is checked before `name`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description The project and the application were created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApplication"];
                };
            };
            /** @description A field is missing or not valid, or the body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The user has too many pending applications. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a project. That of a system project is the UUID of its user.
                 * @example e32bcd89-7832-48ee-9b5a-4169702f6d2f
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    modifyProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a project. That of a system project is the UUID of its user.
                 * @example e32bcd89-7832-48ee-9b5a-4169702f6d2f
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description What to change. Other fields keep their values. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChanges"];
            };
        };
        responses: {
            /** @description The application was created. The status is 201, not 200. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApplication"];
                };
            };
            /** @description A field is not valid, or the body is not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /** @description The owner, name, homepage or description of a system project cannot be changed, or the user has too many pending applications. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    runProjectAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a project. That of a system project is the UUID of its user.
                 * @example e32bcd89-7832-48ee-9b5a-4169702f6d2f
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description One action. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectAction"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["ActionUnknown"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /** @description The project or the application is in a state that does not allow the action, the application is not the last one, or the name of the project to approve is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    listMemberships: {
        parameters: {
            query?: {
                /**
                 * @description Only memberships of the project with this id.
                 * @example e32bcd89-7832-48ee-9b5a-4169702f6d2f
                 */
                project?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The memberships. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
    createMembership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Either `join` or `enroll`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMembership"];
            };
        };
        responses: {
            /** @description The membership was created. The status is 200, not 201. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedMembership"];
                };
            };
            400: components["responses"]["ActionUnknown"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            /** @description The user is already a member or has requested it, the join policy is `closed`, the project has `max_members`, the user to enroll is unknown or not activated, or the project to enroll in does not exist. Whether the user to enroll exists is checked before the rights of the caller. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    getMembership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a membership.
                 * @example 7
                 */
                membership_id: components["parameters"]["MembershipId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The membership. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MembershipNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    runMembershipAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a membership.
                 * @example 7
                 */
                membership_id: components["parameters"]["MembershipId"];
            };
            cookie?: never;
        };
        /** @description One action, with its reason. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembershipAction"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["ActionUnknown"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MembershipNotFound"];
            /** @description The state of the membership, the leave policy or the number of members does not allow the action. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    requestOAuthToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The code. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["OAuthTokenRequest"];
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthToken"];
                };
            };
            /** @description The request is not valid: unknown client, code or address, or not HTTPS. The body is JSON, but its `Content-Type` is that of HTML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
}
