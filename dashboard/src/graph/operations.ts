/**
 * The operations of operations.graphql, as urql takes them.
 *
 * By these names, so that only what is used comes into the page: through codegen's `graphql()` the text of all of them
 * would come along.
 */

export {
  AcknowledgeDocument as AcknowledgeMutation,
  AtThatTimeDocument as AtThatTimeQuery,
  CalendarFeedsDocument as CalendarFeedsQuery,
  ConflictsDocument as ConflictsQuery,
  CreateCalendarFeedDocument as CreateCalendarFeedMutation,
  CreateTicketDocument as CreateTicketMutation,
  DeclineDocument as DeclineMutation,
  HostNamesDocument as HostNamesQuery,
  HostsDocument as HostsQuery,
  LinkTicketDocument as LinkTicketMutation,
  LiveDocument as LiveSubscription,
  MineDocument as MineQuery,
  RescheduleDocument as RescheduleMutation,
  RevokeCalendarFeedDocument as RevokeCalendarFeedMutation,
  ScheduleDocument as ScheduleMutation,
  SendEventDocument as SendEventMutation,
  ServersDocument as ServersQuery,
  SetHostStatusDocument as SetHostStatusMutation,
  SetPolicyDocument as SetPolicyMutation,
  TicketSystemsDocument as TicketSystemsQuery,
  UnlinkTicketDocument as UnlinkTicketMutation,
  UpdateMaintenanceDocument as UpdateMaintenanceMutation,
  ViewerDocument as ViewerQuery,
  WindowHistoryDocument as WindowHistoryQuery,
  WindowPageDocument as WindowPageQuery,
  WindowServersDocument as WindowServersQuery,
  WindowsDocument as WindowsQuery,
  WorkflowsDocument as WorkflowsQuery,
} from '../generated/graphql.ts';
