/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.ts';
    import    { clouds as Query_clouds } from './../../resolvers/Query/clouds.ts';
import    { host as Query_host } from './../../resolvers/Query/host.ts';
import    { hosts as Query_hosts } from './../../resolvers/Query/hosts.ts';
import    { maintenanceWindow as Query_maintenanceWindow } from './../../resolvers/Query/maintenanceWindow.ts';
import    { maintenanceWindows as Query_maintenanceWindows } from './../../resolvers/Query/maintenanceWindows.ts';
import    { server as Query_server } from './../../resolvers/Query/server.ts';
import    { servers as Query_servers } from './../../resolvers/Query/servers.ts';
import    { ticket as Query_ticket } from './../../resolvers/Query/ticket.ts';
import    { viewer as Query_viewer } from './../../resolvers/Query/viewer.ts';
import    { workflows as Query_workflows } from './../../resolvers/Query/workflows.ts';
import    { linkTicket as Mutation_linkTicket } from './../../resolvers/Mutation/linkTicket.ts';
import    { scheduleMaintenance as Mutation_scheduleMaintenance } from './../../resolvers/Mutation/scheduleMaintenance.ts';
import    { sendMaintenanceEvent as Mutation_sendMaintenanceEvent } from './../../resolvers/Mutation/sendMaintenanceEvent.ts';
import    { setHostStatus as Mutation_setHostStatus } from './../../resolvers/Mutation/setHostStatus.ts';
import    { unlinkTicket as Mutation_unlinkTicket } from './../../resolvers/Mutation/unlinkTicket.ts';
import    { maintenanceEvents as Subscription_maintenanceEvents } from './../../resolvers/Subscription/maintenanceEvents.ts';
import    { maintenanceWindow as Subscription_maintenanceWindow } from './../../resolvers/Subscription/maintenanceWindow.ts';
import    { Cloud } from './../../resolvers/Cloud.ts';
import    { DisableOwner } from './../../resolvers/DisableOwner.ts';
import    { Host } from './../../resolvers/Host.ts';
import    { MaintenanceEvent } from './../../resolvers/MaintenanceEvent.ts';
import    { MaintenanceWindow } from './../../resolvers/MaintenanceWindow.ts';
import    { Project } from './../../resolvers/Project.ts';
import    { Server } from './../../resolvers/Server.ts';
import    { ServerMaintenance } from './../../resolvers/ServerMaintenance.ts';
import    { Ticket } from './../../resolvers/Ticket.ts';
import    { TicketLink } from './../../resolvers/TicketLink.ts';
import    { Viewer } from './../../resolvers/Viewer.ts';
import    { Workflow } from './../../resolvers/Workflow.ts';
import    { WorkflowState } from './../../resolvers/WorkflowState.ts';
import    { Cursor } from './../../resolvers/Cursor.ts';
import    { DateTime } from './../../resolvers/DateTime.ts';
import    { JSONObject } from './../../resolvers/JSONObject.ts';
import    { TimeZone } from './../../resolvers/TimeZone.ts';
import    { URL } from './../../resolvers/URL.ts';
    export const resolvers: Resolvers = {
      Query: { clouds: Query_clouds,host: Query_host,hosts: Query_hosts,maintenanceWindow: Query_maintenanceWindow,maintenanceWindows: Query_maintenanceWindows,server: Query_server,servers: Query_servers,ticket: Query_ticket,viewer: Query_viewer,workflows: Query_workflows },
      Mutation: { linkTicket: Mutation_linkTicket,scheduleMaintenance: Mutation_scheduleMaintenance,sendMaintenanceEvent: Mutation_sendMaintenanceEvent,setHostStatus: Mutation_setHostStatus,unlinkTicket: Mutation_unlinkTicket },
      Subscription: { maintenanceEvents: Subscription_maintenanceEvents,maintenanceWindow: Subscription_maintenanceWindow },
      Cloud: Cloud,
DisableOwner: DisableOwner,
Host: Host,
MaintenanceEvent: MaintenanceEvent,
MaintenanceWindow: MaintenanceWindow,
Project: Project,
Server: Server,
ServerMaintenance: ServerMaintenance,
Ticket: Ticket,
TicketLink: TicketLink,
Viewer: Viewer,
Workflow: Workflow,
WorkflowState: WorkflowState,
Cursor: Cursor,
DateTime: DateTime,
JSONObject: JSONObject,
TimeZone: TimeZone,
URL: URL
    }