/**
 * Tables in PatternFly's looks: on a narrow page each row is a card with its columns' names beside the values.
 *
 * Its own component of that name would bring menus, tooltips and sorting along, which nothing here has.
 */

import '@patternfly/react-styles/css/components/Table/table.css';
import '@patternfly/react-styles/css/components/Table/table-grid.css';

interface TableProps {
  readonly 'aria-label': string;
  /** Below that width rows are cards. */
  readonly cardsBelow: 'lg' | 'md' | 'xl';
  readonly children: React.ReactNode;
}

export function Table({ 'aria-label': label, cardsBelow, children }: TableProps) {
  return (
    <table className={`pf-v6-c-table pf-m-compact pf-m-grid-${cardsBelow}`} aria-label={label}>
      {children}
    </table>
  );
}

type Children = Readonly<Pick<React.ComponentProps<'td'>, 'children'>>;

export const Thead = ({ children }: Children) => (
  <thead className="pf-v6-c-table__thead">
    <tr className="pf-v6-c-table__tr">{children}</tr>
  </thead>
);

export const Tbody = ({ children }: Children) => <tbody className="pf-v6-c-table__tbody">{children}</tbody>;

export const Tr = ({ children }: Children) => <tr className="pf-v6-c-table__tr">{children}</tr>;

/** A column's name; `width` is a part of the table's, in percent. */
export function Th({ children, width }: Children & { readonly width?: number }) {
  return (
    <th scope="col" className="pf-v6-c-table__th" style={width === undefined ? undefined : { inlineSize: `${width}%` }}>
      {children}
    </th>
  );
}

/** A value, with its column's name for where there are no columns. */
export function Td({ children, label }: Children & { readonly label: string }) {
  return (
    <td className="pf-v6-c-table__td" data-label={label}>
      <div className="sw-cell">{children}</div>
    </td>
  );
}
