/** A view's first line, which names the page too. */

import { useEffect } from 'react';

interface Props {
  readonly title: string;
  readonly children?: React.ReactNode;
  readonly tools?: React.ReactNode;
}

export function Heading({ title, children, tools }: Props) {
  useEffect(() => {
    document.title = `${title} · Slipway`;
  }, [title]);
  return (
    <div className="sw-heading">
      <div className="sw-heading__words">
        <h1>{title}</h1>
        {children !== undefined && <div className="sw-heading__more">{children}</div>}
      </div>
      {tools !== undefined && <div className="sw-heading__tools">{tools}</div>}
    </div>
  );
}
