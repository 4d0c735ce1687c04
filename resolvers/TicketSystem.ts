import type { TicketSource } from '../src/domain/ticket-system.ts';
import type { TicketAbility, TicketSystemResolvers } from '../src/generated/types.ts';

export const TicketSystem: TicketSystemResolvers = {
  name: ({ system }) => system.name,
  exposes: ({ expose }) => (({ key: 'KEY', status: 'STATUS', summary: 'SUMMARY' }) as const)[expose],
  abilities: (source) => abilitiesOf(source),
};

function abilitiesOf({ system, template, writeBack }: TicketSource): TicketAbility[] {
  const writes = writeBack !== null;
  const all: readonly (readonly [TicketAbility, boolean])[] = [
    ['CREATE', template !== null && system.create !== undefined],
    ['LINK_BACK', writes && writeBack.link && system.linkBack !== undefined],
    ['COMMENT', writes && writeBack.commentOn.length > 0 && system.comment !== undefined],
    ['SET_STATUS', writes && Object.keys(writeBack.statusOn).length > 0 && system.setStatus !== undefined],
    ['WEBHOOK', system.readDelivery !== undefined],
  ];
  return all.filter(([, can]) => can).map(([ability]) => ability);
}
