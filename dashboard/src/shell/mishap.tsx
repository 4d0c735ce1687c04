/** Keeps a fault of one view from emptying the page: says so in its place, and the rest stays usable. */

import { Component } from 'react';

import { Alert, Button } from '../parts/patternfly.ts';

interface Props {
  /** Another one is another view, which is tried afresh. */
  readonly view: string;
  readonly children: React.ReactNode;
}

interface State {
  /** The view that failed; null while none has. */
  readonly failed: string | null;
}

/** React tells of what goes wrong while drawing in no other way than to a class. */
export class Mishap extends Component<Props, State> {
  override readonly state: State = { failed: null };

  override componentDidCatch(): void {
    this.setState({ failed: this.props.view });
  }

  override render(): React.ReactNode {
    if (this.state.failed !== this.props.view) return this.props.children;
    return (
      <Alert
        component="p"
        isInline
        variant="danger"
        title="This view broke, by a fault of the dashboard"
        actionLinks={
          <Button
            variant="link"
            isInline
            onClick={() => {
              this.setState({ failed: null });
            }}
          >
            Show it again
          </Button>
        }
      >
        Nothing was lost: what you see and send is kept by the gateway. The browser’s console has the details.
      </Alert>
    );
  }
}
