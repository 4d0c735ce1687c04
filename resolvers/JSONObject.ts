import { GraphQLJSONObject } from 'graphql-scalars';

export const JSONObject = GraphQLJSONObject;
