/** Entry of the prompt page. */

import '../ui/theme.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import type { WindsockApi } from '../../shared/commands.ts';
import { PromptPage } from './prompt-page.tsx';

declare global {
  interface Window {
    readonly windsock: WindsockApi;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
createRoot(root).render(<PromptPage api={window.windsock} />);
