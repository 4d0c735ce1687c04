import { GraphQLDateTime } from 'graphql-scalars';

export const DateTime = GraphQLDateTime;
