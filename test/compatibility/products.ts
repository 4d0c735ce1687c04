/** What the compatibility tests expect of `products`. */

const user = {
  email: 'support@apollographql.com',
  name: 'Jane Smith',
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
};
const dimensions = { size: 'small', weight: 1, unit: 'kg' };
const deprecated = {
  sku: 'apollo-federation-v1',
  package: '@apollo/federation-v1',
  reason: 'Migrate to Federation V2',
  createdBy: user,
};
const research = [
  { study: { caseNumber: '1234', description: 'Federation Study' }, outcome: null },
  { study: { caseNumber: '1235', description: 'Studio Study' }, outcome: null },
];
const products = [
  {
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    dimensions,
    research: research.slice(0, 1),
    createdBy: user,
    notes: null,
  },
  {
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    dimensions,
    research: research.slice(1),
    createdBy: user,
    notes: null,
  },
];

interface ProductReference {
  readonly id?: string;
  readonly sku?: string;
  readonly package?: string;
  readonly variation?: { readonly id: string };
}
interface DeprecatedReference {
  readonly sku: string;
  readonly package: string;
}
interface UserReference {
  readonly email: string;
  readonly totalProductsCreated?: number;
  readonly yearsOfEmployment?: number;
}

const findDeprecated = (reference: DeprecatedReference) =>
  reference.sku === deprecated.sku && reference.package === deprecated.package ? deprecated : null;

export const resolvers = {
  Query: {
    product: (_root: unknown, { id }: { id: string }) => products.find((each) => each.id === id) ?? null,
    deprecatedProduct: (_root: unknown, reference: DeprecatedReference) => findDeprecated(reference),
  },
  Product: {
    __resolveReference: ({ id, sku, package: name, variation }: ProductReference) =>
      products.find((each) => {
        if (id !== undefined) return each.id === id;
        return each.sku === sku && (name === undefined ? each.variation.id === variation?.id : each.package === name);
      }) ?? null,
  },
  DeprecatedProduct: { __resolveReference: findDeprecated },
  ProductResearch: {
    __resolveReference: ({ study }: { study: { caseNumber: string } }) =>
      research.find((each) => each.study.caseNumber === study.caseNumber) ?? null,
  },
  User: {
    __resolveReference: (reference: UserReference) =>
      reference.email === user.email ? { ...user, ...reference } : null,
    averageProductsCreatedPerYear: ({ totalProductsCreated = 0, yearsOfEmployment = 1 }: UserReference) =>
      Math.round(totalProductsCreated / yearsOfEmployment),
  },
  Inventory: { __resolveReference: ({ id }: { id: string }) => ({ id, deprecatedProducts: [deprecated] }) },
};
