/** Starts the page. */

import '@patternfly/react-core/dist/styles/base.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app.tsx';
import { applyTheme } from './shell/preferences.ts';

// After those of the parts, so that they have the last word.
import './style/page.css';
import './style/parts.css';
import './style/timeline.css';
import './style/window.css';

applyTheme();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
