import { GraphQLTimeZone } from 'graphql-scalars';

export const TimeZone = GraphQLTimeZone;
