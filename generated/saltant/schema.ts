// Generated from openapi/saltant.yaml by `npm run generate`; do not edit.

export interface paths {
    "/containertaskinstances/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List container task instances
         * @description Newest first, so that new instances push old ones onto later pages while a client reads.
         */
        get: operations["listContainerTaskInstances"];
        put?: never;
        /**
         * Launch a container task
         * @description Creates an instance and publishes it to its queue. The queue must be active, not another user's private one, have the type on one of its whitelists and accept this kind of task, and every required argument without a default needs a value. The server checks in that order. Fields that are read-only are ignored when sent.
         */
        post: operations["createContainerTaskInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containertaskinstances/{uuid}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        /**
         * Get a container task instance
         * @description One instance as it is now.
         */
        get: operations["getContainerTaskInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containertaskinstances/{uuid}/clone/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Launch a container task again
         * @description Creates a new instance with the name, type, queue and arguments of this one; it belongs to the user of the request. Takes no body. The server makes the same checks as for a create, but if one fails, or if the uuid is unknown, it fails itself (405 without JSON; 500 with Django's pages).
         */
        post: operations["cloneContainerTaskInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containertaskinstances/{uuid}/terminate/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Terminate a container task instance
         * @description Requests that the instance is stopped, and does not wait for it. Takes no body. A finished instance stays as it is. For an unknown uuid the server fails (405 without JSON; 500 with Django's pages) instead of responding 404.
         */
        post: operations["terminateContainerTaskInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containertasktypes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List container task types
         * @description By id.
         */
        get: operations["listContainerTaskTypes"];
        put?: never;
        /**
         * Create a container task type
         * @description Describes a new container task type. Its name must be new among the container task types of the server.
         */
        post: operations["createContainerTaskType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containertasktypes/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task type of this class. */
                id: components["parameters"]["TaskTypeId"];
            };
            cookie?: never;
        };
        /**
         * Get a container task type
         * @description One type by its id.
         */
        get: operations["getContainerTaskType"];
        /**
         * Change a container task type
         * @description Only the owner and administrators may change a type. **The user who changes it becomes its owner.** Optional fields that are left out keep their values.
         */
        put: operations["replaceContainerTaskType"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/executabletaskinstances/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List executable task instances
         * @description Newest first, so that new instances push old ones onto later pages while a client reads.
         */
        get: operations["listExecutableTaskInstances"];
        put?: never;
        /**
         * Launch an executable task
         * @description Creates an instance and publishes it to its queue. The queue must be active, not another user's private one, have the type on one of its whitelists and accept this kind of task, and every required argument without a default needs a value. The server checks in that order. Fields that are read-only are ignored when sent.
         */
        post: operations["createExecutableTaskInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/executabletaskinstances/{uuid}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        /**
         * Get an executable task instance
         * @description One instance as it is now.
         */
        get: operations["getExecutableTaskInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/executabletaskinstances/{uuid}/clone/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Launch an executable task again
         * @description Creates a new instance with the name, type, queue and arguments of this one; it belongs to the user of the request. Takes no body. The server makes the same checks as for a create, but if one fails, or if the uuid is unknown, it fails itself (405 without JSON; 500 with Django's pages).
         */
        post: operations["cloneExecutableTaskInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/executabletaskinstances/{uuid}/terminate/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Terminate an executable task instance
         * @description Requests that the instance is stopped, and does not wait for it. Takes no body. A finished instance stays as it is. For an unknown uuid the server fails (405 without JSON; 500 with Django's pages) instead of responding 404.
         */
        post: operations["terminateExecutableTaskInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/executabletasktypes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List executable task types
         * @description By id.
         */
        get: operations["listExecutableTaskTypes"];
        put?: never;
        /**
         * Create an executable task type
         * @description Describes a new executable task type. Its name must be new among the executable task types of the server.
         */
        post: operations["createExecutableTaskType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/executabletasktypes/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task type of this class. */
                id: components["parameters"]["TaskTypeId"];
            };
            cookie?: never;
        };
        /**
         * Get an executable task type
         * @description One type by its id.
         */
        get: operations["getExecutableTaskType"];
        /**
         * Change an executable task type
         * @description Only the owner and administrators may change a type. **The user who changes it becomes its owner.** Optional fields that are left out keep their values.
         */
        put: operations["replaceExecutableTaskType"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taskqueues/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List task queues
         * @description By id.
         */
        get: operations["listTaskQueues"];
        put?: never;
        /**
         * Create a task queue
         * @description Makes a new task queue, owned by the user of the request. Its name must be new.
         */
        post: operations["createTaskQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taskqueues/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task queue. */
                id: components["parameters"]["TaskQueueId"];
            };
            cookie?: never;
        };
        /**
         * Get a task queue
         * @description One task queue by its id.
         */
        get: operations["getTaskQueue"];
        /**
         * Change a task queue, name included
         * @description Only the owner and administrators may. Optional fields that are left out keep their values, and so does the owner.
         */
        put: operations["replaceTaskQueue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a task queue
         * @description Only the owner and administrators may. Fields that are left out keep their values.
         */
        patch: operations["updateTaskQueue"];
        trace?: never;
    };
    "/taskwhitelists/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List task whitelists
         * @description By id.
         */
        get: operations["listTaskWhitelists"];
        put?: never;
        /**
         * Create a task whitelist
         * @description Makes a new task whitelist, owned by the user of the request. Its name must be new.
         */
        post: operations["createTaskWhitelist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taskwhitelists/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task whitelist. */
                id: components["parameters"]["TaskWhitelistId"];
            };
            cookie?: never;
        };
        /**
         * Get a task whitelist
         * @description One task whitelist by its id.
         */
        get: operations["getTaskWhitelist"];
        /**
         * Change a task whitelist, name included
         * @description Only the owner and administrators may. Optional fields that are left out keep their values, and so does the owner.
         */
        put: operations["replaceTaskWhitelist"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a task whitelist
         * @description Only the owner and administrators may. Fields that are left out keep their values.
         */
        patch: operations["updateTaskWhitelist"];
        trace?: never;
    };
    "/users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description By username.
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
    "/users/{username}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Username, without a dot in it. */
                username: components["parameters"]["PathUsername"];
            };
            cookie?: never;
        };
        /**
         * Get a user
         * @description One user by the username. A username with a dot in it is not found here: list users with the filter `username` instead.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/updatetaskinstancestatus/{uuid}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of either class. */
                uuid: components["parameters"]["AnyInstanceUuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Report the state of a task instance
         * @description For workers: sets the state of an instance of either class. The server does not check the state, nor who reports it. For a report without `state` the server fails (405 without JSON; 500 with Django's pages). It also fails for an instance whose queue has become inactive since: that instance keeps its state permanently.
         */
        patch: operations["updateTaskInstanceState"];
        trace?: never;
    };
    "/token/": {
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
         * @description Exchanges a username and a password for an access token, which lives 3 days by default, and a refresh token, which lives 245.
         */
        post: operations["obtainToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/token/refresh/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get another access token
         * @description Exchanges a refresh token for a new access token. The refresh token stays valid until it expires.
         */
        post: operations["refreshToken"];
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
         * @description The state of a task instance: `created` → `published` → `running` → `successful` or `failed`; `terminated` from any of the first three. The last three are final.
         * @enum {string}
         */
        TaskInstanceState: "created" | "published" | "running" | "successful" | "failed" | "terminated";
        /**
         * @description The state that the server has stored: one of the known ones, or another string, as the server does not check what workers report.
         * @example running
         */
        ObservedTaskInstanceState: components["schemas"]["TaskInstanceState"] | (string & {});
        /** @description One run of a container task type on a queue. */
        ContainerTaskInstance: {
            /**
             * Format: uuid
             * @description Identifies the instance.
             */
            uuid: string;
            /** @description Username of the owner, null if there is none. */
            user: string | null;
            /** @description Name given at launch, "" if none. Not unique. */
            name: string;
            /** @description Its state. May be a string that is not a known state. */
            state: components["schemas"]["ObservedTaskInstanceState"];
            /**
             * Format: date-time
             * @description When it was created, with microseconds.
             */
            datetime_created: string;
            /**
             * Format: date-time
             * @description When it ended, successful or failed. Null until then, and always null if it was terminated.
             */
            datetime_finished: string | null;
            /** @description Arguments of the run, JSON values by name, with the defaults of the task type filled in. */
            arguments: {
                [key: string]: unknown;
            };
            /** @description Id of the task queue it was sent to. */
            task_queue: number;
            /** @description Id of the container task type that it runs. */
            task_type: number;
        };
        /** @description A container task to launch. */
        ContainerTaskInstanceCreate: {
            /**
             * @description Name to find the instance by, at most 200 characters. Need not be unique, and may be empty.
             * @default
             */
            name?: string;
            /**
             * @description Arguments of the run, JSON values by name. Each required argument of the task type without a default must be among them; others are kept. Not null.
             * @default {}
             */
            arguments?: {
                [key: string]: unknown;
            };
            /** @description Id of the task queue: an active one, open to the user, that runs this kind of task and has the type on one of its whitelists. */
            task_queue: number;
            /** @description Id of the container task type to run. */
            task_type: number;
        };
        /** @description One page of container task instances, newest first. */
        ContainerTaskInstancePage: {
            /** @description How many the whole list has, over all pages. */
            count: number;
            /**
             * Format: uri
             * @description Address of the next page, null on the last one. Built from the Host header that the server saw: behind a proxy it may name another scheme or host.
             */
            next: string | null;
            /**
             * Format: uri
             * @description Address of the page before, null on the first one. Built as `next` is.
             */
            previous: string | null;
            /** @description The container task instances on this page. */
            results: components["schemas"]["ContainerTaskInstance"][];
        };
        /** @description One run of an executable task type on a queue. */
        ExecutableTaskInstance: {
            /**
             * Format: uuid
             * @description Identifies the instance.
             */
            uuid: string;
            /** @description Username of the owner, null if there is none. */
            user: string | null;
            /** @description Name given at launch, "" if none. Not unique. */
            name: string;
            /** @description Its state. May be a string that is not a known state. */
            state: components["schemas"]["ObservedTaskInstanceState"];
            /**
             * Format: date-time
             * @description When it was created, with microseconds.
             */
            datetime_created: string;
            /**
             * Format: date-time
             * @description When it ended, successful or failed. Null until then, and always null if it was terminated.
             */
            datetime_finished: string | null;
            /** @description Arguments of the run, JSON values by name, with the defaults of the task type filled in. */
            arguments: {
                [key: string]: unknown;
            };
            /** @description Id of the task queue it was sent to. */
            task_queue: number;
            /** @description Id of the executable task type that it runs. */
            task_type: number;
        };
        /** @description An executable task to launch. */
        ExecutableTaskInstanceCreate: {
            /**
             * @description Name to find the instance by, at most 200 characters. Need not be unique, and may be empty.
             * @default
             */
            name?: string;
            /**
             * @description Arguments of the run, JSON values by name. Each required argument of the task type without a default must be among them; others are kept. Not null.
             * @default {}
             */
            arguments?: {
                [key: string]: unknown;
            };
            /** @description Id of the task queue: an active one, open to the user, that runs this kind of task and has the type on one of its whitelists. */
            task_queue: number;
            /** @description Id of the executable task type to run. */
            task_type: number;
        };
        /** @description One page of executable task instances, newest first. */
        ExecutableTaskInstancePage: {
            /** @description How many the whole list has, over all pages. */
            count: number;
            /**
             * Format: uri
             * @description Address of the next page, null on the last one. Built from the Host header that the server saw: behind a proxy it may name another scheme or host.
             */
            next: string | null;
            /**
             * Format: uri
             * @description Address of the page before, null on the first one. Built as `next` is.
             */
            previous: string | null;
            /** @description The executable task instances on this page. */
            results: components["schemas"]["ExecutableTaskInstance"][];
        };
        /**
         * @description What runs the container, `docker` or `singularity`.
         * @enum {string}
         */
        ContainerType: "docker" | "singularity";
        /** @description A description of what to run in a container. */
        ContainerTaskType: {
            /** @description Identifies it. */
            id: number;
            /** @description Username of the owner, null if there is none. */
            user: string | null;
            /** @description Name, unique among the task types of its class. 1 to 200 characters. */
            name: string;
            /** @description What it is for. May be "". */
            description: string;
            /**
             * Format: date-time
             * @description When it was created, with microseconds.
             */
            datetime_created: string;
            /** @description Command to run, 1 to 400 characters. */
            command_to_run: string;
            /** @description Names of the worker's environment variables that the task can read. */
            environment_variables: string[];
            /** @description Names of the arguments that an instance must have. */
            required_arguments: string[];
            /** @description Values of required arguments that an instance need not give, by name. */
            required_arguments_default_values: {
                [key: string]: unknown;
            };
            /** @description Directory in the container where the command leaves its logs, null if none. At most 400 characters. */
            logs_path: string | null;
            /** @description Directory in the container where the command leaves its results, null if none. At most 400 characters. */
            results_path: string | null;
            /** @description Image to run, as the container's runtime names it, 1 to 200 characters. */
            container_image: string;
            /** @description What runs the container. */
            container_type: components["schemas"]["ContainerType"];
        };
        /** @description A new container task type. */
        ContainerTaskTypeCreate: {
            /** @description Name, unique among the task types of its class. 1 to 200 characters. */
            name: string;
            /**
             * @description What it is for.
             * @default
             */
            description?: string;
            /** @description Command to run, 1 to 400 characters. */
            command_to_run: string;
            /**
             * @description Names of the worker's environment variables that the task can read. Not null.
             * @default []
             */
            environment_variables?: string[];
            /**
             * @description Names of the arguments that an instance must have. Not null.
             * @default []
             */
            required_arguments?: string[];
            /**
             * @description Values of required arguments that an instance need not give, by name. Each name must be among required_arguments. Not null.
             * @default {}
             */
            required_arguments_default_values?: {
                [key: string]: unknown;
            };
            /**
             * @description Directory in the container where the command leaves its logs, null if none. At most 400 characters.
             * @default null
             */
            logs_path?: string | null;
            /**
             * @description Directory in the container where the command leaves its results, null if none. At most 400 characters.
             * @default null
             */
            results_path?: string | null;
            /** @description Image to run, as the container's runtime names it, 1 to 200 characters. */
            container_image: string;
            /** @description What runs the container. */
            container_type: components["schemas"]["ContainerType"];
        };
        /** @description A container task type after the change. Optional fields that are left out keep their values. */
        ContainerTaskTypeReplace: {
            /** @description Name, unique among the task types of its class. 1 to 200 characters. */
            name: string;
            /** @description What it is for. May be "". */
            description?: string;
            /** @description Command to run, 1 to 400 characters. */
            command_to_run: string;
            /** @description Names of the worker's environment variables that the task can read. */
            environment_variables?: string[];
            /** @description Names of the arguments that an instance must have. */
            required_arguments?: string[];
            /** @description Values of required arguments that an instance need not give, by name. */
            required_arguments_default_values?: {
                [key: string]: unknown;
            };
            /** @description Directory in the container where the command leaves its logs, null if none. At most 400 characters. */
            logs_path?: string | null;
            /** @description Directory in the container where the command leaves its results, null if none. At most 400 characters. */
            results_path?: string | null;
            /** @description Image to run, as the container's runtime names it, 1 to 200 characters. */
            container_image: string;
            /** @description What runs the container. */
            container_type: components["schemas"]["ContainerType"];
        };
        /** @description One page of container task types, by id. */
        ContainerTaskTypePage: {
            /** @description How many the whole list has, over all pages. */
            count: number;
            /**
             * Format: uri
             * @description Address of the next page, null on the last one. Built from the Host header that the server saw: behind a proxy it may name another scheme or host.
             */
            next: string | null;
            /**
             * Format: uri
             * @description Address of the page before, null on the first one. Built as `next` is.
             */
            previous: string | null;
            /** @description The container task types on this page. */
            results: components["schemas"]["ContainerTaskType"][];
        };
        /** @description A description of a bare command to run on the worker. */
        ExecutableTaskType: {
            /** @description Identifies it. */
            id: number;
            /** @description Username of the owner, null if there is none. */
            user: string | null;
            /** @description Name, unique among the task types of its class. 1 to 200 characters. */
            name: string;
            /** @description What it is for. May be "". */
            description: string;
            /**
             * Format: date-time
             * @description When it was created, with microseconds.
             */
            datetime_created: string;
            /** @description Command to run, 1 to 400 characters. */
            command_to_run: string;
            /** @description Names of the worker's environment variables that the task can read. */
            environment_variables: string[];
            /** @description Names of the arguments that an instance must have. */
            required_arguments: string[];
            /** @description Values of required arguments that an instance need not give, by name. */
            required_arguments_default_values: {
                [key: string]: unknown;
            };
            /** @description Option of the command, such as `--json-file`, that takes the arguments as a JSON file. Null if it has none. At most 50 characters. */
            json_file_option: string | null;
        };
        /** @description A new executable task type. */
        ExecutableTaskTypeCreate: {
            /** @description Name, unique among the task types of its class. 1 to 200 characters. */
            name: string;
            /**
             * @description What it is for.
             * @default
             */
            description?: string;
            /** @description Command to run, 1 to 400 characters. */
            command_to_run: string;
            /**
             * @description Names of the worker's environment variables that the task can read. Not null.
             * @default []
             */
            environment_variables?: string[];
            /**
             * @description Names of the arguments that an instance must have. Not null.
             * @default []
             */
            required_arguments?: string[];
            /**
             * @description Values of required arguments that an instance need not give, by name. Each name must be among required_arguments. Not null.
             * @default {}
             */
            required_arguments_default_values?: {
                [key: string]: unknown;
            };
            /**
             * @description Option of the command, such as `--json-file`, that takes the arguments as a JSON file. Null if it has none. At most 50 characters.
             * @default null
             */
            json_file_option?: string | null;
        };
        /** @description An executable task type after the change. Optional fields that are left out keep their values. */
        ExecutableTaskTypeReplace: {
            /** @description Name, unique among the task types of its class. 1 to 200 characters. */
            name: string;
            /** @description What it is for. May be "". */
            description?: string;
            /** @description Command to run, 1 to 400 characters. */
            command_to_run: string;
            /** @description Names of the worker's environment variables that the task can read. */
            environment_variables?: string[];
            /** @description Names of the arguments that an instance must have. */
            required_arguments?: string[];
            /** @description Values of required arguments that an instance need not give, by name. */
            required_arguments_default_values?: {
                [key: string]: unknown;
            };
            /** @description Option of the command, such as `--json-file`, that takes the arguments as a JSON file. Null if it has none. At most 50 characters. */
            json_file_option?: string | null;
        };
        /** @description One page of executable task types, by id. */
        ExecutableTaskTypePage: {
            /** @description How many the whole list has, over all pages. */
            count: number;
            /**
             * Format: uri
             * @description Address of the next page, null on the last one. Built from the Host header that the server saw: behind a proxy it may name another scheme or host.
             */
            next: string | null;
            /**
             * Format: uri
             * @description Address of the page before, null on the first one. Built as `next` is.
             */
            previous: string | null;
            /** @description The executable task types on this page. */
            results: components["schemas"]["ExecutableTaskType"][];
        };
        /** @description Where task instances wait for the workers bound to the queue. */
        TaskQueue: {
            /** @description Identifies it. */
            id: number;
            /** @description Username of the owner, null if there is none. */
            user: string | null;
            /** @description Name, unique on the server. */
            name: string;
            /** @description What it is for. May be "". */
            description: string;
            /** @description Whether only its owner may send instances to it. */
            private: boolean;
            /** @description Whether it runs executable tasks. */
            runs_executable_tasks: boolean;
            /** @description Whether it runs tasks in Docker containers. */
            runs_docker_container_tasks: boolean;
            /** @description Whether it runs tasks in Singularity containers. */
            runs_singularity_container_tasks: boolean;
            /** @description Whether it takes new instances. While it does not, the server fails on a state update of an instance that it already has. */
            active: boolean;
            /** @description Ids of the whitelists whose task types it may run. Without a whitelist it runs nothing. */
            whitelists: number[];
        };
        /** @description A new task queue. */
        TaskQueueCreate: {
            /** @description Name, unique on the server. 1 to 50 letters, digits and characters of `@+-_`. */
            name: string;
            /**
             * @description What it is for.
             * @default
             */
            description?: string;
            /**
             * @description Whether only its owner may send instances to it.
             * @default false
             */
            private?: boolean;
            /**
             * @description Whether it runs executable tasks.
             * @default true
             */
            runs_executable_tasks?: boolean;
            /**
             * @description Whether it runs tasks in Docker containers.
             * @default true
             */
            runs_docker_container_tasks?: boolean;
            /**
             * @description Whether it runs tasks in Singularity containers.
             * @default true
             */
            runs_singularity_container_tasks?: boolean;
            /**
             * @description Whether it takes new instances.
             * @default true
             */
            active?: boolean;
            /**
             * @description Ids of the whitelists whose task types it may run. Without a whitelist it runs nothing.
             * @default []
             */
            whitelists?: number[];
        };
        /** @description A new task queue, or a task queue after the change, as a form: what it leaves out is false or empty, the description aside. */
        TaskQueueForm: {
            /** @description Name, unique on the server. 1 to 50 letters, digits and characters of `@+-_`. */
            name: string;
            /** @description What it is for. May be "". */
            description?: string;
            /**
             * @description Whether only its owner may send instances to it.
             * @default false
             */
            private?: boolean;
            /**
             * @description Whether it runs executable tasks.
             * @default false
             */
            runs_executable_tasks?: boolean;
            /**
             * @description Whether it runs tasks in Docker containers.
             * @default false
             */
            runs_docker_container_tasks?: boolean;
            /**
             * @description Whether it runs tasks in Singularity containers.
             * @default false
             */
            runs_singularity_container_tasks?: boolean;
            /**
             * @description Whether it takes new instances.
             * @default false
             */
            active?: boolean;
            /**
             * @description Ids of the whitelists whose task types it may run. Without a whitelist it runs nothing.
             * @default []
             */
            whitelists?: number[];
        };
        /** @description A task queue after the change. Optional fields that are left out keep their values. */
        TaskQueueReplace: {
            /** @description Name, unique on the server. 1 to 50 letters, digits and characters of `@+-_`. */
            name: string;
            /** @description What it is for. May be "". */
            description?: string;
            /** @description Whether only its owner may send instances to it. */
            private?: boolean;
            /** @description Whether it runs executable tasks. */
            runs_executable_tasks?: boolean;
            /** @description Whether it runs tasks in Docker containers. */
            runs_docker_container_tasks?: boolean;
            /** @description Whether it runs tasks in Singularity containers. */
            runs_singularity_container_tasks?: boolean;
            /** @description Whether it takes new instances. While it does not, the server fails on a state update of an instance that it already has. */
            active?: boolean;
            /** @description Ids of the whitelists whose task types it may run. Without a whitelist it runs nothing. */
            whitelists?: number[];
        };
        /** @description What to change of a task queue. Fields that are left out keep their values. */
        TaskQueuePatch: {
            /** @description Name, unique on the server. 1 to 50 letters, digits and characters of `@+-_`. */
            name?: string;
            /** @description What it is for. May be "". */
            description?: string;
            /** @description Whether only its owner may send instances to it. */
            private?: boolean;
            /** @description Whether it runs executable tasks. */
            runs_executable_tasks?: boolean;
            /** @description Whether it runs tasks in Docker containers. */
            runs_docker_container_tasks?: boolean;
            /** @description Whether it runs tasks in Singularity containers. */
            runs_singularity_container_tasks?: boolean;
            /** @description Whether it takes new instances. While it does not, the server fails on a state update of an instance that it already has. */
            active?: boolean;
            /** @description Ids of the whitelists whose task types it may run. Without a whitelist it runs nothing. */
            whitelists?: number[];
        };
        /** @description One page of task queues, by id. */
        TaskQueuePage: {
            /** @description How many the whole list has, over all pages. */
            count: number;
            /**
             * Format: uri
             * @description Address of the next page, null on the last one. Built from the Host header that the server saw: behind a proxy it may name another scheme or host.
             */
            next: string | null;
            /**
             * Format: uri
             * @description Address of the page before, null on the first one. Built as `next` is.
             */
            previous: string | null;
            /** @description The task queues on this page. */
            results: components["schemas"]["TaskQueue"][];
        };
        /** @description A set of task types that queues may run. */
        TaskWhitelist: {
            /** @description Identifies it. */
            id: number;
            /** @description Username of the owner, null if there is none. */
            user: string | null;
            /** @description Name, unique on the server. 1 to 50 characters. */
            name: string;
            /** @description What it is for. May be "". */
            description: string;
            /** @description Ids of the container task types on it. */
            whitelisted_container_task_types: number[];
            /** @description Ids of the executable task types on it. */
            whitelisted_executable_task_types: number[];
        };
        /** @description A new task whitelist. */
        TaskWhitelistCreate: {
            /** @description Name, unique on the server. 1 to 50 characters. */
            name: string;
            /**
             * @description What it is for.
             * @default
             */
            description?: string;
            /**
             * @description Ids of the container task types on it. Each must exist.
             * @default []
             */
            whitelisted_container_task_types?: number[];
            /**
             * @description Ids of the executable task types on it. Each must exist.
             * @default []
             */
            whitelisted_executable_task_types?: number[];
        };
        /** @description A new task whitelist, or a task whitelist after the change, as a form: a list that it leaves out is empty. */
        TaskWhitelistForm: {
            /** @description Name, unique on the server. 1 to 50 characters. */
            name: string;
            /** @description What it is for. May be "". */
            description?: string;
            /**
             * @description Ids of the container task types on it. Each must exist.
             * @default []
             */
            whitelisted_container_task_types?: number[];
            /**
             * @description Ids of the executable task types on it. Each must exist.
             * @default []
             */
            whitelisted_executable_task_types?: number[];
        };
        /** @description A task whitelist after the change. Optional fields that are left out keep their values. */
        TaskWhitelistReplace: {
            /** @description Name, unique on the server. 1 to 50 characters. */
            name: string;
            /** @description What it is for. May be "". */
            description?: string;
            /** @description Ids of the container task types on it. */
            whitelisted_container_task_types?: number[];
            /** @description Ids of the executable task types on it. */
            whitelisted_executable_task_types?: number[];
        };
        /** @description What to change of a task whitelist. Fields that are left out keep their values. */
        TaskWhitelistPatch: {
            /** @description Name, unique on the server. 1 to 50 characters. */
            name?: string;
            /** @description What it is for. May be "". */
            description?: string;
            /** @description Ids of the container task types on it. */
            whitelisted_container_task_types?: number[];
            /** @description Ids of the executable task types on it. */
            whitelisted_executable_task_types?: number[];
        };
        /** @description One page of task whitelists, by id. */
        TaskWhitelistPage: {
            /** @description How many the whole list has, over all pages. */
            count: number;
            /**
             * Format: uri
             * @description Address of the next page, null on the last one. Built from the Host header that the server saw: behind a proxy it may name another scheme or host.
             */
            next: string | null;
            /**
             * Format: uri
             * @description Address of the page before, null on the first one. Built as `next` is.
             */
            previous: string | null;
            /** @description The task whitelists on this page. */
            results: components["schemas"]["TaskWhitelist"][];
        };
        /** @description Who may use this server. */
        User: {
            /** @description Name that the user logs in with, unique on the server. */
            username: string;
            /** @description E-mail address, "" if none is known. */
            email: string;
        };
        /** @description One page of users, by username. */
        UserPage: {
            /** @description How many the whole list has, over all pages. */
            count: number;
            /**
             * Format: uri
             * @description Address of the next page, null on the last one. Built from the Host header that the server saw: behind a proxy it may name another scheme or host.
             */
            next: string | null;
            /**
             * Format: uri
             * @description Address of the page before, null on the first one. Built as `next` is.
             */
            previous: string | null;
            /** @description The users on this page. */
            results: components["schemas"]["User"][];
        };
        /** @description What a worker reports of a task instance. */
        TaskInstanceStateUpdate: {
            /** @description The new state of the instance. */
            state: components["schemas"]["TaskInstanceState"];
        };
        /** @description What the server has stored of a worker's report. */
        TaskInstanceStateReport: {
            /**
             * Format: uuid
             * @description Identifies the instance.
             */
            uuid: string;
            /** @description Its state. May be a string that is not a known state. */
            state: components["schemas"]["ObservedTaskInstanceState"];
        };
        /** @description Who logs in. */
        TokenRequest: {
            /** @description Username of an active user. */
            username: string;
            /**
             * Format: password
             * @description Password of that user.
             */
            password: string;
        };
        /** @description The response to a login. */
        TokenPair: {
            /** @description Refresh token, a JWT that is exchanged for further access tokens. Lives 245 days by default. */
            refresh: string;
            /** @description Access token, a JWT to be sent as `Authorization: Bearer`. Lives 3 days by default; `exp` in its payload says when it expires. */
            access: string;
        };
        /** @description A request for another access token. */
        TokenRefreshRequest: {
            /** @description Refresh token of a login. */
            refresh: string;
        };
        /** @description The response to a refresh. */
        AccessToken: {
            /** @description Access token, a JWT to be sent as `Authorization: Bearer`. Lives 3 days by default; `exp` in its payload says when it expires. */
            access: string;
        };
        /** @description What is wrong, messages by field. `non_field_errors` holds what concerns the whole request; there a message is the string form of a Python list. */
        FieldErrors: {
            [key: string]: string[];
        };
        /** @description What is wrong, in one sentence. */
        Detail: {
            /** @description The sentence. */
            detail: string;
        };
        /** @description A JSON Web Token that the server refuses. */
        TokenNotValid: {
            /** @description What is wrong, in one sentence. */
            detail: string;
            /**
             * @description Always `token_not_valid`, which distinguishes this refusal from others.
             * @enum {string}
             */
            code: "token_not_valid";
            /** @description Why each kind of token refuses it; only where a request was refused, not at the token endpoints. */
            messages?: {
                /** @description Class of token that the server tried, such as `AccessToken`. */
                token_class: string;
                /** @description Type that a token of this class has in its payload, such as `access`. */
                token_type: string;
                /** @description Why it is not a valid token of this class. */
                message: string;
            }[];
        };
        /** @description What is wrong with a body, by field; or one sentence if it is not JSON. */
        InvalidRequest: components["schemas"]["FieldErrors"] | components["schemas"]["Detail"];
        /** @description Why the server refuses a request. A refused JSON Web Token has a `code`. */
        Refusal: components["schemas"]["TokenNotValid"] | components["schemas"]["Detail"];
        /** @description An HTML page, not meant for programs. */
        HtmlPage: string;
    };
    responses: {
        /** @description The credentials are missing or refused; this is not a 401. A proxy, or another deployment, may respond 401 instead. */
        CredentialsRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The user is neither the owner nor an administrator; or the credentials are missing or refused. Only the body says which. */
        ChangeRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description No active user has this username and password. */
        LoginRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "No active account found with the given credentials"
                 *     }
                 */
                "application/json": components["schemas"]["Detail"];
            };
        };
        /** @description The refresh token has expired or is invalid. */
        RefreshRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenNotValid"];
            };
        };
        /** @description A filter has an invalid value. */
        InstanceFilterInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FieldErrors"];
            };
        };
        /** @description A filter has an invalid value. */
        ContainerTaskTypeFilterInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FieldErrors"];
            };
        };
        /** @description A filter has an invalid value. */
        ExecutableTaskTypeFilterInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FieldErrors"];
            };
        };
        /** @description The instance cannot be launched with these values. */
        ContainerTaskInstanceInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequest"];
            };
        };
        /** @description The instance cannot be launched with these values. */
        ExecutableTaskInstanceInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequest"];
            };
        };
        /** @description The type cannot have these values. */
        ContainerTaskTypeInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequest"];
            };
        };
        /** @description The type cannot have these values. */
        ExecutableTaskTypeInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequest"];
            };
        };
        /** @description The queue cannot have these values. */
        TaskQueueInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequest"];
            };
        };
        /** @description The whitelist cannot have these values. */
        TaskWhitelistInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequest"];
            };
        };
        /** @description No instance of either class has this uuid; the body is a bare JSON string. Or the request is not JSON. */
        StateUpdateInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": string | components["schemas"]["Detail"];
            };
        };
        /** @description The username or the password is missing. */
        TokenRequestInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequest"];
            };
        };
        /** @description The refresh token is missing. */
        TokenRefreshInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequest"];
            };
        };
        /** @description There is no resource with this id, or the id is invalid. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "Not found."
                 *     }
                 */
                "application/json": components["schemas"]["Detail"];
            };
        };
        /** @description There is no user with this username, or it contains a dot. For some usernames with dots the response is an HTML page instead. */
        UserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "Not found."
                 *     }
                 */
                "application/json": components["schemas"]["Detail"];
                /**
                 * @example <!doctype html>
                 *     <html lang="en">
                 *     <head>
                 *       <title>Not Found</title>
                 *     </head>
                 *     <body>
                 *       <h1>Not Found</h1><p>The requested resource was not found on this server.</p>
                 *     </body>
                 *     </html>
                 */
                "text/html": components["schemas"]["HtmlPage"];
            };
        };
        /** @description The page is past the end of the list, or is not a page number. */
        InvalidPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "Invalid page."
                 *     }
                 */
                "application/json": components["schemas"]["Detail"];
            };
        };
        /** @description The path does not support the method, such as DELETE. */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "Method \"DELETE\" not allowed."
                 *     }
                 */
                "application/json": components["schemas"]["Detail"];
            };
        };
        /** @description With JSON, the path does not support the method. With an empty page, the server failed, for which plain Django responds 500: the request may have been executed. */
        MethodNotAllowedOrFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "Method \"DELETE\" not allowed."
                 *     }
                 */
                "application/json": components["schemas"]["Detail"];
                /** @example  */
                "text/html": string;
            };
        };
        /** @description The server failed. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example <!doctype html>
                 *     <html lang="en">
                 *     <head>
                 *       <title>Server Error (500)</title>
                 *     </head>
                 *     <body>
                 *       <h1>Server Error (500)</h1><p></p>
                 *     </body>
                 *     </html>
                 */
                "text/html": components["schemas"]["HtmlPage"];
            };
        };
        /** @description A filter has an invalid regular expression, or the server failed. */
        ListFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example <!doctype html>
                 *     <html lang="en">
                 *     <head>
                 *       <title>Server Error (500)</title>
                 *     </head>
                 *     <body>
                 *       <h1>Server Error (500)</h1><p></p>
                 *     </body>
                 *     </html>
                 */
                "text/html": components["schemas"]["HtmlPage"];
            };
        };
        /** @description No instance of this class has this uuid, or the instance can no longer be launched, for a reason for which a create gets a 400, or the server failed. */
        CloneFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example <!doctype html>
                 *     <html lang="en">
                 *     <head>
                 *       <title>Server Error (500)</title>
                 *     </head>
                 *     <body>
                 *       <h1>Server Error (500)</h1><p></p>
                 *     </body>
                 *     </html>
                 */
                "text/html": components["schemas"]["HtmlPage"];
            };
        };
        /** @description No instance of this class has this uuid, or the server failed. */
        TerminateFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example <!doctype html>
                 *     <html lang="en">
                 *     <head>
                 *       <title>Server Error (500)</title>
                 *     </head>
                 *     <body>
                 *       <h1>Server Error (500)</h1><p></p>
                 *     </body>
                 *     </html>
                 */
                "text/html": components["schemas"]["HtmlPage"];
            };
        };
        /** @description The report has no `state`, or the queue of the instance has become inactive since, or the server failed. */
        StateUpdateFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example <!doctype html>
                 *     <html lang="en">
                 *     <head>
                 *       <title>Server Error (500)</title>
                 *     </head>
                 *     <body>
                 *       <h1>Server Error (500)</h1><p></p>
                 *     </body>
                 *     </html>
                 */
                "text/html": components["schemas"]["HtmlPage"];
            };
        };
    };
    parameters: {
        /** @description Uuid of a task instance of this class. */
        InstanceUuid: string;
        /** @description Uuid of a task instance of either class. */
        AnyInstanceUuid: string;
        /** @description Id of a task type of this class. */
        TaskTypeId: number;
        /** @description Id of a task queue. */
        TaskQueueId: number;
        /** @description Id of a task whitelist. */
        TaskWhitelistId: number;
        /** @description Username, without a dot in it. */
        PathUsername: string;
        /** @description Which page, counted from 1, or `last`. Past the end, 0 and anything else are a 404. */
        Page: number | "last";
        /** @description How many a page has. There is no maximum; 0 and values that are not numbers mean the default. */
        PageSize: number;
        /** @description How many a page has. There is no maximum, but each row takes the server about half a millisecond; 0 and values that are not numbers mean the default. */
        InstancePageSize: number;
        /** @description Name. Case matters. */
        FilterByName: string;
        /** @description Text within the name. Case matters. */
        FilterByNameContains: string;
        /** @description Any of these names, exactly. A comma inside one cannot be sent. */
        FilterByNameIn: string[];
        /** @description Text that the name begins with. Case matters. */
        FilterByNameStartswith: string;
        /** @description Text that the name ends in. Case matters. */
        FilterByNameEndswith: string;
        /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the name. An invalid one is a 500. */
        FilterByNameRegex: string;
        /** @description Description. Case matters. */
        FilterByDescription: string;
        /** @description Text within the description. Case matters. */
        FilterByDescriptionContains: string;
        /** @description Any of these descriptions, exactly. A comma inside one cannot be sent. */
        FilterByDescriptionIn: string[];
        /** @description Text that the description begins with. Case matters. */
        FilterByDescriptionStartswith: string;
        /** @description Text that the description ends in. Case matters. */
        FilterByDescriptionEndswith: string;
        /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the description. An invalid one is a 500. */
        FilterByDescriptionRegex: string;
        /** @description Username of the owner. Case matters. */
        FilterByUserUsername: string;
        /** @description Text within the username. Case matters. */
        FilterByUserUsernameContains: string;
        /** @description Any of these usernames, exactly. A comma inside one cannot be sent. */
        FilterByUserUsernameIn: string[];
        /** @description Text that the username begins with. Case matters. */
        FilterByUserUsernameStartswith: string;
        /** @description Text that the username ends in. Case matters. */
        FilterByUserUsernameEndswith: string;
        /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the username. An invalid one is a 500. */
        FilterByUserUsernameRegex: string;
        /** @description State. One that the server does not know is a 400. */
        FilterByState: components["schemas"]["TaskInstanceState"];
        /** @description Text within the state. Case matters. */
        FilterByStateContains: string;
        /** @description Any of these states, exactly. A comma inside one cannot be sent. */
        FilterByStateIn: components["schemas"]["TaskInstanceState"][];
        /** @description Text that the state begins with. Case matters. */
        FilterByStateStartswith: string;
        /** @description Text that the state ends in. Case matters. */
        FilterByStateEndswith: string;
        /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the state. An invalid one is a 500. */
        FilterByStateRegex: string;
        /** @description Id of the task type. One that does not exist is a 400. */
        FilterByTaskType: number;
        /** @description Ids of task types, any of them. One that does not exist is a 400. */
        FilterByTaskTypeIn: number[];
        /** @description Id of the task queue. One that does not exist is a 400. */
        FilterByTaskQueue: number;
        /** @description Ids of task queues, any of them. One that does not exist is a 400. */
        FilterByTaskQueueIn: number[];
        /** @description When it was created: a full ISO 8601 datetime; a bare date is a 400. */
        FilterByDatetimeCreated: string;
        /** @description Created in this year. */
        FilterByDatetimeCreatedYear: number;
        /** @description Created between these two instants, both included. */
        FilterByDatetimeCreatedRange: [
            string,
            string
        ];
        /** @description Created before this instant. */
        FilterByDatetimeCreatedLt: string;
        /** @description Created at this instant or before. */
        FilterByDatetimeCreatedLte: string;
        /** @description Created after this instant. */
        FilterByDatetimeCreatedGt: string;
        /** @description Created at this instant or after. */
        FilterByDatetimeCreatedGte: string;
        /** @description When it ended, successful or failed: a full ISO 8601 datetime; a bare date is a 400. Terminated instances have none. */
        FilterByDatetimeFinished: string;
        /** @description Ended in this year. */
        FilterByDatetimeFinishedYear: number;
        /** @description Ended between these two instants, both included. */
        FilterByDatetimeFinishedRange: [
            string,
            string
        ];
        /** @description Ended before this instant. */
        FilterByDatetimeFinishedLt: string;
        /** @description Ended at this instant or before. */
        FilterByDatetimeFinishedLte: string;
        /** @description Ended after this instant. */
        FilterByDatetimeFinishedGt: string;
        /** @description Ended at this instant or after. */
        FilterByDatetimeFinishedGte: string;
        /** @description Command to run. Case matters. */
        FilterByCommandToRun: string;
        /** @description Text within the command. Case matters. */
        FilterByCommandToRunContains: string;
        /** @description Any of these commands, exactly. A comma inside one cannot be sent. */
        FilterByCommandToRunIn: string[];
        /** @description Text that the command begins with. Case matters. */
        FilterByCommandToRunStartswith: string;
        /** @description Text that the command ends in. Case matters. */
        FilterByCommandToRunEndswith: string;
        /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the command. An invalid one is a 500. */
        FilterByCommandToRunRegex: string;
        /** @description Container image. Case matters. */
        FilterByContainerImage: string;
        /** @description Text within the image. Case matters. */
        FilterByContainerImageContains: string;
        /** @description Any of these images, exactly. A comma inside one cannot be sent. */
        FilterByContainerImageIn: string[];
        /** @description Text that the image begins with. Case matters. */
        FilterByContainerImageStartswith: string;
        /** @description Text that the image ends in. Case matters. */
        FilterByContainerImageEndswith: string;
        /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the image. An invalid one is a 500. */
        FilterByContainerImageRegex: string;
        /** @description Kind of container. One that the server does not know is a 400. */
        FilterByContainerType: components["schemas"]["ContainerType"];
        /** @description Text within the kind. Case matters. */
        FilterByContainerTypeContains: string;
        /** @description Any of these kinds, exactly. A comma inside one cannot be sent. */
        FilterByContainerTypeIn: components["schemas"]["ContainerType"][];
        /** @description Text that the kind begins with. Case matters. */
        FilterByContainerTypeStartswith: string;
        /** @description Text that the kind ends in. Case matters. */
        FilterByContainerTypeEndswith: string;
        /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the kind. An invalid one is a 500. */
        FilterByContainerTypeRegex: string;
        /** @description Whether only its owner may use the queue. */
        FilterByPrivate: boolean;
        /** @description Whether the queue runs executable tasks. */
        FilterByRunsExecutableTasks: boolean;
        /** @description Whether the queue runs tasks in Docker containers. */
        FilterByRunsDockerContainerTasks: boolean;
        /** @description Whether the queue runs tasks in Singularity containers. */
        FilterByRunsSingularityContainerTasks: boolean;
        /** @description Whether the queue takes new task instances. */
        FilterByActive: boolean;
        /** @description Username. Case matters. */
        FilterByUsername: string;
        /** @description Text within the username. Case matters. */
        FilterByUsernameContains: string;
        /** @description Any of these usernames, exactly. A comma inside one cannot be sent. */
        FilterByUsernameIn: string[];
        /** @description Text that the username begins with. Case matters. */
        FilterByUsernameStartswith: string;
        /** @description Text that the username ends in. Case matters. */
        FilterByUsernameEndswith: string;
        /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the username. An invalid one is a 500. */
        FilterByUsernameRegex: string;
        /** @description E-mail address. Case matters. */
        FilterByEmail: string;
        /** @description Text within the address. Case matters. */
        FilterByEmailContains: string;
        /** @description Any of these addresses, exactly. A comma inside one cannot be sent. */
        FilterByEmailIn: string[];
        /** @description Text that the address begins with. Case matters. */
        FilterByEmailStartswith: string;
        /** @description Text that the address ends in. Case matters. */
        FilterByEmailEndswith: string;
        /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the address. An invalid one is a 500. */
        FilterByEmailRegex: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listContainerTaskInstances: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1, or `last`. Past the end, 0 and anything else are a 404. */
                page?: components["parameters"]["Page"];
                /** @description How many a page has. There is no maximum, but each row takes the server about half a millisecond; 0 and values that are not numbers mean the default. */
                page_size?: components["parameters"]["InstancePageSize"];
                /** @description Name. Case matters. */
                name?: components["parameters"]["FilterByName"];
                /** @description Text within the name. Case matters. */
                name__contains?: components["parameters"]["FilterByNameContains"];
                /** @description Any of these names, exactly. A comma inside one cannot be sent. */
                name__in?: components["parameters"]["FilterByNameIn"];
                /** @description Text that the name begins with. Case matters. */
                name__startswith?: components["parameters"]["FilterByNameStartswith"];
                /** @description Text that the name ends in. Case matters. */
                name__endswith?: components["parameters"]["FilterByNameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the name. An invalid one is a 500. */
                name__regex?: components["parameters"]["FilterByNameRegex"];
                /** @description State. One that the server does not know is a 400. */
                state?: components["parameters"]["FilterByState"];
                /** @description Text within the state. Case matters. */
                state__contains?: components["parameters"]["FilterByStateContains"];
                /** @description Any of these states, exactly. A comma inside one cannot be sent. */
                state__in?: components["parameters"]["FilterByStateIn"];
                /** @description Text that the state begins with. Case matters. */
                state__startswith?: components["parameters"]["FilterByStateStartswith"];
                /** @description Text that the state ends in. Case matters. */
                state__endswith?: components["parameters"]["FilterByStateEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the state. An invalid one is a 500. */
                state__regex?: components["parameters"]["FilterByStateRegex"];
                /** @description Username of the owner. Case matters. */
                user__username?: components["parameters"]["FilterByUserUsername"];
                /** @description Text within the username. Case matters. */
                user__username__contains?: components["parameters"]["FilterByUserUsernameContains"];
                /** @description Any of these usernames, exactly. A comma inside one cannot be sent. */
                user__username__in?: components["parameters"]["FilterByUserUsernameIn"];
                /** @description Text that the username begins with. Case matters. */
                user__username__startswith?: components["parameters"]["FilterByUserUsernameStartswith"];
                /** @description Text that the username ends in. Case matters. */
                user__username__endswith?: components["parameters"]["FilterByUserUsernameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the username. An invalid one is a 500. */
                user__username__regex?: components["parameters"]["FilterByUserUsernameRegex"];
                /** @description Id of the task type. One that does not exist is a 400. */
                task_type?: components["parameters"]["FilterByTaskType"];
                /** @description Ids of task types, any of them. One that does not exist is a 400. */
                task_type__in?: components["parameters"]["FilterByTaskTypeIn"];
                /** @description Id of the task queue. One that does not exist is a 400. */
                task_queue?: components["parameters"]["FilterByTaskQueue"];
                /** @description Ids of task queues, any of them. One that does not exist is a 400. */
                task_queue__in?: components["parameters"]["FilterByTaskQueueIn"];
                /** @description When it was created: a full ISO 8601 datetime; a bare date is a 400. */
                datetime_created?: components["parameters"]["FilterByDatetimeCreated"];
                /** @description Created in this year. */
                datetime_created__year?: components["parameters"]["FilterByDatetimeCreatedYear"];
                /** @description Created between these two instants, both included. */
                datetime_created__range?: components["parameters"]["FilterByDatetimeCreatedRange"];
                /** @description Created before this instant. */
                datetime_created__lt?: components["parameters"]["FilterByDatetimeCreatedLt"];
                /** @description Created at this instant or before. */
                datetime_created__lte?: components["parameters"]["FilterByDatetimeCreatedLte"];
                /** @description Created after this instant. */
                datetime_created__gt?: components["parameters"]["FilterByDatetimeCreatedGt"];
                /** @description Created at this instant or after. */
                datetime_created__gte?: components["parameters"]["FilterByDatetimeCreatedGte"];
                /** @description When it ended, successful or failed: a full ISO 8601 datetime; a bare date is a 400. Terminated instances have none. */
                datetime_finished?: components["parameters"]["FilterByDatetimeFinished"];
                /** @description Ended in this year. */
                datetime_finished__year?: components["parameters"]["FilterByDatetimeFinishedYear"];
                /** @description Ended between these two instants, both included. */
                datetime_finished__range?: components["parameters"]["FilterByDatetimeFinishedRange"];
                /** @description Ended before this instant. */
                datetime_finished__lt?: components["parameters"]["FilterByDatetimeFinishedLt"];
                /** @description Ended at this instant or before. */
                datetime_finished__lte?: components["parameters"]["FilterByDatetimeFinishedLte"];
                /** @description Ended after this instant. */
                datetime_finished__gt?: components["parameters"]["FilterByDatetimeFinishedGt"];
                /** @description Ended at this instant or after. */
                datetime_finished__gte?: components["parameters"]["FilterByDatetimeFinishedGte"];
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
                    "application/json": components["schemas"]["ContainerTaskInstancePage"];
                };
            };
            400: components["responses"]["InstanceFilterInvalid"];
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["InvalidPage"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ListFailed"];
        };
    };
    createContainerTaskInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to run, where, and with which arguments. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContainerTaskInstanceCreate"];
            };
        };
        responses: {
            /** @description The new instance, still in the state `created`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainerTaskInstance"];
                };
            };
            400: components["responses"]["ContainerTaskInstanceInvalid"];
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    getContainerTaskInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainerTaskInstance"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
        };
    };
    cloneContainerTaskInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new instance, still in the state `created`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainerTaskInstance"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["CloneFailed"];
        };
    };
    terminateContainerTaskInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instance as it is, usually not terminated yet. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainerTaskInstance"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["TerminateFailed"];
        };
    };
    listContainerTaskTypes: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1, or `last`. Past the end, 0 and anything else are a 404. */
                page?: components["parameters"]["Page"];
                /** @description How many a page has. There is no maximum; 0 and values that are not numbers mean the default. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Name. Case matters. */
                name?: components["parameters"]["FilterByName"];
                /** @description Text within the name. Case matters. */
                name__contains?: components["parameters"]["FilterByNameContains"];
                /** @description Any of these names, exactly. A comma inside one cannot be sent. */
                name__in?: components["parameters"]["FilterByNameIn"];
                /** @description Text that the name begins with. Case matters. */
                name__startswith?: components["parameters"]["FilterByNameStartswith"];
                /** @description Text that the name ends in. Case matters. */
                name__endswith?: components["parameters"]["FilterByNameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the name. An invalid one is a 500. */
                name__regex?: components["parameters"]["FilterByNameRegex"];
                /** @description Description. Case matters. */
                description?: components["parameters"]["FilterByDescription"];
                /** @description Text within the description. Case matters. */
                description__contains?: components["parameters"]["FilterByDescriptionContains"];
                /** @description Any of these descriptions, exactly. A comma inside one cannot be sent. */
                description__in?: components["parameters"]["FilterByDescriptionIn"];
                /** @description Text that the description begins with. Case matters. */
                description__startswith?: components["parameters"]["FilterByDescriptionStartswith"];
                /** @description Text that the description ends in. Case matters. */
                description__endswith?: components["parameters"]["FilterByDescriptionEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the description. An invalid one is a 500. */
                description__regex?: components["parameters"]["FilterByDescriptionRegex"];
                /** @description Username of the owner. Case matters. */
                user__username?: components["parameters"]["FilterByUserUsername"];
                /** @description Text within the username. Case matters. */
                user__username__contains?: components["parameters"]["FilterByUserUsernameContains"];
                /** @description Any of these usernames, exactly. A comma inside one cannot be sent. */
                user__username__in?: components["parameters"]["FilterByUserUsernameIn"];
                /** @description Text that the username begins with. Case matters. */
                user__username__startswith?: components["parameters"]["FilterByUserUsernameStartswith"];
                /** @description Text that the username ends in. Case matters. */
                user__username__endswith?: components["parameters"]["FilterByUserUsernameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the username. An invalid one is a 500. */
                user__username__regex?: components["parameters"]["FilterByUserUsernameRegex"];
                /** @description Command to run. Case matters. */
                command_to_run?: components["parameters"]["FilterByCommandToRun"];
                /** @description Text within the command. Case matters. */
                command_to_run__contains?: components["parameters"]["FilterByCommandToRunContains"];
                /** @description Any of these commands, exactly. A comma inside one cannot be sent. */
                command_to_run__in?: components["parameters"]["FilterByCommandToRunIn"];
                /** @description Text that the command begins with. Case matters. */
                command_to_run__startswith?: components["parameters"]["FilterByCommandToRunStartswith"];
                /** @description Text that the command ends in. Case matters. */
                command_to_run__endswith?: components["parameters"]["FilterByCommandToRunEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the command. An invalid one is a 500. */
                command_to_run__regex?: components["parameters"]["FilterByCommandToRunRegex"];
                /** @description When it was created: a full ISO 8601 datetime; a bare date is a 400. */
                datetime_created?: components["parameters"]["FilterByDatetimeCreated"];
                /** @description Created in this year. */
                datetime_created__year?: components["parameters"]["FilterByDatetimeCreatedYear"];
                /** @description Created between these two instants, both included. */
                datetime_created__range?: components["parameters"]["FilterByDatetimeCreatedRange"];
                /** @description Created before this instant. */
                datetime_created__lt?: components["parameters"]["FilterByDatetimeCreatedLt"];
                /** @description Created at this instant or before. */
                datetime_created__lte?: components["parameters"]["FilterByDatetimeCreatedLte"];
                /** @description Created after this instant. */
                datetime_created__gt?: components["parameters"]["FilterByDatetimeCreatedGt"];
                /** @description Created at this instant or after. */
                datetime_created__gte?: components["parameters"]["FilterByDatetimeCreatedGte"];
                /** @description Container image. Case matters. */
                container_image?: components["parameters"]["FilterByContainerImage"];
                /** @description Text within the image. Case matters. */
                container_image__contains?: components["parameters"]["FilterByContainerImageContains"];
                /** @description Any of these images, exactly. A comma inside one cannot be sent. */
                container_image__in?: components["parameters"]["FilterByContainerImageIn"];
                /** @description Text that the image begins with. Case matters. */
                container_image__startswith?: components["parameters"]["FilterByContainerImageStartswith"];
                /** @description Text that the image ends in. Case matters. */
                container_image__endswith?: components["parameters"]["FilterByContainerImageEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the image. An invalid one is a 500. */
                container_image__regex?: components["parameters"]["FilterByContainerImageRegex"];
                /** @description Kind of container. One that the server does not know is a 400. */
                container_type?: components["parameters"]["FilterByContainerType"];
                /** @description Text within the kind. Case matters. */
                container_type__contains?: components["parameters"]["FilterByContainerTypeContains"];
                /** @description Any of these kinds, exactly. A comma inside one cannot be sent. */
                container_type__in?: components["parameters"]["FilterByContainerTypeIn"];
                /** @description Text that the kind begins with. Case matters. */
                container_type__startswith?: components["parameters"]["FilterByContainerTypeStartswith"];
                /** @description Text that the kind ends in. Case matters. */
                container_type__endswith?: components["parameters"]["FilterByContainerTypeEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the kind. An invalid one is a 500. */
                container_type__regex?: components["parameters"]["FilterByContainerTypeRegex"];
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
                    "application/json": components["schemas"]["ContainerTaskTypePage"];
                };
            };
            400: components["responses"]["ContainerTaskTypeFilterInvalid"];
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["InvalidPage"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ListFailed"];
        };
    };
    createContainerTaskType: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The new type. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContainerTaskTypeCreate"];
            };
        };
        responses: {
            /** @description The new type, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainerTaskType"];
                };
            };
            400: components["responses"]["ContainerTaskTypeInvalid"];
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    getContainerTaskType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task type of this class. */
                id: components["parameters"]["TaskTypeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The type. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainerTaskType"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
        };
    };
    replaceContainerTaskType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task type of this class. */
                id: components["parameters"]["TaskTypeId"];
            };
            cookie?: never;
        };
        /** @description The fields to set; the required ones always. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContainerTaskTypeReplace"];
            };
        };
        responses: {
            /** @description The type as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainerTaskType"];
                };
            };
            400: components["responses"]["ContainerTaskTypeInvalid"];
            403: components["responses"]["ChangeRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    listExecutableTaskInstances: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1, or `last`. Past the end, 0 and anything else are a 404. */
                page?: components["parameters"]["Page"];
                /** @description How many a page has. There is no maximum, but each row takes the server about half a millisecond; 0 and values that are not numbers mean the default. */
                page_size?: components["parameters"]["InstancePageSize"];
                /** @description Name. Case matters. */
                name?: components["parameters"]["FilterByName"];
                /** @description Text within the name. Case matters. */
                name__contains?: components["parameters"]["FilterByNameContains"];
                /** @description Any of these names, exactly. A comma inside one cannot be sent. */
                name__in?: components["parameters"]["FilterByNameIn"];
                /** @description Text that the name begins with. Case matters. */
                name__startswith?: components["parameters"]["FilterByNameStartswith"];
                /** @description Text that the name ends in. Case matters. */
                name__endswith?: components["parameters"]["FilterByNameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the name. An invalid one is a 500. */
                name__regex?: components["parameters"]["FilterByNameRegex"];
                /** @description State. One that the server does not know is a 400. */
                state?: components["parameters"]["FilterByState"];
                /** @description Text within the state. Case matters. */
                state__contains?: components["parameters"]["FilterByStateContains"];
                /** @description Any of these states, exactly. A comma inside one cannot be sent. */
                state__in?: components["parameters"]["FilterByStateIn"];
                /** @description Text that the state begins with. Case matters. */
                state__startswith?: components["parameters"]["FilterByStateStartswith"];
                /** @description Text that the state ends in. Case matters. */
                state__endswith?: components["parameters"]["FilterByStateEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the state. An invalid one is a 500. */
                state__regex?: components["parameters"]["FilterByStateRegex"];
                /** @description Username of the owner. Case matters. */
                user__username?: components["parameters"]["FilterByUserUsername"];
                /** @description Text within the username. Case matters. */
                user__username__contains?: components["parameters"]["FilterByUserUsernameContains"];
                /** @description Any of these usernames, exactly. A comma inside one cannot be sent. */
                user__username__in?: components["parameters"]["FilterByUserUsernameIn"];
                /** @description Text that the username begins with. Case matters. */
                user__username__startswith?: components["parameters"]["FilterByUserUsernameStartswith"];
                /** @description Text that the username ends in. Case matters. */
                user__username__endswith?: components["parameters"]["FilterByUserUsernameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the username. An invalid one is a 500. */
                user__username__regex?: components["parameters"]["FilterByUserUsernameRegex"];
                /** @description Id of the task type. One that does not exist is a 400. */
                task_type?: components["parameters"]["FilterByTaskType"];
                /** @description Ids of task types, any of them. One that does not exist is a 400. */
                task_type__in?: components["parameters"]["FilterByTaskTypeIn"];
                /** @description Id of the task queue. One that does not exist is a 400. */
                task_queue?: components["parameters"]["FilterByTaskQueue"];
                /** @description Ids of task queues, any of them. One that does not exist is a 400. */
                task_queue__in?: components["parameters"]["FilterByTaskQueueIn"];
                /** @description When it was created: a full ISO 8601 datetime; a bare date is a 400. */
                datetime_created?: components["parameters"]["FilterByDatetimeCreated"];
                /** @description Created in this year. */
                datetime_created__year?: components["parameters"]["FilterByDatetimeCreatedYear"];
                /** @description Created between these two instants, both included. */
                datetime_created__range?: components["parameters"]["FilterByDatetimeCreatedRange"];
                /** @description Created before this instant. */
                datetime_created__lt?: components["parameters"]["FilterByDatetimeCreatedLt"];
                /** @description Created at this instant or before. */
                datetime_created__lte?: components["parameters"]["FilterByDatetimeCreatedLte"];
                /** @description Created after this instant. */
                datetime_created__gt?: components["parameters"]["FilterByDatetimeCreatedGt"];
                /** @description Created at this instant or after. */
                datetime_created__gte?: components["parameters"]["FilterByDatetimeCreatedGte"];
                /** @description When it ended, successful or failed: a full ISO 8601 datetime; a bare date is a 400. Terminated instances have none. */
                datetime_finished?: components["parameters"]["FilterByDatetimeFinished"];
                /** @description Ended in this year. */
                datetime_finished__year?: components["parameters"]["FilterByDatetimeFinishedYear"];
                /** @description Ended between these two instants, both included. */
                datetime_finished__range?: components["parameters"]["FilterByDatetimeFinishedRange"];
                /** @description Ended before this instant. */
                datetime_finished__lt?: components["parameters"]["FilterByDatetimeFinishedLt"];
                /** @description Ended at this instant or before. */
                datetime_finished__lte?: components["parameters"]["FilterByDatetimeFinishedLte"];
                /** @description Ended after this instant. */
                datetime_finished__gt?: components["parameters"]["FilterByDatetimeFinishedGt"];
                /** @description Ended at this instant or after. */
                datetime_finished__gte?: components["parameters"]["FilterByDatetimeFinishedGte"];
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
                    "application/json": components["schemas"]["ExecutableTaskInstancePage"];
                };
            };
            400: components["responses"]["InstanceFilterInvalid"];
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["InvalidPage"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ListFailed"];
        };
    };
    createExecutableTaskInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to run, where, and with which arguments. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutableTaskInstanceCreate"];
            };
        };
        responses: {
            /** @description The new instance, still in the state `created`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutableTaskInstance"];
                };
            };
            400: components["responses"]["ExecutableTaskInstanceInvalid"];
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    getExecutableTaskInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutableTaskInstance"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
        };
    };
    cloneExecutableTaskInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new instance, still in the state `created`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutableTaskInstance"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["CloneFailed"];
        };
    };
    terminateExecutableTaskInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of this class. */
                uuid: components["parameters"]["InstanceUuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instance as it is, usually not terminated yet. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutableTaskInstance"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["TerminateFailed"];
        };
    };
    listExecutableTaskTypes: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1, or `last`. Past the end, 0 and anything else are a 404. */
                page?: components["parameters"]["Page"];
                /** @description How many a page has. There is no maximum; 0 and values that are not numbers mean the default. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Name. Case matters. */
                name?: components["parameters"]["FilterByName"];
                /** @description Text within the name. Case matters. */
                name__contains?: components["parameters"]["FilterByNameContains"];
                /** @description Any of these names, exactly. A comma inside one cannot be sent. */
                name__in?: components["parameters"]["FilterByNameIn"];
                /** @description Text that the name begins with. Case matters. */
                name__startswith?: components["parameters"]["FilterByNameStartswith"];
                /** @description Text that the name ends in. Case matters. */
                name__endswith?: components["parameters"]["FilterByNameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the name. An invalid one is a 500. */
                name__regex?: components["parameters"]["FilterByNameRegex"];
                /** @description Description. Case matters. */
                description?: components["parameters"]["FilterByDescription"];
                /** @description Text within the description. Case matters. */
                description__contains?: components["parameters"]["FilterByDescriptionContains"];
                /** @description Any of these descriptions, exactly. A comma inside one cannot be sent. */
                description__in?: components["parameters"]["FilterByDescriptionIn"];
                /** @description Text that the description begins with. Case matters. */
                description__startswith?: components["parameters"]["FilterByDescriptionStartswith"];
                /** @description Text that the description ends in. Case matters. */
                description__endswith?: components["parameters"]["FilterByDescriptionEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the description. An invalid one is a 500. */
                description__regex?: components["parameters"]["FilterByDescriptionRegex"];
                /** @description Username of the owner. Case matters. */
                user__username?: components["parameters"]["FilterByUserUsername"];
                /** @description Text within the username. Case matters. */
                user__username__contains?: components["parameters"]["FilterByUserUsernameContains"];
                /** @description Any of these usernames, exactly. A comma inside one cannot be sent. */
                user__username__in?: components["parameters"]["FilterByUserUsernameIn"];
                /** @description Text that the username begins with. Case matters. */
                user__username__startswith?: components["parameters"]["FilterByUserUsernameStartswith"];
                /** @description Text that the username ends in. Case matters. */
                user__username__endswith?: components["parameters"]["FilterByUserUsernameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the username. An invalid one is a 500. */
                user__username__regex?: components["parameters"]["FilterByUserUsernameRegex"];
                /** @description Command to run. Case matters. */
                command_to_run?: components["parameters"]["FilterByCommandToRun"];
                /** @description Text within the command. Case matters. */
                command_to_run__contains?: components["parameters"]["FilterByCommandToRunContains"];
                /** @description Any of these commands, exactly. A comma inside one cannot be sent. */
                command_to_run__in?: components["parameters"]["FilterByCommandToRunIn"];
                /** @description Text that the command begins with. Case matters. */
                command_to_run__startswith?: components["parameters"]["FilterByCommandToRunStartswith"];
                /** @description Text that the command ends in. Case matters. */
                command_to_run__endswith?: components["parameters"]["FilterByCommandToRunEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the command. An invalid one is a 500. */
                command_to_run__regex?: components["parameters"]["FilterByCommandToRunRegex"];
                /** @description When it was created: a full ISO 8601 datetime; a bare date is a 400. */
                datetime_created?: components["parameters"]["FilterByDatetimeCreated"];
                /** @description Created in this year. */
                datetime_created__year?: components["parameters"]["FilterByDatetimeCreatedYear"];
                /** @description Created between these two instants, both included. */
                datetime_created__range?: components["parameters"]["FilterByDatetimeCreatedRange"];
                /** @description Created before this instant. */
                datetime_created__lt?: components["parameters"]["FilterByDatetimeCreatedLt"];
                /** @description Created at this instant or before. */
                datetime_created__lte?: components["parameters"]["FilterByDatetimeCreatedLte"];
                /** @description Created after this instant. */
                datetime_created__gt?: components["parameters"]["FilterByDatetimeCreatedGt"];
                /** @description Created at this instant or after. */
                datetime_created__gte?: components["parameters"]["FilterByDatetimeCreatedGte"];
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
                    "application/json": components["schemas"]["ExecutableTaskTypePage"];
                };
            };
            400: components["responses"]["ExecutableTaskTypeFilterInvalid"];
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["InvalidPage"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ListFailed"];
        };
    };
    createExecutableTaskType: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The new type. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutableTaskTypeCreate"];
            };
        };
        responses: {
            /** @description The new type, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutableTaskType"];
                };
            };
            400: components["responses"]["ExecutableTaskTypeInvalid"];
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    getExecutableTaskType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task type of this class. */
                id: components["parameters"]["TaskTypeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The type. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutableTaskType"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
        };
    };
    replaceExecutableTaskType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task type of this class. */
                id: components["parameters"]["TaskTypeId"];
            };
            cookie?: never;
        };
        /** @description The fields to set; the required ones always. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutableTaskTypeReplace"];
            };
        };
        responses: {
            /** @description The type as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutableTaskType"];
                };
            };
            400: components["responses"]["ExecutableTaskTypeInvalid"];
            403: components["responses"]["ChangeRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    listTaskQueues: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1, or `last`. Past the end, 0 and anything else are a 404. */
                page?: components["parameters"]["Page"];
                /** @description How many a page has. There is no maximum; 0 and values that are not numbers mean the default. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Name. Case matters. */
                name?: components["parameters"]["FilterByName"];
                /** @description Text within the name. Case matters. */
                name__contains?: components["parameters"]["FilterByNameContains"];
                /** @description Any of these names, exactly. A comma inside one cannot be sent. */
                name__in?: components["parameters"]["FilterByNameIn"];
                /** @description Text that the name begins with. Case matters. */
                name__startswith?: components["parameters"]["FilterByNameStartswith"];
                /** @description Text that the name ends in. Case matters. */
                name__endswith?: components["parameters"]["FilterByNameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the name. An invalid one is a 500. */
                name__regex?: components["parameters"]["FilterByNameRegex"];
                /** @description Description. Case matters. */
                description?: components["parameters"]["FilterByDescription"];
                /** @description Text within the description. Case matters. */
                description__contains?: components["parameters"]["FilterByDescriptionContains"];
                /** @description Any of these descriptions, exactly. A comma inside one cannot be sent. */
                description__in?: components["parameters"]["FilterByDescriptionIn"];
                /** @description Text that the description begins with. Case matters. */
                description__startswith?: components["parameters"]["FilterByDescriptionStartswith"];
                /** @description Text that the description ends in. Case matters. */
                description__endswith?: components["parameters"]["FilterByDescriptionEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the description. An invalid one is a 500. */
                description__regex?: components["parameters"]["FilterByDescriptionRegex"];
                /** @description Username of the owner. Case matters. */
                user__username?: components["parameters"]["FilterByUserUsername"];
                /** @description Text within the username. Case matters. */
                user__username__contains?: components["parameters"]["FilterByUserUsernameContains"];
                /** @description Any of these usernames, exactly. A comma inside one cannot be sent. */
                user__username__in?: components["parameters"]["FilterByUserUsernameIn"];
                /** @description Text that the username begins with. Case matters. */
                user__username__startswith?: components["parameters"]["FilterByUserUsernameStartswith"];
                /** @description Text that the username ends in. Case matters. */
                user__username__endswith?: components["parameters"]["FilterByUserUsernameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the username. An invalid one is a 500. */
                user__username__regex?: components["parameters"]["FilterByUserUsernameRegex"];
                /** @description Whether only its owner may use the queue. */
                private?: components["parameters"]["FilterByPrivate"];
                /** @description Whether the queue runs executable tasks. */
                runs_executable_tasks?: components["parameters"]["FilterByRunsExecutableTasks"];
                /** @description Whether the queue runs tasks in Docker containers. */
                runs_docker_container_tasks?: components["parameters"]["FilterByRunsDockerContainerTasks"];
                /** @description Whether the queue runs tasks in Singularity containers. */
                runs_singularity_container_tasks?: components["parameters"]["FilterByRunsSingularityContainerTasks"];
                /** @description Whether the queue takes new task instances. */
                active?: components["parameters"]["FilterByActive"];
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
                    "application/json": components["schemas"]["TaskQueuePage"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["InvalidPage"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ListFailed"];
        };
    };
    createTaskQueue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The new task queue. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskQueueCreate"];
            };
        };
        responses: {
            /** @description The new task queue, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskQueue"];
                };
            };
            400: components["responses"]["TaskQueueInvalid"];
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    getTaskQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task queue. */
                id: components["parameters"]["TaskQueueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task queue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskQueue"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
        };
    };
    replaceTaskQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task queue. */
                id: components["parameters"]["TaskQueueId"];
            };
            cookie?: never;
        };
        /** @description The fields to set; the name always. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskQueueReplace"];
            };
        };
        responses: {
            /** @description The task queue as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskQueue"];
                };
            };
            400: components["responses"]["TaskQueueInvalid"];
            403: components["responses"]["ChangeRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    updateTaskQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task queue. */
                id: components["parameters"]["TaskQueueId"];
            };
            cookie?: never;
        };
        /** @description The fields to set. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskQueuePatch"];
            };
        };
        responses: {
            /** @description The task queue as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskQueue"];
                };
            };
            400: components["responses"]["TaskQueueInvalid"];
            403: components["responses"]["ChangeRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    listTaskWhitelists: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1, or `last`. Past the end, 0 and anything else are a 404. */
                page?: components["parameters"]["Page"];
                /** @description How many a page has. There is no maximum; 0 and values that are not numbers mean the default. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Name. Case matters. */
                name?: components["parameters"]["FilterByName"];
                /** @description Text within the name. Case matters. */
                name__contains?: components["parameters"]["FilterByNameContains"];
                /** @description Any of these names, exactly. A comma inside one cannot be sent. */
                name__in?: components["parameters"]["FilterByNameIn"];
                /** @description Text that the name begins with. Case matters. */
                name__startswith?: components["parameters"]["FilterByNameStartswith"];
                /** @description Text that the name ends in. Case matters. */
                name__endswith?: components["parameters"]["FilterByNameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the name. An invalid one is a 500. */
                name__regex?: components["parameters"]["FilterByNameRegex"];
                /** @description Description. Case matters. */
                description?: components["parameters"]["FilterByDescription"];
                /** @description Text within the description. Case matters. */
                description__contains?: components["parameters"]["FilterByDescriptionContains"];
                /** @description Any of these descriptions, exactly. A comma inside one cannot be sent. */
                description__in?: components["parameters"]["FilterByDescriptionIn"];
                /** @description Text that the description begins with. Case matters. */
                description__startswith?: components["parameters"]["FilterByDescriptionStartswith"];
                /** @description Text that the description ends in. Case matters. */
                description__endswith?: components["parameters"]["FilterByDescriptionEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the description. An invalid one is a 500. */
                description__regex?: components["parameters"]["FilterByDescriptionRegex"];
                /** @description Username of the owner. Case matters. */
                user__username?: components["parameters"]["FilterByUserUsername"];
                /** @description Text within the username. Case matters. */
                user__username__contains?: components["parameters"]["FilterByUserUsernameContains"];
                /** @description Any of these usernames, exactly. A comma inside one cannot be sent. */
                user__username__in?: components["parameters"]["FilterByUserUsernameIn"];
                /** @description Text that the username begins with. Case matters. */
                user__username__startswith?: components["parameters"]["FilterByUserUsernameStartswith"];
                /** @description Text that the username ends in. Case matters. */
                user__username__endswith?: components["parameters"]["FilterByUserUsernameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the username. An invalid one is a 500. */
                user__username__regex?: components["parameters"]["FilterByUserUsernameRegex"];
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
                    "application/json": components["schemas"]["TaskWhitelistPage"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["InvalidPage"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ListFailed"];
        };
    };
    createTaskWhitelist: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The new task whitelist. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskWhitelistCreate"];
            };
        };
        responses: {
            /** @description The new task whitelist, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskWhitelist"];
                };
            };
            400: components["responses"]["TaskWhitelistInvalid"];
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    getTaskWhitelist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task whitelist. */
                id: components["parameters"]["TaskWhitelistId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task whitelist. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskWhitelist"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
        };
    };
    replaceTaskWhitelist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task whitelist. */
                id: components["parameters"]["TaskWhitelistId"];
            };
            cookie?: never;
        };
        /** @description The fields to set; the name always. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskWhitelistReplace"];
            };
        };
        responses: {
            /** @description The task whitelist as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskWhitelist"];
                };
            };
            400: components["responses"]["TaskWhitelistInvalid"];
            403: components["responses"]["ChangeRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    updateTaskWhitelist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a task whitelist. */
                id: components["parameters"]["TaskWhitelistId"];
            };
            cookie?: never;
        };
        /** @description The fields to set. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskWhitelistPatch"];
            };
        };
        responses: {
            /** @description The task whitelist as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskWhitelist"];
                };
            };
            400: components["responses"]["TaskWhitelistInvalid"];
            403: components["responses"]["ChangeRefused"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Which page, counted from 1, or `last`. Past the end, 0 and anything else are a 404. */
                page?: components["parameters"]["Page"];
                /** @description How many a page has. There is no maximum; 0 and values that are not numbers mean the default. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Username. Case matters. */
                username?: components["parameters"]["FilterByUsername"];
                /** @description Text within the username. Case matters. */
                username__contains?: components["parameters"]["FilterByUsernameContains"];
                /** @description Any of these usernames, exactly. A comma inside one cannot be sent. */
                username__in?: components["parameters"]["FilterByUsernameIn"];
                /** @description Text that the username begins with. Case matters. */
                username__startswith?: components["parameters"]["FilterByUsernameStartswith"];
                /** @description Text that the username ends in. Case matters. */
                username__endswith?: components["parameters"]["FilterByUsernameEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the username. An invalid one is a 500. */
                username__regex?: components["parameters"]["FilterByUsernameRegex"];
                /** @description E-mail address. Case matters. */
                email?: components["parameters"]["FilterByEmail"];
                /** @description Text within the address. Case matters. */
                email__contains?: components["parameters"]["FilterByEmailContains"];
                /** @description Any of these addresses, exactly. A comma inside one cannot be sent. */
                email__in?: components["parameters"]["FilterByEmailIn"];
                /** @description Text that the address begins with. Case matters. */
                email__startswith?: components["parameters"]["FilterByEmailStartswith"];
                /** @description Text that the address ends in. Case matters. */
                email__endswith?: components["parameters"]["FilterByEmailEndswith"];
                /** @description Regular expression, in PostgreSQL's dialect, that matches somewhere in the address. An invalid one is a 500. */
                email__regex?: components["parameters"]["FilterByEmailRegex"];
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
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["InvalidPage"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ListFailed"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Username, without a dot in it. */
                username: components["parameters"]["PathUsername"];
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
                    "application/json": components["schemas"]["User"];
                };
            };
            403: components["responses"]["CredentialsRefused"];
            404: components["responses"]["UserNotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
        };
    };
    updateTaskInstanceState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid of a task instance of either class. */
                uuid: components["parameters"]["AnyInstanceUuid"];
            };
            cookie?: never;
        };
        /** @description The new state. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskInstanceStateUpdate"];
            };
        };
        responses: {
            /** @description What the server has stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceStateReport"];
                };
            };
            400: components["responses"]["StateUpdateInvalid"];
            403: components["responses"]["CredentialsRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["StateUpdateFailed"];
        };
    };
    obtainToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who logs in. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A pair of tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            400: components["responses"]["TokenRequestInvalid"];
            401: components["responses"]["LoginRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The refresh token. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRefreshRequest"];
            };
        };
        responses: {
            /** @description A new access token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            400: components["responses"]["TokenRefreshInvalid"];
            401: components["responses"]["RefreshRefused"];
            405: components["responses"]["MethodNotAllowedOrFailed"];
            500: components["responses"]["ServerError"];
        };
    };
}
