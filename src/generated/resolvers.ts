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
import    { ticketSystems as Query_ticketSystems } from './../../resolvers/Query/ticketSystems.ts';
import    { viewer as Query_viewer } from './../../resolvers/Query/viewer.ts';
import    { workflows as Query_workflows } from './../../resolvers/Query/workflows.ts';
import    { acknowledgeMaintenance as Mutation_acknowledgeMaintenance } from './../../resolvers/Mutation/acknowledgeMaintenance.ts';
import    { createCalendarFeed as Mutation_createCalendarFeed } from './../../resolvers/Mutation/createCalendarFeed.ts';
import    { createTicket as Mutation_createTicket } from './../../resolvers/Mutation/createTicket.ts';
import    { declineMaintenance as Mutation_declineMaintenance } from './../../resolvers/Mutation/declineMaintenance.ts';
import    { linkTicket as Mutation_linkTicket } from './../../resolvers/Mutation/linkTicket.ts';
import    { rescheduleMaintenance as Mutation_rescheduleMaintenance } from './../../resolvers/Mutation/rescheduleMaintenance.ts';
import    { revokeCalendarFeed as Mutation_revokeCalendarFeed } from './../../resolvers/Mutation/revokeCalendarFeed.ts';
import    { scheduleMaintenance as Mutation_scheduleMaintenance } from './../../resolvers/Mutation/scheduleMaintenance.ts';
import    { sendMaintenanceEvent as Mutation_sendMaintenanceEvent } from './../../resolvers/Mutation/sendMaintenanceEvent.ts';
import    { setHostStatus as Mutation_setHostStatus } from './../../resolvers/Mutation/setHostStatus.ts';
import    { setServerMaintenancePolicy as Mutation_setServerMaintenancePolicy } from './../../resolvers/Mutation/setServerMaintenancePolicy.ts';
import    { unlinkTicket as Mutation_unlinkTicket } from './../../resolvers/Mutation/unlinkTicket.ts';
import    { updateMaintenance as Mutation_updateMaintenance } from './../../resolvers/Mutation/updateMaintenance.ts';
import    { maintenanceEvents as Subscription_maintenanceEvents } from './../../resolvers/Subscription/maintenanceEvents.ts';
import    { maintenanceWindow as Subscription_maintenanceWindow } from './../../resolvers/Subscription/maintenanceWindow.ts';
import    { Blocker } from './../../resolvers/Blocker.ts';
import    { CalendarFeed } from './../../resolvers/CalendarFeed.ts';
import    { Cloud } from './../../resolvers/Cloud.ts';
import    { DisableOwner } from './../../resolvers/DisableOwner.ts';
import    { Host } from './../../resolvers/Host.ts';
import    { MaintenanceConflict } from './../../resolvers/MaintenanceConflict.ts';
import    { MaintenanceEvent } from './../../resolvers/MaintenanceEvent.ts';
import    { MaintenanceWindow } from './../../resolvers/MaintenanceWindow.ts';
import    { Project } from './../../resolvers/Project.ts';
import    { Server } from './../../resolvers/Server.ts';
import    { ServerMaintenance } from './../../resolvers/ServerMaintenance.ts';
import    { Ticket } from './../../resolvers/Ticket.ts';
import    { TicketLink } from './../../resolvers/TicketLink.ts';
import    { TicketSystem } from './../../resolvers/TicketSystem.ts';
import    { Viewer } from './../../resolvers/Viewer.ts';
import    { Workflow } from './../../resolvers/Workflow.ts';
import    { WorkflowState } from './../../resolvers/WorkflowState.ts';
import    { Cursor } from './../../resolvers/Cursor.ts';
import    { DateTime } from './../../resolvers/DateTime.ts';
import    { Duration } from './../../resolvers/Duration.ts';
import    { JSONObject } from './../../resolvers/JSONObject.ts';
import    { TimeZone } from './../../resolvers/TimeZone.ts';
import    { URL } from './../../resolvers/URL.ts';
    export const resolvers: Resolvers = {
      Query: { clouds: Query_clouds,host: Query_host,hosts: Query_hosts,maintenanceWindow: Query_maintenanceWindow,maintenanceWindows: Query_maintenanceWindows,server: Query_server,servers: Query_servers,ticket: Query_ticket,ticketSystems: Query_ticketSystems,viewer: Query_viewer,workflows: Query_workflows },
      Mutation: { acknowledgeMaintenance: Mutation_acknowledgeMaintenance,createCalendarFeed: Mutation_createCalendarFeed,createTicket: Mutation_createTicket,declineMaintenance: Mutation_declineMaintenance,linkTicket: Mutation_linkTicket,rescheduleMaintenance: Mutation_rescheduleMaintenance,revokeCalendarFeed: Mutation_revokeCalendarFeed,scheduleMaintenance: Mutation_scheduleMaintenance,sendMaintenanceEvent: Mutation_sendMaintenanceEvent,setHostStatus: Mutation_setHostStatus,setServerMaintenancePolicy: Mutation_setServerMaintenancePolicy,unlinkTicket: Mutation_unlinkTicket,updateMaintenance: Mutation_updateMaintenance },
      Subscription: { maintenanceEvents: Subscription_maintenanceEvents,maintenanceWindow: Subscription_maintenanceWindow },
      Blocker: Blocker,
CalendarFeed: CalendarFeed,
Cloud: Cloud,
DisableOwner: DisableOwner,
Host: Host,
MaintenanceConflict: MaintenanceConflict,
MaintenanceEvent: MaintenanceEvent,
MaintenanceWindow: MaintenanceWindow,
Project: Project,
Server: Server,
ServerMaintenance: ServerMaintenance,
Ticket: Ticket,
TicketLink: TicketLink,
TicketSystem: TicketSystem,
Viewer: Viewer,
Workflow: Workflow,
WorkflowState: WorkflowState,
Cursor: Cursor,
DateTime: DateTime,
Duration: Duration,
JSONObject: JSONObject,
TimeZone: TimeZone,
URL: URL
    }