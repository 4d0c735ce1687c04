/** What an answer is about. */

import type { WindowPage } from '../windows/window-page.ts';

export type AnsweredWindow = Pick<
  WindowPage,
  'acknowledgeBy' | 'allowedActions' | 'id' | 'onSilence' | 'phase' | 'revision' | 'summary'
>;
