// Generated from openapi/decapod.yaml by `npm run generate`; do not edit.

export interface paths {
    "/v1/auth/": {
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
         * @description Exchanges a user name and a password for a token. Each login creates a new token; other tokens of the user stay valid. An unknown user, a deleted user and a wrong password get the same 401. A repeat creates another token.
         */
        post: operations["login"];
        /**
         * Log out
         * @description Revokes the token that the request carries. Other tokens of the user stay valid. A repeat is a 401, as the token is unknown then.
         */
        delete: operations["logout"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/info/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get version and time
         * @description Needs no token.
         */
        get: operations["getInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description By `full_name`. Needs `view_user`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Creates a user with a generated password, which the server sends by mail if mail is configured; without mail, only a password reset gives the user a known password. Login and e-mail address must be unique among the users that are not deleted. Whether the role exists is not checked. With Keystone this is a 405. Needs `view_user` and `create_user`. A repeat is refused, as the login is taken then.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/self/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the current user
         * @description Needs a token and no permission.
         */
        get: operations["getOwnUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Get a user
         * @description The latest version, even if it is deleted. Needs `view_user`.
         */
        get: operations["getUser"];
        /**
         * Change a user
         * @description The body is the complete latest version with nothing but `data` changed. If any of the other fields differs from the stored latest version, for example because another client was faster, the response is a 400 `CannotUpdateManagedFieldsError`. The fields in `data` are not validated, not even the e-mail address, and those that are left out keep their values. Uniqueness is checked as for a new user; if `data` lacks the login, a violation is a `PlainTextError`. Needs `view_user` and `edit_user`. A repeat after a lost response is refused, as the version is stale then.
         */
        put: operations["updateUser"];
        post?: never;
        /**
         * Delete a user
         * @description Creates a last version, and revokes all tokens of the user. Login and e-mail address are free again. With Keystone this is a 405. Needs `view_user` and `delete_user`. A repeat is refused with `CannotUpdateDeletedModel`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/{id}/version/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * List the versions of a user
         * @description All versions, newest first. `filter` and `sort_by` have no effect here. An unknown id is not a 404 but an empty list. Needs `view_user` and `view_user_versions`.
         */
        get: operations["listUserVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/{id}/version/{version}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["UserId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        /**
         * Get one version of a user
         * @description Needs `view_user` and `view_user_versions`.
         */
        get: operations["getUserVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List roles
         * @description By `name`. Needs `view_role`.
         */
        get: operations["listRoles"];
        put?: never;
        /**
         * Create a role
         * @description The name must be unique among the roles that are not deleted. A permission that the server does not know is silently dropped: compare the response with the request. An unknown class is a 400 `BadRequest`. Needs `view_role` and `create_role`. A repeat is refused, as the name is taken then.
         */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role/self/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the role of the current user
         * @description Needs a token and no permission. A user without a role gets a 404.
         */
        get: operations["getOwnRole"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a role. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["RoleId"];
            };
            cookie?: never;
        };
        /**
         * Get a role
         * @description The latest version, even if it is deleted. Needs `view_role`.
         */
        get: operations["getRole"];
        /**
         * Change a role
         * @description The body is the complete latest version with nothing but `data` changed. If any of the other fields differs from the stored latest version, for example because another client was faster, the response is a 400 `CannotUpdateManagedFieldsError`. The fields in `data` are not validated, and those that are left out keep their values. `permissions` replaces the whole list, and unknown ones are dropped as for a new role. Needs `view_role` and `edit_role`. A repeat after a lost response is refused, as the version is stale then.
         */
        put: operations["updateRole"];
        post?: never;
        /**
         * Delete a role
         * @description Creates a last version. A role that a user has cannot be deleted. Needs `view_role` and `delete_role`. A repeat is refused with `CannotUpdateDeletedModel`.
         */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role/{id}/version/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a role. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["RoleId"];
            };
            cookie?: never;
        };
        /**
         * List the versions of a role
         * @description All versions, newest first. `filter` and `sort_by` have no effect here. An unknown id is not a 404 but an empty list. Needs `view_role` and `view_role_versions`.
         */
        get: operations["listRoleVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role/{id}/version/{version}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a role. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["RoleId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        /**
         * Get one version of a role
         * @description Needs `view_role` and `view_role_versions`.
         */
        get: operations["getRoleVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permission/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the permissions that exist
         * @description All permissions, in two classes whose order is not fixed. Not a page: there is no query. Needs `view_role`.
         */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/server/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List servers
         * @description By `name`. Each row has all facts of the server, so that a page is large. Needs `view_server`.
         */
        get: operations["listServers"];
        put?: never;
        /**
         * Request the discovery of a server
         * @description Enqueues the discovery of a server and responds with an empty object, not with a model. The controller then waits for SSH on port 22, gathers facts, and creates the server or makes a new version of it, if anything changed; a deleted server is revived. The server appears in the list after seconds to minutes, or never: a failure shows only in the log of the Decapod server. Use ids in lower case with hyphens: ids are stored as they are sent, but those in paths are converted to lower case, so that a server with another id cannot be reached. Needs `create_server`, or the server discovery token, which is valid for no other operation. A repeat enqueues one more discovery.
         */
        post: operations["discoverServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/server/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a server. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * Get a server
         * @description The latest version, even if it is deleted. Needs `view_server`.
         */
        get: operations["getServer"];
        /**
         * Rename a server
         * @description The body is the complete latest version with nothing but `data` changed. If any of the other fields differs from the stored latest version, for example because another client was faster, the response is a 400 `CannotUpdateManagedFieldsError`. The fields in `data` are not validated, and only the name is applied, which is required. Another server must not have the name, not even in an older version, and not even if it is deleted. If the server belongs to a cluster, the cluster gets a new version as well. Needs `view_server` and `edit_server`. A repeat after a lost response is refused, as the version is stale then.
         */
        put: operations["updateServer"];
        post?: never;
        /**
         * Delete a server
         * @description Creates a last version. A server that belongs to a cluster, or that a running execution has locked, is a `PlainTextError`. Its name, name in the DNS and address stay taken, but a new discovery revives it. Needs `view_server` and `delete_server`. A repeat is refused with `CannotUpdateDeletedModel`.
         */
        delete: operations["deleteServer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/server/{id}/version/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a server. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * List the versions of a server
         * @description All versions, newest first. `filter` and `sort_by` have no effect here. An unknown id is not a 404 but an empty list. Needs `view_server` and `view_server_versions`.
         */
        get: operations["listServerVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/server/{id}/version/{version}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a server. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ServerId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        /**
         * Get one version of a server
         * @description Needs `view_server` and `view_server_versions`.
         */
        get: operations["getServerVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cluster/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List clusters
         * @description By `name`. Needs `view_cluster`.
         */
        get: operations["listClusters"];
        put?: never;
        /**
         * Create a cluster
         * @description Creates a cluster without servers; an execution of a configuration of `cluster_deploy` deploys it. The name must be unique among the clusters that are not deleted. Needs `view_cluster` and `create_cluster`. A repeat is refused, as the name is taken then.
         */
        post: operations["createCluster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cluster/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cluster. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        /**
         * Get a cluster
         * @description The latest version, even if it is deleted. Needs `view_cluster`.
         */
        get: operations["getCluster"];
        /**
         * Rename a cluster
         * @description The body is the complete latest version with nothing but `data` changed. If any of the other fields differs from the stored latest version, for example because another client was faster, the response is a 400 `CannotUpdateManagedFieldsError`. The fields in `data` are not validated, and only the name is applied, even one that a new cluster could not have. Needs `view_cluster` and `edit_cluster`. A repeat after a lost response is refused, as the version is stale then.
         */
        put: operations["updateCluster"];
        post?: never;
        /**
         * Delete a cluster
         * @description Creates a last version. A cluster that has servers is a 400; the playbook `purge_cluster` takes them out and deletes it. Needs `view_cluster` and `delete_cluster`. A repeat is refused with `CannotUpdateDeletedModel`.
         */
        delete: operations["deleteCluster"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cluster/{id}/version/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cluster. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        /**
         * List the versions of a cluster
         * @description All versions, newest first. `filter` and `sort_by` have no effect here. An unknown id is not a 404 but an empty list. Needs `view_cluster` and `view_cluster_versions`.
         */
        get: operations["listClusterVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cluster/{id}/version/{version}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cluster. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ClusterId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        /**
         * Get one version of a cluster
         * @description Needs `view_cluster` and `view_cluster_versions`.
         */
        get: operations["getClusterVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playbook/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the playbooks that exist
         * @description All playbooks by `name`, with the hints that each takes. Not a page: there is no query. Needs a token and no permission.
         */
        get: operations["listPlaybooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playbook_configuration/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List playbook configurations
         * @description Newest first. Needs `view_playbook_configuration`.
         */
        get: operations["listPlaybookConfigurations"];
        put?: never;
        /**
         * Create a playbook configuration
         * @description The playbook computes its variables and its inventory for these servers and hints. If the playbook requires no list of servers, `server_ids` is ignored and the servers of the cluster are used. Checked in this order: cluster, playbook, list of servers, the playbook's policy for it, hints, and that the cluster is deployed (which all playbooks but `cluster_deploy` require). Unknown or deleted servers, invalid hints and missing facts are a `PlainTextError`. Names need not be unique. Needs `view_playbook_configuration` and `create_playbook_configuration`. A repeat creates another one.
         */
        post: operations["createPlaybookConfiguration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playbook_configuration/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playbook configuration. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["PlaybookConfigurationId"];
            };
            cookie?: never;
        };
        /**
         * Get a playbook configuration
         * @description The latest version, even if it is deleted. Needs `view_playbook_configuration`.
         */
        get: operations["getPlaybookConfiguration"];
        /**
         * Change a playbook configuration
         * @description The body is the complete latest version with nothing but `data` changed. If any of the other fields differs from the stored latest version, for example because another client was faster, the response is a 400 `CannotUpdateManagedFieldsError`. The fields in `data` are not validated. Only `name` and `configuration` are applied, each replaced as a whole, and the one that is left out keeps its value. Needs `view_playbook_configuration` and `edit_playbook_configuration`. A repeat after a lost response is refused, as the version is stale then.
         */
        put: operations["updatePlaybookConfiguration"];
        post?: never;
        /**
         * Delete a playbook configuration
         * @description Creates a last version. From 1.2 on, an execution locks the version that it uses; its success unlocks all versions, while one that failed or was canceled leaves it locked. A locked one cannot be deleted. Needs `view_playbook_configuration` and `delete_playbook_configuration`. A repeat is refused with `CannotUpdateDeletedModel`.
         */
        delete: operations["deletePlaybookConfiguration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playbook_configuration/{id}/version/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playbook configuration. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["PlaybookConfigurationId"];
            };
            cookie?: never;
        };
        /**
         * List the versions of a playbook configuration
         * @description All versions, newest first. `filter` and `sort_by` have no effect here. An unknown id is not a 404 but an empty list. Needs `view_playbook_configuration` and `view_playbook_configuration_version`.
         */
        get: operations["listPlaybookConfigurationVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/playbook_configuration/{id}/version/{version}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playbook configuration. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["PlaybookConfigurationId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        /**
         * Get one version of a playbook configuration
         * @description Needs `view_playbook_configuration` and `view_playbook_configuration_version`.
         */
        get: operations["getPlaybookConfigurationVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/execution/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List executions
         * @description Newest first. Needs `view_execution`.
         */
        get: operations["listExecutions"];
        put?: never;
        /**
         * Execute a playbook configuration
         * @description Enqueues a run of one version of a playbook configuration. It starts when all its servers are free. Needs `view_execution`, `create_execution` and the permission of the class `playbook` that is named like the playbook. A repeat creates another execution.
         */
        post: operations["createExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/execution/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        /**
         * Get an execution
         * @description The latest version, even if it is deleted. Needs `view_execution`.
         */
        get: operations["getExecution"];
        put?: never;
        post?: never;
        /**
         * Cancel an execution
         * @description An execution that has not started becomes `canceled` immediately. One that has started becomes `canceling` and then `canceled`, or `completed` or `failed` if it ends before. One that has ended, or is being canceled, does not change, so this can be repeated. An execution that was canceled before its start may still start. Needs `view_execution` and `delete_execution`.
         */
        delete: operations["cancelExecution"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/execution/{id}/version/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        /**
         * List the versions of an execution
         * @description All versions, newest first. `filter` and `sort_by` have no effect here. An unknown id is not a 404 but an empty list. Needs `view_execution` and `view_execution_version`.
         */
        get: operations["listExecutionVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/execution/{id}/version/{version}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        /**
         * Get one version of an execution
         * @description Needs `view_execution` alone.
         */
        get: operations["getExecutionVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/execution/{id}/steps/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        /**
         * List the steps of an execution
         * @description Latest end first, and then latest start. Steps appear while the execution runs. Needs `view_execution` and `view_execution_steps`.
         */
        get: operations["listExecutionSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/execution/{id}/log/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        /**
         * Get the log of an execution
         * @description The output of Ansible, which is stored when the execution ends; until then, a 404. It is JSON if the header `Accept` or the header `Content-Type` is exactly `application/json`, and no download is requested. Otherwise, also with `Accept: application/json, text/plain`, it is text, which can be cached and requested conditionally. Needs `view_execution` and `view_execution_steps`.
         */
        get: operations["getExecutionLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password_reset/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request a password reset
         * @description Sends a mail with a token that is valid for one day and can be used once. An unknown or deleted user is a 400, which reveals which users exist. With Keystone this is a 405. A repeat sends another mail.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password_reset/{token}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token from the mail. Letters and digits in five groups, of 13 characters and in the last 12.
                 * @example abcdefghijklm-nopqrstuvwxyz-ABCDEFGHIJKLM-NOPQRSTUVWXYZ-012345678901
                 */
                token: components["parameters"]["PasswordResetToken"];
            };
            cookie?: never;
        };
        /**
         * Check a password reset
         * @description Says whether the token is valid, and does not use it up. With Keystone this is a 405.
         */
        get: operations["checkPasswordReset"];
        put?: never;
        /**
         * Set a new password
         * @description Uses up the token, makes a new version of the user, and revokes all tokens of the user. With Keystone this is a 405. A repeat is a 404.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cinder_integration/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cluster. */
                id: components["parameters"]["CinderClusterId"];
            };
            cookie?: never;
        };
        /**
         * Get the files for Cinder
         * @description The configuration and the keyrings that OpenStack Cinder needs for this cluster, which an execution of the playbook `cinder_integration` has made. They hold secrets. Needs `view_cinder`.
         */
        get: operations["getCinderIntegration"];
        put?: never;
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
        /**
         * @description The permissions of the class `api` that this contract knows. Up to 1.0.1, `delete_playbook_configuration` is spelled `delete_playbook_confuiguration`.
         * @enum {string}
         */
        ApiPermission: "create_cluster" | "create_execution" | "create_playbook_configuration" | "create_role" | "create_server" | "create_user" | "delete_cluster" | "delete_execution" | "delete_playbook_configuration" | "delete_role" | "delete_server" | "delete_user" | "edit_cluster" | "edit_playbook_configuration" | "edit_role" | "edit_server" | "edit_user" | "view_cinder" | "view_cluster" | "view_cluster_versions" | "view_execution" | "view_execution_steps" | "view_execution_version" | "view_playbook_configuration" | "view_playbook_configuration_version" | "view_role" | "view_role_versions" | "view_server" | "view_server_versions" | "view_user" | "view_user_versions";
        /**
         * @description The playbooks that come with Decapod 1.2, which are also the permissions of the class `playbook`. `add_pool` and `remove_pool` are not in 1.1. Plugins may bring others.
         * @enum {string}
         */
        PlaybookId: "add_client" | "add_mds" | "add_mon" | "add_nfs" | "add_osd" | "add_pool" | "add_rbdmirror" | "add_restapi" | "add_rgw" | "cinder_integration" | "cluster_deploy" | "hello_world" | "purge_cluster" | "purge_telegraf" | "remove_client" | "remove_mds" | "remove_mon" | "remove_nfs" | "remove_osd" | "remove_pool" | "remove_rbdmirror" | "remove_restapi" | "remove_rgw" | "restart_services" | "telegraf_integration" | "update_ceph_configuration" | "upgrade_ceph";
        /**
         * @description What permissions are about: `api` the operations of this API, `playbook` the execution of playbooks.
         * @enum {string}
         */
        PermissionClassName: "api" | "playbook";
        /**
         * @description State of a server.
         * @enum {string}
         */
        ServerState: "operational" | "off" | "maintenance_no_reconfig" | "maintenance_reconfig";
        /**
         * @description What a server does in a Ceph cluster; also the groups of an inventory.
         * @enum {string}
         */
        ClusterRole: "mons" | "osds" | "rgws" | "mdss" | "nfss" | "rbdmirrors" | "clients" | "iscsi_gw" | "restapis";
        /**
         * @description Which servers a playbook accepts, besides that there must be one: any; those of the cluster, or not of it; those of another cluster, or not of another; those of any cluster, or of none.
         * @enum {string}
         */
        ServerListPolicyName: "any_server" | "in_this_cluster" | "not_in_this_cluster" | "in_other_cluster" | "not_in_other_cluster" | "in_any_cluster" | "not_in_any_cluster";
        /**
         * @description The types of hints that this contract knows.
         * @enum {string}
         */
        HintType: "boolean" | "integer" | "string";
        /**
         * @description The state of an execution: `created` → `started` → `completed` or `failed`; `created` → `canceled`; `started` → `canceling` → `canceled`, or `completed` or `failed` if the run ends before; `created` → `failed` if it cannot be enqueued. `completed`, `failed` and `canceled` are final, with one exception: an execution that was canceled before its start may still start.
         * @enum {string}
         */
        ExecutionState: "created" | "started" | "completed" | "failed" | "canceling" | "canceled";
        /**
         * @description How a step ended.
         * @enum {string}
         */
        StepResult: "unknown" | "ok" | "error" | "skipped" | "unreachable";
        /**
         * @description The names of errors with the status 400 that this contract knows. `InvalidJSONError`: the body violates its schema. `PlainTextError`: any failure that the server did not foresee. `CannotUpdateManagedFieldsError`: the version of an update is not the latest. `ImpossibleToCreateSuchModel` and `CannotUpdateModelWithSuchParameters`: something that must be unique is taken. `CannotUpdateDeletedModel`: the model is deleted.
         * @enum {string}
         */
        BadRequestErrorName: "InvalidJSONError" | "PlainTextError" | "BadRequest" | "ImpossibleToCreateSuchModel" | "CannotUpdateModelWithSuchParameters" | "CannotUpdateManagedFieldsError" | "CannotUpdateDeletedModel" | "CannotDeleteRoleWithActiveUsers" | "CannotDeleteClusterWithServers" | "CannotDeleteLockedPlaybookConfiguration" | "UnknownUserError" | "UnknownClusterError" | "UnknownPlaybookError" | "ServerListIsRequiredForPlaybookError" | "ServerListPolicyViolation" | "ClusterMustBeDeployedError" | "UnknownPlaybookConfiguration" | "CannotExecuteOnDeletedCluster";
        /** @description Why the request was refused. */
        BadRequestError: {
            /**
             * @description The status.
             * @constant
             */
            code: 400;
            /** @description Name of the error, one of the known ones or another. */
            error: components["schemas"]["BadRequestErrorName"] | (string & {});
            /** @description What went wrong, in words. Do not match it. */
            message: string;
        };
        /** @description The token, or the login, is refused. */
        UnauthorizedError: {
            /**
             * @description The status.
             * @constant
             */
            code: 401;
            /** @description Name of the error, `Unauthorized`. */
            error: string;
            /** @description What went wrong, in words. Do not match it. */
            message: string;
        };
        /** @description The role lacks a permission. */
        ForbiddenError: {
            /**
             * @description The status.
             * @constant
             */
            code: 403;
            /** @description Name of the error, `Forbidden`. */
            error: string;
            /** @description What went wrong, in words. Do not match it. */
            message: string;
        };
        /** @description There is no such thing. */
        NotFoundError: {
            /**
             * @description The status.
             * @constant
             */
            code: 404;
            /** @description `NotFound`; or a sentence of the web framework that begins with 404, if there is no such path. */
            error: string;
            /** @description What went wrong, in words. Do not match it. */
            message: string;
        };
        /** @description The path lacks the method, or Keystone manages what it is about. */
        MethodNotAllowedError: {
            /**
             * @description The status.
             * @constant
             */
            code: 405;
            /** @description `MethodNotAllowed` with Keystone; or a sentence of the web framework that begins with 405, if the path lacks the method. */
            error: string;
            /** @description What went wrong, in words. Do not match it. */
            message: string;
        };
        /** @description The body is not JSON. */
        NotAcceptableError: {
            /**
             * @description The status.
             * @constant
             */
            code: 406;
            /** @description Name of the error, `NotAcceptable`. */
            error: string;
            /** @description What went wrong, in words. Do not match it. */
            message: string;
        };
        /** @description A login. */
        Login: {
            /** @description The user's `login`. */
            username: string;
            /** @description Password. */
            password: string;
        };
        /** @description A token. It is not versioned. */
        Token: {
            /** @description The token itself. With Keystone it is not a UUID, and long. */
            id: string;
            /**
             * @description Always `token`.
             * @constant
             */
            model: "token";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description The user, and when the token expires. */
            data: components["schemas"]["TokenData"];
        };
        /** @description What a token says. */
        TokenData: {
            /** @description When it expires if no request follows: unix time in seconds, with a fraction. */
            expires_at: number;
            /** @description The user who is logged in. */
            user: components["schemas"]["User"];
        };
        /** @description Nothing. */
        EmptyObject: Record<string, never>;
        /** @description Version and time of the server. */
        Info: {
            /** @description The server's time. */
            time: {
                /** @description ISO 8601 in the server's zone, with microseconds and without a zone. */
                local: string;
                /** @description ISO 8601 in UTC, with microseconds and without a zone. */
                utc: string;
                /** @description Unix time in seconds. */
                unix: number;
            };
            /** @description Version of Decapod. */
            version: string;
        };
        /** @description A user. */
        User: {
            /** @description Id of the user. */
            id: string;
            /**
             * @description Always `user`.
             * @constant
             */
            model: "user";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is stored of the user. */
            data: components["schemas"]["UserData"];
        };
        /** @description What is changed in a user. */
        UserData: {
            /** @description User name, unique among the users that are not deleted. */
            login: string;
            /** @description E-mail address, unique among the users that are not deleted. An update may have stored any string. */
            email: string;
            /** @description Full name. An update may have stored an empty one. */
            full_name: string;
            /** @description Id of the role, null if there is none. It need not exist. */
            role_id: string | null;
        };
        /** @description One page of users. */
        UserPage: {
            /** @description The users of this page. */
            items: components["schemas"]["User"][];
            /** @description Number of this page, as it was requested. */
            page: number;
            /** @description How many items a page has; with `all`, the total. */
            per_page: number;
            /** @description How many items the list has. */
            total: number;
        };
        /** @description A new user. */
        UserCreate: {
            /** @description String of 1 to 1024 characters. */
            login: string;
            /** @description E-mail address. */
            email: string;
            /** @description String of 1 to 1024 characters. */
            full_name: string;
            /** @description Id of the role, or null. Whether it exists is not checked. */
            role_id: string | null;
        };
        /** @description The latest version, with other `data`. */
        UserUpdate: {
            /** @description Id, as in the path. */
            id: string;
            /**
             * @description Always `user`.
             * @constant
             */
            model: "user";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is changed. A field that is left out keeps its value. */
            data: components["schemas"]["UserDataUpdate"];
        };
        /** @description The fields to change. Those that are left out keep their values. The server would store unknown ones, too. */
        UserDataUpdate: {
            /** @description User name. */
            login?: string;
            /** @description E-mail address. The server stores any string. */
            email?: string;
            /** @description Full name. The server stores an empty one. */
            full_name?: string;
            /** @description Id of the role, null if there is none. It need not exist. */
            role_id?: string | null;
        };
        /** @description Which users. All fields must match. */
        UserFilter: {
            /** @description Id of the model, `id` in responses. */
            model_id?: components["schemas"]["TextFilter"];
            /** @description Number of the version. */
            version?: components["schemas"]["IntegerFilter"];
            /** @description When this version was made, `time_updated` in responses. */
            time_created?: components["schemas"]["UnixTimeFilter"];
            /** @description When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
            time_deleted?: components["schemas"]["UnixTimeFilter"];
            /** @description Id of the user who made this version. */
            initiator_id?: components["schemas"]["TextFilter"];
            /** @description Whether this is the latest version. With false, older versions are listed instead. */
            is_latest?: components["schemas"]["BooleanFilter"];
            /** @description User name. */
            login?: components["schemas"]["TextFilter"];
            /** @description E-mail address. */
            email?: components["schemas"]["TextFilter"];
            /** @description Full name. */
            full_name?: components["schemas"]["TextFilter"];
            /** @description Id of the role. */
            role_id?: components["schemas"]["TextFilter"];
        };
        /** @description In which order users come. Use one field, as the precedence of several is not defined. */
        UserSort: {
            model_id?: components["schemas"]["StoredOrder"];
            version?: components["schemas"]["StoredOrder"];
            time_created?: components["schemas"]["StoredOrder"];
            time_deleted?: components["schemas"]["StoredOrder"];
            initiator_id?: components["schemas"]["StoredOrder"];
            is_latest?: components["schemas"]["StoredOrder"];
            login?: components["schemas"]["StoredOrder"];
            email?: components["schemas"]["StoredOrder"];
            full_name?: components["schemas"]["StoredOrder"];
            role_id?: components["schemas"]["StoredOrder"];
        };
        /** @description A role. */
        Role: {
            /** @description Id of the role. */
            id: string;
            /**
             * @description Always `role`.
             * @constant
             */
            model: "role";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is stored of the role. */
            data: components["schemas"]["RoleData"];
        };
        /** @description What is changed in a role. */
        RoleData: {
            /** @description Name, unique among the roles that are not deleted. */
            name: string;
            /** @description The permissions by class. The order of the classes is not fixed, and a class may be missing. */
            permissions: components["schemas"]["PermissionClass"][];
        };
        /** @description One page of roles. */
        RolePage: {
            /** @description The roles of this page. */
            items: components["schemas"]["Role"][];
            /** @description Number of this page, as it was requested. */
            page: number;
            /** @description How many items a page has; with `all`, the total. */
            per_page: number;
            /** @description How many items the list has. */
            total: number;
        };
        /** @description Permissions of one class. */
        PermissionClass: {
            /** @description Name of the class. */
            name: components["schemas"]["PermissionClassName"];
            /** @description Names of permissions. Responses have them sorted. */
            permissions: (components["schemas"]["ApiPermission"] | components["schemas"]["PlaybookId"] | (string & {}))[];
        };
        /** @description All permissions. */
        PermissionList: {
            /** @description The permissions by class. */
            items: components["schemas"]["PermissionClass"][];
        };
        /** @description A new role. */
        RoleCreate: {
            /** @description String of 1 to 1024 characters. */
            name: string;
            /** @description The permissions by class. Unknown permissions are dropped, while an unknown class is refused. */
            permissions: components["schemas"]["PermissionClassCreate"][];
        };
        /** @description Permissions of one class. */
        PermissionClassCreate: {
            /** @description Name of the class. */
            name: components["schemas"]["PermissionClassName"];
            /** @description Names of permissions. Responses have them sorted. */
            permissions: (components["schemas"]["ApiPermission"] | components["schemas"]["PlaybookId"] | (string & {}))[];
        };
        /** @description The latest version, with other `data`. */
        RoleUpdate: {
            /** @description Id, as in the path. */
            id: string;
            /**
             * @description Always `role`.
             * @constant
             */
            model: "role";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is changed. A field that is left out keeps its value. */
            data: components["schemas"]["RoleDataUpdate"];
        };
        /** @description The fields to change. Those that are left out keep their values. The server would store unknown ones, too. */
        RoleDataUpdate: {
            /** @description Name. */
            name?: string;
            /** @description The permissions by class, which replace all of before. */
            permissions?: components["schemas"]["PermissionClassCreate"][];
        };
        /** @description Which roles. All fields must match. */
        RoleFilter: {
            /** @description Id of the model, `id` in responses. */
            model_id?: components["schemas"]["TextFilter"];
            /** @description Number of the version. */
            version?: components["schemas"]["IntegerFilter"];
            /** @description When this version was made, `time_updated` in responses. */
            time_created?: components["schemas"]["UnixTimeFilter"];
            /** @description When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
            time_deleted?: components["schemas"]["UnixTimeFilter"];
            /** @description Id of the user who made this version. */
            initiator_id?: components["schemas"]["TextFilter"];
            /** @description Whether this is the latest version. With false, older versions are listed instead. */
            is_latest?: components["schemas"]["BooleanFilter"];
            /** @description Name. */
            name?: components["schemas"]["TextFilter"];
        };
        /** @description In which order roles come. Use one field, as the precedence of several is not defined. */
        RoleSort: {
            model_id?: components["schemas"]["StoredOrder"];
            version?: components["schemas"]["StoredOrder"];
            time_created?: components["schemas"]["StoredOrder"];
            time_deleted?: components["schemas"]["StoredOrder"];
            initiator_id?: components["schemas"]["StoredOrder"];
            is_latest?: components["schemas"]["StoredOrder"];
            name?: components["schemas"]["StoredOrder"];
        };
        /** @description A server. */
        Server: {
            /** @description Id of the server, from its hardware: a UUID, not always of version 4. */
            id: string;
            /**
             * @description Always `server`.
             * @constant
             */
            model: "server";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is stored of the server. */
            data: components["schemas"]["ServerData"];
        };
        /** @description What Decapod knows of a server. */
        ServerData: {
            /** @description Name, at first that of the node. The only field that users can change. */
            name: string;
            /** @description User with whom Ansible logs in by SSH. */
            username: string;
            /** @description Full name in the DNS. */
            fqdn: string;
            /** @description Address by which Decapod reaches it, of IPv4 or IPv6. */
            ip: string;
            /** @description State of the server. */
            state: components["schemas"]["ServerState"];
            /** @description Id of the cluster that it belongs to, null if it belongs to none. */
            cluster_id: string | null;
            /** @description The raw facts that Ansible gathered: `ansible_nodename`, `ansible_devices` and many more. */
            facts: {
                [key: string]: unknown;
            };
        };
        /** @description One page of servers. */
        ServerPage: {
            /** @description The servers of this page. */
            items: components["schemas"]["Server"][];
            /** @description Number of this page, as it was requested. */
            page: number;
            /** @description How many items a page has; with `all`, the total. */
            per_page: number;
            /** @description How many items the list has. */
            total: number;
        };
        /** @description A server to be discovered. */
        ServerDiscovery: {
            /** @description UUID of the hardware, in lower case with hyphens; 1.0 demands the canonical form, later ones do not check it. */
            id: string;
            /** @description Name or address by which Decapod reaches it. */
            host: string;
            /** @description String of 1 to 1024 characters. */
            username: string;
        };
        /** @description The latest version, with other `data`. */
        ServerUpdate: {
            /** @description Id, as in the path. */
            id: string;
            /**
             * @description Always `server`.
             * @constant
             */
            model: "server";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is changed. */
            data: components["schemas"]["ServerDataUpdate"];
        };
        /** @description The new name. Other fields may be there and are ignored. */
        ServerDataUpdate: {
            /** @description Name. */
            name: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Which servers. All fields must match. */
        ServerFilter: {
            /** @description Id of the model, `id` in responses. */
            model_id?: components["schemas"]["TextFilter"];
            /** @description Number of the version. */
            version?: components["schemas"]["IntegerFilter"];
            /** @description When this version was made, `time_updated` in responses. */
            time_created?: components["schemas"]["UnixTimeFilter"];
            /** @description When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
            time_deleted?: components["schemas"]["UnixTimeFilter"];
            /** @description Id of the user who made this version. */
            initiator_id?: components["schemas"]["TextFilter"];
            /** @description Whether this is the latest version. With false, older versions are listed instead. */
            is_latest?: components["schemas"]["BooleanFilter"];
            /** @description Name. */
            name?: components["schemas"]["TextFilter"];
            /** @description Name in the DNS. */
            fqdn?: components["schemas"]["TextFilter"];
            /** @description Address. */
            ip?: components["schemas"]["TextFilter"];
            /** @description State. */
            state?: components["schemas"]["ServerStateFilter"];
            /** @description User for SSH. */
            username?: components["schemas"]["TextFilter"];
            /** @description Id of the cluster that it belongs to. */
            cluster_id?: components["schemas"]["TextFilter"];
        } & {
            [key: string]: components["schemas"]["FactFilter"];
        };
        /** @description In which order servers come. Use one field, as the precedence of several is not defined. */
        ServerSort: {
            model_id?: components["schemas"]["StoredOrder"];
            version?: components["schemas"]["StoredOrder"];
            time_created?: components["schemas"]["StoredOrder"];
            time_deleted?: components["schemas"]["StoredOrder"];
            initiator_id?: components["schemas"]["StoredOrder"];
            is_latest?: components["schemas"]["StoredOrder"];
            name?: components["schemas"]["StoredOrder"];
            fqdn?: components["schemas"]["StoredOrder"];
            ip?: components["schemas"]["StoredOrder"];
            state?: components["schemas"]["StoredOrder"];
            username?: components["schemas"]["StoredOrder"];
            cluster_id?: components["schemas"]["StoredOrder"];
        } & {
            [key: string]: components["schemas"]["StoredOrder"];
        };
        /** @description A cluster. */
        Cluster: {
            /** @description Id of the cluster, which is the FSID of Ceph. */
            id: string;
            /**
             * @description Always `cluster`.
             * @constant
             */
            model: "cluster";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is stored of the cluster. */
            data: components["schemas"]["ClusterData"];
        };
        /** @description What Decapod knows of a cluster. */
        ClusterData: {
            /** @description Name of the Ceph cluster, unique among the clusters that are not deleted. An update may have stored any string. */
            name: string;
            /** @description The servers by their role. Empty until the cluster is deployed. */
            configuration: {
                [key: string]: components["schemas"]["ClusterServer"][];
            };
        };
        /** @description One page of clusters. */
        ClusterPage: {
            /** @description The clusters of this page. */
            items: components["schemas"]["Cluster"][];
            /** @description Number of this page, as it was requested. */
            page: number;
            /** @description How many items a page has; with `all`, the total. */
            per_page: number;
            /** @description How many items the list has. */
            total: number;
        };
        /** @description A server of a cluster. */
        ClusterServer: {
            /** @description Id of the server. */
            server_id: string;
            /** @description Version of the server that the cluster has recorded. */
            version: number;
            /** @description Name of the server. */
            server_name: string;
            /** @description Full name of the server in the DNS. */
            fqdn: string;
            /** @description Address of the server. */
            ip: string;
        };
        /** @description A new cluster. */
        ClusterCreate: {
            /** @description Name. 1 to 1024 letters and digits. */
            name: string;
        };
        /** @description The latest version, with other `data`. */
        ClusterUpdate: {
            /** @description Id, as in the path. */
            id: string;
            /**
             * @description Always `cluster`.
             * @constant
             */
            model: "cluster";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is changed. A field that is left out keeps its value. */
            data: components["schemas"]["ClusterDataUpdate"];
        };
        /** @description The new name. Other fields may be there and are ignored. */
        ClusterDataUpdate: {
            /** @description Name. The server stores any string. */
            name?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Which clusters. All fields must match. */
        ClusterFilter: {
            /** @description Id of the model, `id` in responses. */
            model_id?: components["schemas"]["TextFilter"];
            /** @description Number of the version. */
            version?: components["schemas"]["IntegerFilter"];
            /** @description When this version was made, `time_updated` in responses. */
            time_created?: components["schemas"]["UnixTimeFilter"];
            /** @description When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
            time_deleted?: components["schemas"]["UnixTimeFilter"];
            /** @description Id of the user who made this version. */
            initiator_id?: components["schemas"]["TextFilter"];
            /** @description Whether this is the latest version. With false, older versions are listed instead. */
            is_latest?: components["schemas"]["BooleanFilter"];
            /** @description Name. */
            name?: components["schemas"]["TextFilter"];
        };
        /** @description In which order clusters come. Use one field, as the precedence of several is not defined. */
        ClusterSort: {
            model_id?: components["schemas"]["StoredOrder"];
            version?: components["schemas"]["StoredOrder"];
            time_created?: components["schemas"]["StoredOrder"];
            time_deleted?: components["schemas"]["StoredOrder"];
            initiator_id?: components["schemas"]["StoredOrder"];
            is_latest?: components["schemas"]["StoredOrder"];
            name?: components["schemas"]["StoredOrder"];
        };
        /** @description All playbooks. */
        PlaybookList: {
            /** @description The playbooks, by `name`. */
            items: components["schemas"]["Playbook"][];
        };
        /** @description A playbook. */
        Playbook: {
            /** @description Id of the playbook, one of the known ones or of a plugin. */
            id: components["schemas"]["PlaybookId"] | (string & {});
            /** @description Name, for people. */
            name: string;
            /** @description What it does, for people. */
            description: string;
            /** @description Whether `server_ids` is needed. If not, the servers of the cluster are used. */
            required_server_list: boolean;
            /** @description Which servers it accepts. */
            server_list_policy: components["schemas"]["ServerListPolicyName"] | (string & {});
            /** @description The hints that it takes. Others are refused. */
            hints: components["schemas"]["PlaybookHint"][];
        };
        /** @description What a hint may be. */
        PlaybookHint: {
            /** @description Id of the hint. */
            id: string;
            /** @description What it is for, for people. */
            description: string;
            /** @description Type of its value. */
            type: components["schemas"]["HintType"] | (string & {});
            /** @description The values that it may have. If empty, any of the type. */
            values: unknown[];
            /** @description What it is if it is left out. */
            default_value: boolean | number | string | unknown[];
        };
        /** @description A playbook configuration. */
        PlaybookConfiguration: {
            /** @description Id of the playbook configuration. */
            id: string;
            /**
             * @description Always `playbook_configuration`.
             * @constant
             */
            model: "playbook_configuration";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is stored of the playbook configuration. */
            data: components["schemas"]["PlaybookConfigurationData"];
        };
        /** @description What is configured. */
        PlaybookConfigurationData: {
            /** @description Name. Not unique. */
            name: string;
            /** @description Id of the playbook, one of the known ones or of a plugin. */
            playbook_id: components["schemas"]["PlaybookId"] | (string & {});
            /** @description Id of the cluster. */
            cluster_id: string;
            /** @description Variables and inventory of Ansible. */
            configuration: components["schemas"]["Configuration"];
            /** @description Id of the execution that was created with it, null if none was. Only in the response to a create, and only from 1.2 on. */
            created_execution_id?: string | null;
        };
        /** @description One page of playbook configurations. */
        PlaybookConfigurationPage: {
            /** @description The playbook configurations of this page. */
            items: components["schemas"]["PlaybookConfiguration"][];
            /** @description Number of this page, as it was requested. */
            page: number;
            /** @description How many items a page has; with `all`, the total. */
            per_page: number;
            /** @description How many items the list has. */
            total: number;
        };
        /** @description Variables and inventory for Ansible. An update may have stored anything. */
        Configuration: {
            /** @description Variables of all servers, as ceph-ansible has them. */
            global_vars?: {
                [key: string]: unknown;
            };
            /** @description The inventory: addresses of servers by group, and in `_meta.hostvars` the variables of each server by its address. */
            inventory?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description A new playbook configuration. */
        PlaybookConfigurationCreate: {
            /** @description String of 1 to 1024 characters. */
            name: string;
            /** @description UUID of version 4 in lower case. */
            cluster_id: string;
            /** @description Id of the playbook, one of the known ones or of a plugin. */
            playbook_id: components["schemas"]["PlaybookId"] | (string & {});
            /** @description Ids of servers. May be empty where the playbook requires no list. */
            server_ids: string[];
            /** @description Values of hints. Those that are left out have their defaults. */
            hints: components["schemas"]["Hint"][];
            /** @description Whether an execution is created as well. A server of 1.1 refuses it, so send it only if it is needed. */
            run?: boolean;
        };
        /** @description The value of a hint. */
        Hint: {
            /** @description String of 1 to 1024 characters. */
            id: string;
            /** @description Value, of the type that the playbook says. */
            value: boolean | number | string | unknown[];
        };
        /** @description The latest version, with other `data`. */
        PlaybookConfigurationUpdate: {
            /** @description Id, as in the path. */
            id: string;
            /**
             * @description Always `playbook_configuration`.
             * @constant
             */
            model: "playbook_configuration";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the user who made this version, null if it was the server. A deletion keeps that of the version before it. */
            initiator_id: string | null;
            /** @description What is changed. A field that is left out keeps its value. */
            data: components["schemas"]["PlaybookConfigurationDataUpdate"];
        };
        /** @description The fields to change. The one that is left out keeps its value. Other fields may be there and are ignored. */
        PlaybookConfigurationDataUpdate: {
            /** @description Name. */
            name?: string;
            /** @description Variables and inventory of Ansible. */
            configuration?: components["schemas"]["Configuration"];
        } & {
            [key: string]: unknown;
        };
        /** @description Which playbook configurations. All fields must match. */
        PlaybookConfigurationFilter: {
            /** @description Id of the model, `id` in responses. */
            model_id?: components["schemas"]["TextFilter"];
            /** @description Number of the version. */
            version?: components["schemas"]["IntegerFilter"];
            /** @description When this version was made, `time_updated` in responses. */
            time_created?: components["schemas"]["UnixTimeFilter"];
            /** @description When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
            time_deleted?: components["schemas"]["UnixTimeFilter"];
            /** @description Id of the user who made this version. */
            initiator_id?: components["schemas"]["TextFilter"];
            /** @description Whether this is the latest version. With false, older versions are listed instead. */
            is_latest?: components["schemas"]["BooleanFilter"];
            /** @description Name. */
            name?: components["schemas"]["TextFilter"];
            /** @description Id of the playbook. */
            playbook_id?: components["schemas"]["TextFilter"];
            /** @description Id of the cluster. */
            cluster_id?: components["schemas"]["TextFilter"];
        };
        /** @description In which order playbook configurations come. Use one field, as the precedence of several is not defined. */
        PlaybookConfigurationSort: {
            model_id?: components["schemas"]["StoredOrder"];
            version?: components["schemas"]["StoredOrder"];
            time_created?: components["schemas"]["StoredOrder"];
            time_deleted?: components["schemas"]["StoredOrder"];
            initiator_id?: components["schemas"]["StoredOrder"];
            is_latest?: components["schemas"]["StoredOrder"];
            name?: components["schemas"]["StoredOrder"];
            playbook_id?: components["schemas"]["StoredOrder"];
            cluster_id?: components["schemas"]["StoredOrder"];
        };
        /** @description An execution. */
        Execution: {
            /** @description Id of the execution. */
            id: string;
            /**
             * @description Always `execution`.
             * @constant
             */
            model: "execution";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Always null for executions. */
            initiator_id: null;
            /** @description What is stored of the execution. */
            data: components["schemas"]["ExecutionData"];
        };
        /** @description What is executed, and its state. */
        ExecutionData: {
            /** @description What is executed. */
            playbook_configuration: {
                /** @description Id of the playbook configuration. */
                id: string;
                /** @description Version of the playbook configuration. */
                version: number;
                /** @description Id of the playbook. The property is called a name, but holds the id. */
                playbook_name: components["schemas"]["PlaybookId"] | (string & {});
            };
            /** @description State of the execution. */
            state: components["schemas"]["ExecutionState"];
        };
        /** @description One page of executions. */
        ExecutionPage: {
            /** @description The executions of this page. */
            items: components["schemas"]["Execution"][];
            /** @description Number of this page, as it was requested. */
            page: number;
            /** @description How many items a page has; with `all`, the total. */
            per_page: number;
            /** @description How many items the list has. */
            total: number;
        };
        /** @description A new execution. */
        ExecutionCreate: {
            /** @description What to execute. */
            playbook_configuration: {
                /** @description UUID of version 4 in lower case. */
                id: string;
                /** @description Version of the playbook configuration. */
                version: number;
            };
        };
        /** @description Which executions. All fields must match. */
        ExecutionFilter: {
            /** @description Id of the model, `id` in responses. */
            model_id?: components["schemas"]["TextFilter"];
            /** @description Number of the version. */
            version?: components["schemas"]["IntegerFilter"];
            /** @description When this version was made, `time_updated` in responses. */
            time_created?: components["schemas"]["UnixTimeFilter"];
            /** @description When the model was deleted, 0 if it was not. With it, deleted models are listed, too. */
            time_deleted?: components["schemas"]["UnixTimeFilter"];
            /** @description Id of the user who made this version. */
            initiator_id?: components["schemas"]["TextFilter"];
            /** @description Whether this is the latest version. With false, older versions are listed instead. */
            is_latest?: components["schemas"]["BooleanFilter"];
            /** @description State. */
            state?: components["schemas"]["ExecutionStateFilter"];
            /** @description Id of the playbook configuration. */
            pc_model_id?: components["schemas"]["TextFilter"];
            /** @description Version of the playbook configuration. */
            pc_version?: components["schemas"]["IntegerFilter"];
        };
        /** @description In which order executions come. Use one field, as the precedence of several is not defined. */
        ExecutionSort: {
            model_id?: components["schemas"]["StoredOrder"];
            version?: components["schemas"]["StoredOrder"];
            time_created?: components["schemas"]["StoredOrder"];
            time_deleted?: components["schemas"]["StoredOrder"];
            initiator_id?: components["schemas"]["StoredOrder"];
            is_latest?: components["schemas"]["StoredOrder"];
            state?: components["schemas"]["StoredOrder"];
            pc_model_id?: components["schemas"]["StoredOrder"];
            pc_version?: components["schemas"]["StoredOrder"];
        };
        /** @description A step of an execution. It is not versioned. */
        ExecutionStep: {
            /** @description Id of the step, 24 hexadecimal digits. */
            id: string;
            /**
             * @description Always `execution_step`.
             * @constant
             */
            model: "execution_step";
            /** @description Number of this version. Each change adds 1, also the deletion. */
            version: number;
            /** @description When this version was made: unix time in seconds. */
            time_updated: number;
            /** @description When it was deleted: unix time in seconds, 0 if it was not. */
            time_deleted: number;
            /** @description Id of the execution. */
            initiator_id: string;
            /** @description What is stored of the step. */
            data: components["schemas"]["ExecutionStepData"];
        };
        /** @description What was done, and how it ended. */
        ExecutionStepData: {
            /** @description Id of the execution. */
            execution_id: string;
            /** @description Role of Ansible that it belongs to, "" if none. */
            role: string;
            /** @description Name of the task. */
            name: string;
            /** @description How the step ended. */
            result: components["schemas"]["StepResult"];
            /** @description What Ansible says of the failure if the result is `error`, otherwise an empty object. */
            error: {
                [key: string]: unknown;
            };
            /** @description Id of the server, null if it is not known. */
            server_id: string | null;
            /** @description When it started: unix time in seconds. */
            time_started: number;
            /** @description When it ended: unix time in seconds. */
            time_finished: number;
        };
        /** @description One page of steps. */
        ExecutionStepPage: {
            /** @description The steps of this page. */
            items: components["schemas"]["ExecutionStep"][];
            /** @description Number of this page, as it was requested. */
            page: number;
            /** @description How many items a page has; with `all`, the total. */
            per_page: number;
            /** @description How many items the list has. */
            total: number;
        };
        /** @description Which steps. All fields must match. */
        ExecutionStepFilter: {
            /** @description Role of Ansible. */
            role?: components["schemas"]["TextFilter"];
            /** @description Name of the task. */
            name?: components["schemas"]["TextFilter"];
            /** @description Id of the server. */
            server_id?: components["schemas"]["TextFilter"];
            /** @description When it started. */
            time_started?: components["schemas"]["UnixTimeFilter"];
            /** @description When it ended. */
            time_finished?: components["schemas"]["UnixTimeFilter"];
            /** @description Result, which is stored as a number. */
            result?: components["schemas"]["StepResultFilter"];
        };
        /** @description In which order steps come. Use one field, as the precedence of several is not defined. */
        ExecutionStepSort: {
            role?: components["schemas"]["StoredOrder"];
            name?: components["schemas"]["StoredOrder"];
            server_id?: components["schemas"]["StoredOrder"];
            time_started?: components["schemas"]["StoredOrder"];
            time_finished?: components["schemas"]["StoredOrder"];
            result?: components["schemas"]["StoredOrder"];
        };
        /** @description The log of an execution. */
        ExecutionLog: {
            /** @description The whole log. */
            data: string;
        };
        /** @description Whose password is to be reset. */
        PasswordResetRequest: {
            /** @description String of 1 to 1024 characters. */
            login: string;
        };
        /** @description A new password. */
        PasswordReset: {
            /** @description String of 1 to 1024 characters. */
            password: string;
        };
        /** @description What was done. */
        Notice: {
            /** @description What was done, in one sentence. */
            message: string;
        };
        /** @description The content of each file by its path. `ceph.conf` has a section for each keyring. */
        CinderIntegration: {
            [key: string]: string;
        };
        /** @description For a string field. */
        TextFilter: string | {
            /** @description Equal to this. */
            eq?: string;
            /** @description Not equal to this. */
            ne?: string;
            /** @description Greater than this. */
            gt?: string;
            /** @description Greater than this, or equal to it. */
            gte?: string;
            /** @description Less than this. */
            lt?: string;
            /** @description Less than this, or equal to it. */
            lte?: string;
            /** @description Equal to one of these. */
            in?: string[];
        } | {
            /** @description A regular expression that matches anywhere in the field. Case matters. It must be one of Python, or the whole filter is ignored. */
            regexp: string;
        };
        /** @description For a number field. */
        IntegerFilter: number | {
            /** @description Equal to this. */
            eq?: number;
            /** @description Not equal to this. */
            ne?: number;
            /** @description Greater than this. */
            gt?: number;
            /** @description Greater than this, or equal to it. */
            gte?: number;
            /** @description Less than this. */
            lt?: number;
            /** @description Less than this, or equal to it. */
            lte?: number;
            /** @description Equal to one of these. */
            in?: number[];
        };
        /** @description For a field with a unix time in seconds. */
        UnixTimeFilter: number | {
            /**
             * Format: unix-time
             * @description Equal to this.
             */
            eq?: number;
            /**
             * Format: unix-time
             * @description Not equal to this.
             */
            ne?: number;
            /**
             * Format: unix-time
             * @description Greater than this.
             */
            gt?: number;
            /**
             * Format: unix-time
             * @description Greater than this, or equal to it.
             */
            gte?: number;
            /**
             * Format: unix-time
             * @description Less than this.
             */
            lt?: number;
            /**
             * Format: unix-time
             * @description Less than this, or equal to it.
             */
            lte?: number;
            /** @description Equal to one of these. */
            in?: number[];
        };
        /** @description For a boolean field. */
        BooleanFilter: boolean | {
            /** @description Equal to this. */
            eq?: boolean;
            /** @description Not equal to this. */
            ne?: boolean;
        };
        /** @description For the state of a server. */
        ServerStateFilter: components["schemas"]["ServerState"] | {
            /** @description Equal to this. */
            eq?: components["schemas"]["ServerState"];
            /** @description Not equal to this. */
            ne?: components["schemas"]["ServerState"];
            /** @description Equal to one of these. */
            in?: components["schemas"]["ServerState"][];
        };
        /** @description For the state of an execution. */
        ExecutionStateFilter: components["schemas"]["ExecutionState"] | {
            /** @description Equal to this. */
            eq?: components["schemas"]["ExecutionState"];
            /** @description Not equal to this. */
            ne?: components["schemas"]["ExecutionState"];
            /** @description Equal to one of these. */
            in?: components["schemas"]["ExecutionState"][];
        };
        /** @description For the result of a step. */
        StepResultFilter: components["schemas"]["StoredStepResult"] | {
            /** @description Equal to this. */
            eq?: components["schemas"]["StoredStepResult"];
            /** @description Not equal to this. */
            ne?: components["schemas"]["StoredStepResult"];
            /** @description Equal to one of these. */
            in?: components["schemas"]["StoredStepResult"][];
        };
        /** @description How a step ended, as it is stored: 0 unknown, 1 ok, 2 error, 3 skipped, 4 unreachable. */
        StoredStepResult: number;
        /** @description For a fact, which may be a string, a number or a boolean. */
        FactFilter: (string | number | boolean) | {
            /** @description Equal to this. */
            eq?: string | number | boolean;
            /** @description Not equal to this. */
            ne?: string | number | boolean;
            /** @description Greater than this. */
            gt?: string | number | boolean;
            /** @description Greater than this, or equal to it. */
            gte?: string | number | boolean;
            /** @description Less than this. */
            lt?: string | number | boolean;
            /** @description Less than this, or equal to it. */
            lte?: string | number | boolean;
            /** @description Equal to one of these. */
            in?: (string | number | boolean)[];
        } | {
            /** @description A regular expression that matches anywhere in the field. Case matters. It must be one of Python, or the whole filter is ignored. */
            regexp: string;
        };
        /**
         * @description 1 for ascending, -1 for descending.
         * @enum {integer}
         */
        StoredOrder: 1 | -1;
    };
    responses: {
        /** @description The token is missing, unknown or expired. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedError"];
            };
        };
        /** @description No user that is not deleted has this login and password. */
        LoginRefused: {
            headers: {
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedError"];
            };
        };
        /** @description The role of the user lacks a permission, or the user has no role. This hides whether the thing exists and whether the body is valid. */
        Forbidden: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenError"];
            };
        };
        /** @description There is no such model, or no such version of it; or the id is not a UUID, and the error then a sentence of the web framework. */
        ModelNotFound: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description The user has no role. */
        RoleNotFound: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description There is no such execution, or it has not ended, or it ended without a log. */
        LogNotFound: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description There is no such cluster, or the playbook `cinder_integration` was never executed on it. */
        CinderIntegrationNotFound: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description The token is unknown, expired or used up. */
        PasswordResetNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description Keystone manages users and passwords. The response has two lines of `Content-Type`, `application/json` and `text/html`, and an `Allow` without meaning; its body is JSON. */
        ManagedByKeystone: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MethodNotAllowedError"];
            };
        };
        /** @description The body is missing, or not JSON. */
        NotAcceptable: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotAcceptableError"];
            };
        };
        /** @description The server failed in a way that it did not foresee. */
        RequestFailed: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The filter has an operator that does not exist. */
        ListRefused: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The body violates its schema. */
        LoginInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The body is invalid, or the login or the e-mail address is taken. */
        UserNotCreated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The version is stale, the user is deleted, or the login or the e-mail address is taken. */
        UserNotUpdated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The user is deleted already. */
        UserNotDeleted: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The body is invalid, the name is taken, or a class of permissions does not exist. */
        RoleNotCreated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The version is stale, the role is deleted, its name is taken, or a class of permissions does not exist. */
        RoleNotUpdated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description A user has the role, or it is deleted already. */
        RoleNotDeleted: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The body violates its schema, or a property is missing. */
        ServerNotDiscovered: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The version is stale, the server is deleted, its name is taken, or the name is missing. */
        ServerNotUpdated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The server belongs to a cluster, an execution has locked it, or it is deleted already. */
        ServerNotDeleted: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The body is invalid, or the name is taken. */
        ClusterNotCreated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The version is stale, the cluster is deleted, or its name is taken. */
        ClusterNotUpdated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The cluster has servers, or is deleted already. */
        ClusterNotDeleted: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The body is invalid, or something that it names is unknown or cannot be used. */
        PlaybookConfigurationNotCreated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The version is stale, or the playbook configuration is deleted. */
        PlaybookConfigurationNotUpdated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description An execution has locked it, or it is deleted already. */
        PlaybookConfigurationNotDeleted: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description There is no such version of the playbook configuration, or its cluster is deleted. */
        ExecutionNotCreated: {
            headers: {
                "X-Token-Expires": components["headers"]["TokenExpires"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description There is no such user, or the body violates its schema. */
        PasswordResetNotRequested: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The body violates its schema. Or the user was deleted meanwhile, or another request was faster; then the token is used up. */
        PasswordNotReset: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
    };
    parameters: {
        /** @description Id of a user. A value that is not a UUID with hyphens is a 404. Case does not matter. */
        UserId: string;
        /** @description Id of a role. A value that is not a UUID with hyphens is a 404. Case does not matter. */
        RoleId: string;
        /** @description Id of a server. A value that is not a UUID with hyphens is a 404. Case does not matter. */
        ServerId: string;
        /** @description Id of a cluster. A value that is not a UUID with hyphens is a 404. Case does not matter. */
        ClusterId: string;
        /** @description Id of a playbook configuration. A value that is not a UUID with hyphens is a 404. Case does not matter. */
        PlaybookConfigurationId: string;
        /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
        ExecutionId: string;
        /** @description Id of a cluster. */
        CinderClusterId: string;
        /** @description Number of a version. Versions are counted from 1. */
        VersionNumber: number;
        /**
         * @description The token from the mail. Letters and digits in five groups, of 13 characters and in the last 12.
         * @example abcdefghijklm-nopqrstuvwxyz-ABCDEFGHIJKLM-NOPQRSTUVWXYZ-012345678901
         */
        PasswordResetToken: string;
        /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
        Page: number;
        /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
        PerPage: number;
        /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
        AllItems: string;
        /** @description Which users, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
        FilterUsers: string;
        /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
        SortUsers: string;
        /** @description Which roles, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
        FilterRoles: string;
        /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
        SortRoles: string;
        /** @description Which servers, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
        FilterServers: string;
        /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
        SortServers: string;
        /** @description Which clusters, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
        FilterClusters: string;
        /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
        SortClusters: string;
        /** @description Which playbook configurations, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
        FilterPlaybookConfigurations: string;
        /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
        SortPlaybookConfigurations: string;
        /** @description Which executions, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
        FilterExecutions: string;
        /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
        SortExecutions: string;
        /** @description Which steps, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. */
        FilterExecutionSteps: string;
        /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
        SortExecutionSteps: string;
        /** @description Whether the log comes as a file to be saved, which is always text. The words are those of `all`; anything else means no. */
        Download: string;
        /** @description The `ETag` of the text that the client has. If it is still the same, the response is a 304. */
        IfNoneMatch: string;
        /** @description Folder of the files in the paths of the response. If it is empty, they are bare names. */
        CinderRoot: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description When the token expires if no request follows: unix time in seconds. In every response to a request whose token was accepted, but for the logout, unless the server knew no such path or method; and in the response to the login.
         * @example 1795254418
         */
        TokenExpires: number;
        /**
         * @description Always `Token realm="Application"`.
         * @example Token realm="Application"
         */
        Challenge: string;
        /**
         * @description MD5 of the log, in quotation marks.
         * @example "9e107d9d372bb6826bd81d3542a419d6"
         */
        EntityTag: string;
        /**
         * @description The log of an execution does not change.
         * @example private, no-store, max-age=2592000
         */
        LogCaching: string;
        /**
         * @description Date until which the log may be cached.
         * @example Sat, 26 Dec 2026 10:00:00 GMT
         */
        LogExpires: string;
        /**
         * @description `attachment; filename=ID.log` with the id of the execution.
         * @example attachment; filename=21b8c26b-c023-43ab-95da-cb8f8c773fe6.log
         */
        LogFileName: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Both are required; either may be empty. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description The new token, with its user. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["LoginInvalid"];
            401: components["responses"]["LoginRefused"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is revoked. An empty object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmptyObject"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Version and time of the server. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Info"];
                };
            };
            400: components["responses"]["RequestFailed"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
                /** @description Which users, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
                filter?: components["parameters"]["FilterUsers"];
                /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
                sort_by?: components["parameters"]["SortUsers"];
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
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All four are required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description The new user. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["UserNotCreated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["ManagedByKeystone"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    getOwnUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user of the token. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /** @description The latest version with other `data`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description The new version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["UserNotUpdated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last version, with `time_deleted` set. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["UserNotDeleted"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
            405: components["responses"]["ManagedByKeystone"];
        };
    };
    listUserVersions: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
            };
            header?: never;
            path: {
                /** @description Id of a user. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getUserVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["UserId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listRoles: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
                /** @description Which roles, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
                filter?: components["parameters"]["FilterRoles"];
                /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
                sort_by?: components["parameters"]["SortRoles"];
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
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePage"];
                };
            };
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Both are required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleCreate"];
            };
        };
        responses: {
            /** @description The new role. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["RoleNotCreated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    getOwnRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role of the user of the token. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["RoleNotFound"];
        };
    };
    getRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a role. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a role. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["RoleId"];
            };
            cookie?: never;
        };
        /** @description The latest version with other `data`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleUpdate"];
            };
        };
        responses: {
            /** @description The new version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["RoleNotUpdated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a role. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last version, with `time_deleted` set. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["RoleNotDeleted"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listRoleVersions: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
            };
            header?: never;
            path: {
                /** @description Id of a role. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePage"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getRoleVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a role. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["RoleId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All permissions. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionList"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listServers: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
                /** @description Which servers, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
                filter?: components["parameters"]["FilterServers"];
                /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
                sort_by?: components["parameters"]["SortServers"];
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
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerPage"];
                };
            };
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    discoverServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All three are required. A missing one is not an `InvalidJSONError` but a `PlainTextError`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerDiscovery"];
            };
        };
        responses: {
            /** @description The discovery is enqueued. An empty object. With the discovery token, `X-Token-Expires` is not sent. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmptyObject"];
                };
            };
            400: components["responses"]["ServerNotDiscovered"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    getServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a server. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Server"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    updateServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a server. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /** @description The latest version with another name. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerUpdate"];
            };
        };
        responses: {
            /** @description The new version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Server"];
                };
            };
            400: components["responses"]["ServerNotUpdated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    deleteServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a server. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last version, with `time_deleted` set. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Server"];
                };
            };
            400: components["responses"]["ServerNotDeleted"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listServerVersions: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
            };
            header?: never;
            path: {
                /** @description Id of a server. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerPage"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getServerVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a server. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ServerId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Server"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listClusters: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
                /** @description Which clusters, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
                filter?: components["parameters"]["FilterClusters"];
                /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
                sort_by?: components["parameters"]["SortClusters"];
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
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterPage"];
                };
            };
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createCluster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The name alone. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClusterCreate"];
            };
        };
        responses: {
            /** @description The new cluster. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            400: components["responses"]["ClusterNotCreated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    getCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cluster. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    updateCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cluster. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        /** @description The latest version with another name. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClusterUpdate"];
            };
        };
        responses: {
            /** @description The new version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            400: components["responses"]["ClusterNotUpdated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    deleteCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cluster. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last version, with `time_deleted` set. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            400: components["responses"]["ClusterNotDeleted"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listClusterVersions: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
            };
            header?: never;
            path: {
                /** @description Id of a cluster. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterPage"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getClusterVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cluster. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ClusterId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listPlaybooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All playbooks. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaybookList"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
        };
    };
    listPlaybookConfigurations: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
                /** @description Which playbook configurations, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
                filter?: components["parameters"]["FilterPlaybookConfigurations"];
                /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
                sort_by?: components["parameters"]["SortPlaybookConfigurations"];
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
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaybookConfigurationPage"];
                };
            };
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createPlaybookConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All but `run` are required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaybookConfigurationCreate"];
            };
        };
        responses: {
            /** @description The new playbook configuration. From 1.2 on with `created_execution_id`. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaybookConfiguration"];
                };
            };
            400: components["responses"]["PlaybookConfigurationNotCreated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    getPlaybookConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playbook configuration. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["PlaybookConfigurationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaybookConfiguration"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    updatePlaybookConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playbook configuration. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["PlaybookConfigurationId"];
            };
            cookie?: never;
        };
        /** @description The latest version with other `data`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaybookConfigurationUpdate"];
            };
        };
        responses: {
            /** @description The new version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaybookConfiguration"];
                };
            };
            400: components["responses"]["PlaybookConfigurationNotUpdated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    deletePlaybookConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playbook configuration. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["PlaybookConfigurationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last version, with `time_deleted` set. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaybookConfiguration"];
                };
            };
            400: components["responses"]["PlaybookConfigurationNotDeleted"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listPlaybookConfigurationVersions: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
            };
            header?: never;
            path: {
                /** @description Id of a playbook configuration. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["PlaybookConfigurationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaybookConfigurationPage"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getPlaybookConfigurationVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a playbook configuration. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["PlaybookConfigurationId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaybookConfiguration"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listExecutions: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
                /** @description Which executions, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. It narrows the latest versions of what is not deleted, unless it names `is_latest` or `time_deleted` itself. */
                filter?: components["parameters"]["FilterExecutions"];
                /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
                sort_by?: components["parameters"]["SortExecutions"];
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
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionPage"];
                };
            };
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createExecution: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which version of which playbook configuration. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutionCreate"];
            };
        };
        responses: {
            /** @description The new execution, in the state `created`. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Execution"];
                };
            };
            400: components["responses"]["ExecutionNotCreated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    getExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Execution"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    cancelExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The execution as it is now. Nothing is deleted. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Execution"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listExecutionVersions: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
            };
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionPage"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getExecutionVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
                /** @description Number of a version. Versions are counted from 1. */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That version. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Execution"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    listExecutionSteps: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1. Past the end the response has no items. A fraction is cut off, and anything else that is no number above 0 means 1. */
                page?: components["parameters"]["Page"];
                /** @description How many items a page has. There is no maximum. A fraction is cut off, and anything else that is no number above 0 means the default, which the server's configuration may change. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Whether all items come as one page. If so, `page` and `per_page` have no effect, and the response says 1 and `total`. Yes is one of `1`, `y`, `yes`, `t`, `true`, `on`, no one of `0`, `n`, `no`, `f`, `false`, `off`, in any case; anything else means no. */
                all?: components["parameters"]["AllItems"];
                /** @description Which steps, as JSON. One that is not JSON, or has a value of another type, or an invalid regular expression, is ignored as a whole: **the list is then not narrowed**. A field that does not exist matches nothing. */
                filter?: components["parameters"]["FilterExecutionSteps"];
                /** @description In which order, as JSON. One that is not JSON, or has another value than 1 and -1, is ignored as a whole. */
                sort_by?: components["parameters"]["SortExecutionSteps"];
            };
            header?: never;
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionStepPage"];
                };
            };
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
        };
    };
    getExecutionLog: {
        parameters: {
            query?: {
                /** @description Whether the log comes as a file to be saved, which is always text. The words are those of `all`; anything else means no. */
                download?: components["parameters"]["Download"];
            };
            header?: {
                /** @description The `ETag` of the text that the client has. If it is still the same, the response is a 304. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id of an execution. A value that is not a UUID with hyphens is a 404. Case does not matter. */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole log. The headers other than `X-Token-Expires` come with text only, and `Content-Disposition` with a download only. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    ETag: components["headers"]["EntityTag"];
                    "Cache-Control": components["headers"]["LogCaching"];
                    Expires: components["headers"]["LogExpires"];
                    "Content-Disposition": components["headers"]["LogFileName"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionLog"];
                    "text/plain": string;
                };
            };
            /** @description The log is the one that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["EntityTag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["LogNotFound"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Whose password. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetRequest"];
            };
        };
        responses: {
            /** @description The mail is on its way. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            400: components["responses"]["PasswordResetNotRequested"];
            405: components["responses"]["ManagedByKeystone"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    checkPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token from the mail. Letters and digits in five groups, of 13 characters and in the last 12.
                 * @example abcdefghijklm-nopqrstuvwxyz-ABCDEFGHIJKLM-NOPQRSTUVWXYZ-012345678901
                 */
                token: components["parameters"]["PasswordResetToken"];
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
                    "application/json": components["schemas"]["Notice"];
                };
            };
            400: components["responses"]["RequestFailed"];
            404: components["responses"]["PasswordResetNotFound"];
            405: components["responses"]["ManagedByKeystone"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token from the mail. Letters and digits in five groups, of 13 characters and in the last 12.
                 * @example abcdefghijklm-nopqrstuvwxyz-ABCDEFGHIJKLM-NOPQRSTUVWXYZ-012345678901
                 */
                token: components["parameters"]["PasswordResetToken"];
            };
            cookie?: never;
        };
        /** @description The new password. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description The password is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            400: components["responses"]["PasswordNotReset"];
            404: components["responses"]["PasswordResetNotFound"];
            405: components["responses"]["ManagedByKeystone"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    getCinderIntegration: {
        parameters: {
            query?: {
                /** @description Folder of the files in the paths of the response. If it is empty, they are bare names. */
                root?: components["parameters"]["CinderRoot"];
            };
            header?: never;
            path: {
                /** @description Id of a cluster. */
                id: components["parameters"]["CinderClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content of each file by its path. */
            200: {
                headers: {
                    "X-Token-Expires": components["headers"]["TokenExpires"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CinderIntegration"];
                };
            };
            400: components["responses"]["RequestFailed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CinderIntegrationNotFound"];
        };
    };
}
