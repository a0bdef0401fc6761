// Generated from openapi/synnefo-network.yaml by `npm run generate`; do not edit.

export interface paths {
    "/networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List networks
         * @description All networks of the user and all public ones, by id, with all fields.
         */
        get: operations["listNetworks"];
        put?: never;
        /**
         * Create a network
         * @description Creates a private network without a subnet. By default, servers allow only the type `MAC_FILTERED`. A repeat creates another network.
         */
        post: operations["createNetwork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/networks/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List networks with all fields
         * @description The same as the list without `/detail`.
         */
        get: operations["listNetworkDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/networks/{network_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a network. A value that is no number is a 400.
                 * @example 2
                 */
                network_id: components["parameters"]["NetworkId"];
            };
            cookie?: never;
        };
        /**
         * Get a network
         * @description All fields of a network.
         */
        get: operations["getNetwork"];
        /**
         * Rename a network
         * @description Only the name can be changed, and it is required. A repeat changes nothing but the time of the change.
         */
        put: operations["updateNetwork"];
        post?: never;
        /**
         * Delete a network
         * @description Begins to delete the network and its subnets. No port and no floating IP address may be left on it.
         */
        delete: operations["deleteNetwork"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/networks/{network_id}/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a network. A value that is no number is a 400.
                 * @example 2
                 */
                network_id: components["parameters"]["NetworkId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a network to another project
         * @description The only action is `reassign`. A repeat changes nothing.
         */
        post: operations["runNetworkAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subnets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List subnets
         * @description All subnets of the networks of the user and of public ones, by id, with all fields.
         */
        get: operations["listSubnets"];
        put?: never;
        /**
         * Create a subnet
         * @description A network has one subnet of each version of IP, and none can be added after servers were connected. `cidr` must be the address of a network. The prefix of IPv4 has 22 (a setting of the server) to 29 bits, that of IPv6 64. Checked in this order: required properties, the syntax of `cidr`, one subnet per version, the size. A repeat is a 400.
         */
        post: operations["createSubnet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subnets/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List subnets with all fields
         * @description The same as the list without `/detail`.
         */
        get: operations["listSubnetDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subnets/{subnet_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a subnet. A value that is no number is a 400.
                 * @example 2
                 */
                subnet_id: components["parameters"]["SubnetId"];
            };
            cookie?: never;
        };
        /**
         * Get a subnet
         * @description All fields of a subnet.
         */
        get: operations["getSubnet"];
        /**
         * Rename a subnet
         * @description The body must have the name and nothing else. A repeat changes nothing.
         */
        put: operations["updateSubnet"];
        post?: never;
        /**
         * Delete a subnet
         * @description Not supported by any server. A subnet is deleted with its network.
         */
        delete: operations["deleteSubnet"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ports
         * @description All ports of the user, by id, with all fields.
         */
        get: operations["listPorts"];
        put?: never;
        /**
         * Create a port
         * @description Connects a server to a network; without `device_id` the port is `DOWN` and connects nothing. On a public network, `fixed_ips` must have a floating IP address of the user. A repeat creates another port, unless the address is taken.
         */
        post: operations["createPort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ports/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ports with all fields
         * @description The same as the list without `/detail`.
         */
        get: operations["listPortDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ports/{port_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a port. A value that is no number is a 400.
                 * @example 4
                 */
                port_id: components["parameters"]["PortId"];
            };
            cookie?: never;
        };
        /**
         * Get a port
         * @description All fields of a port. A deleted port is a 404.
         */
        get: operations["getPort"];
        /**
         * Change a port
         * @description Only the name and the security groups are changed; other properties are ignored. A repeat changes nothing but the time of the change.
         */
        put: operations["updatePort"];
        post?: never;
        /**
         * Delete a port
         * @description Ends the connection, which takes time if a server is connected. A port on a public network can be deleted only if its address is a floating IP address, which stays with the user. A repeat is a 404 after that.
         */
        delete: operations["deletePort"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/floatingips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List floating IPs
         * @description All floating IP addresses of the user, by id, with all fields. The path with `/detail` is a 500.
         */
        get: operations["listFloatingIps"];
        put?: never;
        /**
         * Allocate a floating IP
         * @description Without a network, the server takes an address of any pool and ignores `floating_ip_address`. To attach an address to a server, create a port with it. A repeat allocates another address, unless the address is given.
         */
        post: operations["createFloatingIp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/floatingips/{floating_ip_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a floating IP address. A value that is no number is a 400.
                 * @example 1
                 */
                floating_ip_id: components["parameters"]["FloatingIpId"];
            };
            cookie?: never;
        };
        /**
         * Get a floating IP
         * @description All fields of a floating IP address.
         */
        get: operations["getFloatingIp"];
        /**
         * Change a floating IP
         * @description Not implemented by any server.
         */
        put: operations["updateFloatingIp"];
        post?: never;
        /**
         * Release a floating IP
         * @description Returns the address to its pool. No port may use it. A repeat is a 404.
         */
        delete: operations["deleteFloatingIp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/floatingips/{floating_ip_id}/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a floating IP address. A value that is no number is a 400.
                 * @example 1
                 */
                floating_ip_id: components["parameters"]["FloatingIpId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a floating IP to another project
         * @description The only action is `reassign`. A repeat changes nothing.
         */
        post: operations["runFloatingIpAction"];
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
         * @description The names of faults that this contract knows. Each belongs to a status, except for `fault`, which stands for an error of another service.
         * @enum {string}
         */
        FaultName: "badRequest" | "unauthorized" | "forbidden" | "itemNotFound" | "notAllowed" | "conflict" | "buildInProgress" | "overLimit" | "networkInUse" | "internalServerError" | "notImplemented" | "serviceUnavailable" | "fault";
        /**
         * @description The statuses of networks that this contract knows. A network may have others.
         * @enum {string}
         */
        NetworkStatus: "PENDING" | "ACTIVE" | "DELETED" | "ERROR" | "SNF:DRAINED";
        /**
         * @description The types of networks that this contract knows. Which of them users may create is a setting of the server; by default only `MAC_FILTERED`. A network may have others.
         * @enum {string}
         */
        NetworkType: "MAC_FILTERED" | "IP_LESS_ROUTED" | "PHYSICAL_VLAN" | "CUSTOM";
        /**
         * @description The statuses of ports that this contract knows: `BUILD` while the server is being connected, then `ACTIVE` or `ERROR`; `DOWN` if no server is connected. A port may have others.
         * @enum {string}
         */
        PortStatus: "BUILD" | "ACTIVE" | "DOWN" | "ERROR";
        /** @description An error. The only property is the name of the fault. */
        Fault: {
            [key: string]: components["schemas"]["FaultContent"];
        };
        /** @description What is wrong. */
        FaultContent: {
            /** @description The status. */
            code: number;
            /** @description What is wrong; may be empty. */
            message: string;
            /** @description More about it; mostly empty. A server in debug mode sends a stack trace. */
            details: string;
        };
        /** @description An id. Responses have strings. */
        Id: number | string;
        /** @description An id, or null. Responses have strings. */
        NullableId: number | string | null;
        /** @description An address of a thing. */
        Link: {
            /** @description `self` or `bookmark`. */
            rel: string;
            /** @description The address. */
            href: string;
        };
        /** @description Addresses of a thing. */
        Links: components["schemas"]["Link"][];
        /** @description Moves something to another project of the user. */
        ReassignAction: {
            /** @description To which project. */
            reassign: {
                /** @description Id of the project. */
                project: string;
                /** @description Whether the members of the project may use it. Default is false. True is a 403 where the server does not allow sharing. */
                shared_to_project?: boolean;
            };
        };
        /** @description A network. */
        Network: {
            /** @description The id. */
            id: components["schemas"]["Id"];
            /** @description The name. */
            name: string;
            /** @description The addresses of the network. */
            links: components["schemas"]["Links"];
            /** @description Id of the user who owns it. Null for a public network. */
            user_id: string | null;
            /** @description Id of the project whose quota it counts in. Null for a public network. */
            tenant_id: string | null;
            /** @description Whether the members of the project may use it. Older servers do not send it. */
            shared_to_project?: boolean;
            /** @description The type. */
            type: components["schemas"]["NetworkType"] | (string & {});
            /** @description The status. */
            status: components["schemas"]["NetworkStatus"] | (string & {});
            /** @description Whether every user may use it. */
            public: boolean;
            /** @description The same as `public`. */
            shared: boolean;
            /** @description Whether it is connected to the Internet. */
            "router:external": boolean;
            /** @description Always true. */
            admin_state_up: boolean;
            /** @description Ids of the subnets. */
            subnets: components["schemas"]["Id"][];
            /** @description Whether floating IP addresses can be allocated from it. */
            "SNF:floating_ip_pool": boolean;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated: string;
            /** @description Whether it is deleted. */
            deleted: boolean;
        };
        /** @description All networks. */
        NetworkListResponse: {
            /** @description The networks, by id. */
            networks: components["schemas"]["Network"][];
        };
        /** @description One network. */
        NetworkResponse: {
            /** @description The network. */
            network: components["schemas"]["Network"];
        };
        /** @description What a network is created with. */
        NetworkCreate: {
            /** @description The type. */
            type: components["schemas"]["NetworkType"] | (string & {});
            /** @description The name. Default is empty. */
            name?: string;
            /** @description Id of the project. Default is the user's own project. */
            project?: string;
            /** @description Whether the members of the project may use it. Default is false. */
            shared_to_project?: boolean;
            /** @description Ignored. */
            admin_state_up?: boolean;
            /** @description Ignored. */
            shared?: boolean;
        };
        /** @description A network to create. */
        NetworkCreateRequest: {
            /** @description The network to create. */
            network: components["schemas"]["NetworkCreate"];
        };
        /** @description What is changed of a network. */
        NetworkUpdate: {
            /** @description The name. */
            name: string;
            /** @description Ignored. */
            admin_state_up?: boolean;
            /** @description Ignored. */
            shared?: boolean;
        };
        /** @description A change of a network. */
        NetworkUpdateRequest: {
            /** @description What to change. */
            network: components["schemas"]["NetworkUpdate"];
        };
        /** @description A range of addresses that the server gives to ports. */
        AllocationPool: {
            /** @description The first address. */
            start: string;
            /** @description The last address. */
            end: string;
        };
        /** @description A range of addresses of a network. */
        Subnet: {
            /** @description The id. */
            id: components["schemas"]["Id"];
            /** @description Id of the network. */
            network_id: components["schemas"]["Id"];
            /** @description The name. */
            name: string | null;
            /** @description The addresses of the subnet. */
            links: components["schemas"]["Links"];
            /** @description Id of the user who owns it. Null on a public network. */
            user_id: string | null;
            /** @description Id of the user who owns it, too. Null on a public network. */
            tenant_id: string | null;
            /** @description Whether the network is public. */
            public: boolean;
            /** @description The address of the gateway; null if there is none. */
            gateway_ip: string | null;
            /** @description 4 or 6. */
            ip_version: number;
            /** @description The range, such as `192.168.1.0/24`. */
            cidr: string;
            /** @description Whether servers get their address by DHCP. */
            enable_dhcp: boolean;
            /** @description Whether servers choose their IPv6 address. Only for IPv6. */
            enable_slaac?: boolean;
            /** @description Addresses of name servers. */
            dns_nameservers: string[];
            /** @description Routes that servers get. */
            host_routes: string[];
            /** @description The ranges of addresses that the server gives to ports. Empty for IPv6. */
            allocation_pools: components["schemas"]["AllocationPool"][];
            /** @description Whether it is deleted. */
            deleted: boolean;
        };
        /** @description All subnets. */
        SubnetListResponse: {
            /** @description The subnets, by id. */
            subnets: components["schemas"]["Subnet"][];
        };
        /** @description One subnet. */
        SubnetResponse: {
            /** @description The subnet. */
            subnet: components["schemas"]["Subnet"];
        };
        /** @description What a subnet is created with. */
        SubnetCreate: {
            /** @description Id of the network. */
            network_id: components["schemas"]["Id"];
            /** @description The range, such as `192.168.1.0/24`. */
            cidr: string;
            /** @description The name. Default is empty. */
            name?: string;
            /**
             * @description Default is 4.
             * @enum {integer}
             */
            ip_version?: 4 | 6;
            /** @description The address of the gateway; null for none. Default is the first address of the range. */
            gateway_ip?: string | null;
            /** @description The ranges of addresses that the server gives to ports. Default is all addresses. Not for IPv6. */
            allocation_pools?: components["schemas"]["AllocationPool"][];
            /** @description Whether servers get their address by DHCP. Default is true. */
            enable_dhcp?: boolean;
            /** @description Whether servers choose their IPv6 address. Default is true. */
            enable_slaac?: boolean;
            /** @description Addresses of name servers. */
            dns_nameservers?: string[];
            /** @description Routes that servers get. */
            host_routes?: string[];
        };
        /** @description A subnet to create. */
        SubnetCreateRequest: {
            /** @description The subnet to create. */
            subnet: components["schemas"]["SubnetCreate"];
        };
        /** @description What is changed of a subnet. */
        SubnetUpdate: {
            /** @description The name. */
            name: string;
        };
        /** @description A change of a subnet. */
        SubnetUpdateRequest: {
            /** @description What to change. */
            subnet: components["schemas"]["SubnetUpdate"];
        };
        /** @description An address of a port. */
        FixedIp: {
            /** @description The address. */
            ip_address: string;
            /** @description Id of the subnet. */
            subnet: components["schemas"]["Id"];
        };
        /** @description A connection of a server to a network. */
        Port: {
            /** @description The id. */
            id: components["schemas"]["Id"];
            /** @description The name; may be empty. */
            name: string;
            /** @description The addresses of the port. */
            links: components["schemas"]["Links"];
            /** @description Id of the user who owns it. */
            user_id: string;
            /** @description Id of the user who owns it, too. */
            tenant_id: string;
            /** @description Id of the server; null if none is connected. */
            device_id: components["schemas"]["NullableId"];
            /** @description `vm`; null if no server is connected. */
            device_owner: string | null;
            /** @description Id of the network. */
            network_id: components["schemas"]["Id"];
            /** @description Always true. */
            admin_state_up: boolean;
            /** @description The hardware address; null before the server is connected. */
            mac_address: string | null;
            /** @description The status. */
            status: components["schemas"]["PortStatus"] | (string & {});
            /**
             * Format: date-time
             * @description When it was created.
             */
            created: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated: string;
            /** @description The addresses. */
            fixed_ips: components["schemas"]["FixedIp"][];
            /** @description Ids of security groups. */
            security_groups: components["schemas"]["Id"][];
        };
        /** @description All ports. */
        PortListResponse: {
            /** @description The ports, by id. */
            ports: components["schemas"]["Port"][];
        };
        /** @description One port. */
        PortResponse: {
            /** @description The port. */
            port: components["schemas"]["Port"];
        };
        /** @description An address of a new port. */
        PortAddress: {
            /** @description An IPv4 address. Default is one that the server chooses. */
            ip_address?: string;
            /** @description Ignored. */
            subnet_id?: components["schemas"]["Id"];
        };
        /** @description What a port is created with. */
        PortCreate: {
            /** @description Id of the network. */
            network_id: components["schemas"]["Id"];
            /** @description Id of the server. Default is none. */
            device_id?: components["schemas"]["Id"];
            /** @description The name, up to 128 characters. Default is empty. */
            name?: string;
            /** @description One address at most. */
            fixed_ips?: [
            ] | [
                components["schemas"]["PortAddress"]
            ];
            /** @description Ids of security groups. They must exist; by default a server has none. */
            security_groups?: components["schemas"]["Id"][];
            /** @description Ignored. */
            admin_state_up?: boolean;
            /** @description Ignored. */
            mac_address?: string;
            /** @description Ignored. */
            status?: string;
        };
        /** @description A port to create. */
        PortCreateRequest: {
            /** @description The port to create. */
            port: components["schemas"]["PortCreate"];
        };
        /** @description What is changed of a port. */
        PortUpdate: {
            /** @description The name, up to 128 characters. An empty one is ignored. */
            name?: string;
            /** @description Ids of security groups. They must exist. None of them is ignored. */
            security_groups?: components["schemas"]["Id"][];
            /** @description Ignored. */
            network_id?: components["schemas"]["Id"];
            /** @description Ignored. */
            admin_state_up?: boolean;
            /** @description Ignored. */
            mac_address?: string;
            /** @description Ignored. */
            status?: string;
            /** @description Ignored. */
            fixed_ips?: components["schemas"]["PortAddress"][];
        };
        /** @description A change of a port. */
        PortUpdateRequest: {
            /** @description What to change. */
            port: components["schemas"]["PortUpdate"];
        };
        /** @description An address of a public network that belongs to the user. */
        FloatingIp: {
            /** @description The id. */
            id: components["schemas"]["Id"];
            /** @description The address. */
            floating_ip_address: string;
            /** @description Id of its network. */
            floating_network_id: components["schemas"]["Id"];
            /** @description Always null. */
            fixed_ip_address: null;
            /** @description Id of the port that uses it; null if none does. */
            port_id: components["schemas"]["NullableId"];
            /** @description Id of the server that uses it; null if none does. */
            instance_id: components["schemas"]["NullableId"];
            /** @description Id of the user who owns it. */
            user_id: string;
            /** @description Id of the project whose quota it counts in. */
            tenant_id: string;
            /** @description Whether the members of the project may use it. Older servers do not send it. */
            shared_to_project?: boolean;
            /** @description Whether it is released. */
            deleted: boolean;
        };
        /** @description All floating IP addresses. */
        FloatingIpListResponse: {
            /** @description The addresses, by id. */
            floatingips: components["schemas"]["FloatingIp"][];
        };
        /** @description One floating IP address. */
        FloatingIpResponse: {
            /** @description The address. */
            floatingip: components["schemas"]["FloatingIp"];
        };
        /** @description What a floating IP address is allocated with. */
        FloatingIpCreate: {
            /** @description Id of a network that is a pool. */
            floating_network_id?: components["schemas"]["Id"];
            /** @description The address. Default is one that the server chooses. */
            floating_ip_address?: string;
            /** @description Id of the project. Default is the user's own project. */
            project?: string;
            /** @description Whether the members of the project may use it. Default is false. */
            shared_to_project?: boolean;
            /** @description Ignored. */
            port_id?: components["schemas"]["Id"];
            /** @description Ignored. */
            fixed_ip_address?: string;
        };
        /** @description A floating IP address to allocate. */
        FloatingIpCreateRequest: {
            /** @description What to allocate. */
            floatingip: components["schemas"]["FloatingIpCreate"];
        };
        /** @description What would be changed of a floating IP address. */
        FloatingIpUpdate: {
            /** @description The address. */
            floating_ip_address?: string | null;
            /** @description Id of the port. */
            port_id?: components["schemas"]["NullableId"];
            /** @description The address of the port. */
            fixed_ip_address?: string | null;
        };
        /** @description A change of a floating IP address. */
        FloatingIpUpdateRequest: {
            /** @description What to change. */
            floatingip: components["schemas"]["FloatingIpUpdate"];
        };
    };
    responses: {
        /** @description Nothing has changed since `changes-since`. There is no body. */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description `changes-since` is invalid. */
        ListRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The id is no number. */
        InvalidId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A required property is missing, the type does not exist, the id is no number, or the user does not belong to the project. */
        NetworkRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A required property is missing or invalid, the network has such a subnet already, servers are connected to it, or something else than the name is to be changed. */
        SubnetRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description No server can delete a subnet. */
        DeletionNotSupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A required property is missing or invalid, a floating IP address is missing, the server has too many ports, or the state of the server does not allow it. */
        PortRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A property is invalid, the address does not belong to the network, or the user does not belong to the project. */
        FloatingIpRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The action does not exist, the id is no number, or the user does not belong to the project. */
        ReassignRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The token is missing, unknown or expired. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The network is public or belongs to another user, or the type of the network is not allowed. */
        NetworkForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The port is on a public network and has no floating IP address, or an administrator has suspended the server. */
        PortForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The user does not own it, or must not share it. */
        ReassignForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description There is no such thing, or it belongs to another user. */
        ItemNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A port or a floating IP address is left on the network. */
        NetworkInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A pool is outside the subnet, overlaps another one, contains the gateway, or is for IPv6. */
        PoolConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The address is in use, no address is free, the network is not a pool or not active, or the server is being created. */
        AddressConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A quota is exceeded. */
        OverLimit: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The prefix of an IPv4 subnet is too short or too long. */
        SubnetTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The server failed, for example because the body is null. */
        ServerFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description No server can change a floating IP address. */
        NotImplemented: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
    };
    parameters: {
        /**
         * @description Id of a network. A value that is no number is a 400.
         * @example 2
         */
        NetworkId: number | string;
        /**
         * @description Id of a subnet. A value that is no number is a 400.
         * @example 2
         */
        SubnetId: number | string;
        /**
         * @description Id of a port. A value that is no number is a 400.
         * @example 4
         */
        PortId: number | string;
        /**
         * @description Id of a floating IP address. A value that is no number is a 400.
         * @example 1
         */
        FloatingIpId: number | string;
        /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
        ChangesSince: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listNetworks: {
        parameters: {
            query?: {
                /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
                "changes-since"?: components["parameters"]["ChangesSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All networks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `type` is required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NetworkCreateRequest"];
            };
        };
        responses: {
            /** @description The new network. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkResponse"];
                };
            };
            400: components["responses"]["NetworkRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NetworkForbidden"];
            413: components["responses"]["OverLimit"];
        };
    };
    listNetworkDetails: {
        parameters: {
            query?: {
                /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
                "changes-since"?: components["parameters"]["ChangesSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All networks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a network. A value that is no number is a 400.
                 * @example 2
                 */
                network_id: components["parameters"]["NetworkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The network. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkResponse"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    updateNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a network. A value that is no number is a 400.
                 * @example 2
                 */
                network_id: components["parameters"]["NetworkId"];
            };
            cookie?: never;
        };
        /** @description The new name. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NetworkUpdateRequest"];
            };
        };
        responses: {
            /** @description The network. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkResponse"];
                };
            };
            400: components["responses"]["NetworkRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NetworkForbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a network. A value that is no number is a 400.
                 * @example 2
                 */
                network_id: components["parameters"]["NetworkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NetworkForbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["NetworkInUse"];
        };
    };
    runNetworkAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a network. A value that is no number is a 400.
                 * @example 2
                 */
                network_id: components["parameters"]["NetworkId"];
            };
            cookie?: never;
        };
        /** @description One action. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReassignAction"];
            };
        };
        responses: {
            /** @description Moved. There is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ReassignRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NetworkForbidden"];
            404: components["responses"]["ItemNotFound"];
            413: components["responses"]["OverLimit"];
        };
    };
    listSubnets: {
        parameters: {
            query?: {
                /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
                "changes-since"?: components["parameters"]["ChangesSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All subnets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubnetListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createSubnet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `network_id` and `cidr` are required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubnetCreateRequest"];
            };
        };
        responses: {
            /** @description The new subnet. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubnetResponse"];
                };
            };
            400: components["responses"]["SubnetRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NetworkForbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["PoolConflict"];
            413: components["responses"]["SubnetTooLarge"];
        };
    };
    listSubnetDetails: {
        parameters: {
            query?: {
                /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
                "changes-since"?: components["parameters"]["ChangesSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All subnets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubnetListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getSubnet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a subnet. A value that is no number is a 400.
                 * @example 2
                 */
                subnet_id: components["parameters"]["SubnetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subnet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubnetResponse"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    updateSubnet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a subnet. A value that is no number is a 400.
                 * @example 2
                 */
                subnet_id: components["parameters"]["SubnetId"];
            };
            cookie?: never;
        };
        /** @description The new name. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubnetUpdateRequest"];
            };
        };
        responses: {
            /** @description The subnet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubnetResponse"];
                };
            };
            400: components["responses"]["SubnetRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NetworkForbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteSubnet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a subnet. A value that is no number is a 400.
                 * @example 2
                 */
                subnet_id: components["parameters"]["SubnetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["DeletionNotSupported"];
            401: components["responses"]["Unauthorized"];
        };
    };
    listPorts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All ports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortListResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    createPort: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `network_id` is required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortCreateRequest"];
            };
        };
        responses: {
            /** @description The new port. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortResponse"];
                };
            };
            400: components["responses"]["PortRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["PortForbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["AddressConflict"];
            500: components["responses"]["ServerFailed"];
        };
    };
    listPortDetails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All ports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortListResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    getPort: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a port. A value that is no number is a 400.
                 * @example 4
                 */
                port_id: components["parameters"]["PortId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The port. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortResponse"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    updatePort: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a port. A value that is no number is a 400.
                 * @example 4
                 */
                port_id: components["parameters"]["PortId"];
            };
            cookie?: never;
        };
        /** @description What to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortUpdateRequest"];
            };
        };
        responses: {
            /** @description The port. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortResponse"];
                };
            };
            400: components["responses"]["PortRefused"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
            500: components["responses"]["ServerFailed"];
        };
    };
    deletePort: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a port. A value that is no number is a 400.
                 * @example 4
                 */
                port_id: components["parameters"]["PortId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PortRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["PortForbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["AddressConflict"];
        };
    };
    listFloatingIps: {
        parameters: {
            query?: {
                /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
                "changes-since"?: components["parameters"]["ChangesSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All floating IP addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloatingIpListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createFloatingIp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Nothing is required within `floatingip`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloatingIpCreateRequest"];
            };
        };
        responses: {
            /** @description The new floating IP address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloatingIpResponse"];
                };
            };
            400: components["responses"]["FloatingIpRefused"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["AddressConflict"];
            413: components["responses"]["OverLimit"];
        };
    };
    getFloatingIp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a floating IP address. A value that is no number is a 400.
                 * @example 1
                 */
                floating_ip_id: components["parameters"]["FloatingIpId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The floating IP address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloatingIpResponse"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    updateFloatingIp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a floating IP address. A value that is no number is a 400.
                 * @example 1
                 */
                floating_ip_id: components["parameters"]["FloatingIpId"];
            };
            cookie?: never;
        };
        /** @description What to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloatingIpUpdateRequest"];
            };
        };
        responses: {
            401: components["responses"]["Unauthorized"];
            501: components["responses"]["NotImplemented"];
        };
    };
    deleteFloatingIp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a floating IP address. A value that is no number is a 400.
                 * @example 1
                 */
                floating_ip_id: components["parameters"]["FloatingIpId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Released. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["AddressConflict"];
        };
    };
    runFloatingIpAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a floating IP address. A value that is no number is a 400.
                 * @example 1
                 */
                floating_ip_id: components["parameters"]["FloatingIpId"];
            };
            cookie?: never;
        };
        /** @description One action. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReassignAction"];
            };
        };
        responses: {
            /** @description Moved. There is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ReassignRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ReassignForbidden"];
            404: components["responses"]["ItemNotFound"];
            413: components["responses"]["OverLimit"];
        };
    };
}
